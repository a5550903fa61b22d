"""
The ledger: a case's clock as dated rows, and the due date that follows from them.

While any pause is open the clock stands. When the last one ends, the due date moves by exactly
the working time that passed meanwhile, so what was left stays left, and what was late stays
late by as much. Two pauses at once (papers and money) count once. Internal waiting never pauses.

Source: Nghị định 61/2018/NĐ-CP, Điều 19 and its successor Nghị định 118/2025/NĐ-CP (time counted
again after a supplement; apology and one re-appointment); the national data exchange carries
both dates, the one before (NgayHenTraTruoc) and the one after (NgayHenTraMoi).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.rules.working_time.arithmetic import add_working_minutes, working_minutes_between
from motcua.rules.working_time.calendar import Calendar
from motcua.rules.working_time.limits import Limit, due_after
from motcua.rules.working_time.rule_sets import RuleSet


class RowKind(StrEnum):
    """What a ledger row does to the clock."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    STOP = "stop"
    REOPEN = "reopen"


@dataclass(frozen=True)
class LedgerRow:
    """One row: what happened to the clock and when. `until` is an extension's new due moment."""

    kind: RowKind
    at: datetime
    reason: str = ""
    basis: str = ""
    until: datetime | None = None


class LedgerDoesNotMakeSense(Exception):
    """The rows are out of order, or resume what was not paused, or extend what has no date."""


class WhyUndated(StrEnum):
    """Why a started clock has no due date."""

    NO_LIMIT = "no_limit"
    UNIT_MISSING = "unit_missing"


@dataclass(frozen=True)
class Reckoning:
    """
    Where a clock stands after its last row.

    `due_at` is the appointment in force; `due_without_extension` is what it would be without a
    re-appointment, and the one against which "on time" is judged. `standing_since` is set while
    a pause is open. A clock that has not started has neither dates nor a reason.
    """

    started_at: datetime | None = None
    due_at: datetime | None = None
    due_without_extension: datetime | None = None
    standing_since: datetime | None = None
    open_pauses: int = 0
    paused_minutes: int = 0
    extensions: int = 0
    stopped_at: datetime | None = None
    why_undated: WhyUndated | None = None


def reckon(
    ledger: Iterable[LedgerRow],
    limit: Limit | None,
    calendar: Calendar,
    rules: RuleSet | None = None,
) -> Reckoning:
    """
    Return where the clock of `ledger` stands under `limit` (None: the procedure has none).

    :raises LedgerDoesNotMakeSense: see there
    :raises CalendarTooShort: the calendar ends before the due date
    """
    state = Reckoning()
    last: datetime | None = None
    for row in ledger:
        if last is not None and row.at < last:
            raise LedgerDoesNotMakeSense(f"{row.kind} at {row.at} stands after {last}")
        last = row.at
        state = _after(state, row, limit, calendar, rules)
    return state


def due_at(
    ledger: Iterable[LedgerRow],
    limit: Limit | None,
    calendar: Calendar,
    rules: RuleSet | None = None,
) -> datetime | None:
    """Return the due date that follows from the ledger, or None when there is none."""
    return reckon(ledger, limit, calendar, rules).due_at


def shift(due: datetime, paused_at: datetime, resumed_at: datetime, calendar: Calendar) -> datetime:
    """Return `due` moved by the working time between a pause and its end."""
    minutes = max(0, working_minutes_between(paused_at, resumed_at, calendar))
    return add_working_minutes(due, minutes, calendar)


def _after(
    state: Reckoning,
    row: LedgerRow,
    limit: Limit | None,
    calendar: Calendar,
    rules: RuleSet | None,
) -> Reckoning:
    if (row.kind is RowKind.START) is (state.started_at is not None):
        raise LedgerDoesNotMakeSense(f"{row.kind} at {row.at}")
    match row.kind:
        case RowKind.START:
            return _started(row, limit, calendar, rules)
        case RowKind.PAUSE:
            since = state.standing_since or row.at
            return replace(state, standing_since=since, open_pauses=state.open_pauses + 1)
        case RowKind.RESUME:
            return _resumed(state, row, calendar)
        case RowKind.EXTEND:
            return _extended(state, row, calendar)
        case RowKind.STOP:
            return replace(state, stopped_at=row.at)
        case RowKind.REOPEN:
            return replace(state, stopped_at=None)


def _started(
    row: LedgerRow, limit: Limit | None, calendar: Calendar, rules: RuleSet | None
) -> Reckoning:
    if limit is None:
        return Reckoning(started_at=row.at, why_undated=WhyUndated.NO_LIMIT)
    if limit.unit is None:
        return Reckoning(started_at=row.at, why_undated=WhyUndated.UNIT_MISSING)
    due = due_after(row.at, limit, calendar, rules)
    return Reckoning(started_at=row.at, due_at=due, due_without_extension=due)


def _resumed(state: Reckoning, row: LedgerRow, calendar: Calendar) -> Reckoning:
    since = state.standing_since
    if since is None:
        raise LedgerDoesNotMakeSense(f"resumed at {row.at} without a pause")
    if state.open_pauses > 1:
        return replace(state, open_pauses=state.open_pauses - 1)
    minutes = max(0, working_minutes_between(since, row.at, calendar))

    def moved(due: datetime | None) -> datetime | None:
        return None if due is None else add_working_minutes(due, minutes, calendar)

    return replace(
        state,
        due_at=moved(state.due_at),
        due_without_extension=moved(state.due_without_extension),
        standing_since=None,
        open_pauses=0,
        paused_minutes=state.paused_minutes + minutes,
    )


def _extended(state: Reckoning, row: LedgerRow, calendar: Calendar) -> Reckoning:
    if row.until is None or state.due_at is None:
        raise LedgerDoesNotMakeSense(f"extended at {row.at} from {state.due_at} to {row.until}")
    # A calendar changed since may have overtaken the appointment: the later date holds.
    due = max(state.due_at, calendar.local(row.until))
    return replace(state, due_at=due, extensions=state.extensions + 1)


class Punctuality(StrEnum):
    """How a case counts; one without a due date does not count, and never as good."""

    NOT_COUNTED = "not_counted"
    ON_TIME = "on_time"
    LATE = "late"


def punctuality(state: Reckoning, at: datetime, calendar: Calendar) -> Punctuality:
    """
    Return how the case counts at `at`, judged against the due date without re-appointment.

    A finished case is judged at its end and a paused one at the moment it was paused; the
    whole minute in which it is due is still in time. A case not yet started is not counted.
    """
    due = state.due_without_extension
    if due is None:
        return Punctuality.NOT_COUNTED
    judged = state.stopped_at or state.standing_since or at
    if state.stopped_at and state.standing_since:
        judged = min(state.stopped_at, state.standing_since)
    return Punctuality.LATE if calendar.local(judged) > due else Punctuality.ON_TIME
