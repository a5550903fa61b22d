"""
Working time: when an office is open, when a limit ends, and why.

Read in this order: `calendar` (which minutes are open), `arithmetic` (adding and measuring
them), `limits` (from "3 ngày làm việc" to a moment), `ledger` (pauses, extensions, lateness),
`explanation` (the same, told day by day). `rule_sets` holds what the law leaves to a province.
Worked tables: docs/rules/working-time.md.
"""

from motcua.rules.working_time.arithmetic import (
    add_working_hours,
    add_working_minutes,
    close_of_previous_working_day,
    is_open,
    next_open_moment,
    working_minutes_between,
)
from motcua.rules.working_time.calendar import (
    Calendar,
    CalendarNotSound,
    CalendarTooShort,
    DayKind,
    DayRule,
    OfficeHours,
    Session,
    session,
    weekdays,
)
from motcua.rules.working_time.explanation import ExplainedStep, StepKind, explain
from motcua.rules.working_time.ledger import (
    LedgerDoesNotMakeSense,
    LedgerRow,
    Punctuality,
    Reckoning,
    RowKind,
    due_at,
    punctuality,
    reckon,
    shift,
)
from motcua.rules.working_time.limits import (
    Limit,
    LimitNotUsable,
    LimitUnit,
    due_after,
    end_of_calendar_days,
    end_of_months,
    end_of_nth_working_day,
    intake_answer_due,
    same_day_with_cutoff,
    working_minutes_of,
)
from motcua.rules.working_time.rule_sets import RULE_SETS, Convention, RuleSet, rule_set

__all__ = [
    "RULE_SETS",
    "Calendar",
    "CalendarNotSound",
    "CalendarTooShort",
    "Convention",
    "DayKind",
    "DayRule",
    "ExplainedStep",
    "LedgerDoesNotMakeSense",
    "LedgerRow",
    "Limit",
    "LimitNotUsable",
    "LimitUnit",
    "OfficeHours",
    "Punctuality",
    "Reckoning",
    "RowKind",
    "RuleSet",
    "Session",
    "StepKind",
    "add_working_hours",
    "add_working_minutes",
    "close_of_previous_working_day",
    "due_after",
    "due_at",
    "end_of_calendar_days",
    "end_of_months",
    "end_of_nth_working_day",
    "explain",
    "intake_answer_due",
    "is_open",
    "next_open_moment",
    "punctuality",
    "reckon",
    "rule_set",
    "same_day_with_cutoff",
    "session",
    "shift",
    "weekdays",
    "working_minutes_between",
    "working_minutes_of",
]
