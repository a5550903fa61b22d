"""
Why a total changed: exact parts by sub-dimension, each marked as comparable or not.

The parts are differences of cells, so they sum to the difference of the totals. A sub-dimension
that only one of the two years has, or whose number meant something else, has no `change`; what it
brings to the difference is still its `contribution`.
"""

from dataclasses import dataclass
from math import fsum

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel, SeriesBreak, order
from motcua.rules.papi.scoring import TOTAL, value_of


@dataclass(frozen=True)
class Part:
    """
    One sub-dimension in two years, in points.

    `score`, `previous`, `change`: None when withheld or without a predecessor. `contribution`: what
    it adds to the difference of the totals; None when either cell is withheld. `share` is
    contribution over the whole difference, signed; None without one. `comparable` is False unless
    both cells are there and no break lies between.
    """

    number: str
    score: float | None
    previous: float | None
    change: float | None
    contribution: float | None
    share: float | None
    comparable: bool
    predecessor: bool
    reasons: tuple[SeriesBreak, ...]


@dataclass(frozen=True)
class Decomposition:
    """`change` of the totals (None unless both are complete), its parts, and what is comparable."""

    change: float | None
    parts: tuple[Part, ...]
    comparable: float | None
    broken: float | None


def decompose(panel: Panel, code: int, year: int, against: int | None) -> Decomposition:
    """Return why a province's total in `year` differs from `against`; None: no year to compare."""
    table = panel.years[year]
    before = panel.years.get(against) if against is not None else None
    total, previous = value_of(table, code, TOTAL), None
    if before is not None:
        previous = value_of(before, code, TOTAL)
    whole = total - previous if total is not None and previous is not None else None
    numbers = set(table.numbers) | set(before.numbers if before else ())
    parts = tuple(
        _part(panel, code, number, year, against if before else None, whole)
        for number in sorted(numbers, key=order)
    )
    sound = [part.change for part in parts if part.comparable and part.change is not None]
    comparable = fsum(sound) if sound else None
    broken = whole - comparable if whole is not None and comparable is not None else None
    return Decomposition(whole, parts, comparable, broken)


def _part(
    panel: Panel, code: int, number: str, year: int, against: int | None, whole: float | None
) -> Part:
    now, then = panel.years[year], panel.years[against] if against is not None else None
    score = value_of(now, code, number)
    old = value_of(then, code, number) if then else None
    seen = compare(panel.breaks, number, year, against) if against is not None else None
    in_both = then is not None and number in now.numbers and number in then.numbers
    predecessor = in_both and seen is not None and seen.predecessor
    contribution = None
    if then is not None:
        new_part = score if number in now.numbers else 0.0
        old_part = old if number in then.numbers else 0.0
        if new_part is not None and old_part is not None:
            contribution = new_part - old_part
    # A dropped sub-dimension keeps its old score; one that was another content has none.
    previous = old if predecessor or number not in now.numbers else None
    change = score - old if predecessor and score is not None and old is not None else None
    return Part(
        number=number,
        score=score,
        previous=previous,
        change=change,
        contribution=contribution,
        share=contribution / whole if contribution is not None and whole else None,
        comparable=change is not None and seen is not None and seen.comparable,
        predecessor=predecessor,
        reasons=seen.reasons if seen else (),
    )
