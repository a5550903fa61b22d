"""Recording a fact that only people know, on evidence."""

from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.levels.sights import REPORTED
from motcua.catalogue.models import FactRecord, OfferedService
from motcua.catalogue.operations.levels.refresh import refresh_levels
from motcua.catalogue.tags import FACT_RECORDED
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.rules.service_level import Fact


class FactIsSeen(Exception):
    """The system sees this fact itself; nobody may tick it."""


class FactInTheFuture(Exception):
    """A fact was to hold from a day that has not come; that would be a plan."""


class EvidenceMissing(Exception):
    """A fact was to be recorded without naming its evidence."""


@transaction.atomic
def record_fact(
    *,
    service: OfferedService,
    fact: str,
    holds: bool | None,
    held_from: date,
    evidence_kind: str,
    evidence_id: str,
    actor: str,
    recorded_at: datetime,
    note: str = "",
) -> FactRecord:
    """
    Record that a fact held from a day on, did not hold, or (None) is no longer known, and reckon
    the service's levels anew.

    `evidence_kind` and `evidence_id` name what proves it ("decision", "123/QĐ-UBND"). An earlier
    record is never changed: for the same day the later one counts. The same again writes nothing
    and returns the record that stands.

    :raises FactIsSeen: only what people know is recorded so (`REPORTED`)
    :raises FactInTheFuture: `held_from` lies after the day of `recorded_at`
    :raises EvidenceMissing: kind or id is empty
    """
    if Fact(fact) not in REPORTED:
        raise FactIsSeen(fact)
    if held_from > local_day(recorded_at):
        raise FactInTheFuture(str(held_from))
    if not evidence_kind.strip() or not evidence_id.strip():
        raise EvidenceMissing(fact)
    locked = OfferedService.objects.select_for_update().get(pk=service.pk)
    standing = (
        FactRecord.objects.filter(service=locked, fact=fact, held_from__lte=held_from)
        .order_by("-held_from", "-recorded_at", "-id")
        .first()
    )
    if standing and (standing.holds, standing.held_from, standing.evidence_id) == (
        holds,
        held_from,
        evidence_id.strip(),
    ):
        return standing
    written = FactRecord.objects.create(
        service=locked, fact=fact, holds=holds, held_from=held_from, recorded_at=recorded_at,
        evidence_kind=evidence_kind.strip(), evidence_id=evidence_id.strip(), note=note.strip(),
        actor=actor,
    )  # fmt: skip
    refresh_levels(services=OfferedService.objects.filter(pk=locked.pk), at=recorded_at)
    record(
        tag=FACT_RECORDED, subject=f"offered:{locked.pk}", at=recorded_at, actor=actor,
        unit=locked.agency.code,
        data={"fact": fact, "holds": holds, "from": held_from.isoformat(), "record": written.pk},
    )  # fmt: skip
    return written
