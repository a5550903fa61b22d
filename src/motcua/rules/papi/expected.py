"""
What a plan expected of each sub-dimension beside what the target year's table says.

Expectations of one sub-dimension add up; whoever set them may have counted twice, and the comparison
shows it. A result says that the score moved, never that the actions moved it: `beyond_national` sets
the province's move beside everybody's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel, order
from motcua.rules.papi.scoring import TOTAL, value_of
from motcua.rules.papi.standing import standing

# Scores are published to 1e-6; a thousandth of a point is no shortfall.
_NEAR = 0.0005


@dataclass(frozen=True)
class Expectation:
    """Points that an action is expected to bring to a sub-dimension; None: nobody said how many."""

    number: str
    expected: float | None
    low: float | None = None
    high: float | None = None


class Verdict(StrEnum):
    """What became of an expectation."""

    WAITING = "waiting"  # the table of the target year is not held
    REACHED = "reached"
    PARTLY = "partly"  # it rose, by less than expected
    NOT = "not"  # it did not rise
    ROSE = "rose"  # nothing was expected in points, and it rose
    WITHHELD = "withheld"  # one of the two cells was not published
    BROKEN = "broken"  # the series broke between, or the part is gone: the change says nothing


@dataclass(frozen=True)
class Result:
    """
    One sub-dimension of a plan, in points.

    `expected` with `low`, `high`: sums over its actions, None where none named points; the range is
    None unless each had one. `change` from base to target, `beyond_national` that minus the change
    of the national mean. None: not known.
    """

    number: str
    actions: int
    base: float | None
    expected: float | None
    low: float | None
    high: float | None
    actual: float | None
    change: float | None
    beyond_national: float | None
    verdict: Verdict

    @property
    def goal(self) -> float | None:
        """The score that was hoped for."""
        if self.base is None or self.expected is None:
            return None
        return self.base + self.expected


def results(
    panel: Panel, code: int, base_year: int, target_year: int, expected: Iterable[Expectation]
) -> tuple[Result, ...]:
    """Return a result for every sub-dimension that something was expected of, in their order."""
    by_number: dict[str, list[Expectation]] = {}
    for one in expected:
        by_number.setdefault(one.number, []).append(one)
    return tuple(
        _result(panel, code, base_year, target_year, number, by_number[number])
        for number in sorted(by_number, key=order)
    )


def _result(
    panel: Panel,
    code: int,
    base_year: int,
    target_year: int,
    number: str,
    expected: list[Expectation],
) -> Result:
    named = [one for one in expected if one.expected is not None]
    ranged = bool(named) and all(one.low is not None and one.high is not None for one in named)
    hoped = fsum(one.expected or 0.0 for one in named) if named else None
    base = _cell(panel, code, base_year, number)
    actual = _cell(panel, code, target_year, number)
    change = actual - base if actual is not None and base is not None else None
    return Result(
        number=number,
        actions=len(expected),
        base=base,
        expected=hoped,
        low=fsum(one.low or 0.0 for one in named) if ranged else None,
        high=fsum(one.high or 0.0 for one in named) if ranged else None,
        actual=actual,
        change=change,
        beyond_national=_beyond(panel, number, base_year, target_year, change),
        verdict=_verdict(panel, number, base_year, target_year, hoped, change),
    )


def _verdict(
    panel: Panel,
    number: str,
    base_year: int,
    target_year: int,
    hoped: float | None,
    change: float | None,
) -> Verdict:
    if target_year not in panel.years:
        return Verdict.WAITING
    gone = number not in panel.years[target_year].numbers
    if gone or not compare(panel.breaks, number, base_year, target_year).comparable:
        return Verdict.BROKEN
    if change is None:
        return Verdict.WITHHELD
    if change <= _NEAR:
        return Verdict.NOT
    if hoped is None:
        return Verdict.ROSE
    return Verdict.REACHED if change >= hoped - _NEAR else Verdict.PARTLY


def _cell(panel: Panel, code: int, year: int, number: str) -> float | None:
    held = panel.years.get(year)
    return value_of(held, code, number) if held is not None and number in held.numbers else None


def _beyond(
    panel: Panel, number: str, base_year: int, target_year: int, change: float | None
) -> float | None:
    if change is None:
        return None
    then = standing(panel.years[base_year], number).mean
    now = standing(panel.years[target_year], number).mean
    return change - (now - then) if now is not None and then is not None else None


def total_hoped_for(
    panel: Panel, code: int, base_year: int, found: Iterable[Result]
) -> float | None:
    """Return the total if every expectation came true and nothing else moved; None: no total."""
    base = value_of(panel.years[base_year], code, TOTAL) if base_year in panel.years else None
    return None if base is None else base + fsum(one.expected or 0.0 for one in found)
