"""What is missing to the next group, and what provinces that started there gained."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.design.papi.asking import Asked, asked
from motcua.design.papi.raising import raising_table
from motcua.design.papi.words import group_words, points, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import readers
from motcua.rules.papi.distance import distances
from motcua.rules.papi.gains import FEWEST, Gains, gains
from motcua.rules.papi.optimiser import needed_for
from motcua.rules.papi.standing import GROUPS

MOST_PROMISING = 5


@dataclass(frozen=True)
class GoalShown:
    """A group of the total, and the points that lack."""

    name: str
    needed: str
    reached: bool


@dataclass(frozen=True)
class Promising:
    """A part below the median in which provinces with such a start gained beyond the others."""

    name: str
    beyond: str
    spread: str
    cases: int


@readers
@require_safe
def raising(request: OfficerRequest) -> HttpResponse:
    """Show distances and gains of every sub-dimension."""
    of, spoken = asked(request), language()
    table = raising_table(of.panel, of.report, spoken)
    shown = len(table.rows) if table else 0
    context = {
        "goals": _goals(of, spoken),
        "table": table,
        "promising": _promising(of, spoken),
        "fewest": FEWEST,
        "withheld": len(of.panel.years[of.year].numbers) - shown,
    }
    return show_papi(request, of, "raising", context)


def _goals(of: Asked, spoken: str) -> list[GoalShown]:
    table, goals = of.panel.years[of.year], []
    for name in reversed(GROUPS[:-1]):
        needed = needed_for(table, of.province.code, name)
        if needed is not None:
            goals.append(GoalShown(group_words(name), points(needed, spoken), needed <= 0))
    return goals


def _promising(of: Asked, spoken: str) -> list[Promising]:
    below = [
        gains(of.panel, of.year, number, one.score)
        for number, one in distances(of.panel.years[of.year], of.province.code).items()
        if one.to_median > 0
    ]
    rising = [one for one in below if one.relative is not None and one.relative > 0]
    rising.sort(key=lambda one: -(one.relative or 0.0))
    return [_shown(of, one, spoken) for one in rising[:MOST_PROMISING]]


def _shown(of: Asked, one: Gains, spoken: str) -> Promising:
    return Promising(
        name=f"{one.number} {of.panel.name(one.number, of.year, spoken)}",
        beyond=signed(one.relative, spoken),
        spread=f"{signed(one.quarter, spoken)} … {signed(one.three_quarters, spoken)}",
        cases=one.count,
    )
