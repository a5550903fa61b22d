"""
By when a procedure must be announced, and by when its announcement stands in the national database.

Source: Nghị định 63/2010/NĐ-CP, Điều 15 as amended by Nghị định 48/2013/NĐ-CP and Nghị định
92/2017/NĐ-CP (a ministry at least 20, a province at least 5 working days before the legal document
takes effect); Quyết định 766/QĐ-TTg, indicator 1.1 as implementers read it (entered into the
national database within 10 or 5 working days after the decision's date; a procedure late once in
a period is late for the period, and is counted once).

Our reading. Counting back, the day on which the document takes effect is not counted, and the
decision may be signed on the n-th working day before it at the latest. Counting forward, the day
of signing is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2), and the entry may be made on the
n-th working day after it at the latest. See docs/rules/announcement.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.rules.working_time import Calendar, DayKind


class Announcer(StrEnum):
    """Whose decision it is."""

    MINISTRY = "ministry"
    PROVINCE = "province"


DAYS_BEFORE_EFFECT = {Announcer.MINISTRY: 20, Announcer.PROVINCE: 5}
DAYS_AFTER_SIGNING = {Announcer.MINISTRY: 10, Announcer.PROVINCE: 5}


@dataclass(frozen=True)
class SkippedDay:
    """A day that was not counted: `name` is the calendar's reason, "" for a weekly day of rest."""

    day: date
    name: str


@dataclass(frozen=True)
class Deadline:
    """
    A last day, with how it was reckoned.

    `counted` are the working days in the order of counting, the last one being `last_day`;
    `is_provisional` when one of the years passed is not confirmed by a document.
    """

    counted_from: date
    days: int
    last_day: date
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    is_provisional: bool


class Verdict(StrEnum):
    """Whether a deadline was kept. OPEN: not done yet and still in time; MISSED: not done, too late."""

    KEPT = "kept"
    LATE = "late"
    OPEN = "open"
    MISSED = "missed"


def latest_day_to_sign(*, in_force_on: date, announcer: Announcer, calendar: Calendar) -> Deadline:
    """
    Return the last day on which the decision may be signed.

    :param in_force_on: the day on which the legal document takes effect
    :raises CalendarTooShort: the calendar begins later, or ends before that day
    """
    return _count(in_force_on, DAYS_BEFORE_EFFECT[announcer], -1, calendar)


def latest_day_to_enter(*, signed_on: date, announcer: Announcer, calendar: Calendar) -> Deadline:
    """
    Return the last day on which the announcement may be entered into the national database.

    :raises CalendarTooShort: the calendar ends before
    """
    return _count(signed_on, DAYS_AFTER_SIGNING[announcer], 1, calendar)


def _count(start: date, days: int, step: int, calendar: Calendar) -> Deadline:
    day, counted, skipped = start, list[date](), list[SkippedDay]()
    while len(counted) < days:
        day += timedelta(days=step)
        if calendar.is_working_day(day):
            counted.append(day)
        else:
            rule = calendar.rules_by_day.get(day)
            skipped.append(SkippedDay(day, rule.name or _KINDS[rule.kind] if rule else ""))
    years = {one.year for one in (start, *counted, *(one.day for one in skipped))}
    return Deadline(
        start, days, day, tuple(counted), tuple(skipped), bool(years & calendar.provisional_years)
    )


_KINDS = {
    DayKind.HOLIDAY: "Nghỉ lễ",
    DayKind.COMPENSATION: "Nghỉ bù",
    DayKind.SWAPPED_OFF: "Nghỉ hoán đổi",
    DayKind.EMERGENCY: "Nghỉ đột xuất",
    DayKind.MADE_UP: "Làm bù",
    DayKind.SPECIAL_HOURS: "Giờ làm riêng",
}


def verdict(deadline: Deadline, *, done_on: date | None, today: date) -> Verdict:
    """Return whether the deadline was kept; the last day itself is still in time."""
    if done_on is not None:
        return Verdict.KEPT if done_on <= deadline.last_day else Verdict.LATE
    return Verdict.OPEN if today <= deadline.last_day else Verdict.MISSED


@dataclass(frozen=True)
class Tally:
    """The procedures announced in a period, and those of them that were late, each once."""

    codes: frozenset[str]
    late: frozenset[str]


def tally(announced: Iterable[tuple[str, bool]]) -> Tally:
    """Return the tally of (code, was late): late once is late for the period, counted once."""
    rows = list(announced)
    return Tally(
        frozenset(code for code, _late in rows), frozenset(code for code, late in rows if late)
    )
