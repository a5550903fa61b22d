"""Telling of many procedures at many agencies at once, and ending many offers, for whole lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from motcua.agencies.models import Agency
from motcua.catalogue.models import OfferedService, Procedure, Service
from motcua.catalogue.operations.levels.refresh import refresh_levels
from motcua.catalogue.operations.offer_service import ServiceNotPossible
from motcua.catalogue.tags import SERVICES_ENDED, SERVICES_OFFERED
from motcua.journal.operations import record


@dataclass(frozen=True)
class Told:
    """One line of a list: that an agency keeps a procedure, by their codes."""

    procedure: str
    agency: str


@transaction.atomic
def tell_of_services(
    *, told: Iterable[Told], valid_from: date, actor: str, at: datetime
) -> dict[str, OfferedService]:
    """
    Tell from a day on of procedures at agencies, without process, form or online submission, and
    return what has a level by procedure code, the last of a procedure named twice.

    Offers that hold there already end on that day. One entry of the journal for the list.

    :raises ServiceNotPossible: a procedure or an agency is unknown
    """
    lines = list(told)
    procedures = Procedure.objects.in_bulk({line.procedure for line in lines}, field_name="code")
    agencies = Agency.objects.in_bulk({line.agency for line in lines}, field_name="code")
    unknown = {line.procedure for line in lines} - set(procedures)
    unknown |= {line.agency for line in lines} - set(agencies)
    if unknown:
        raise ServiceNotPossible(", ".join(sorted(unknown)[:5]))
    pairs = [(procedures[line.procedure], agencies[line.agency]) for line in lines]
    _end(_standing(pairs), valid_from)
    Service.objects.bulk_create(
        Service(procedure=p, agency=a, competent_agency=a, valid_from=valid_from)
        for p, a in dict.fromkeys(pairs)
    )
    OfferedService.objects.bulk_create(
        (OfferedService(procedure=p, agency=a) for p, a in dict.fromkeys(pairs)),
        ignore_conflicts=True,
    )
    offered = OfferedService.objects.filter(
        procedure__in=procedures.values(), agency__in=agencies.values()
    )
    refresh_levels(services=offered, at=at)
    record(
        tag=SERVICES_OFFERED, subject="catalogue:services", at=at, actor=actor,
        data={"services": len(lines), "from": valid_from.isoformat()},
    )  # fmt: skip
    by_pair = {(row.procedure_id, row.agency_id): row for row in offered}
    return {p.code: by_pair[(p.pk, a.pk)] for p, a in pairs}


@transaction.atomic
def end_services(*, agencies: Sequence[str], on: date, actor: str, at: datetime) -> int:
    """
    End every offer at some agencies, by code, and return how many: `on` is the first day without.

    One entry of the journal for the list.
    """
    standing = Service.objects.filter(agency__code__in=agencies, valid_to__isnull=True)
    procedures = set(standing.values_list("procedure_id", flat=True))
    ended = _end(list(standing.values_list("pk", flat=True)), on)
    offered = OfferedService.objects.filter(procedure__in=procedures, agency__code__in=agencies)
    refresh_levels(services=offered, at=at)
    record(
        tag=SERVICES_ENDED, subject="catalogue:services", at=at, actor=actor,
        data={"services": ended, "on": on.isoformat()},
    )  # fmt: skip
    return ended


def _standing(pairs: list[tuple[Procedure, Agency]]) -> list[int]:
    wanted = {(procedure.pk, agency.pk) for procedure, agency in pairs}
    rows = Service.objects.filter(
        procedure__in={p for p, _a in wanted}, valid_to__isnull=True
    ).values_list("pk", "procedure_id", "agency_id")
    return [pk for pk, procedure, agency in rows if (procedure, agency) in wanted]


def _end(ids: list[int], on: date) -> int:
    return (
        Service.objects.select_for_update()
        .filter(pk__in=ids)
        .update(valid_to=Greatest(F("valid_from"), on))
    )
