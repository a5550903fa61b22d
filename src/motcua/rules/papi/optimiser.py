"""
The cheapest set of improvements that leaves the lowest group.

The other provinces stand still; the user says what each improvement gains and what effort it takes.
Improvements of one sub-dimension are alternatives: one of them at most is chosen. Exact up to
1/10,000 point a choice: gains are rounded down to that grid, so the set found always suffices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from motcua.rules.papi.model import Year
from motcua.rules.papi.scoring import TOTAL
from motcua.rules.papi.standing import GROUPS, group, standing

_GRID = 10_000


class BadImprovement(ValueError):
    """A gain or an effort is not a positive number."""


@dataclass(frozen=True)
class Improvement:
    """`gain` in points of the total, `effort` in whatever unit the user chose."""

    number: str
    gain: float
    effort: float


@dataclass(frozen=True)
class Choice:
    """
    What to do. `feasible` False: everything together does not suffice, and `chosen` is all of it.

    `needed` points; 0 when the province is already there.
    """

    needed: float
    feasible: bool
    chosen: tuple[Improvement, ...]
    gain: float
    effort: float


def needed_for(year: Year, code: int, wanted: str) -> float | None:
    """
    Return the points a province lacks for a group, the others standing still; None: not ranked.

    :raises ValueError: there is no such group
    """
    place = standing(year, TOTAL)
    own = place.values.get(code)
    if own is None:
        return None
    worst = GROUPS.index(wanted)
    others = sorted(value for other, value in place.values.items() if other != code)
    for total in [own, *[value for value in others if value > own]]:
        if GROUPS.index(group(total, sorted([*others, total]))) <= worst:
            return total - own
    return None


def cheapest(needed: float, improvements: Sequence[Improvement]) -> Choice:
    """
    Return the set of least effort whose gains reach `needed`.

    Sub-dimension by sub-dimension, of all sets with the same gain (on the grid, capped at what is
    needed) only the cheapest is kept, and none that another beats in both.

    :raises BadImprovement: a gain or effort is not above zero
    """
    if any(not one.gain > 0 or not one.effort > 0 for one in improvements):
        raise BadImprovement
    if needed <= 0:
        return Choice(0.0, True, (), 0.0, 0.0)
    goal = -int(-needed * _GRID // 1)
    kept: dict[int, tuple[float, tuple[Improvement, ...]]] = {0: (0.0, ())}
    ordered = sorted(improvements, key=lambda one: one.number)
    for _, alternatives in groupby(ordered, key=lambda one: one.number):
        widened = dict(kept)
        for one in alternatives:
            step = int(one.gain * _GRID + 1e-6)
            for reached, (effort, chosen) in kept.items():
                to = min(goal, reached + step)
                if to not in widened or effort + one.effort < widened[to][0]:
                    widened[to] = (effort + one.effort, (*chosen, one))
        kept = _undominated(widened)
    if goal in kept:
        return _choice(needed, True, kept[goal][1])
    strongest = {
        number: max(alternatives, key=lambda one: (one.gain, -one.effort))
        for number, alternatives in groupby(ordered, key=lambda one: one.number)
    }
    return _choice(needed, False, tuple(strongest.values()))


def _undominated(
    sets: dict[int, tuple[float, tuple[Improvement, ...]]],
) -> dict[int, tuple[float, tuple[Improvement, ...]]]:
    kept, cheapest_above = {}, float("inf")
    for reached in sorted(sets, reverse=True):
        if sets[reached][0] < cheapest_above:
            kept[reached], cheapest_above = sets[reached], sets[reached][0]
    return kept


def _choice(needed: float, feasible: bool, chosen: tuple[Improvement, ...]) -> Choice:
    return Choice(
        needed=needed,
        feasible=feasible,
        chosen=chosen,
        gain=fsum(one.gain for one in chosen),
        effort=fsum(one.effort for one in chosen),
    )
