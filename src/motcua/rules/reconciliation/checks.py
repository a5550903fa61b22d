"""
Checking published totals of one day against each other and against what is counted.

Three things are declared of a total: which list it counts, whether it counts the whole list or a
part of it, and of which other totals it is the sum. Everything found follows from these.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.rules.reconciliation.measures import ALL, Measure


class Outcome(StrEnum):
    """What a check found."""

    SUM_AGREES = "sum_agrees"
    SUM_FALLS_SHORT = "sum_falls_short"
    SUM_EXCEEDS = "sum_exceeds"
    COUNT_AGREES = "count_agrees"
    COUNT_DIFFERS = "count_differs"
    PART_FITS = "part_fits"
    PART_EXCEEDS = "part_exceeds"
    TOGETHER_EXCEED = "together_exceed"
    NOT_COUNTED = "not_counted"


GOOD = frozenset({Outcome.SUM_AGREES, Outcome.COUNT_AGREES, Outcome.PART_FITS})
CONTRADICTIONS = frozenset(Outcome) - GOOD - {Outcome.NOT_COUNTED}


@dataclass(frozen=True)
class Published:
    """
    A published total. `measure` None: nothing here counts it. `is_part`: it counts a part of that
    list only. `parts` are the keys of the totals of which it is declared to be the sum.
    """

    key: int
    value: int
    measure: Measure | None = None
    is_part: bool = False
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Finding:
    """
    What one check found of the total `key`.

    `terms` are the totals added up, by key; `left` is their sum or the total itself, `right` what
    it is held against: the published total or, when `against_count`, what is counted. `gap` is
    the difference without its sign.
    """

    outcome: Outcome
    key: int
    terms: tuple[int, ...]
    left: int
    right: int
    against_count: bool = False

    @property
    def gap(self) -> int:
        """How much the two sides differ."""
        return abs(self.left - self.right)

    @property
    def is_contradiction(self) -> bool:
        """Whether both sides cannot be true."""
        return self.outcome in CONTRADICTIONS


def check(published: Sequence[Published], counted: Mapping[Measure, int]) -> tuple[Finding, ...]:
    """
    Return what is found of the totals of one day: sums, counts, then lists that cannot overlap.

    `counted` holds what is counted for every measure among them that can be counted.
    """
    by_key = {one.key: one for one in published}
    return (
        *(found for one in published for found in _sum(one, by_key)),
        *(found for one in published for found in _count(one, counted)),
        *_together(published, counted),
    )


def _sum(total: Published, by_key: Mapping[int, Published]) -> Iterator[Finding]:
    """A sum is checked when every part of it was published too."""
    if not total.parts or not all(key in by_key for key in total.parts):
        return
    left = sum(by_key[key].value for key in total.parts)
    outcome = (
        Outcome.SUM_AGREES
        if left == total.value
        else Outcome.SUM_FALLS_SHORT
        if left < total.value
        else Outcome.SUM_EXCEEDS
    )
    yield Finding(outcome, total.key, total.parts, left, total.value)


def _count(total: Published, counted: Mapping[Measure, int]) -> Iterator[Finding]:
    if total.measure is None or total.measure not in counted:
        yield Finding(Outcome.NOT_COUNTED, total.key, (), total.value, total.value)
        return
    right = counted[total.measure]
    if total.is_part:
        outcome = Outcome.PART_FITS if total.value <= right else Outcome.PART_EXCEEDS
    else:
        outcome = Outcome.COUNT_AGREES if total.value == right else Outcome.COUNT_DIFFERS
    yield Finding(outcome, total.key, (), total.value, right, against_count=True)


def _together(published: Sequence[Published], counted: Mapping[Measure, int]) -> Iterator[Finding]:
    """
    Totals of lists that cannot overlap are together no more than the whole.

    The whole is the published total of everything, else the count of it. In each dimension the
    largest totals that exclude each other are taken, since a smaller one may lie in a larger.
    """
    whole = next((one for one in published if one.measure == ALL and not one.is_part), None)
    right = whole.value if whole else counted.get(ALL)
    if right is None:
        return
    measured = [one for one in published if one.measure and one.measure != ALL]
    for dimension in sorted({str(one.measure.dimension) for one in measured if one.measure}):
        apart: list[Published] = []
        for one in sorted(measured, key=lambda p: (-p.value, p.key)):
            if one.measure is None or one.measure.dimension != dimension:
                continue
            if all(one.measure.excludes(other.measure) for other in apart if other.measure):
                apart.append(one)
        left = sum(one.value for one in apart)
        if len(apart) > 1 and left > right:
            keys = tuple(one.key for one in apart)
            yield Finding(
                Outcome.TOGETHER_EXCEED, whole.key if whole else 0, keys, left, right,
                against_count=whole is None,
            )  # fmt: skip
