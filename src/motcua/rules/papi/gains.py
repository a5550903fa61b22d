"""
What provinces that started at the same place gained in one year, from the whole panel.

A pair of years counts where nothing broke the series between them, nor between them and the year
asked about, and the sample was not drawn anew. Much of what is gained from a low start is the return of chance to the mean: `relative` takes
the national move of the year off, and the page says the rest. A gain achieved elsewhere is no
promise.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel
from motcua.rules.papi.standing import quantile, standing

# A start counts as the same within half a standard deviation of all starts.
REACH = 0.5
FEWEST = 12
_UNSOUND = frozenset({"sample", "jump"})


@dataclass(frozen=True)
class Gains:
    """
    Gains in points of `count` province-years whose start was within `reach` of `start`.

    `enough` False: too few, and the quantiles are None. `rose` is the share that gained at all;
    `relative` the median gain beyond the national mean's. `years`: first of each pair used.
    """

    number: str
    start: float
    reach: float
    count: int
    enough: bool
    years: tuple[int, ...]
    low: float | None = None
    quarter: float | None = None
    median: float | None = None
    three_quarters: float | None = None
    high: float | None = None
    rose: float | None = None
    relative: float | None = None


@lru_cache(maxsize=512)
def _pairs(panel: Panel, number: str, base: int) -> tuple[tuple[int, float, float, float], ...]:
    """Return (year, start, gain, gain beyond the national mean's) of every sound pair."""
    found = []
    for year in sorted(panel.years):
        now, then = panel.years.get(year + 1), panel.years[year]
        if now is None or number not in now.numbers or number not in then.numbers:
            continue
        seen = compare(panel.breaks, number, year, year + 1)
        unsound = any(one.kind in _UNSOUND for one in seen.reasons)
        # The same measure on the same scale as in the year that is asked about.
        asked = compare(panel.breaks, number, year, base)
        same = asked.comparable and not any(one.kind == "jump" for one in asked.reasons)
        if not seen.comparable or unsound or not same:
            continue
        old, new = standing(then, number).values, standing(now, number).values
        both = sorted(set(old) & set(new))
        national = fsum(new[one] - old[one] for one in both) / len(both)
        found += [(year, old[c], new[c] - old[c], new[c] - old[c] - national) for c in both]
    return tuple(found)


def gains(panel: Panel, year: int, number: str, start: float) -> Gains:
    """Return what was gained from a start, by years that measured what `year` does."""
    pairs = _pairs(panel, number, year)
    reach = REACH * _spread([pair[1] for pair in pairs])
    near = [pair for pair in pairs if abs(pair[1] - start) <= reach]
    years = tuple(sorted({pair[0] for pair in near}))
    if len(near) < FEWEST:
        return Gains(number, start, reach, len(near), enough=False, years=years)
    moves = sorted(pair[2] for pair in near)
    return Gains(
        number=number,
        start=start,
        reach=reach,
        count=len(near),
        enough=True,
        years=years,
        low=quantile(moves, 0.1),
        quarter=quantile(moves, 0.25),
        median=quantile(moves, 0.5),
        three_quarters=quantile(moves, 0.75),
        high=quantile(moves, 0.9),
        rose=sum(1 for move in moves if move > 0) / len(moves),
        relative=quantile(sorted(pair[3] for pair in near), 0.5),
    )


def _spread(values: list[float]) -> float:
    if not values:
        return 0.0
    mean = fsum(values) / len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / len(values))
