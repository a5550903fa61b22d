"""
Adding and measuring working time: searches in the calendar's table, no walking.

A moment is read to the minute. "Position" is how many open minutes lie before it; a closed
stretch has one position from its first minute to its last, so adding zero minutes there is the
next opening, and a limit that ends exactly at closing time ends then, not at the next opening.
"""

from bisect import bisect_left, bisect_right
from datetime import datetime

from motcua.rules.working_time.calendar import Calendar


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _position(calendar: Calendar, local: datetime) -> int:
    index = calendar.index_of(local.date())
    minute = _minute(local)
    open_minutes = calendar.open_before[index]
    for part in calendar.sessions[index]:
        if minute <= part.opens:
            break
        open_minutes += min(minute, part.closes) - part.opens
    return open_minutes


def is_open(moment: datetime, calendar: Calendar) -> bool:
    """Whether the office is open at `moment`; at closing time it is not."""
    local = calendar.local(moment)
    minute = _minute(local)
    parts = calendar.sessions[calendar.index_of(local.date())]
    return any(part.opens <= minute < part.closes for part in parts)


def next_open_moment(moment: datetime, calendar: Calendar) -> datetime:
    """
    Return the first open minute at or after `moment`: itself when the office is open.

    :raises CalendarTooShort: the calendar ends before the office opens again
    """
    local = calendar.local(moment)
    index, minute = calendar.index_of(local.date()), _minute(local)
    for part in calendar.sessions[index]:
        if minute < part.closes:
            return calendar.moment(index, max(minute, part.opens))
    following = bisect_right(calendar.working_days, index)
    if following == len(calendar.working_days):
        raise calendar.too_short()
    opening_day = calendar.working_days[following]
    return calendar.moment(opening_day, calendar.sessions[opening_day][0].opens)


def working_minutes_between(earlier: datetime, later: datetime, calendar: Calendar) -> int:
    """
    Return how many open minutes lie between two moments; negative when they are swapped.

    :raises CalendarTooShort: one of them lies outside the calendar
    """
    return _position(calendar, calendar.local(later)) - _position(calendar, calendar.local(earlier))


def add_working_minutes(moment: datetime, minutes: int, calendar: Calendar) -> datetime:
    """
    Return the moment by which `minutes` of open time have passed since `moment`.

    The result may fall on closing time exactly and is never within closed time. Zero minutes
    from closed time is the next opening, save that closing time itself stays.

    :raises CalendarTooShort: the calendar ends before the minutes are spent
    :raises ValueError: `minutes` is negative
    """
    if minutes < 0:
        raise ValueError("working time is added, never taken away")
    local = calendar.local(moment)
    if minutes == 0:
        return local if _is_closing_time(local, calendar) else next_open_moment(local, calendar)
    return _moment_at(_position(calendar, local) + minutes, calendar)


def add_working_hours(moment: datetime, hours: int, calendar: Calendar) -> datetime:
    """Return `moment` plus so many working hours; see `add_working_minutes`."""
    return add_working_minutes(moment, hours * 60, calendar)


def close_of_previous_working_day(moment: datetime, calendar: Calendar) -> datetime:
    """
    Return the close of office on the last working day before the day of `moment`.

    :raises CalendarTooShort: the calendar begins later than that day
    """
    before = bisect_left(calendar.working_days, calendar.index_of(calendar.local(moment).date()))
    if before == 0:
        raise calendar.too_short()
    return calendar.close_of(calendar.working_days[before - 1])


def _is_closing_time(local: datetime, calendar: Calendar) -> bool:
    parts = calendar.sessions[calendar.index_of(local.date())]
    return any(part.closes == _minute(local) for part in parts)


def _moment_at(position: int, calendar: Calendar) -> datetime:
    """Return the earliest moment before which `position` (at least 1) open minutes lie."""
    index = bisect_left(calendar.open_before, position) - 1
    if index + 1 == len(calendar.open_before):
        raise calendar.too_short()
    rest = position - calendar.open_before[index]
    for part in calendar.sessions[index]:
        if rest <= part.minutes:
            return calendar.moment(index, part.opens + rest)
        rest -= part.minutes
    raise AssertionError("the table of open minutes does not match the sessions")
