"""The two deadlines of an announcement, by the province's calendar: dates, reckoning, kept or not."""

from dataclasses import dataclass
from datetime import date

from motcua.casework.calendars import NoCalendar, calendar_of, current_calendar_id
from motcua.catalogue.models import Announcement
from motcua.rules.announcement import (
    Announcer,
    Deadline,
    Verdict,
    latest_day_to_enter,
    latest_day_to_sign,
    verdict,
)
from motcua.rules.working_time import Calendar, CalendarTooShort


@dataclass(frozen=True)
class Judged:
    """A deadline with its verdict; `done_on` None: not done yet."""

    deadline: Deadline
    done_on: date | None
    verdict: Verdict


@dataclass(frozen=True)
class Deadlines:
    """
    Both deadlines. None: there is nothing to reckon from yet, or the calendar does not reach.

    `calendar_is_missing` says which of the two it is.
    """

    to_sign: Judged | None
    to_enter: Judged | None
    calendar_is_missing: bool = False

    @property
    def is_late(self) -> bool:
        """Whether one of them was missed."""
        judged = (one for one in (self.to_sign, self.to_enter) if one)
        return any(one.verdict in (Verdict.LATE, Verdict.MISSED) for one in judged)


def deadlines_of(
    announcement: Announcement, *, today: date, present_calendar_id: int | None = None
) -> Deadlines:
    """
    Return the deadlines; a signed announcement's by the calendar pinned then.

    `present_calendar_id` is that of the others; None: it is looked up, one query.

    Publishing here is no entry into the national database: that one is recorded by itself.
    """
    try:
        calendar = calendar_of(
            announcement.calendar_id or present_calendar_id or province_calendar_id()
        )
        return _deadlines(announcement, calendar, today)
    except (NoCalendar, CalendarTooShort):
        return Deadlines(None, None, calendar_is_missing=True)


def _deadlines(announcement: Announcement, calendar: Calendar, today: date) -> Deadlines:
    announcer, signed_on = Announcer(announcement.announcer), announcement.signed_on
    to_sign = to_enter = None
    if announcement.legal_in_force_on is not None:
        last = latest_day_to_sign(
            in_force_on=announcement.legal_in_force_on, announcer=announcer, calendar=calendar
        )
        to_sign = Judged(last, signed_on, verdict(last, done_on=signed_on, today=today))
    if signed_on is not None:
        last = latest_day_to_enter(signed_on=signed_on, announcer=announcer, calendar=calendar)
        entered = announcement.entered_on
        to_enter = Judged(last, entered, verdict(last, done_on=entered, today=today))
    return Deadlines(to_sign, to_enter)


def province_calendar_id() -> int:
    """
    Return the calendar by which announcements are reckoned now. One query.

    :raises NoCalendar: none is entered
    """
    return current_calendar_id(unit_id=0)
