"""
The cases that every civil servant could check with a calendar on the wall.

The office is open 7:30-11:30 and 13:00-17:00 from Monday to Friday: 8 hours a day.
"""

from decimal import Decimal

import pytest

from motcua.rules.tests.offices import CULTURE_DAY, YEAR_2026, at, calendar
from motcua.rules.working_time import (
    Convention,
    LedgerRow,
    Limit,
    LimitUnit,
    RowKind,
    due_after,
    due_at,
    intake_answer_due,
    same_day_with_cutoff,
    working_minutes_between,
)

DAYS = LimitUnit.WORKING_DAYS


def days(n: int, convention: Convention | None = None) -> Limit:
    return Limit(Decimal(n), DAYS, convention)


def test_three_working_days_over_tet_end_after_the_holiday():
    # Received Fri 13/02 16:30. Sat 14, Sun 15: rest. Mon 16 to Fri 20: Tết. Sat 21, Sun 22: rest.
    # Mon 23 is the first working day, Tue 24 the second, Wed 25 the third: close of office.
    assert due_after(at(13, 2, 16, 30), days(3), YEAR_2026) == at(25, 2, 17, 0)


def test_three_working_days_over_tet_as_hours_end_at_the_hour_of_receipt():
    # The other reading: 24 hours. Fri 13/02 16:30-17:00 gives 0.5; Mon 23 and Tue 24 give 16;
    # 7.5 are left for Wed 25: 4 in the morning, 3.5 from 13:00, so 16:30.
    limit = days(3, Convention.WORKING_HOURS)
    assert due_after(at(13, 2, 16, 30), limit, YEAR_2026) == at(25, 2, 16, 30)


def test_a_saturday_worked_in_exchange_counts_as_a_working_day():
    # Received Thu 20/8. Fri 21 is the first, Sat 22 (worked for 31/8) the second.
    assert due_after(at(20, 8, 9, 0), days(2), YEAR_2026) == at(22, 8, 17, 0)


def test_without_the_exchange_the_saturday_is_a_day_of_rest():
    # The same receipt on a calendar without the row: Fri 21, then Mon 24.
    assert due_after(at(20, 8, 9, 0), days(2), calendar()) == at(24, 8, 17, 0)


def test_an_online_dossier_of_saturday_night_is_answered_by_monday_evening():
    # Sat 15/8 22:00 counts from Mon 17/8 7:30; 8 working hours end the same day at 17:00.
    assert intake_answer_due(at(15, 8, 22, 0), YEAR_2026) == at(17, 8, 17, 0)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (at(17, 8, 15, 0), at(17, 8, 17, 0)),  # at 15:00 sharp: still the same day
        (at(17, 8, 15, 5), at(18, 8, 17, 0)),  # five past: the next working day
        (at(21, 8, 15, 5), at(22, 8, 17, 0)),  # Friday before a worked Saturday
        (at(28, 8, 15, 5), at(3, 9, 17, 0)),  # Fri 28/8: Mon 31 to Wed 2/9 are off
        (at(17, 8, 6, 0), at(17, 8, 17, 0)),  # before opening: that day
        (at(17, 8, 18, 0), at(18, 8, 17, 0)),  # after closing: received the next morning
        (at(15, 8, 22, 0), at(17, 8, 17, 0)),  # Saturday night: received on Monday
    ],
)
def test_the_same_day_ends_that_day_until_three_in_the_afternoon(received, due):
    assert same_day_with_cutoff(received, YEAR_2026) == due


def test_a_supplement_answered_six_working_days_later_moves_the_due_date_by_six():
    # Received Mon 2/3 9:00, 10 working days: Tue 3 … Mon 16/3 17:00.
    # Asked on Fri 6/3 10:00, answered on Mon 16/3 10:00. Fri 10:00-17:00 has 1.5 + 4 = 5.5 h,
    # Mon 9 to Fri 13 has 40 h, Mon 16 7:30-10:00 has 2.5 h: 48 h, six working days.
    ledger = [
        LedgerRow(RowKind.START, at(2, 3, 9, 0)),
        LedgerRow(RowKind.PAUSE, at(6, 3, 10, 0)),
        LedgerRow(RowKind.RESUME, at(16, 3, 10, 0)),
    ]
    assert due_at(ledger[:1], days(10), YEAR_2026) == at(16, 3, 17, 0)
    assert working_minutes_between(at(6, 3, 10, 0), at(16, 3, 10, 0), YEAR_2026) == 6 * 480
    # Mon 16/3 plus Tue 17, Wed 18, Thu 19, Fri 20, Mon 23, Tue 24.
    assert due_at(ledger, days(10), YEAR_2026) == at(24, 3, 17, 0)


@pytest.mark.parametrize(
    ("rows", "due"),
    [
        ((), at(24, 11, 17, 0)),  # no row in the calendar: Tue 24/11 is a working day
        ((CULTURE_DAY,), at(25, 11, 17, 0)),  # entered: the next one
    ],
)
def test_culture_day_is_skipped_only_when_the_calendar_says_so(rows, due):
    assert due_after(at(23, 11, 10, 0), days(1), calendar(*rows)) == due
