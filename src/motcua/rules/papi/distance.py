"""How far a province is from the borders of the groups, the median and the best, per quantity."""

from dataclasses import dataclass

from motcua.rules.papi.model import Year
from motcua.rules.papi.standing import GROUPS, borders, quantile, standing


@dataclass(frozen=True)
class Distance:
    """
    What is missing, in points; negative: the province is above by so much.

    `to_next` is what lifts it into the next group of this quantity, None in the best one.
    """

    key: str
    score: float
    group: str
    next_group: str | None
    to_next: float | None
    to_median: float
    to_best: float
    best: int


def distance(year: Year, code: int, key: str) -> Distance | None:
    """Return a province's distances in a quantity; None when it has none."""
    place = standing(year, key)
    score, name, best = place.values.get(code), place.group_of(code), place.best
    if score is None or name is None or best is None:
        return None
    better = GROUPS.index(name) - 1
    return Distance(
        key=key,
        score=score,
        group=name,
        next_group=GROUPS[better] if better >= 0 else None,
        to_next=borders(place.ordered)[better] - score if better >= 0 else None,
        to_median=quantile(place.ordered, 0.5) - score,
        to_best=best[1] - score,
        best=best[0],
    )


def distances(year: Year, code: int) -> dict[str, Distance]:
    """Return the distances of every sub-dimension that the province has."""
    found = {number: distance(year, code, number) for number in year.numbers}
    return {number: one for number, one in found.items() if one is not None}
