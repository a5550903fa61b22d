"""A case's due date and how it comes about, now or as it stood at any past moment."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.casework.calendars import calendar_of
from motcua.casework.ledgers import entries_of, ledger_from
from motcua.casework.models import Case
from motcua.kit.prepared import Prepared
from motcua.rules.working_time import (
    CalendarTooShort,
    ExplainedStep,
    LedgerRow,
    Limit,
    LimitNotUsable,
    LimitUnit,
    Punctuality,
    Reckoning,
    RowKind,
    explain,
    punctuality,
    rule_set,
)


@dataclass(frozen=True)
class DueDate:
    """
    A due date with its telling. `why_undated` says why there is none; `calendar` names the
    calendar version it was reckoned with, "" before the start.
    """

    reckoning: Reckoning
    steps: tuple[ExplainedStep, ...]
    punctuality: Punctuality
    why_undated: str
    calendar: str


_RULE_SET = Prepared(lambda case_id: Case.objects.only("rule_set").filter(pk=case_id), case_id=int)


def due_date_of(*, case_id: int, at: datetime, as_of: datetime | None = None) -> DueDate:
    """
    Return the due date of a case and how it comes about, day by day.

    `as_of`: as it stood at that moment, by the rows, the limit and the calendar of then. `at` is
    the moment at which a running case is judged. Two queries.

    :raises Case.DoesNotExist: there is no such case
    """
    case = _RULE_SET.first(case_id=case_id)
    if case is None:
        raise Case.DoesNotExist(case_id)
    label = case.rule_set
    ledger = ledger_from(entries_of(case_id, as_of=as_of), rule_set(label))
    if not ledger.rows:
        return DueDate(Reckoning(), (), Punctuality.NOT_COUNTED, "not_started", "")
    try:
        state = ledger.reckon()
        return DueDate(
            reckoning=state,
            steps=ledger.explain(),
            punctuality=punctuality(state, as_of or at, ledger.calendar),
            why_undated=str(state.why_undated or ""),
            calendar=ledger.calendar.version,
        )
    except (CalendarTooShort, LimitNotUsable) as error:
        why = "calendar_too_short" if isinstance(error, CalendarTooShort) else "limit_not_usable"
        return DueDate(Reckoning(), (), Punctuality.NOT_COUNTED, why, ledger.calendar.version)


def intake_due_explained(*, case: Case) -> tuple[ExplainedStep, ...]:
    """Return how the counter's own deadline comes about. At most one query."""
    rules = rule_set(case.rule_set)
    limit = Limit(Decimal(rules.intake_answer_hours), LimitUnit.WORKING_HOURS)
    ledger = [LedgerRow(RowKind.START, case.received_at)]
    try:
        return explain(ledger, limit, calendar_of(case.calendar_id), rules)
    except CalendarTooShort:
        return ()
