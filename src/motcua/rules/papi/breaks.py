"""What may be compared with what: every comparison asks here."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.rules.papi.model import SeriesBreak

_WARNINGS = frozenset({"caution", "jump", "sample"})


@dataclass(frozen=True)
class Comparison:
    """
    Whether a sub-dimension of two years may be compared.

    `predecessor` False: another content stood under the number, or none. `reasons`: the breaks and
    warnings that lie between the two years.
    """

    comparable: bool
    predecessor: bool
    reasons: tuple[SeriesBreak, ...]


def compare(breaks: Sequence[SeriesBreak], number: str, one: int, other: int) -> Comparison:
    """Return whether a sub-dimension present in both years may be compared across them."""
    first, last = sorted((one, other))
    between = tuple(
        found
        for found in breaks
        if first <= found.after < last and (number in found.numbers or "all" in found.numbers)
    )
    return Comparison(
        comparable=all(found.kind in _WARNINGS for found in between),
        predecessor=all(found.kind != "renumbered" for found in between),
        reasons=between,
    )
