"""
A case's clock: each function moves the dates on the case and returns the ledger row to add.

Nothing here reads or writes the database, save the calendar the first time it is needed. The
dates on the case are what `rules.working_time.reckon` makes of the whole ledger; a test holds
the two together.
"""

from datetime import datetime

from motcua.casework.calendars import calendar_of
from motcua.casework.limits import limit_of, write_limit
from motcua.casework.models import Case, LedgerEntry, LedgerKind
from motcua.rules.working_time import (
    CalendarTooShort,
    Limit,
    LimitNotUsable,
    due_after,
    intake_answer_due,
    is_open,
    rule_set,
    shift,
)

NO_LIMIT = "no_limit"
UNIT_MISSING = "unit_missing"
NOT_USABLE = "limit_not_usable"
CALENDAR_TOO_SHORT = "calendar_too_short"


def start_intake(case: Case, at: datetime) -> None:
    """Count the counter's answer from a submission; no ledger row, the case is not accepted."""
    case.received_at = at
    try:
        rules = rule_set(case.rule_set)
        case.intake_due_at = intake_answer_due(at, calendar_of(case.calendar_id), rules)
    except CalendarTooShort:
        case.intake_due_at = None


def start(case: Case, limit: Limit | None, at: datetime, actor: str) -> LedgerEntry:
    """Start the clock under a limit; a case without a usable one gets a reason, not a date."""
    write_limit(case, limit)
    case.started_at = at
    due, case.due_note = _first_due(case, at)
    case.due_at = case.due_without_extension_at = due
    row = _row(case, LedgerKind.START, at, actor, basis=case.limit_basis)
    write_limit(row, limit)
    return row


def _first_due(case: Case, at: datetime) -> tuple[datetime | None, str]:
    limit = limit_of(case)
    if limit is None:
        return None, NO_LIMIT
    if limit.unit is None:
        return None, UNIT_MISSING
    try:
        return due_after(at, limit, calendar_of(case.calendar_id), rule_set(case.rule_set)), ""
    except LimitNotUsable:
        return None, NOT_USABLE
    except CalendarTooShort:
        return None, CALENDAR_TOO_SHORT


def pause(case: Case, at: datetime, actor: str, reason: str, basis: str) -> LedgerEntry:
    """Let the clock stand from `at` on."""
    case.standing_since = at
    return _row(case, LedgerKind.PAUSE, at, actor, reason, basis)


def resume(case: Case, at: datetime, actor: str, reason: str) -> LedgerEntry:
    """Let the clock run again; every date still ahead moves by the working time it stood."""
    since = case.standing_since or at
    case.standing_since = None
    try:
        case.step_due_at = _moved(case, case.step_due_at, since, at)
        case.due_without_extension_at = _moved(case, case.due_without_extension_at, since, at)
        case.due_at = _moved(case, case.due_at, since, at)
    except CalendarTooShort:
        case.due_at = case.due_without_extension_at = None
        case.due_note = CALENDAR_TOO_SHORT
    return _row(case, LedgerKind.RESUME, at, actor, reason)


def _moved(case: Case, due: datetime | None, since: datetime, at: datetime) -> datetime | None:
    return None if due is None else shift(due, since, at, calendar_of(case.calendar_id))


def extend(
    case: Case, until: datetime, at: datetime, actor: str, reason: str, basis: str
) -> LedgerEntry:
    """Make a new appointment; the date by which "on time" is judged stays."""
    case.due_at = until
    case.extension_count += 1
    row = _row(case, LedgerKind.EXTEND, at, actor, reason, basis)
    row.until = until
    return row


def stop(case: Case, at: datetime, actor: str, reason: str = "", basis: str = "") -> LedgerEntry:
    """Stop the clock for good, or until it is reopened."""
    case.finished_at = at
    return _row(case, LedgerKind.STOP, at, actor, reason, basis)


def reopen(case: Case, at: datetime, actor: str, reason: str) -> LedgerEntry:
    """Undo a stop; the time in between counts, for it was the agency's mistake."""
    case.finished_at = None
    return _row(case, LedgerKind.REOPEN, at, actor, reason)


def is_in_office_hours(case: Case, moment: datetime) -> bool:
    """Whether a result can be handed over at `moment`; closing time itself is in time."""
    calendar = calendar_of(case.calendar_id)
    local = calendar.local(moment)
    minute = local.hour * 60 + local.minute
    closes = (part.closes for part in calendar.sessions[calendar.index_of(local.date())])
    return is_open(local, calendar) or minute in closes


def _row(
    case: Case, kind: LedgerKind, at: datetime, actor: str, reason: str = "", basis: str = ""
) -> LedgerEntry:
    return LedgerEntry(
        case_id=case.pk, kind=kind, at=at, actor=actor, reason=reason, basis=basis,
        calendar_id=case.calendar_id, due_at=case.due_at,
    )  # fmt: skip
