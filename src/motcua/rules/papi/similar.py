"""
Provinces that make a fair comparison.

Of the same sampling class, those whose profile was nearest in the year before: the root mean square
distance of sub-dimensions, each in national standard deviations. The tables carry no income, no
population and no migration, so nothing is said about those. Being near is no cause of anything.
"""

from dataclasses import dataclass
from math import fsum, sqrt

from motcua.rules.papi.model import Panel, Year
from motcua.rules.papi.scoring import TOTAL, value_of
from motcua.rules.papi.standing import standing

NEAREST = 8


@dataclass(frozen=True)
class Peer:
    """One similar province: `distance` in standard deviations; totals None when incomplete."""

    code: int
    distance: float
    total: float | None
    previous: float | None
    same_region: bool


def similar(
    panel: Panel, code: int, year: int, base: int | None, count: int = NEAREST
) -> tuple[Peer, ...]:
    """
    Return the provinces of the same size class nearest in `base` (else in `year`), nearest first.

    Empty when the province has no cell there. Large and medium provinces have few of their class.
    """
    profile_year = panel.years[base if base is not None else year]
    own = panel.provinces[code]
    found = []
    for other in panel.provinces.values():
        if other.code == code or other.size != own.size:
            continue
        distance = _distance(profile_year, code, other.code)
        if distance is None:
            continue
        found.append(
            Peer(
                code=other.code,
                distance=distance,
                total=value_of(panel.years[year], other.code, TOTAL),
                previous=value_of(profile_year, other.code, TOTAL) if base is not None else None,
                same_region=other.region == own.region,
            )
        )
    return tuple(sorted(found, key=lambda peer: (peer.distance, peer.code))[:count])


def _distance(year: Year, one: int, other: int) -> float | None:
    squares = []
    for number in year.numbers:
        place = standing(year, number)
        a, b, spread = place.values.get(one), place.values.get(other), place.spread
        if a is None or b is None or not spread:
            continue
        squares.append(((a - b) / spread) ** 2)
    if len(squares) < len(year.numbers) / 2:
        return None
    return sqrt(fsum(squares) / len(squares))
