"""One service's page: its level under both decrees, why, since when, what is missing, and before."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.levels.sights import REPORTED
from motcua.catalogue.models import (
    DeclaredLevel,
    FactRecord,
    LevelRecord,
    OfferedService,
    ProcedureVersion,
    Service,
)
from motcua.catalogue.queries.versions import in_force
from motcua.kit.clock import local_day
from motcua.rules.service_level import BITS, Assessment, Fact, RuleSet, assess, reasons_for


@dataclass(frozen=True)
class FactShown:
    """
    One fact as it stands today. `holds` None: nobody knows. `note` is a code of what stands in
    the way (`levels.sights`) or, of a reported fact, somebody's words.
    """

    fact: Fact
    holds: bool | None
    held_from: date | None
    recorded_at: datetime | None
    evidence_kind: str
    evidence_id: str
    note: str
    is_reported: bool
    carries: bool


@dataclass(frozen=True)
class LevelStep:
    """One row of the history. `corrects`: it was recorded later than the day on which it held."""

    rule_set: str
    level: int | None
    held_from: date
    recorded_at: datetime
    corrects: bool


@dataclass(frozen=True)
class ServiceLevels:
    """All that the page of a service prints about its level."""

    service: OfferedService
    version: ProcedureVersion | None
    setting: Service | None
    facts: tuple[FactShown, ...]
    old: Assessment
    new: Assessment
    declared: tuple[DeclaredLevel, ...]
    history: tuple[LevelStep, ...]


def get_service_levels(*, service_id: int, at: datetime) -> ServiceLevels:
    """
    Return a service's levels and their reasons at a moment. Six queries.

    :raises OfferedService.DoesNotExist: there is no such service
    """
    today = local_day(at)
    service = OfferedService.objects.select_related("procedure", "agency").get(pk=service_id)
    settings = Service.objects.filter(
        in_force(today), procedure_id=service.procedure_id, agency_id=service.agency_id
    )
    version = ProcedureVersion.objects.filter(in_force(today), procedure_id=service.procedure_id)
    declared = DeclaredLevel.objects.filter(service=service).order_by(
        "-held_from", "-recorded_at", "-id"
    )
    return ServiceLevels(
        service=service,
        version=version.select_related("field").first(),
        setting=settings.select_related("agency", "competent_agency").first(),
        facts=_facts(service, today),
        old=assess(RuleSet.DECREE_43_2011, service.holds),
        new=assess(RuleSet.DECREE_42_2022, service.holds),
        declared=tuple(declared[:20]),
        history=_history(service),
    )


def _facts(service: OfferedService, today: date) -> tuple[FactShown, ...]:
    rows = (
        FactRecord.objects.filter(service=service, held_from__lte=today)
        .order_by("fact", "-held_from", "-recorded_at", "-id")
        .distinct("fact")
    )
    standing = {row.fact: row for row in rows}
    carrying = {fact for rule_set in RuleSet for fact in reasons_for(rule_set, service.holds)}
    shown = []
    for fact in Fact:
        row = standing.get(fact)
        holds = bool(service.holds & BITS[fact]) if service.known & BITS[fact] else None
        shown.append(
            FactShown(
                fact, holds, row.held_from if row else None, row.recorded_at if row else None,
                row.evidence_kind if row else "", row.evidence_id if row else "",
                row.note if row else "", fact in REPORTED, fact in carrying,
            )
        )  # fmt: skip
    return tuple(shown)


def _history(service: OfferedService) -> tuple[LevelStep, ...]:
    rows = LevelRecord.objects.filter(service=service).order_by("-recorded_at", "-held_from", "-id")
    return tuple(
        LevelStep(
            row.rule_set, row.level, row.held_from, row.recorded_at,
            local_day(row.recorded_at) > row.held_from,
        )
        for row in rows[:60]
    )  # fmt: skip
