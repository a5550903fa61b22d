"""
The calendar: which minutes of which days an office is open.

A Calendar is a frozen value made of weekly office hours (each with the days between which they
hold) and single days that differ (holidays, swapped days, extra working Saturdays, half days).
When it is made it counts, once, how many open minutes lie before each day; adding working time
is then a search in that table instead of a walk.

Source: Bộ luật Lao động 2019, Điều 111 and 112 (weekly rest, holidays and their compensation);
Quyết định 14/2010/QĐ-TTg (Saturday mornings). What is entered is the unit's own decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo


class CalendarTooShort(Exception):
    """The calendar ends, or begins, before the day that the reckoning needs."""

    def __init__(self, wanted: date | None, begins: date, ends: date) -> None:
        super().__init__(f"needs {wanted or 'a later day'}; holds {begins} to before {ends}")
        self.wanted = wanted
        self.begins = begins
        self.ends = ends


class CalendarNotSound(Exception):
    """The calendar contradicts itself: overlapping sessions, a day twice, days without hours."""


@dataclass(frozen=True, order=True)
class Session:
    """One stretch of open time in a day, in minutes since midnight; `closes` is exclusive."""

    opens: int
    closes: int

    @property
    def minutes(self) -> int:
        """The length in minutes."""
        return self.closes - self.opens


def session(text: str) -> Session:
    """
    Return the session written as "7:30-11:30".

    :raises CalendarNotSound: the text is not two times of day, the second one later
    """
    try:
        opens, closes = (time.fromisoformat(part.strip().zfill(5)) for part in text.split("-"))
    except ValueError as error:
        raise CalendarNotSound(text) from error
    made = Session(opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute)
    if made.minutes <= 0:
        raise CalendarNotSound(text)
    return made


@dataclass(frozen=True)
class OfficeHours:
    """
    The weekly hours of an office from `valid_from` to the day before `valid_to` (None: still).

    `week` holds seven tuples of sessions, Monday first; an empty tuple is a day of rest.
    """

    valid_from: date
    valid_to: date | None
    week: tuple[tuple[Session, ...], ...]

    def hold_on(self, day: date) -> bool:
        """Whether these hours hold on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def weekdays(*sessions: Session) -> tuple[tuple[Session, ...], ...]:
    """Return a week with the same sessions from Monday to Friday and rest at the weekend."""
    return (sessions,) * 5 + ((), ())


class DayKind(StrEnum):
    """Why a single day differs from its week."""

    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAPPED_OFF = "swapped_off"
    EMERGENCY = "emergency"
    MADE_UP = "made_up"
    SPECIAL_HOURS = "special_hours"


_CLOSED = {DayKind.HOLIDAY, DayKind.COMPENSATION, DayKind.SWAPPED_OFF, DayKind.EMERGENCY}


@dataclass(frozen=True)
class DayRule:
    """
    A day that differs: closed, an extra working day, or one with hours of its own.

    `sessions` counts only for MADE_UP and SPECIAL_HOURS; an extra working day without sessions
    has the hours of the longest day of its week. `name` and `basis` are printed as the reason.
    """

    day: date
    kind: DayKind
    name: str = ""
    basis: str = ""
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """
    The open minutes of an office from `begins` to the day before `ends`.

    `provisional_years` are years whose days are proposed but not confirmed by a document.

    :raises CalendarNotSound: when made from parts that contradict each other
    """

    version: str
    zone: ZoneInfo
    begins: date
    ends: date
    hours: tuple[OfficeHours, ...]
    days: tuple[DayRule, ...] = ()
    provisional_years: frozenset[int] = frozenset()

    rules_by_day: dict[date, DayRule] = field(init=False, repr=False, compare=False)
    sessions: tuple[tuple[Session, ...], ...] = field(init=False, repr=False, compare=False)
    open_before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    working_days: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.ends <= self.begins:
            raise CalendarNotSound(f"ends {self.ends} before it begins {self.begins}")
        by_day = {rule.day: rule for rule in self.days}
        if len(by_day) != len(self.days):
            raise CalendarNotSound("a day is entered twice")
        object.__setattr__(self, "rules_by_day", by_day)
        sessions = tuple(self._sessions_of(day) for day in self._all_days())
        lengths = [sum(part.minutes for part in parts) for parts in sessions]
        object.__setattr__(self, "sessions", sessions)
        object.__setattr__(self, "open_before", tuple(accumulate(lengths, initial=0)))
        open_days = tuple(index for index, length in enumerate(lengths) if length)
        object.__setattr__(self, "working_days", open_days)

    def _all_days(self) -> Iterable[date]:
        return (self.begins + timedelta(days=n) for n in range((self.ends - self.begins).days))

    def _sessions_of(self, day: date) -> tuple[Session, ...]:
        week = self._week_of(day)
        rule = self.rules_by_day.get(day)
        if rule is None:
            return _sound(week[day.weekday()])
        if rule.kind in _CLOSED:
            return ()
        if rule.sessions:
            return _sound(rule.sessions)
        if rule.kind is DayKind.SPECIAL_HOURS:
            raise CalendarNotSound(f"{day} has special hours, but none are given")
        return _sound(max(week, key=lambda parts: sum(part.minutes for part in parts)))

    def _week_of(self, day: date) -> tuple[tuple[Session, ...], ...]:
        holding = [hours for hours in self.hours if hours.hold_on(day)]
        if len(holding) != 1 or len(holding[0].week) != 7:
            raise CalendarNotSound(f"{day} has {len(holding)} sets of office hours")
        return holding[0].week

    def index_of(self, day: date) -> int:
        """
        Return the number of `day` counted from `begins`.

        :raises CalendarTooShort: the day lies outside the calendar
        """
        if not self.begins <= day < self.ends:
            raise CalendarTooShort(day, self.begins, self.ends)
        return day.toordinal() - self.begins.toordinal()

    def day_at(self, index: int) -> date:
        """Return the day with this number."""
        return date.fromordinal(self.begins.toordinal() + index)

    def moment(self, index: int, minute: int) -> datetime:
        """Return the moment `minute` minutes after midnight of the day with this number."""
        day = self.day_at(index)
        return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=self.zone)

    def local(self, moment: datetime) -> datetime:
        """
        Return an aware moment in the calendar's zone, read to the minute as slips print it.

        :raises ValueError: the moment has no zone
        """
        if moment.tzinfo is None:
            raise ValueError(f"{moment} has no time zone")
        return moment.astimezone(self.zone).replace(second=0, microsecond=0)

    def is_working_day(self, day: date) -> bool:
        """Whether the office is open at all on `day`."""
        return bool(self.sessions[self.index_of(day)])

    def close_of(self, index: int) -> datetime:
        """Return the close of office on the working day with this number."""
        return self.moment(index, self.sessions[index][-1].closes)

    def too_short(self, wanted: date | None = None) -> CalendarTooShort:
        """Return the error that tells what this calendar holds."""
        return CalendarTooShort(wanted, self.begins, self.ends)


def _sound(parts: tuple[Session, ...]) -> tuple[Session, ...]:
    ordered = tuple(sorted(parts))
    for part in ordered:
        if not 0 <= part.opens < part.closes < 24 * 60:
            raise CalendarNotSound(f"session {part}")
    for earlier, later in pairwise(ordered):
        if later.opens < earlier.closes:
            raise CalendarNotSound(f"sessions {earlier} and {later} overlap")
    return ordered
