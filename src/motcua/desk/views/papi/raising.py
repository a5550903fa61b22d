"""What is missing to the next group, and what provinces that started there gained."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.design.papi.asking import Asked, asked
from motcua.design.papi.words import group_words, points, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import readers
from motcua.rules.papi.distance import Distance, distances
from motcua.rules.papi.gains import FEWEST, Gains, gains
from motcua.rules.papi.numerals import percent
from motcua.rules.papi.optimiser import needed_for
from motcua.rules.papi.standing import GROUPS


@dataclass(frozen=True)
class GoalShown:
    """A group of the total, and the points that lack; empty: already there or above."""

    name: str
    needed: str
    reached: bool


@dataclass(frozen=True)
class PartShown:
    """One sub-dimension: where it stands, what lacks, what was gained from such a start."""

    name: str
    number: str
    score: str
    group: str
    next_words: str
    to_median: str
    above_median: bool
    to_best: str
    best: str
    gain: str
    spread: str
    beyond: str
    rose: str
    cases: int
    enough: bool


@readers
@require_safe
def raising(request: OfficerRequest) -> HttpResponse:
    """Show distances and gains of every sub-dimension."""
    of, spoken = asked(request), language()
    table, code = of.panel.years[of.year], of.province.code
    found = [
        (one, gains(of.panel, of.year, number, one.score))
        for number, one in distances(table, code).items()
    ]
    context = {
        "goals": _goals(of, spoken),
        "parts": [_shown(of, one, gained, spoken) for one, gained in found],
        "promising": [
            _shown(of, one, gained, spoken)
            for one, gained in sorted(found, key=lambda pair: -(pair[1].relative or 0.0))
            if (gained.relative or 0.0) > 0 and one.to_median > 0
        ][:5],
        "fewest": FEWEST,
        "withheld": len(table.numbers) - len(found),
    }
    return show_papi(request, of, "raising", context)


def _goals(of: Asked, spoken: str) -> list[GoalShown]:
    table, goals = of.panel.years[of.year], []
    for name in reversed(GROUPS[:-1]):
        needed = needed_for(table, of.province.code, name)
        if needed is not None:
            goals.append(GoalShown(group_words(name), points(needed, spoken), needed <= 0))
    return goals


def _shown(of: Asked, one: Distance, gained: Gains, spoken: str) -> PartShown:
    next_words = ""
    if one.to_next is not None and one.next_group is not None:
        next_words = _("còn %(points)s tới %(group)s") % {
            "points": points(one.to_next, spoken), "group": group_words(one.next_group),
        }  # fmt: skip
    enough = gained.enough
    return PartShown(
        name=f"{one.key} {of.panel.name(one.key, of.year, spoken)}",
        number=one.key,
        score=points(one.score, spoken),
        group=group_words(one.group),
        next_words=next_words,
        to_median=signed(-one.to_median, spoken),
        above_median=one.to_median <= 0,
        to_best=points(one.to_best, spoken),
        best=of.panel.provinces[one.best].name,
        gain=signed(gained.median, spoken) if enough else "",
        spread=(
            f"{signed(gained.quarter, spoken)} … {signed(gained.three_quarters, spoken)}"
            if enough else ""
        ),
        beyond=signed(gained.relative, spoken) if enough else "",
        rose=percent(gained.rose, spoken) if gained.rose is not None else "",
        cases=gained.count,
        enough=enough,
    )  # fmt: skip
