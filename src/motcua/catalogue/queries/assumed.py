"""How much of what the catalogue holds was assumed by a scenario and is nobody's record."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.versions import in_force, versions_on
from motcua.catalogue.reading.marks import ASSUMED, Mark


@dataclass(frozen=True)
class Assumed:
    """Of the `procedures` in force on a day, of how many each thing was assumed."""

    procedures: int
    levels: int = 0
    agencies: int = 0
    dates: int = 0

    def __bool__(self) -> bool:
        return bool(self.levels or self.agencies or self.dates)


def assumed_on(day: date) -> Assumed:
    """Return the counts of a day; false where nothing was assumed. One query."""
    return Assumed(
        **versions_on(day).aggregate(
            procedures=Count("id"),
            levels=Count("id", filter=_carries(Mark.LEVEL_ASSUMED)),
            agencies=Count("id", filter=_carries(Mark.AGENCY_ASSUMED)),
            dates=Count("id", filter=_carries(Mark.DATE_ASSUMED)),
        )
    )


def _carries(mark: Mark) -> Q:
    return Q(marks__contains=[str(mark)])


def assumed_marks(*, procedures: set[int], on: date) -> dict[int, tuple[str, ...]]:
    """Return, by procedure id, the marks of what was assumed; only where something was. One query."""
    found = ProcedureVersion.objects.filter(
        in_force(on), procedure__in=procedures, marks__overlap=[str(mark) for mark in ASSUMED]
    )
    return {pk: tuple(marks) for pk, marks in found.values_list("procedure_id", "marks")}
