"""What is published of procedures in force and of online services, and the list of services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery

from motcua.catalogue.models import OfferedService
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.reading.marks import Mark

PAGE = 50


@dataclass(frozen=True)
class ProcedureCounts:
    """
    Procedures in force, by level of government and by field (largest first).

    One that several levels carry out (`shared` of them) stands under each; `unlevelled` name none.
    So the levels and `unlevelled` add up to `total` only where nothing is shared.
    """

    total: int
    shared: int
    unlevelled: int
    by_level: dict[str, int]
    by_field: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class LevelCount:
    """One level: how many services, and how many procedures that some agency offers so."""

    level: int
    services: int
    procedures: int


@dataclass(frozen=True)
class ServiceRow:
    """One service: a procedure at an agency, with both levels of today and since when."""

    code: str
    name: str
    agency_code: str
    agency_vi: str
    agency_en: str
    level_42: int
    since_42: date | None
    level_43: int
    since_43: date | None
    marks: list[str] | None

    @property
    def agency_is_assumed(self) -> bool:
        """Whether a scenario put the procedure at this agency."""
        return Mark.AGENCY_ASSUMED in (self.marks or ())

    def agency(self, language: str) -> str:
        """The agency's name in a language; the Vietnamese one where there is no English."""
        return self.agency_en if language == "en" and self.agency_en else self.agency_vi


@dataclass(frozen=True)
class ProcedureOffered:
    """One procedure, and how many agencies offer it at a level."""

    code: str
    name: str
    agencies: int


def procedure_counts(*, on: date) -> ProcedureCounts:
    """Return the figures of a day. Three queries."""
    found = versions_on(on)
    levels = found.annotate(level=Func(F("levels"), function="unnest")).values_list("level")
    fields = found.values_list("field__name").annotate(n=Count("id")).order_by("-n", "field__name")
    return ProcedureCounts(
        **found.aggregate(
            total=Count("id"), shared=Count("id", filter=Q(levels__len__gt=1)),
            unlevelled=Count("id", filter=Q(levels=[])),
        ),
        by_level=dict(levels.annotate(n=Count("id")).order_by()),
        by_field=tuple((name, count) for name, count in fields if name),
    )  # fmt: skip


def level_counts(*, column: str) -> tuple[LevelCount, ...]:
    """Return today's services by level, the best first. `column`: level_42, level_43. One query."""
    rows = (
        OfferedService.objects.filter(level_42__isnull=False)
        .values_list(column)
        .annotate(services=Count("id"), procedures=Count("procedure_id", distinct=True))
        .order_by(f"-{column}")
    )
    return tuple(LevelCount(*row) for row in rows)


def services_at(*, column: str, level: int, page: int, on: date) -> tuple[list[ServiceRow], int]:
    """Return a page of the services at a level, by code and agency, and their number."""
    found = OfferedService.objects.filter(level_42__isnull=False, **{column: level})
    chosen = found.order_by("procedure__code", "agency__code")[(page - 1) * PAGE : page * PAGE]
    return [ServiceRow(*row) for row in _columns(chosen, on)], found.count()


def procedures_at(
    *, column: str, level: int, page: int, on: date
) -> tuple[list[ProcedureOffered], int]:
    """Return a page of the procedures that some agency offers at a level, by code; and how many."""
    found = OfferedService.objects.filter(level_42__isnull=False, **{column: level})
    codes = found.values("procedure__code").order_by("procedure__code")
    rows = codes.annotate(name=_name_on(on), agencies=Count("id")).values_list(
        "procedure__code", "name", "agencies"
    )
    chosen = rows[(page - 1) * PAGE : page * PAGE]
    total = found.values("procedure_id").distinct().count()
    return [ProcedureOffered(*row) for row in chosen], total


def every_service(*, on: date) -> Iterator[ServiceRow]:
    """Yield all services that have a level today, a few thousand at a time."""
    found = OfferedService.objects.filter(level_42__isnull=False)
    rows = _columns(found.order_by("procedure__code", "agency__code"), on)
    return (ServiceRow(*row) for row in rows.iterator(chunk_size=2000))


def _columns(found: QuerySet[OfferedService], on: date) -> QuerySet[OfferedService, Any]:
    return found.annotate(name=_name_on(on), marks=_of_version("marks", on)).values_list(
        "procedure__code", "name", "agency__code", "agency__name_vi", "agency__name_en",
        "level_42", "since_42", "level_43", "since_43", "marks",
    )  # fmt: skip


def _name_on(on: date) -> Subquery:
    return _of_version("name", on)


def _of_version(column: str, on: date) -> Subquery:
    return Subquery(
        versions_on(on).filter(procedure_id=OuterRef("procedure_id")).values(column)[:1]
    )
