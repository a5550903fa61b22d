"""
Ranks, groups and quartiles of one year.

A quantity is the total, a dimension ("8") or a sub-dimension ("8.3"). Only provinces that have it
complete are ranked; equal scores share a rank. Groups are cut at the quartiles (linear between
neighbours): at or above the third one "best", and so on. With 63 provinces that gives 16, 16, 15
and 16.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import floor, fsum, sqrt

from motcua.rules.papi.model import Year
from motcua.rules.papi.scoring import value_of

GROUPS = ("best", "high_average", "low_average", "poor")


@dataclass(frozen=True)
class Standing:
    """Who has what of one quantity. `values` by province; `ordered` the values, least first."""

    values: dict[int, float]
    ordered: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many provinces are ranked."""
        return len(self.ordered)

    @cached_property
    def mean(self) -> float | None:
        """The plain mean of the provinces; None when nobody has the quantity."""
        return fsum(self.ordered) / self.count if self.ordered else None

    @cached_property
    def spread(self) -> float:
        """The standard deviation over the provinces (of all, not of a sample)."""
        if self.mean is None:
            return 0.0
        return sqrt(fsum((value - self.mean) ** 2 for value in self.ordered) / self.count)

    @cached_property
    def best(self) -> tuple[int, float] | None:
        """The province with the highest value, the lowest code among equals; None: nobody."""
        if not self.values:
            return None
        code = max(self.values, key=lambda one: (self.values[one], -one))
        return code, self.values[code]

    def rank(self, value: float) -> int:
        """Return the rank of a value: one more than the provinces above it."""
        return 1 + sum(1 for one in self.ordered if one > value)

    def rank_of(self, code: int) -> int | None:
        """Return a province's rank; None when it is not ranked."""
        value = self.values.get(code)
        return None if value is None else self.rank(value)

    def group_of(self, code: int) -> str | None:
        """Return a province's group; None when it is not ranked."""
        value = self.values.get(code)
        return None if value is None else group(value, self.ordered)


@lru_cache(maxsize=1024)
def standing(year: Year, key: str) -> Standing:
    """Return the standing of a quantity: `TOTAL`, "8" or "8.3"."""
    values = {}
    for code in year.scores:
        value = value_of(year, code, key)
        if value is not None:
            values[code] = value
    return Standing(values, tuple(sorted(values.values())))


def quantile(ordered: Sequence[float], share: float) -> float:
    """
    Return a quantile of sorted values, linear between neighbours (Hyndman and Fan's type 7).

    :raises ValueError: no values
    """
    if not ordered:
        raise ValueError("no values")
    place = share * (len(ordered) - 1)
    below = floor(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    part = place - below
    return (
        ordered[below]
        if part == 0
        else ordered[below] + part * (ordered[below + 1] - ordered[below])
    )


def borders(ordered: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower borders of best, high average and low average."""
    return quantile(ordered, 0.75), quantile(ordered, 0.5), quantile(ordered, 0.25)


def group(value: float, ordered: Sequence[float]) -> str:
    """Return the group of a value that is itself among the sorted values."""
    for name, border in zip(GROUPS, borders(ordered), strict=False):
        if value >= border:
            return name
    return GROUPS[-1]
