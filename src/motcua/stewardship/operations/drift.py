"""Deciding about drift: take the national text into a draft, or keep ours and say why."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.catalogue.models import Announcement, NationalRecord, ProcedureVersion
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements.drafting import (
    Head,
    add_item,
    draft_announcement,
)
from motcua.catalogue.reading.content import from_json
from motcua.catalogue.reading.three_way import take_national
from motcua.journal.operations import record
from motcua.stewardship.models import Drift
from motcua.stewardship.models.drift import DriftState
from motcua.stewardship.tags import DRIFT_ACCEPTED, DRIFT_DISMISSED, DRIFT_OPENED


class NoOpenDrift(Exception):
    """None of these drifts waits for a decision any more."""


class ReasonMissing(Exception):
    """Keeping ours against the national text needs a reason."""


@transaction.atomic
def open_drifts(*, record_ids: Sequence[int], at: datetime) -> int:
    """Open a drift for each held record; an older open one of the same code is superseded."""
    records = NationalRecord.objects.filter(pk__in=record_ids).select_related("procedure")
    codes = {one.procedure.code: one for one in records}
    Drift.objects.filter(code__in=codes, state=DriftState.OPEN).update(
        state=DriftState.SUPERSEDED, decided_at=at
    )
    opened = Drift.objects.bulk_create(
        Drift(record=one, code=code, opened_at=at) for code, one in codes.items()
    )
    for drift in opened:
        _journal(DRIFT_OPENED, drift, "system:catalogue", at)
    return len(opened)


@transaction.atomic
def reopen_drifts(*, record_ids: Sequence[int], at: datetime) -> None:
    """Let drifts wait again whose draft was given up, unless a newer record waits already."""
    waiting = Drift.objects.filter(state=DriftState.OPEN).values("code")
    Drift.objects.filter(record_id__in=record_ids, state=DriftState.ACCEPTED).exclude(
        code__in=waiting
    ).update(state=DriftState.OPEN, announcement=None, decided_by="", decided_at=None)


@transaction.atomic
def accept_drifts(
    *, drift_ids: Sequence[int], head: Head, actor: str, at: datetime
) -> Announcement:
    """
    Take the national text of these drifts into one draft, and return it.

    What only we changed stays ours; the officer edits the rest in the draft. A procedure that
    has ended here comes as a new one.

    :raises NoOpenDrift: all were decided meanwhile; those still open are taken
    """
    found = Drift.objects.select_for_update(of=("self",)).filter(
        pk__in=drift_ids, state=DriftState.OPEN
    )
    drifts = list(found.select_related("record__run").order_by("code"))
    if not drifts:
        raise NoOpenDrift
    announcement = draft_announcement(head=head, actor=actor, at=at)
    for drift in drifts:
        _take(drift, announcement, actor, at)
        drift.state, drift.announcement = DriftState.ACCEPTED, announcement
        drift.decided_by, drift.decided_at = actor, at
        drift.save(update_fields=["state", "announcement", "decided_by", "decided_at"])
        _journal(DRIFT_ACCEPTED, drift, actor, at, announcement=announcement.pk)
    return announcement


def _take(drift: Drift, announcement: Announcement, actor: str, at: datetime) -> None:
    theirs = from_json(drift.record.content)
    standing = ProcedureVersion.objects.filter(
        procedure__code=drift.code, valid_to__isnull=True
    ).first()
    content = theirs
    if standing is not None:
        content = take_national(
            base=from_json(drift.record.base), ours=from_json(standing.content), theirs=theirs
        )
    add_item(
        announcement_id=announcement.pk,
        kind=ItemKind.AMENDED if standing else ItemKind.NEW,
        code=drift.code,
        content=content,
        record=drift.record,
        legal_document=theirs.decision_number,
        actor=actor,
        at=at,
    )


@transaction.atomic
def dismiss_drift(*, drift_id: int, reason: str, actor: str, at: datetime) -> None:
    """
    Keep ours; the same national record is not asked about again.

    :raises NoOpenDrift: it was decided meanwhile
    :raises ReasonMissing: see there
    """
    drift = Drift.objects.select_for_update().filter(pk=drift_id, state=DriftState.OPEN).first()
    if drift is None:
        raise NoOpenDrift
    if not reason.strip():
        raise ReasonMissing
    drift.state, drift.reason = DriftState.DISMISSED, reason.strip()
    drift.decided_by, drift.decided_at = actor, at
    drift.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    _journal(DRIFT_DISMISSED, drift, actor, at)


def _journal(tag: str, drift: Drift, actor: str, at: datetime, **data: int) -> None:
    record(tag=tag, subject=drift.subject, at=at, actor=actor,
           data={"code": drift.code, "record": drift.record_id, **data})  # fmt: skip
