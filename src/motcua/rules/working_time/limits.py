"""
Limits: from "3 ngày làm việc" and a moment of receipt to the moment by which it must be done.

A dossier received while the office is closed counts as received when it next opens.

Source: Bộ luật Dân sự 2015, Điều 147 khoản 2 (the first day is not counted) and Điều 148 khoản
1, 3 and 5 (last day; corresponding day of the last month; a last day of rest moves to the end of
the next working day). The Code ends a day at midnight; a result is handed over at a counter, so
we end it at the close of office. The 15:00 cut-off: see `rule_sets`.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from motcua.rules.working_time.arithmetic import (
    add_working_hours,
    add_working_minutes,
    next_open_moment,
)
from motcua.rules.working_time.calendar import Calendar
from motcua.rules.working_time.rule_sets import Convention, RuleSet, rule_set


class LimitUnit(StrEnum):
    """The units in which procedures state their limits, as the catalogue codes them."""

    WORKING_HOURS = "gio_lam_viec"
    WORKING_DAYS = "ngay_lam_viec"
    DAYS = "ngay"
    MONTHS = "thang"
    SAME_DAY = "trong_ngay"


class LimitNotUsable(Exception):
    """The limit has no unit, no positive quantity, or a part of a day where only days count."""


@dataclass(frozen=True)
class Limit:
    """
    A time limit. `unit` None: the source gives a number without a unit, so nothing follows.

    `convention` overrides the rule set's reading of working days; `quantity` is not used by
    SAME_DAY. `basis` is the legal basis, printed with the explanation.
    """

    quantity: Decimal
    unit: LimitUnit | None
    convention: Convention | None = None
    basis: str = ""


def due_after(
    received_at: datetime,
    limit: Limit,
    calendar: Calendar,
    rules: RuleSet | None = None,
    *,
    for_step: bool = False,
) -> datetime:
    """
    Return the moment at which `limit` ends when it begins with receipt at `received_at`.

    `for_step` reads working days by the rule set's convention for step budgets.

    :raises LimitNotUsable: the unit is missing, or the quantity makes no sense with it
    :raises CalendarTooShort: the calendar ends before the limit does
    """
    rules = rules or rule_set()
    match limit.unit:
        case None:
            raise LimitNotUsable("the unit is missing")
        case LimitUnit.SAME_DAY:
            return same_day_with_cutoff(received_at, calendar, rules)
        case LimitUnit.DAYS:
            return end_of_calendar_days(received_at, whole(limit), calendar)
        case LimitUnit.MONTHS:
            return end_of_months(received_at, whole(limit), calendar)
        case LimitUnit.WORKING_DAYS if counts_whole_days(limit, rules, for_step=for_step):
            return end_of_nth_working_day(received_at, whole(limit), calendar)
        case _:
            return add_working_minutes(received_at, working_minutes_of(limit, rules), calendar)


def convention_of(limit: Limit, rules: RuleSet, *, for_step: bool = False) -> Convention:
    """Return the reading of working days used for `limit`: its own, else the rule set's."""
    if limit.convention is not None:
        return limit.convention
    return rules.step_convention if for_step else rules.procedure_convention


def counts_whole_days(limit: Limit, rules: RuleSet, *, for_step: bool = False) -> bool:
    """
    Whether `limit` ends at the close of its n-th working day.

    A part of a day ("0,25 ngày làm việc") can only be read as working hours.
    """
    is_whole = limit.quantity == limit.quantity.to_integral_value()
    return is_whole and convention_of(limit, rules, for_step=for_step) is Convention.END_OF_NTH_DAY


def working_minutes_of(limit: Limit, rules: RuleSet | None = None) -> int:
    """
    Return the working minutes in a limit of working hours or days; a day has 8 hours.

    :raises LimitNotUsable: the unit does not count working time, or less than a minute comes out
    """
    hours = {
        LimitUnit.WORKING_HOURS: 1,
        LimitUnit.WORKING_DAYS: (rules or rule_set()).hours_in_a_day,
    }
    if limit.unit not in hours:
        raise LimitNotUsable(f"{limit.unit} does not count working time")
    minutes = int(limit.quantity * hours[limit.unit] * 60)
    if minutes < 1:
        raise LimitNotUsable(f"{limit.quantity} is no time at all")
    return minutes


def whole(limit: Limit) -> int:
    """
    Return the quantity as a whole number of days or months.

    :raises LimitNotUsable: it is not a whole number above zero
    """
    number = int(limit.quantity)
    if number != limit.quantity or number < 1:
        raise LimitNotUsable(f"{limit.quantity} {limit.unit}")
    return number


def end_of_nth_working_day(received_at: datetime, n: int, calendar: Calendar) -> datetime:
    """
    Return the close of office on the n-th working day after the day of receipt: convention (a).

    A half day is a working day. :raises CalendarTooShort: there are fewer working days left
    """
    index = calendar.index_of(next_open_moment(received_at, calendar).date())
    nth = bisect_right(calendar.working_days, index) + n - 1
    if nth >= len(calendar.working_days):
        raise calendar.too_short()
    return calendar.close_of(calendar.working_days[nth])


def same_day_with_cutoff(
    received_at: datetime, calendar: Calendar, rules: RuleSet | None = None
) -> datetime:
    """
    Return the close of office on the day of receipt; received after 15:00, on the next one.

    15:00 itself is still in time.
    """
    effective = next_open_moment(received_at, calendar)
    if effective.time() > (rules or rule_set()).same_day_cutoff:
        return end_of_nth_working_day(effective, 1, calendar)
    return calendar.close_of(calendar.index_of(effective.date()))


def end_of_calendar_days(received_at: datetime, n: int, calendar: Calendar) -> datetime:
    """Return the close of the n-th calendar day after receipt, or of the next working day."""
    day = next_open_moment(received_at, calendar).date() + timedelta(days=n)
    return _close_on_or_after(day, calendar)


def end_of_months(received_at: datetime, n: int, calendar: Calendar) -> datetime:
    """
    Return the close of the corresponding day n months later, or of the next working day.

    Where the month has no such day (31 January plus one month) it is the month's last day.
    """
    day = months_later(next_open_moment(received_at, calendar).date(), n)
    return _close_on_or_after(day, calendar)


def months_later(day: date, n: int) -> date:
    """Return the corresponding day n months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _close_on_or_after(day: date, calendar: Calendar) -> datetime:
    nth = bisect_left(calendar.working_days, calendar.index_of(day))
    if nth == len(calendar.working_days):
        raise calendar.too_short()
    return calendar.close_of(calendar.working_days[nth])


def intake_answer_due(
    received_at: datetime, calendar: Calendar, rules: RuleSet | None = None
) -> datetime:
    """Return by when the counter must answer an online submission: 8 working hours."""
    return add_working_hours(received_at, (rules or rule_set()).intake_answer_hours, calendar)
