"""
What the total, rank and group would be if some cells moved and every other province stood still.

Sub-dimensions may be moved in any year, indicators where they are public. Moved indicators go
through the year's formula: what it gave before is taken off and what it gives now added, so that a
fitted formula brings its slopes and not its error. Uncertainty: provinces are drawn again with
replacement (bootstrap), and the own score may vary by its standard error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from random import Random

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel, is_number, order
from motcua.rules.papi.scoring import TOTAL, formula_of, value_of
from motcua.rules.papi.standing import GROUPS, group, quantile, standing

DRAWS = 1000


class OffScale(ValueError):
    """A value lies outside its printed scale, or the row is unknown; `number` says which."""

    def __init__(self, number: str, low: float | None, high: float | None) -> None:
        super().__init__(number)
        self.number, self.low, self.high = number, low, high


class NotComparable(ValueError):
    """The rows of another year measure something else; `number` says which part."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NotComplete(ValueError):
    """The province has no total in the year, so nothing can be explored."""


@dataclass(frozen=True)
class Moved:
    """
    One sub-dimension moved: `approximate` when a fitted formula was used.

    `off_by`: how far that formula was from a published cell at worst, in points.
    """

    number: str
    before: float
    after: float
    approximate: bool
    off_by: float


@dataclass(frozen=True)
class Outcome:
    """What would be: scores in points, rank among `count` complete provinces."""

    before: float
    total: float
    rank_before: int
    rank: int
    group_before: str
    group: str
    count: int
    moved: tuple[Moved, ...]


@dataclass(frozen=True)
class Spread:
    """Ranks and groups over the draws: `rank_low` to `rank_high` holds nine draws in ten."""

    draws: int
    rank_median: float
    rank_low: float
    rank_high: float
    groups: dict[str, float]
    own_error: float | None


def move_indicators(
    panel: Panel,
    code: int,
    year: int,
    targets: Mapping[str, float],
    rows_of: int | None = None,
) -> dict[str, Moved]:
    """
    Return the sub-dimensions that moved indicators would give; `targets`: row → new value.

    `rows_of` names another year whose rows are moved where those of `year` are not public: their
    shift is added to the score of `year`. A sub-dimension stays on its scale.

    :raises OffScale: a row is unknown or withheld, has no formula, or a value is off its scale
    :raises NotComparable: the part was another one in `rows_of`
    """
    table, rows = panel.years[year], panel.years[year if rows_of is None else rows_of]
    cells = rows.indicators.get(code, {})
    for no, value in targets.items():
        node = rows.nodes.get(no)
        if node is None or not is_number(cells.get(no)):
            raise OffScale(no, None, None)
        if not _fits(value, node.low, node.high):
            raise OffScale(no, node.low, node.high)
    moved = {}
    for number in sorted({no.rpartition(".")[0] for no in targets}, key=order):
        formula, score = formula_of(panel, rows.year, number), value_of(table, code, number)
        if formula is None or score is None:
            raise OffScale(number, None, None)
        if not compare(panel.breaks, number, year, rows.year).comparable:
            raise NotComparable(number)
        shift = fsum(
            slope * (targets[no] - float(cells[no]))
            for slope, no in zip(formula.slopes, rows.rows_of(number), strict=True)
            if no in targets
        )
        moved[number] = Moved(
            number=number,
            before=score,
            after=_on_scale(panel, year, number, score, shift),
            approximate=not formula.exact or rows.year != year,
            off_by=formula.worst,
        )
    return moved


def what_if(
    panel: Panel,
    code: int,
    year: int,
    targets: Mapping[str, float],
    indicators: Mapping[str, float] | None = None,
    *,
    rows_of: int | None = None,
) -> Outcome:
    """
    Return what would be if sub-dimensions had the scores of `targets` and rows those of `indicators`.

    :raises NotComplete: the province has no total in the year
    :raises OffScale: a value is off its scale, or its row unknown
    :raises NotComparable: the part was another one in `rows_of`
    """
    table, place = panel.years[year], standing(panel.years[year], TOTAL)
    before = place.values.get(code)
    if before is None:
        raise NotComplete(str(code))
    moved = move_indicators(panel, code, year, indicators or {}, rows_of)
    for number, value in targets.items():
        score, node = value_of(table, code, number), table.nodes.get(number)
        if score is None or number in moved:
            raise OffScale(number, None, None)
        if node is not None and not _fits(value, node.low, node.high):
            raise OffScale(number, node.low, node.high)
        moved[number] = Moved(number, score, value, approximate=False, off_by=0.0)
    total = before + fsum(one.after - one.before for one in moved.values())
    ordered = sorted([total, *_others(place.values, code)])
    return Outcome(
        before=before,
        total=total,
        rank_before=place.rank(before),
        rank=1 + sum(1 for one in ordered if one > total),
        group_before=group(before, place.ordered),
        group=group(total, ordered),
        count=place.count,
        moved=tuple(moved[number] for number in sorted(moved, key=order)),
    )


def bootstrap(
    panel: Panel, code: int, year: int, total: float, *, random: Random, draws: int = DRAWS
) -> Spread:
    """
    Return how rank and group of a total vary when the other provinces are drawn again.

    Where a standard error of the province was published for the year, the total varies by it too
    (normally); else only the field does, and the spread is too narrow. `random` is seeded by the
    caller, so the same question gets the same answer.
    """
    table = panel.years[year]
    others = _others(standing(table, TOTAL).values, code)
    published = table.published.get(code)
    error = published.se if published else None
    ranks, groups = [], dict.fromkeys(GROUPS, 0)
    for _ in range(draws):
        own = random.gauss(total, error) if error else total
        drawn = sorted([own, *random.choices(others, k=len(others))])
        ranks.append(float(1 + sum(1 for one in drawn if one > own)))
        groups[group(own, drawn)] += 1
    ranks.sort()
    return Spread(
        draws=draws,
        rank_median=quantile(ranks, 0.5),
        rank_low=quantile(ranks, 0.05),
        rank_high=quantile(ranks, 0.95),
        groups={name: count / draws for name, count in groups.items()},
        own_error=error,
    )


def _others(values: Mapping[int, float], code: int) -> list[float]:
    return [value for other, value in values.items() if other != code]


def _fits(value: float, low: float | None, high: float | None) -> bool:
    # The printed 0.33 and 3.33 are rounded thirds.
    return (low is None or value >= low - 0.005) and (high is None or value <= high + 0.005)


def _on_scale(panel: Panel, year: int, number: str, score: float, shift: float) -> float:
    """Where a score ends on its scale; a published score beyond the printed end may stay there."""
    node = panel.years[year].nodes.get(number)
    if node is None or node.low is None or node.high is None:
        return score + shift
    return min(max(score + shift, min(node.low, score)), max(node.high, score))
