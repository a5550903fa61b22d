"""Reading one case and the calendars: what pages are given."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework import operations as ops
from motcua.casework import queries
from motcua.casework.models import LedgerEntry
from motcua.casework.processes import step_words
from motcua.casework.states import Act
from motcua.casework.tests.world import THREE_DAYS, World, acting, at, fresh, token


def test_a_case_is_read_with_its_step_and_what_can_be_done(world: World):
    case = world.accepted(at(2, 3))
    with CaptureQueriesContext(connection) as captured:
        view = queries.case_view(case_id=case.pk)
    assert len(captured) == 1
    assert (view.national_code, view.step.key) == (2, "tham_tra")
    assert [step.key for step in view.next_steps] == ["ky"]
    assert Act.FORWARD in view.possible_acts
    assert view.case.unit.code == "H99.12"
    assert step_words(case.process_version_id, "tham_tra", "en") == "Bước tham_tra"
    assert step_words(case.process_version_id, "", "vi") == ""


def test_the_way_of_a_case_is_read_step_by_step(world: World):
    case = world.accepted(at(2, 3))
    ops.forward(acting=acting(case, at(2, 3, 10)), note="Đủ điều kiện")
    first, second = queries.visits_of(case_id=case.pk)
    assert (first.step.key, first.left_through, first.note) == (
        "tham_tra",
        "forward",
        "Đủ điều kiện",
    )
    assert (second.step.key, second.left_at) == ("ky", None)


def test_the_first_outcome_is_found_by_its_token(world: World):
    same = token()
    case = world.opened(at(2, 3), token=same)
    found = queries.outcome_of_token(token=same)
    assert (found.case_id, found.act, found.repeated) == (case.pk, "open", True)
    assert queries.outcome_of_token(token="never used") is None


def test_the_newest_published_process_is_the_one_new_cases_follow(world: World):
    assert queries.published_process_id(code="QT") == world.version.pk
    assert queries.published_process_id(code="none") is None


def test_the_calendar_of_record_is_read_with_its_days(world: World):
    newest, older = queries.calendar_years()
    assert (newest.year, older.year) == (2027, 2026)
    assert date(2026, 2, 17) in {row.day for row in older.days.all()}
    assert queries.calendar_years(agency_id=world.commune.pk) == []
    assert [row.valid_from for row in queries.office_hours_of()] == [date(2021, 1, 1)]


def test_the_counters_deadline_is_told_hour_by_hour(world: World):
    case = world.opened(at(2, 3, 16))  # Monday 16:00: one hour, then seven on Tuesday
    told = queries.intake_due_explained(case=case)
    counted = [(s.day.day, s.minutes) for s in told if s.kind == "hours_counted"]
    assert counted == [(2, 60), (3, 420)]
    assert told[-1].at == case.intake_due_at == at(3, 3, 16)


def test_clocks_of_two_machines_that_differ_by_seconds_do_no_harm(world: World):
    case = world.accepted(at(2, 3, 9, 30), THREE_DAYS)
    ops.request_supplement(
        acting=acting(case, at(2, 3, 9, 29)), answer_by=at(20, 3), reason="Thiếu giấy"
    )
    ops.answer_supplement(acting=acting(fresh(case), at(2, 3, 9, 28)))
    assert LedgerEntry.objects.count() == 3
    due = queries.due_date_of(case_id=case.pk, at=at(3, 3))
    assert due.reckoning.due_at == fresh(case).due_at == at(5, 3, 17)
