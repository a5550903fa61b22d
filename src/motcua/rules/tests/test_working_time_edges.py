"""Edges of the rule: horizons, half days, months, missing units, ledgers that make no sense."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from motcua.rules.tests.offices import (
    AFTERNOON,
    MORNING,
    OFFICE_HOURS,
    VN,
    YEAR_2026,
    at,
    calendar,
)
from motcua.rules.working_time import (
    Calendar,
    CalendarNotSound,
    CalendarTooShort,
    Convention,
    DayKind,
    DayRule,
    LedgerDoesNotMakeSense,
    LedgerRow,
    Limit,
    LimitNotUsable,
    LimitUnit,
    OfficeHours,
    Punctuality,
    RowKind,
    Session,
    StepKind,
    add_working_hours,
    add_working_minutes,
    close_of_previous_working_day,
    due_after,
    end_of_calendar_days,
    end_of_months,
    end_of_nth_working_day,
    explain,
    next_open_moment,
    punctuality,
    reckon,
    session,
    weekdays,
)
from motcua.rules.working_time.rule_sets import UnknownRuleSet, rule_set

TEN_DAYS = Limit(Decimal(10), LimitUnit.WORKING_DAYS)
START, PAUSE, RESUME = RowKind.START, RowKind.PAUSE, RowKind.RESUME


def limit(quantity: str, unit: LimitUnit | None, convention: Convention | None = None) -> Limit:
    return Limit(Decimal(quantity), unit, convention)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (at(2, 3, 7, 30), at(2, 3, 7, 30)),  # opening time is open
        (at(2, 3, 6), at(2, 3, 7, 30)),
        (at(2, 3, 11, 30), at(2, 3, 13)),  # closing time for lunch is closed
        (at(2, 3, 12), at(2, 3, 13)),
        (at(2, 3, 17), at(3, 3, 7, 30)),
        (at(6, 3, 17, 1), at(9, 3, 7, 30)),  # Friday evening: Monday
        (at(13, 2, 18), at(23, 2, 7, 30)),  # before Tết: after it
    ],
)
def test_the_office_opens_next(moment, opening):
    assert next_open_moment(moment, YEAR_2026) == opening


def test_a_limit_may_end_at_closing_time_exactly():
    assert add_working_hours(at(2, 3, 7, 30), 4, YEAR_2026) == at(2, 3, 11, 30)
    assert add_working_hours(at(2, 3, 7, 30), 8, YEAR_2026) == at(2, 3, 17)
    assert add_working_minutes(at(2, 3, 17), 0, YEAR_2026) == at(2, 3, 17)
    assert add_working_minutes(at(2, 3, 17), 1, YEAR_2026) == at(3, 3, 7, 31)


def test_seconds_are_dropped_as_slips_print_none():
    received = datetime(2026, 3, 2, 9, 0, 59, 999_999, VN)
    assert add_working_minutes(received, 60, YEAR_2026) == at(2, 3, 10)


def test_moments_of_other_zones_mean_the_same_instant():
    in_utc = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert add_working_minutes(in_utc, 60, YEAR_2026) == at(2, 3, 10)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        add_working_minutes(datetime(2026, 3, 2, 9), 60, YEAR_2026)


def test_time_is_never_taken_away():
    with pytest.raises(ValueError, match="never"):
        add_working_minutes(at(2, 3), -1, YEAR_2026)


@pytest.mark.parametrize(
    "act",
    [
        lambda: add_working_hours(at(30, 6, 9, year=2027), 9, YEAR_2026),
        lambda: end_of_nth_working_day(at(30, 6, 9, year=2027), 1, YEAR_2026),
        lambda: end_of_calendar_days(at(30, 6, 9, year=2027), 1, YEAR_2026),
        lambda: end_of_months(at(30, 6, 9, year=2027), 1, YEAR_2026),
        lambda: next_open_moment(at(30, 6, 18, year=2027), YEAR_2026),
        lambda: next_open_moment(at(1, 1, year=2025), YEAR_2026),
        lambda: close_of_previous_working_day(at(1, 1, 9), YEAR_2026),
    ],
)
def test_a_calendar_that_is_too_short_says_so_instead_of_guessing(act):
    with pytest.raises(CalendarTooShort) as raised:
        act()
    assert raised.value.ends == date(2027, 7, 1)


def test_configured_hours_change_the_result():
    early = OfficeHours(date(2020, 1, 1), None, weekdays(session("7:00-11:00")))
    assert add_working_hours(at(2, 3, 9), 8, calendar()) == at(3, 3, 9)
    # Four hours a day: 2 on Monday, 4 on Tuesday, 2 on Wednesday.
    assert add_working_hours(at(2, 3, 9), 8, calendar(hours=(early,))) == at(4, 3, 9)


def test_hours_change_on_the_day_they_are_set_for():
    until_april = OfficeHours(date(2020, 1, 1), date(2026, 4, 1), weekdays(MORNING, AFTERNOON))
    from_april = OfficeHours(date(2026, 4, 1), None, weekdays(session("8:00-12:00")))
    both = calendar(hours=(until_april, from_april))
    assert end_of_nth_working_day(at(30, 3), 1, both) == at(31, 3, 17)
    assert end_of_nth_working_day(at(30, 3), 2, both) == at(1, 4, 12)


def test_a_half_day_before_tet_counts_the_hours_that_were_open():
    half = DayRule(date(2026, 2, 13), DayKind.SPECIAL_HOURS, "Chiều 26 Tết nghỉ", "", (MORNING,))
    closed = [DayRule(date(2026, 2, d), DayKind.HOLIDAY, "Tết") for d in range(16, 21)]
    cal = calendar(half, *closed)
    # Fri 13/2 has 4 hours; 8 hours from 7:30: 4 there, 4 on Mon 23/2.
    assert add_working_hours(at(13, 2, 7, 30), 8, cal) == at(23, 2, 11, 30)
    # As a day it counts, and closes at noon.
    assert end_of_nth_working_day(at(12, 2), 1, cal) == at(13, 2, 11, 30)
    assert due_after(at(13, 2, 10), limit("1", LimitUnit.SAME_DAY), cal) == at(13, 2, 11, 30)


def test_an_extra_working_day_has_the_hours_of_a_full_day_unless_it_says_otherwise():
    saturday = date(2026, 3, 7)
    full = calendar(DayRule(saturday, DayKind.MADE_UP))
    short = calendar(DayRule(saturday, DayKind.MADE_UP, sessions=(MORNING,)))
    assert end_of_nth_working_day(at(6, 3), 1, full) == at(7, 3, 17)
    assert end_of_nth_working_day(at(6, 3), 1, short) == at(7, 3, 11, 30)


@pytest.mark.parametrize(
    ("received", "n", "due"),
    [
        (at(2, 3), 5, at(9, 3, 17)),  # Sat 7/3 moves to Mon 9/3
        (at(2, 3), 4, at(6, 3, 17)),  # Friday
        (at(9, 2), 8, at(23, 2, 17)),  # Tue 17/2 is Tết: Mon 23/2
        (at(7, 3, 22), 1, at(10, 3, 17)),  # Saturday night counts as Mon 9/3
    ],
)
def test_calendar_days_that_end_on_a_day_of_rest_end_on_the_next_working_day(received, n, due):
    assert end_of_calendar_days(received, n, YEAR_2026) == due


@pytest.mark.parametrize(
    ("received", "n", "due"),
    [
        (at(2, 3), 1, at(2, 4, 17)),
        (at(30, 1), 1, at(2, 3, 17)),  # no 30/2: 28/2 is a Saturday, so Mon 2/3
        (at(31, 3), 1, at(30, 4, 17)),  # no 31/4: 30/4
        (at(3, 8), 1, at(3, 9, 17)),
        (at(1, 12), 2, at(1, 2, 17, year=2027)),  # across the year
    ],
)
def test_months_end_on_the_corresponding_day(received, n, due):
    assert end_of_months(received, n, YEAR_2026) == due


@pytest.mark.parametrize(
    "bad",
    [
        limit("3", None),
        limit("0", LimitUnit.WORKING_DAYS),
        limit("0", LimitUnit.DAYS),
        limit("1.5", LimitUnit.MONTHS),
        limit("0.001", LimitUnit.WORKING_HOURS),
    ],
)
def test_a_limit_that_means_nothing_is_refused(bad):
    with pytest.raises(LimitNotUsable):
        due_after(at(2, 3), bad, YEAR_2026)


def test_a_quarter_of_a_day_is_two_hours_whatever_the_reading():
    quarter = limit("0.25", LimitUnit.WORKING_DAYS, Convention.END_OF_NTH_DAY)
    assert due_after(at(2, 3, 9), quarter, YEAR_2026) == at(2, 3, 11)


def test_steps_are_read_as_hours_and_procedures_as_days_unless_told_otherwise():
    day = limit("1", LimitUnit.WORKING_DAYS)
    assert due_after(at(2, 3, 9), day, YEAR_2026) == at(3, 3, 17)
    assert due_after(at(2, 3, 9), day, YEAR_2026, for_step=True) == at(3, 3, 9)
    as_days = limit("1", LimitUnit.WORKING_DAYS, Convention.END_OF_NTH_DAY)
    assert due_after(at(2, 3, 9), as_days, YEAR_2026, for_step=True) == at(3, 3, 17)


@pytest.mark.parametrize(("none", "why"), [(None, "no_limit"), (limit("3", None), "unit_missing")])
def test_without_a_usable_limit_nothing_is_due_and_it_never_counts_as_good(none, why):
    state = reckon([LedgerRow(START, at(2, 3))], none, YEAR_2026)
    assert (state.due_at, state.why_undated) == (None, why)
    assert punctuality(state, at(3, 3), YEAR_2026) is Punctuality.NOT_COUNTED
    told = explain([LedgerRow(START, at(2, 3))], none, YEAR_2026)
    assert (told[-1].kind, told[-1].code) == (StepKind.UNDATED, why)


@pytest.mark.parametrize(
    "rows",
    [
        [LedgerRow(PAUSE, at(2, 3))],
        [LedgerRow(START, at(2, 3)), LedgerRow(START, at(3, 3))],
        [LedgerRow(START, at(2, 3)), LedgerRow(RESUME, at(3, 3))],
        [LedgerRow(START, at(2, 3)), LedgerRow(PAUSE, at(1, 3))],
        [LedgerRow(START, at(2, 3)), LedgerRow(RowKind.EXTEND, at(3, 3))],
    ],
)
def test_a_ledger_that_makes_no_sense_is_not_reckoned(rows):
    with pytest.raises(LedgerDoesNotMakeSense):
        reckon(rows, TEN_DAYS, YEAR_2026)


def test_two_pauses_at_once_count_once():
    rows = [
        LedgerRow(START, at(2, 3)),
        LedgerRow(PAUSE, at(3, 3)),  # papers
        LedgerRow(PAUSE, at(4, 3)),  # money
        LedgerRow(RESUME, at(5, 3)),
        LedgerRow(RESUME, at(6, 3)),
    ]
    state = reckon(rows, TEN_DAYS, YEAR_2026)
    assert state.paused_minutes == 3 * 480
    assert state.due_at == at(19, 3, 17)
    assert reckon(rows[:4], TEN_DAYS, YEAR_2026).standing_since == at(3, 3)


def test_a_new_appointment_holds_but_the_first_date_judges():
    rows = [
        LedgerRow(START, at(2, 3)),
        LedgerRow(RowKind.EXTEND, at(12, 3), "Chờ xác minh", until=at(20, 3, 10)),
        LedgerRow(RowKind.STOP, at(19, 3)),
    ]
    state = reckon(rows, TEN_DAYS, YEAR_2026)
    assert (state.due_at, state.due_without_extension) == (at(20, 3, 10), at(16, 3, 17))
    assert punctuality(state, at(19, 3), YEAR_2026) is Punctuality.LATE


def test_an_appointment_that_a_changed_calendar_has_overtaken_gives_way_to_the_later_date():
    rows = [LedgerRow(START, at(2, 3)), LedgerRow(RowKind.EXTEND, at(3, 3), until=at(13, 3, 10))]
    storm = [DayRule(date(2026, 3, day), DayKind.EMERGENCY, "Bão") for day in (5, 6)]
    # Ten working days without Thu 5 and Fri 6: Wed 18/3, later than what was promised.
    assert reckon(rows, TEN_DAYS, calendar(*storm)).due_at == at(18, 3, 17)


def test_an_answer_in_closed_time_starts_the_clock_when_the_office_opens():
    rows = [
        LedgerRow(START, at(2, 3)),
        LedgerRow(PAUSE, at(6, 3, 17)),  # Friday, at closing
        LedgerRow(RESUME, at(8, 3, 21)),  # Sunday night
    ]
    assert reckon(rows, TEN_DAYS, YEAR_2026).due_at == at(16, 3, 17)


def test_a_supplement_never_answered_is_judged_by_the_day_it_was_asked():
    rows = [
        LedgerRow(START, at(2, 3)),
        LedgerRow(PAUSE, at(3, 3)),
        LedgerRow(RowKind.STOP, at(30, 4)),
    ]
    state = reckon(rows, TEN_DAYS, YEAR_2026)
    assert punctuality(state, at(30, 4), YEAR_2026) is Punctuality.ON_TIME


def test_the_whole_minute_in_which_it_is_due_is_in_time():
    done = datetime(2026, 3, 16, 17, 0, 59, tzinfo=VN)
    rows = [LedgerRow(START, at(2, 3)), LedgerRow(RowKind.STOP, done)]
    assert punctuality(reckon(rows, TEN_DAYS, YEAR_2026), done, YEAR_2026) is Punctuality.ON_TIME


def test_the_telling_names_pauses_new_appointments_and_unconfirmed_years():
    rows = [
        LedgerRow(START, at(28, 12, 9)),
        LedgerRow(PAUSE, at(29, 12, 9), "Thiếu giấy"),
        LedgerRow(RESUME, at(30, 12, 9), "Đã nộp"),
        LedgerRow(RowKind.EXTEND, at(31, 12, 9), "Chờ xác minh", until=at(20, 1, 10, year=2027)),
        LedgerRow(RowKind.STOP, at(15, 1, year=2027)),
        LedgerRow(RowKind.REOPEN, at(18, 1, year=2027), "Sai tên"),
    ]
    cal = calendar(provisional=frozenset({2027}))
    told = explain(rows, TEN_DAYS, cal)
    kinds = [s.kind for s in told if s.kind not in (StepKind.DAY_COUNTED, StepKind.DAY_SKIPPED)]
    assert kinds == [
        StepKind.RECEIVED,
        StepKind.LIMIT,
        StepKind.FIRST_DAY,
        StepKind.PAUSED,
        StepKind.EXTENDED,
        StepKind.STOPPED,
        StepKind.REOPENED,
        StepKind.PROVISIONAL_YEAR,
        StepKind.DUE,
    ]
    paused = next(s for s in told if s.kind is StepKind.PAUSED)
    assert (paused.minutes, paused.detail) == (480, "Đã nộp")


def test_an_apology_goes_out_by_the_close_of_the_day_before():
    assert close_of_previous_working_day(at(9, 3, 17), YEAR_2026) == at(6, 3, 17)


@pytest.mark.parametrize("text", ["", "7:30", "11:30-7:30", "7:30-7:30", "7h30-11h30", "a-b"])
def test_a_session_that_cannot_be_is_refused(text):
    with pytest.raises(CalendarNotSound):
        session(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: calendar(ends=date(2026, 1, 1)),
        lambda: calendar(hours=()),
        lambda: calendar(hours=(OFFICE_HOURS, OFFICE_HOURS)),
        lambda: calendar(hours=(OfficeHours(date(2026, 2, 1), None, weekdays(MORNING)),)),
        lambda: calendar(hours=(OfficeHours(date(2020, 1, 1), None, ((MORNING,),) * 6),)),
        lambda: calendar(*[DayRule(date(2026, 3, 2), DayKind.HOLIDAY)] * 2),
        lambda: calendar(DayRule(date(2026, 3, 2), DayKind.SPECIAL_HOURS)),
        lambda: calendar(
            DayRule(
                date(2026, 3, 2),
                DayKind.SPECIAL_HOURS,
                sessions=(Session(450, 690), Session(600, 700)),
            )
        ),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(make):
    with pytest.raises(CalendarNotSound):
        make()


def test_equal_calendars_are_equal_and_an_unknown_rule_set_is_refused():
    assert calendar() == calendar()
    assert isinstance(calendar(), Calendar)
    with pytest.raises(UnknownRuleSet):
        rule_set("vn-1899")
