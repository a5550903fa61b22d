"""
Laws that hold for every calendar, moment and amount; two other ways to the same answer.

`businesstimedelta` walks rule by rule; `_walk` walks minute by minute. Neither shares a line with
the table of open minutes.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import businesstimedelta as oracle
import pytz
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.tests.offices import VN, YEAR_2026, at, calendar
from motcua.rules.working_time import (
    Calendar,
    Convention,
    DayKind,
    DayRule,
    LedgerRow,
    Limit,
    LimitUnit,
    OfficeHours,
    Punctuality,
    RowKind,
    Session,
    StepKind,
    add_working_minutes,
    due_after,
    explain,
    is_open,
    next_open_moment,
    punctuality,
    reckon,
    working_minutes_between,
)

FIRST, LAST = date(2026, 2, 20), date(2026, 12, 1)
_minutes_of_march = st.integers(0, 90 * 24 * 60 - 1)
moments = _minutes_of_march.map(lambda n: at(1, 3) + timedelta(minutes=n))
amounts = st.integers(1, 20 * 480)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    """A morning, an afternoon, both or neither, with hours of any kind."""
    cuts = sorted(draw(st.lists(st.integers(300, 1300), min_size=4, max_size=4, unique=True)))
    both = (Session(cuts[0], cuts[1]), Session(cuts[2], cuts[3]))
    return draw(st.sampled_from([both, both[:1], both[1:], ()]))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any week with at least one open day, and up to 12 days out of the ordinary."""
    week = [draw(sessions()) for _ in range(7)]
    week[draw(st.integers(0, 6))] = (Session(450, 690), Session(780, 1020))
    days = {}
    for offset in draw(st.sets(st.integers(0, 120), max_size=12)):
        day = date(2026, 2, 20) + timedelta(days=offset)
        kind = draw(st.sampled_from([DayKind.HOLIDAY, DayKind.MADE_UP, DayKind.SPECIAL_HOURS]))
        own = draw(sessions()) if kind is not DayKind.HOLIDAY else ()
        if kind is DayKind.SPECIAL_HOURS and not own:
            own = (Session(450, 690),)
        days[day] = DayRule(day, kind, sessions=own)
    hours = OfficeHours(date(2020, 1, 1), None, tuple(week))
    return calendar(*days.values(), hours=(hours,), begins=FIRST, ends=LAST)


@given(calendars(), moments, amounts)
def test_a_result_is_never_in_closed_time_and_takes_exactly_the_time_added(cal, start, minutes):
    end = add_working_minutes(start, minutes, cal)
    assert is_open(end - timedelta(minutes=1), cal)
    assert working_minutes_between(start, end, cal) == minutes


@given(calendars(), moments, amounts, amounts)
def test_adding_in_two_parts_is_adding_at_once(cal, start, first, second):
    in_parts = add_working_minutes(add_working_minutes(start, first, cal), second, cal)
    assert in_parts == add_working_minutes(start, first + second, cal)


@given(calendars(), moments, moments, st.integers(0, 9600))
def test_what_begins_later_never_ends_earlier(cal, one, other, minutes):
    earlier, later = sorted((one, other))
    assert add_working_minutes(earlier, minutes, cal) <= add_working_minutes(later, minutes, cal)


@given(calendars(), moments, moments, moments)
def test_measured_stretches_add_up(cal, a, b, c):
    whole = working_minutes_between(a, c, cal)
    assert working_minutes_between(a, b, cal) + working_minutes_between(b, c, cal) == whole
    assert working_minutes_between(b, a, cal) == -working_minutes_between(a, b, cal)


@given(calendars(), moments)
def test_the_next_open_moment_is_open_and_nothing_open_lies_before_it(cal, moment):
    opening = next_open_moment(moment, cal)
    assert is_open(opening, cal) and opening >= moment
    assert working_minutes_between(moment, opening, cal) == 0


@settings(max_examples=40, deadline=None)
@given(calendars(), moments, st.integers(1, 1500))
def test_walking_minute_by_minute_comes_to_the_same(cal, start, minutes):
    moment, left = start, minutes
    while left:
        left -= is_open(moment, cal)
        moment += timedelta(minutes=1)
    assert add_working_minutes(start, minutes, cal) == moment


