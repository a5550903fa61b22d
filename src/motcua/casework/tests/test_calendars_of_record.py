"""Calendars that officials propose, correct and confirm, and the open cases that follow them."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.casework import operations as ops
from motcua.casework import queries
from motcua.casework.calendars import calendar_of, current_calendar_id
from motcua.casework.models import CalendarVersion, CalendarYear, LedgerEntry
from motcua.casework.operations.calendars import (
    DayOutsideYear,
    DocumentMissing,
    WeekNotUsable,
    YearEntered,
    confirm_year,
    propose_year,
    remove_day,
    set_day,
    set_office_hours,
)
from motcua.casework.operations.reckoning import confirm_limit, reckon_anew
from motcua.casework.tests.world import (
    LEAD,
    OFFICE_WEEK,
    UNIT_MISSING,
    World,
    acting,
    agency,
    at,
    fresh,
    refused,
)
from motcua.journal.models import JournalEntry
from motcua.rules.working_time import CalendarNotSound, Limit, LimitUnit

THREE = Limit(Decimal(3), LimitUnit.WORKING_DAYS, basis="Điều 12 Nghị định 123/2015/NĐ-CP")


def _year(year: int = 2026) -> CalendarYear:
    return CalendarYear.objects.get(agency=None, year=year)


def _close_thursday(world: World) -> tuple[int, int]:
    """Enter Thu 5/3/2026 as closed by the storm; return the versions before and after."""
    before = current_calendar_id(unit_id=world.commune.pk)
    set_day(
        calendar_year=_year(),
        day=date(2026, 3, 5),
        kind="emergency",
        name="Nghỉ phòng chống bão",
        basis="Công điện 03/CĐ-UBND",
        actor=LEAD,
        at=at(3, 3, 16),
    )
    return before, current_calendar_id(unit_id=world.commune.pk)


def test_a_day_entered_later_moves_open_cases_and_says_why(world: World):
    case = world.accepted(at(2, 3))  # Thu 5/3 17:00
    before, after = _close_thursday(world)
    assert reckon_anew(version_id=after, before_id=before, at=at(3, 3, 16)) is None
    moved = fresh(case)
    assert moved.due_at == at(6, 3, 17)
    row = LedgerEntry.objects.latest("id")
    assert (row.kind, row.calendar_id, row.due_at) == ("calendar", after, at(6, 3, 17))
    due = queries.due_date_of(case_id=case.pk, at=at(4, 3))
    skipped = [s for s in due.steps if s.kind == "day_skipped"]
    assert [(s.day, s.detail, s.basis) for s in skipped] == [
        (date(2026, 3, 5), "Nghỉ phòng chống bão", "Công điện 03/CĐ-UBND")
    ]
    then = queries.due_date_of(case_id=case.pk, at=at(4, 3), as_of=at(3, 3, 9))
    assert then.reckoning.due_at == at(5, 3, 17)


def test_reckoning_anew_twice_moves_once(world: World):
    world.accepted(at(2, 3))
    before, after = _close_thursday(world)
    for _ in range(2):
        reckon_anew(version_id=after, before_id=before, at=at(3, 3, 16))
    assert LedgerEntry.objects.filter(kind="calendar").count() == 1


def test_a_case_that_the_change_does_not_touch_stays(world: World):
    early = world.accepted(at(23, 2), Limit(Decimal(1), LimitUnit.WORKING_DAYS))  # Tue 24/2
    before, after = _close_thursday(world)
    reckon_anew(version_id=after, before_id=before, at=at(3, 3, 16))
    assert (fresh(early).due_at, fresh(early).calendar_id) == (at(24, 2, 17), before)


def test_many_cases_are_reckoned_batch_by_batch(world: World):
    cases = [world.accepted(at(2, 3)) for _ in range(5)]
    before, after = _close_thursday(world)
    last, rounds = 0, 0
    while last is not None:
        last = reckon_anew(
            version_id=after, before_id=before, at=at(3, 3, 16), after_case=last, batch=2
        )
        rounds += 1
    assert rounds == 3
    assert {fresh(case).due_at for case in cases} == {at(6, 3, 17)}


def test_a_waiting_intake_answer_moves_too(world: World):
    case = world.opened(at(4, 3, 16))  # 8 hours from Wed 16:00: Thu 16:00
    assert case.intake_due_at == at(5, 3, 16)
    before, after = _close_thursday(world)
    reckon_anew(version_id=after, before_id=before, at=at(4, 3, 17))
    assert fresh(case).intake_due_at == at(6, 3, 16)


def test_an_agency_keeps_its_own_days_on_top_of_the_provinces(world: World):
    flooded = agency("H99.77")
    own = propose_year(year=2026, agency=flooded, actor=LEAD, at=at(1, 3))
    set_day(
        calendar_year=own, day=date(2026, 3, 4), kind="emergency", name="Lũ lụt", actor=LEAD,
        at=at(1, 3),
    )  # fmt: skip
    there = calendar_of(current_calendar_id(unit_id=flooded.pk))
    elsewhere = calendar_of(current_calendar_id(unit_id=world.commune.pk))
    assert not there.is_working_day(date(2026, 3, 4))
    assert elsewhere.is_working_day(date(2026, 3, 4))
    assert not there.is_working_day(date(2026, 2, 17))  # Tết, from the province


def test_office_hours_end_when_others_begin(world: World):
    set_office_hours(
        week=[["7:00-11:00", "13:30-17:30"]] * 5 + [["7:30-11:30"], []],
        valid_from=date(2026, 6, 1),
        actor=LEAD,
        at=at(1, 5),
    )
    calendar = calendar_of(current_calendar_id(unit_id=world.commune.pk))
    assert calendar.close_of(calendar.index_of(date(2026, 5, 29))) == at(29, 5, 17)
    assert calendar.close_of(calendar.index_of(date(2026, 6, 1))) == at(1, 6, 17, 30)
    assert calendar.is_working_day(date(2026, 6, 6))  # a Saturday morning


@pytest.mark.parametrize("week", [[], [[]] * 7, OFFICE_WEEK[:6]])
def test_a_week_that_is_none_is_refused(world: World, week):
    with refused(WeekNotUsable):
        set_office_hours(week=week, valid_from=date(2026, 6, 1), actor=LEAD, at=at(1, 5))


@pytest.mark.parametrize("text", ["11:30-7:30", "7:30", "7h30-11h30", "25:00-26:00"])
def test_a_session_that_cannot_be_is_refused(world: World, text):
    week = [[text]] * 5 + [[], []]
    with refused(CalendarNotSound):
        set_office_hours(week=week, valid_from=date(2026, 6, 1), actor=LEAD, at=at(1, 5))


def test_a_year_is_provisional_until_a_document_confirms_it(world: World):
    case = world.accepted(at(30, 12), Limit(Decimal(5), LimitUnit.WORKING_DAYS))
    steps = queries.due_date_of(case_id=case.pk, at=at(30, 12)).steps
    assert [s.number for s in steps if s.kind == "provisional_year"] == [2026, 2027]

    with refused(DocumentMissing):
        confirm_year(
            calendar_year=_year(), document_number=" ", document_date=date(2025, 10, 16),
            actor=LEAD, at=at(2, 1),
        )  # fmt: skip
    confirm_year(
        calendar_year=_year(), document_number="9441/TB-BNV", document_date=date(2025, 10, 16),
        actor=LEAD, at=at(2, 1),
    )  # fmt: skip
    later = world.accepted(at(30, 12), Limit(Decimal(5), LimitUnit.WORKING_DAYS))
    steps = queries.due_date_of(case_id=later.pk, at=at(30, 12)).steps
    assert [s.number for s in steps if s.kind == "provisional_year"] == [2027]
    entry = JournalEntry.objects.get(tag="casework:calendar:confirm_year")
    assert (entry.basis, entry.data) == ("9441/TB-BNV", {"year": 2026})


def test_a_year_is_entered_once_and_a_day_within_its_year(world: World):
    with refused(YearEntered):
        propose_year(year=2026, actor=LEAD, at=at(1, 3))
    with refused(DayOutsideYear):
        set_day(
            calendar_year=_year(), day=date(2027, 1, 2), kind="holiday", name="", actor=LEAD,
            at=at(1, 3),
        )  # fmt: skip


def test_a_day_taken_out_follows_its_week_again(world: World):
    assert remove_day(calendar_year=_year(), day=date(2026, 11, 24), actor=LEAD, at=at(1, 3))
    calendar = calendar_of(current_calendar_id(unit_id=world.commune.pk))
    assert calendar.is_working_day(date(2026, 11, 24))
    assert not remove_day(calendar_year=_year(), day=date(2026, 11, 24), actor=LEAD, at=at(1, 3))


def test_a_change_that_changes_nothing_makes_no_version(world: World):
    known = CalendarVersion.objects.count()
    day = {"day": date(2026, 9, 2), "kind": "holiday", "name": "Quốc khánh"}
    basis = "Thông báo 9441/TB-BNV ngày 16/10/2025"
    set_day(calendar_year=_year(), actor=LEAD, at=at(1, 3), basis=basis, **day)
    assert CalendarVersion.objects.count() == known


def test_a_limit_beyond_the_calendar_gives_no_date_until_the_year_is_entered(world: World):
    year = Limit(Decimal(14), LimitUnit.MONTHS)
    case = world.accepted(at(30, 11), year)  # 14 months: Jan 2028, one year too far
    assert (case.due_at, case.due_note) == (None, "calendar_too_short")
    before = current_calendar_id(unit_id=world.commune.pk)
    propose_year(year=2028, actor=LEAD, at=at(1, 12))
    after = current_calendar_id(unit_id=world.commune.pk)
    reckon_anew(version_id=after, before_id=before, at=at(1, 12))
    # 30/11/2026 and 14 months: 30/1/2028, a Sunday. Tết 2028: Wed 26/1 is its first day, Mon 24 to
    # Fri 28 are off. So Mon 31/1.
    assert (fresh(case).due_at, fresh(case).due_note) == (at(31, 1, 17, year=2028), "")


def test_a_confirmed_unit_gives_running_cases_their_date(world: World):
    case = world.accepted(at(2, 3), UNIT_MISSING)
    other = world.accepted(at(2, 3), UNIT_MISSING, procedure_code="1.004873")
    assert confirm_limit(procedure_code="1.001193", limit=THREE, actor=LEAD, at=at(3, 3)) is None
    assert (fresh(case).due_at, fresh(case).due_note) == (at(5, 3, 17), "")
    assert fresh(other).due_note == "unit_missing"
    row = LedgerEntry.objects.latest("id")
    assert (row.kind, row.basis) == ("limit", THREE.basis)
    then = queries.due_date_of(case_id=case.pk, at=at(4, 3), as_of=at(2, 3, 12))
    assert then.why_undated == "unit_missing"


def test_a_confirmed_unit_takes_earlier_pauses_into_account(world: World):
    case = world.accepted(at(2, 3), UNIT_MISSING)
    ops.request_supplement(acting=acting(case, at(3, 3)), answer_by=at(20, 3), reason="Thiếu giấy")
    ops.answer_supplement(acting=acting(fresh(case), at(4, 3)))
    confirm_limit(procedure_code="1.001193", limit=THREE, actor=LEAD, at=at(5, 3))
    assert fresh(case).due_at == at(6, 3, 17)  # Thu 5/3 and the working day it stood
