"""How much of what the catalogue holds was assumed by a scenario and is nobody's record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from motcua.catalogue.models import DeclaredLevel, OfferedService
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.reading.marks import ASSUMED, Mark


@dataclass(frozen=True)
class Assumed:
    """
    Of the `procedures` in force on a day, of how many each thing was assumed.

    `declared` and `integrated`: that a published total holds for these procedures, 0 where nobody
    asked.
    """

    procedures: int
    levels: int = 0
    agencies: int = 0
    dates: int = 0
    declared: int = 0
    integrated: int = 0

    def __bool__(self) -> bool:
        counts = (self.levels, self.agencies, self.dates, self.declared, self.integrated)
        return any(counts)


def _carries(mark: Mark) -> Q:
    return Q(marks__contains=[str(mark)])


_COUNTS = {
    "procedures": Count("id"),
    "levels": Count("id", filter=_carries(Mark.LEVEL_ASSUMED)),
    "agencies": Count("id", filter=_carries(Mark.AGENCY_ASSUMED)),
    "dates": Count("id", filter=_carries(Mark.DATE_ASSUMED)),
}


def assumed_on(day: date) -> Assumed:
    """Return the counts of a day; false where nothing was assumed. One query."""
    return Assumed(**versions_on(day).aggregate(**_COUNTS))


def assumed_of_services(*, services: QuerySet[OfferedService], on: date) -> Assumed:
    """Return the counts of the procedures of some services, the declared levels too. Two queries."""
    versions = versions_on(on).filter(procedure__in=services.values("procedure"))
    claimed = DeclaredLevel.objects.filter(is_assumed=True, service__in=services)
    return Assumed(
        **versions.aggregate(**_COUNTS),
        declared=claimed.aggregate(n=Count("service__procedure", distinct=True))["n"],
    )


@dataclass(frozen=True)
class AssumedOf:
    """What was assumed of one service: the marks of its procedure, and whether its declared level."""

    marks: tuple[str, ...]
    declared: bool


def assumed_by_service(*, services: Iterable[OfferedService], on: date) -> dict[int, AssumedOf]:
    """Return by id what was assumed of each service. Two queries."""
    found = {service.pk: service.procedure_id for service in services}
    versions = versions_on(on).filter(
        procedure__in=set(found.values()), marks__overlap=[str(mark) for mark in ASSUMED]
    )
    marks = dict(versions.values_list("procedure_id", "marks"))
    claimed = set(
        DeclaredLevel.objects.filter(is_assumed=True, service__in=list(found)).values_list(
            "service_id", flat=True
        )
    )
    return {
        pk: AssumedOf(tuple(marks.get(procedure, ())), pk in claimed)
        for pk, procedure in found.items()
    }