def _oracle_rules(holidays: list[date]):
    zone = pytz.timezone("Asia/Ho_Chi_Minh")
    day = oracle.WorkDayRule(
        start_time=time(7, 30), end_time=time(17), working_days=[0, 1, 2, 3, 4], tz=zone
    )
    lunch = oracle.LunchTimeRule(
        start_time=time(11, 30), end_time=time(13), working_days=[0, 1, 2, 3, 4], tz=zone
    )
    return oracle.Rules([day, lunch, oracle.HolidayRule(holidays, tz=zone)])


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 60), max_size=10), moments, st.integers(1, 15 * 480))
def test_an_independent_library_comes_to_the_same(offsets, start, minutes):
    closed = [at(1, 3).date() + timedelta(days=n) for n in offsets]
    ours = calendar(*(DayRule(day, DayKind.HOLIDAY, "x") for day in closed))
    far_ahead = date(2027, 6, 30)  # the library wants one more holiday to look forward to
    rules = _oracle_rules([*closed, far_ahead])
    added = oracle.BusinessTimeDelta(rules, hours=minutes // 60, seconds=minutes % 60 * 60)
    assert add_working_minutes(start, minutes, ours) == start + added


units = st.sampled_from(LimitUnit)
conventions = st.sampled_from(Convention)


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    """Any usable limit of at most 20 units, two months."""
    unit = draw(units)
    most = 2 if unit is LimitUnit.MONTHS else 20
    quantity = Decimal(draw(st.integers(1, most)))
    if unit in (LimitUnit.WORKING_DAYS, LimitUnit.WORKING_HOURS):
        quantity += draw(st.sampled_from([Decimal(0), Decimal("0.25"), Decimal("0.5")]))
    return Limit(quantity, unit, draw(conventions))


@given(calendars(), moments, limits())
def test_a_due_date_lies_ahead_and_never_in_closed_time(cal, received, limit):
    due = due_after(received, limit, cal)
    assert due > received
    assert is_open(due - timedelta(minutes=1), cal)


@given(calendars(), moments, moments, limits())
def test_who_hands_in_later_never_gets_an_earlier_date(cal, one, other, limit):
    earlier, later = sorted((one, other))
    assert due_after(earlier, limit, cal) <= due_after(later, limit, cal)


@given(moments, st.integers(1, 20))
def test_with_days_of_eight_hours_the_end_of_the_nth_day_is_the_later_reading(received, n):
    plain = calendar()
    as_days = due_after(received, Limit(Decimal(n), LimitUnit.WORKING_DAYS), plain)
    as_hours = due_after(received, Limit(Decimal(n * 8), LimitUnit.WORKING_HOURS), plain)
    assert as_hours <= as_days
    assert working_minutes_between(as_hours, as_days, plain) <= 480


@given(calendars(), moments, limits(), st.lists(st.integers(0, 4000), min_size=1, max_size=8))
def test_pausing_keeps_exactly_what_was_left(cal, received, limit, gaps):
    rows = [LedgerRow(RowKind.START, received)]
    moment, before = received, reckon(rows, limit, cal)
    for number, gap in enumerate(gaps):
        moment += timedelta(minutes=gap)
        kind = RowKind.RESUME if number % 2 else RowKind.PAUSE
        rows.append(LedgerRow(kind, moment))
        after = reckon(rows, limit, cal)
        if kind is RowKind.RESUME:
            left_then = working_minutes_between(before.standing_since, before.due_at, cal)
            assert working_minutes_between(moment, after.due_at, cal) == left_then
        else:
            assert after.due_at == before.due_at
        before = after


@given(calendars(), moments, limits(), st.integers(0, 3000), st.integers(0, 3000))
def test_a_pause_neither_makes_late_nor_forgives(cal, received, limit, until_pause, stood):
    paused = received + timedelta(minutes=until_pause)
    resumed = paused + timedelta(minutes=stood)
    rows = [
        LedgerRow(RowKind.START, received),
        LedgerRow(RowKind.PAUSE, paused),
        LedgerRow(RowKind.RESUME, resumed),
    ]
    at_pause = punctuality(reckon(rows[:1], limit, cal), paused, cal)
    while_standing = punctuality(reckon(rows[:2], limit, cal), at(1, 6, 23), cal)
    assert while_standing is at_pause
    if at_pause is Punctuality.LATE:
        assert working_minutes_between(reckon(rows, limit, cal).due_at, resumed, cal) >= 0


@given(calendars(), moments, limits(), st.integers(0, 3000), st.integers(0, 3000))
def test_the_telling_ends_at_the_date_that_the_table_gives(cal, received, limit, gap, stood):
    paused = received + timedelta(minutes=gap)
    rows = [
        LedgerRow(RowKind.START, received),
        LedgerRow(RowKind.PAUSE, paused),
        LedgerRow(RowKind.RESUME, paused + timedelta(minutes=stood), "bổ sung"),
    ]
    told = explain(rows, limit, cal)
    assert told[-1].kind is StepKind.DUE
    assert told[-1].at == reckon(rows, limit, cal).due_at
    assert _told_end(told, cal) == due_after(received, limit, cal)


def _told_end(told, cal) -> datetime:
    """Where the days or hours told one by one end, before any pause."""
    counted = [s for s in told if s.kind in (StepKind.DAY_COUNTED, StepKind.HOURS_COUNTED)]
    last = counted[-1]
    if last.kind is StepKind.DAY_COUNTED:
        return cal.close_of(cal.index_of(last.day))
    assert last.number == 0
    effective = next(
        (s.at for s in told if s.kind is StepKind.TAKES_EFFECT),
        next(s.at for s in told if s.kind is StepKind.RECEIVED),
    )
    minutes = last.minutes
    begins = max(effective, datetime.combine(last.day, time(), VN))
    for part in cal.sessions[cal.index_of(last.day)]:
        opens = max(begins, datetime.combine(last.day, time(), VN) + timedelta(minutes=part.opens))
        closes = datetime.combine(last.day, time(), VN) + timedelta(minutes=part.closes)
        here = max(0, int((closes - opens).total_seconds()) // 60)
        if minutes <= here:
            return opens + timedelta(minutes=minutes)
        minutes -= here
    raise AssertionError("the minutes told do not fit into their day")


def test_every_day_between_receipt_and_due_is_told_once():
    told = explain(
        [LedgerRow(RowKind.START, at(13, 2, 16, 30))],
        Limit(Decimal(3), LimitUnit.WORKING_DAYS),
        YEAR_2026,
    )
    days = [s.day for s in told if s.kind in (StepKind.DAY_COUNTED, StepKind.DAY_SKIPPED)]
    assert days == [date(2026, 2, 14) + timedelta(days=n) for n in range(12)]
    skipped = [s.code for s in told if s.kind is StepKind.DAY_SKIPPED]
    assert skipped == ["rest_day"] * 2 + ["holiday"] * 5 + ["rest_day"] * 2
