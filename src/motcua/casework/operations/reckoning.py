"""
Reckoning open cases anew when what they are reckoned with has changed.

Only open cases move, each in a transaction of its own and with a ledger row that says why; what
a case came to before stays readable in its ledger.
"""

from collections.abc import Callable
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.casework import clock, tags
from motcua.casework.calendars import calendar_of
from motcua.casework.events import DueDateMoved
from motcua.casework.ledgers import entries_of, ledger_from
from motcua.casework.limits import write_limit
from motcua.casework.models import (
    CalendarVersion,
    Case,
    CaseKind,
    CaseStep,
    LedgerEntry,
    LedgerKind,
)
from motcua.casework.operations.path import step_due
from motcua.casework.places import place
from motcua.casework.processes import process_of
from motcua.journal.operations import record
from motcua.kit.clock import VN
from motcua.kit.events import announce
from motcua.rules.working_time import (
    Calendar,
    CalendarTooShort,
    Limit,
    LimitNotUsable,
    RowKind,
    rule_set,
    shift,
)

BATCH = 200


def reckon_anew(
    *, version_id: int, before_id: int, at: datetime, after_case: int = 0, batch: int | None = None
) -> int | None:
    """
    Reckon the open cases that a new calendar version touches, at most `batch` of them (None: 200).

    Return the last case looked at, to go on from; None when all are done.
    """
    batch = batch or BATCH
    version = CalendarVersion.objects.get(pk=version_id)
    changed = first_changed_day(calendar_of(before_id), calendar_of(version_id))
    if changed is None:
        return None
    cases = list(_touched(version, changed).filter(pk__gt=after_case).order_by("pk")[:batch])
    for case in cases:
        _move(case.pk, lambda case: _by_calendar(case, version, at), at)
    return cases[-1].pk if len(cases) == batch else None


def first_changed_day(before: Calendar, after: Calendar) -> date | None:
    """Return the first day on which two calendars differ, or None. Pure."""
    start, end = max(before.begins, after.begins), min(before.ends, after.ends)
    ours, theirs = before.index_of(start), after.index_of(start)
    for n in range((end - start).days):
        if before.sessions[ours + n] != after.sessions[theirs + n]:
            return before.day_at(ours + n)
    return end if before.ends != after.ends else None


def _touched(version: CalendarVersion, changed: date) -> QuerySet[Case]:
    since = datetime.combine(changed, time(), VN)
    late_enough = (
        Q(due_at__gte=since)
        | Q(intake_due_at__gte=since, started_at__isnull=True)
        | Q(step_due_at__gte=since)
        | Q(due_note=clock.CALENDAR_TOO_SHORT)
        | Q(intake_due_at__isnull=True)
    )
    # The day of a task was named by whoever gave it; no calendar moves it.
    dossiers = Case.objects.filter(kind=CaseKind.DOSSIER, is_open=True)
    return dossiers.filter(late_enough, _reckoned_by(version)).only("pk")


def _reckoned_by(version: CalendarVersion) -> Q:
    """Whose cases reckon with this calendar: the competent unit's, before acceptance the counter's."""
    if version.agency_id is not None:
        competent, receiving = (
            Q(competent_unit_id=version.agency_id),
            Q(receiving_unit_id=version.agency_id),
        )
    else:
        own = CalendarVersion.objects.filter(agency_id__isnull=False).values("agency_id")
        competent, receiving = ~Q(competent_unit_id__in=own), ~Q(receiving_unit_id__in=own)
    return (Q(started_at__isnull=False) & competent) | (Q(started_at__isnull=True) & receiving)


def confirm_limit(
    *,
    procedure_code: str,
    limit: Limit,
    actor: str,
    at: datetime,
    after_case: int = 0,
    batch: int | None = None,
) -> int | None:
    """
    Give open cases whose limit had no unit the limit that an official has now confirmed.

    Their due date counts from when they were accepted. Return the last case looked at, to go on
    from; None when all are done.
    """
    batch = batch or BATCH
    waiting = Case.objects.filter(
        procedure_code=procedure_code, due_note=clock.UNIT_MISSING, is_open=True, pk__gt=after_case
    )
    case_ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:batch])
    for case_id in case_ids:
        _move(case_id, lambda case: _by_limit(case, limit, actor, at), at)
    return case_ids[-1] if len(case_ids) == batch else None


