"""By when a procedure is announced: worked examples over Tết, swapped days, and the late rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.announcement import (
    Announcer,
    Verdict,
    latest_day_to_enter,
    latest_day_to_sign,
    tally,
    verdict,
)
from motcua.rules.tests.offices import YEAR_2026, calendar
from motcua.rules.working_time import CalendarTooShort

PROVINCE, MINISTRY = Announcer.PROVINCE, Announcer.MINISTRY


def _to_sign(on: date, announcer: Announcer = PROVINCE) -> date:
    return latest_day_to_sign(in_force_on=on, announcer=announcer, calendar=YEAR_2026).last_day


@pytest.mark.parametrize(
    ("in_force_on", "announcer", "last_day"),
    [
        # Mon 9 Nov: counted back Fri 6, Thu 5, Wed 4, Tue 3, Mon 2.
        (date(2026, 11, 9), PROVINCE, date(2026, 11, 2)),
        # Tết 16-20 Feb is closed: Tue 24, Mon 23, then Fri 13, Thu 12, Wed 11 February.
        (date(2026, 2, 25), PROVINCE, date(2026, 2, 11)),
        # Sat 22 Aug is worked, Mon 31 Aug is off: Fri 28, Thu 27, Wed 26, Tue 25, Mon 24 Aug.
        (date(2026, 8, 31), PROVINCE, date(2026, 8, 24)),
        (date(2026, 8, 26), PROVINCE, date(2026, 8, 20)),
        # A ministry: twenty working days are four weeks where nothing is closed.
        (date(2026, 11, 30), MINISTRY, date(2026, 11, 2)),
    ],
)
def test_a_decision_is_signed_so_many_working_days_before_its_law(
    in_force_on: date, announcer: Announcer, last_day: date
) -> None:
    assert _to_sign(in_force_on, announcer) == last_day


@pytest.mark.parametrize(
    ("signed_on", "announcer", "last_day"),
    [
        # Mon 2 Nov is not counted: Tue 3, Wed 4, Thu 5, Fri 6, Mon 9.
        (date(2026, 11, 2), PROVINCE, date(2026, 11, 9)),
        # Thu 12 Feb: Fri 13, then after Tết Mon 23, Tue 24, Wed 25, Thu 26.
        (date(2026, 2, 12), PROVINCE, date(2026, 2, 26)),
        (date(2026, 11, 2), MINISTRY, date(2026, 11, 16)),
    ],
)
def test_it_stands_in_the_national_database_so_many_working_days_after(
    signed_on: date, announcer: Announcer, last_day: date
) -> None:
    found = latest_day_to_enter(signed_on=signed_on, announcer=announcer, calendar=YEAR_2026)
    assert found.last_day == last_day


def test_the_reckoning_names_every_day_counted_and_every_day_passed_over() -> None:
    found = latest_day_to_sign(
        in_force_on=date(2026, 2, 25), announcer=PROVINCE, calendar=YEAR_2026
    )
    assert [day.day for day in found.counted] == [24, 23, 13, 12, 11]
    assert {day.name for day in found.skipped} == {"", "Tết Nguyên đán"}
    assert len(found.counted) + len(found.skipped) == (date(2026, 2, 25) - found.last_day).days


def test_a_year_that_is_only_proposed_is_said_to_be_so() -> None:
    proposed = calendar(provisional=frozenset({2027}))
    across = latest_day_to_sign(in_force_on=date(2027, 1, 4), announcer=PROVINCE, calendar=proposed)
    assert across.is_provisional
    before = latest_day_to_enter(signed_on=date(2026, 11, 2), announcer=PROVINCE, calendar=proposed)
    assert not before.is_provisional


def test_a_calendar_that_does_not_reach_gives_no_date() -> None:
    with pytest.raises(CalendarTooShort):
        _to_sign(date(2026, 1, 5))


def test_the_last_day_itself_is_in_time_and_the_next_is_not() -> None:
    found = latest_day_to_sign(
        in_force_on=date(2026, 11, 9), announcer=PROVINCE, calendar=YEAR_2026
    )
    last, after = found.last_day, found.last_day + timedelta(days=1)
    assert verdict(found, done_on=last, today=after) is Verdict.KEPT
    assert verdict(found, done_on=after, today=after) is Verdict.LATE
    assert verdict(found, done_on=None, today=last) is Verdict.OPEN
    assert verdict(found, done_on=None, today=after) is Verdict.MISSED


def test_a_procedure_late_once_is_late_for_the_period_and_counted_once() -> None:
    found = tally([("1.001193", False), ("1.001193", True), ("1.004873", False)])
    assert found.codes == {"1.001193", "1.004873"}
    assert found.late == {"1.001193"}


@given(st.dates(date(2026, 3, 1), date(2027, 3, 1)))
def test_later_laws_never_have_earlier_last_days(day: date) -> None:
    assert _to_sign(day) <= _to_sign(day + timedelta(days=1)) < day + timedelta(days=1)
