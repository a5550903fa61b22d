"""Where a province stands on the comparable parts alone, in both years."""

from dataclasses import dataclass

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel, Year
from motcua.rules.papi.scoring import sum_of


@dataclass(frozen=True)
class Sound:
    """
    Sums over the parts that may be compared, in points, and the ranks on them.

    `left_out`: parts of `year` that are not among them. Ranks are over the provinces that have all
    of `numbers` in the year.
    """

    numbers: tuple[str, ...]
    left_out: tuple[str, ...]
    before: float
    now: float
    rank_before: int
    ranked_before: int
    rank: int
    ranked: int


def sound_standing(panel: Panel, code: int, year: int, against: int | None) -> Sound | None:
    """
    Return the standing on comparable parts; None where nothing breaks or no part is left.

    None too where the province lacks one of the parts in either year.
    """
    if against is None or against not in panel.years:
        return None
    now, then = panel.years[year], panel.years[against]
    numbers = tuple(
        no
        for no in now.numbers
        if no in then.numbers and compare(panel.breaks, no, year, against).comparable
    )
    left_out = tuple(no for no in now.numbers if no not in numbers)
    if not numbers or (not left_out and len(numbers) == len(then.numbers)):
        return None
    sums_now, sums_then = _sums(now, numbers), _sums(then, numbers)
    if code not in sums_now or code not in sums_then:
        return None
    return Sound(
        numbers=numbers,
        left_out=left_out,
        before=sums_then[code],
        now=sums_now[code],
        rank_before=_rank(sums_then, code),
        ranked_before=len(sums_then),
        rank=_rank(sums_now, code),
        ranked=len(sums_now),
    )


def _sums(year: Year, numbers: tuple[str, ...]) -> dict[int, float]:
    found = {code: sum_of(cells, numbers) for code, cells in year.scores.items()}
    return {code: value for code, value in found.items() if value is not None}


def _rank(values: dict[int, float], code: int) -> int:
    return 1 + sum(1 for value in values.values() if value > values[code])