Change = Callable[[Case], LedgerEntry | None]


@transaction.atomic
def _move(case_id: int, change: Change, at: datetime) -> None:
    """Lock one case, let `change` move its dates, and write what moved."""
    case = Case.objects.select_for_update().get(pk=case_id)
    if not case.is_open:
        return
    before = (case.due_at, case.intake_due_at, case.step_due_at, case.due_note)
    row = change(case)
    if row is None and before == (
        case.due_at, case.intake_due_at, case.step_due_at, case.due_note
    ):  # fmt: skip
        return
    place(case)
    case.save()
    if row is not None:
        row.due_at = case.due_at
        row.save(force_insert=True)
        _tell(case, row, before[0], at)


def _tell(case: Case, row: LedgerEntry, before: datetime | None, at: datetime) -> None:
    is_limit = row.kind == LedgerKind.LIMIT
    record(
        tag=tags.LIMIT_CONFIRMED if is_limit else tags.CALENDAR_CHANGED,
        subject=f"case:{case.pk}", at=at, actor=row.actor, basis=row.basis,
        data={
            "due_before": before.isoformat() if before else None,
            "due": case.due_at.isoformat() if case.due_at else None,
            "calendar": row.calendar_id,
        },
    )  # fmt: skip
    announce(DueDateMoved(case.pk, before, case.due_at, str(row.kind), at))


def _by_calendar(case: Case, version: CalendarVersion, at: datetime) -> LedgerEntry | None:
    case.calendar_id = version.pk
    if case.started_at is None:
        clock.start_intake(case, case.received_at)
        return None
    due_before, note_before = case.due_at, case.due_note
    entries = entries_of(case.pk)
    _reckon_case(case, entries)
    _reckon_step(case, entries)
    if (case.due_at, case.due_note) == (due_before, note_before):
        return None
    return LedgerEntry(
        case_id=case.pk, kind=LedgerKind.CALENDAR, at=_not_before(entries, at),
        actor=version.made_by, reason=version.reason, calendar_id=version.pk,
    )  # fmt: skip


def _by_limit(case: Case, limit: Limit, actor: str, at: datetime) -> LedgerEntry:
    entries = entries_of(case.pk)
    row = LedgerEntry(
        case_id=case.pk, kind=LedgerKind.LIMIT, at=_not_before(entries, at), actor=actor,
        reason="", basis=limit.basis, calendar_id=case.calendar_id,
    )  # fmt: skip
    write_limit(case, limit)
    write_limit(row, limit)
    _reckon_case(case, [*entries, row])
    return row


def _not_before(entries: list[LedgerEntry], at: datetime) -> datetime:
    return max(at, entries[-1].at) if entries else at


def _reckon_case(case: Case, entries: list[LedgerEntry]) -> None:
    ledger = ledger_from(entries, rule_set(case.rule_set), calendar_id=case.calendar_id)
    try:
        state = ledger.reckon()
        case.due_note = str(state.why_undated or "")
        case.due_at, case.due_without_extension_at = state.due_at, state.due_without_extension
    except CalendarTooShort:
        case.due_at = case.due_without_extension_at = None
        case.due_note = clock.CALENDAR_TOO_SHORT
    except LimitNotUsable:
        case.due_at = case.due_without_extension_at = None
        case.due_note = clock.NOT_USABLE


def _reckon_step(case: Case, entries: list[LedgerEntry]) -> None:
    if case.visit_id is None:
        return
    visit = CaseStep.objects.get(pk=case.visit_id)
    budget = process_of(case.process_version_id).step(visit.key).budget
    due = step_due(case, budget, visit.entered_at)
    since: datetime | None = None
    for entry in entries:
        if entry.at < visit.entered_at or due is None:
            continue
        if entry.kind == RowKind.PAUSE:
            since = entry.at
        elif entry.kind == RowKind.RESUME and since is not None:
            due, since = shift(due, since, entry.at, calendar_of(case.calendar_id)), None
    case.step_due_at = due
