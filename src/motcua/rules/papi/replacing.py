"""What a table that takes the place of another keeps of it: errors that the layout does not carry."""

from dataclasses import replace

from motcua.rules.papi.model import Published, Year

# Printed totals are rounded to four places at most.
_SAME = 0.005


def with_errors_of(new: Year, old: Year | None) -> Year:
    """
    Return `new` with the limits, errors and variances of `old` where the totals agree.

    A province whose total changed keeps none: its error was of another figure.
    """
    if old is None or old.year != new.year:
        return new
    published = {code: _kept(own, old.published.get(code)) for code, own in new.published.items()}
    same = {code for code, own in published.items() if own.se is not None or own.low is not None}
    variance = {key: value for key, value in old.variance.items() if key[0] in same}
    return replace(new, published=published, variance=variance)


def _kept(new: Published, old: Published | None) -> Published:
    if old is None or new.total is None or old.total is None or abs(new.total - old.total) > _SAME:
        return new
    return replace(old, total=new.total)
