"""
What went wrong in other systems of this kind, as promises of ours.

Calendar of the world: office hours 7:30-11:30 and 13:00-17:00, Monday to Friday. March 2026 has
no holiday; 2/3 is a Monday.
"""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.accounts.queries import Right
from motcua.casework import operations as ops
from motcua.casework import queries
from motcua.casework.models import Case, LedgerEntry
from motcua.casework.operations.calendars import set_office_hours
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.casework.operations.stop_proposals import propose_stops
from motcua.casework.tests.world import (
    LEAD,
    TWO_STEPS,
    UNIT_MISSING,
    World,
    acting,
    agency,
    at,
    case_of,
    fresh,
    process,
    refused,
    step,
    token,
)
from motcua.rules.process import ProcessNotSound
from motcua.rules.process_guards import GuardFacts, allows, parse_guard
from motcua.rules.working_time import Limit, LimitUnit

TEN_DAYS = Limit(Decimal(10), LimitUnit.WORKING_DAYS)


def _ask(case: Case, when: datetime, answer_by: datetime) -> Case:
    outcome = ops.request_supplement(
        acting=acting(fresh(case), when), answer_by=answer_by, reason="Thiếu giấy chứng sinh"
    )
    return case_of(outcome)


def _answer(case: Case, when: datetime) -> Case:
    return case_of(ops.answer_supplement(acting=acting(fresh(case), when)))


def _finish(case: Case, when: datetime) -> Case:
    case = fresh(case)
    if not case.decision:
        ops.decide(acting=acting(case, when), decision="approved")
    ops.forward(acting=acting(fresh(case), when))
    return case_of(ops.sign_off(acting=acting(fresh(case), when)))


def test_1_one_supplement_answered_and_one_open_still_give_a_due_date(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)  # Mon 16/3 17:00
    _ask(case, at(3, 3), at(20, 3))
    _answer(case, at(4, 3))  # stood 8 h: Tue 17/3 17:00
    case = _ask(case, at(5, 3), at(25, 3))
    assert case.due_at == at(17, 3, 17)
    due = queries.due_date_of(case_id=case.pk, at=at(1, 4))
    assert due.reckoning.due_at == at(17, 3, 17)
    assert due.reckoning.standing_since == at(5, 3)


def test_2_several_supplements_the_last_one_open_keep_the_clock_standing(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    for day in (3, 5, 9):
        _ask(case, at(day, 3), at(30, 3))
        if day != 9:
            _answer(case, at(day + 1, 3))
    case = fresh(case)
    assert (case.state, case.standing_since) == ("awaiting_supplement", at(9, 3))
    assert case.due_at == at(18, 3, 17)  # Mon 16/3 moved twice by a working day
    late = queries.due_date_of(case_id=case.pk, at=at(30, 4)).punctuality
    assert late == "on_time"  # judged where it stands, not by the calendar on the wall


def test_3_asking_four_times_never_makes_a_supplement_overdue_early(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    for day in (3, 4, 5, 6):
        _ask(case, at(day, 3, 9), at(day, 4, 9))
        assert propose_stops(at=at(day, 3, 10)) == 0
        if day != 6:
            _answer(case, at(day, 3, 11))
    assert propose_stops(at=at(5, 4, 9)) == 0  # the first three dates have passed, and are past
    assert propose_stops(at=at(6, 4, 10)) == 1


def test_4_a_case_is_proposed_for_stopping_after_days_and_never_stopped_by_itself(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    _ask(case, at(3, 3, 9), at(13, 3, 17))
    assert propose_stops(at=at(3, 3, 9, 5)) == 0
    assert propose_stops(at=at(13, 3, 17)) == 0
    assert propose_stops(at=at(13, 3, 17, 1)) == 1
    assert propose_stops(at=at(13, 3, 17, 2)) == 0  # once
    case = fresh(case)
    assert (case.state, case.is_open) == ("awaiting_supplement", True)
    assert case.stop_proposed_at == at(13, 3, 17, 1)
    answered = _answer(case, at(16, 3, 9))  # late, but still welcome
    assert (answered.state, answered.stop_proposed_at) == ("in_progress", None)


@pytest.mark.parametrize(("limit", "why"), [(None, "no_limit"), (UNIT_MISSING, "unit_missing")])
def test_5_without_a_usable_limit_there_is_no_due_date_and_it_is_never_counted_good(
    world: World, limit, why
):
    case = world.accepted(at(2, 3), limit)
    assert (case.due_at, case.due_note) == (None, why)
    late = _finish(world.accepted(at(2, 3), Limit(Decimal(1), LimitUnit.WORKING_DAYS)), at(5, 3))
    _finish(case, at(3, 3))
    figures = queries.on_time_rate(since=at(1, 3), until=at(1, 4))
    assert late.due_at == at(3, 3, 17)
    assert (figures.on_time, figures.late, figures.not_counted) == (0, 1, 1)
    assert figures.rate == Decimal("0.00")
    assert queries.due_date_of(case_id=case.pk, at=at(4, 3)).why_undated == why


def test_5_nothing_counted_gives_no_rate_at_all(world: World):
    _finish(world.accepted(at(2, 3), None), at(3, 3))
    assert queries.on_time_rate(since=at(1, 3), until=at(1, 4)).rate is None


def test_6_a_guard_that_names_two_agencies_denies_a_third():
    guard = parse_guard({"competent_unit_in": ["H99.12", "H99.13"]})
    assert allows(guard, GuardFacts(competent_unit="H99.13"))
    assert not allows(guard, GuardFacts(competent_unit="H99.14"))
    assert not allows(guard, GuardFacts())


def test_6_the_guarded_way_is_closed_to_a_case_of_the_third_agency(world: World):
    ways = [{"to": "ky", "when": {"competent_unit_in": ["H99.13", "H99.14"]}}, {"to": "hop"}]
    steps = [step("tham_tra", ways), step("hop", ["ky"]), step("ky")]
    version = process({"format": 1, "first": "tham_tra", "steps": steps}, "QT-6")
    case = world.accepted(at(2, 3), process_version_id=version.pk)  # of H99.12
    with refused(ops.NoWayForward):
        ops.forward(acting=acting(case, at(2, 3, 10)), to="ky")
    assert ops.forward(acting=acting(case, at(2, 3, 10))).step_key == "hop"


@pytest.mark.parametrize(
    "guard",
    [
        {"competnt_unit_in": ["H99.12"]},
        {"decision_is": ["approvd"]},
        {"decision_is": "approved"},
        {"competent_unit_in": []},
        {"all": []},
        {"not": {"weather_is": ["fine"]}},
        {"decision_is": ["approved"], "procedure_in": ["1.001193"]},
        "waiting_overdue>5",
    ],
)
def test_7_a_process_with_a_guard_that_is_not_known_is_not_saved(world: World, guard):
    steps = [step("tham_tra", [{"to": "ky", "when": guard}]), step("ky")]
    with pytest.raises(ProcessNotSound) as raised:
        draft_process(
            code="QT-7",
            name_vi="QT-7",
            document={"format": 1, "first": "tham_tra", "steps": steps},
            actor=LEAD,
            at=at(1, 1),
        )
    assert [p.code for p in raised.value.problems] == ["unknown_guard"]


def test_8_configured_hours_change_the_due_date(world: World):
    # 8 working hours from Mon 2/3 9:00: with 8-hour days Tue 3/3 9:00 (2.5 + 4 of Monday are
    # spent by 17:00, 1.5 h are left). With 7:30-10:30 only, 3 hours a day: Mon 1.5, Tue 3, Wed 3,
    # and 0.5 on Thu 5/3: 8:00.
    assert world.opened(at(2, 3)).intake_due_at == at(3, 3, 9)
    short = agency("H99.77")
    set_office_hours(
        week=[["7:30-10:30"]] * 5 + [[], []],
        valid_from=at(1, 1, year=2021).date(),
        agency=short,
        actor=LEAD,
        at=at(1, 2),
    )
    there = world.opened(at(2, 3), receiving_unit_id=short.pk, competent_unit_id=short.pk)
    assert there.intake_due_at == at(5, 3, 8)


def test_9_a_pause_is_not_touched_by_a_later_edit_of_the_process(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    _ask(case, at(3, 3), at(20, 3))
    before = queries.due_date_of(case_id=case.pk, at=at(4, 3))
    edited = {**TWO_STEPS, "steps": [step("khac", ["ky"]), step("ky")], "first": "khac"}
    draft_process(code="QT", name_vi="QT", document=edited, actor=LEAD, at=at(4, 3))
    publish_process(code="QT", actor=LEAD, at=at(4, 3))
    answered = _answer(case, at(10, 3))
    assert answered.due_at == at(23, 3, 17)  # 16/3 and the five working days it stood
    assert answered.step_key == "tham_tra"
    assert before.reckoning.due_at == at(16, 3, 17)


def test_12_the_same_act_twice_has_one_effect_and_one_answer(world: World):
    case = world.accepted(at(2, 3))
    same = acting(case, at(2, 3, 10))
    first = ops.request_supplement(acting=same, answer_by=at(12, 3), reason="Thiếu giấy")
    again = ops.request_supplement(acting=same, answer_by=at(12, 3), reason="Thiếu giấy")
    assert (first.repeated, again.repeated) == (False, True)
    assert again.due_at == first.due_at and again.state == first.state
    assert fresh(case).supplement_count == 1
    assert LedgerEntry.objects.filter(kind="pause").count() == 1


def test_12_a_token_serves_one_act_only(world: World):
    case = world.accepted(at(2, 3))
    spent = acting(case, at(2, 3, 10))
    ops.decide(acting=spent, decision="approved")
    with refused(ops.TokenSpent):
        ops.forward(acting=acting(fresh(case), at(2, 3, 11), token=spent.token))
    with refused(ops.TokenSpent):
        ops.forward(acting=spent)
    assert fresh(case).step_key == "tham_tra"


def test_14_a_worklist_is_one_query_however_many_procedures_there_are(world: World):
    for number in range(40):
        world.opened(at(2, 3, 9, number), procedure_code=f"2.{number:06}", token=token())
    for many in (1, 40):
        rights = [Right("intake", world.commune.pk, f"2.{number:06}", "") for number in range(many)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page = queries.worklist(rights=rights, at=at(2, 3, 12), size=50)
        assert len(captured) == 1
        assert len(page.rows) == many


def test_the_national_indicator_counts_a_second_supplement_as_late(world: World):
    # Case 5 of the worked list: both end in time, one was asked once, the other twice.
    once = world.accepted(at(2, 3), TEN_DAYS)
    twice = world.accepted(at(2, 3), TEN_DAYS)
    for case, days in ((once, (3,)), (twice, (3, 5))):
        for day in days:
            _ask(case, at(day, 3), at(30, 3))
            _answer(case, at(day + 1, 3))
        _finish(case, at(9, 3))
    figures = queries.on_time_rate(since=at(1, 3), until=at(1, 4))
    assert (figures.on_time, figures.on_time_by_indicator) == (2, 1)
    assert (figures.rate, figures.rate_by_indicator) == (Decimal("100.00"), Decimal("50.00"))


def test_a_new_appointment_is_made_once_and_does_not_make_a_late_result_early(world: World):
    case = world.accepted(at(2, 3))  # due Thu 5/3 17:00
    extended = ops.extend(
        acting=acting(case, at(4, 3)), until=at(9, 3, 10), reason="Chờ xác minh của công an xã"
    )
    assert extended.due_at == at(9, 3, 10)
    with refused(ops.ReappointedAlready):
        ops.extend(acting=acting(fresh(case), at(5, 3)), until=at(12, 3, 10), reason="Chờ nữa")
    _finish(case, at(6, 3))
    figures = queries.on_time_rate(since=at(1, 3), until=at(1, 4))
    assert (figures.on_time, figures.late) == (0, 1)


@pytest.mark.parametrize(
    ("until", "error"),
    [
        (at(9, 3, 12), ops.AppointmentInClosedTime),  # noon
        (at(8, 3, 10), ops.AppointmentInClosedTime),  # Sunday
        (at(5, 3, 10), ops.NoDateToExtend),  # before the date there is
        (at(4, 1, 10, year=2029), ops.AppointmentInClosedTime),  # beyond the calendar
    ],
)
def test_a_new_appointment_lies_ahead_and_in_office_hours(world: World, until, error):
    case = world.accepted(at(2, 3))
    with refused(error):
        ops.extend(acting=acting(case, at(4, 3)), until=until, reason="Chờ xác minh")


def test_a_paused_case_does_not_become_overdue(world: World):
    case = world.accepted(at(2, 3))  # due Thu 5/3 17:00
    _ask(case, at(3, 3), at(30, 3))
    rights = [Right("specialist", world.commune.pk, "", "")]
    page = queries.worklist(rights=rights, at=at(20, 3))
    assert [row.group for row in page.rows] == ["waiting"]


def test_the_dates_on_a_case_are_those_its_ledger_comes_to(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    _ask(case, at(3, 3, 16, 20), at(20, 3))
    _answer(case, at(7, 3, 22, 5))  # a Saturday night
    ops.extend(acting=acting(fresh(case), at(9, 3)), until=at(25, 3, 10), reason="Chờ xác minh")
    _ask(case, at(10, 3, 8), at(20, 3))
    case = _answer(case, at(11, 3, 14, 40))
    state = queries.due_date_of(case_id=case.pk, at=at(12, 3)).reckoning
    assert (case.due_at, case.due_without_extension_at) == (
        state.due_at,
        state.due_without_extension,
    )
    assert case.due_at - at(25, 3, 10) > timedelta(0)


def test_the_due_date_of_a_past_moment_can_be_reckoned_again(world: World):
    case = world.accepted(at(2, 3), TEN_DAYS)
    _ask(case, at(3, 3), at(20, 3))
    _answer(case, at(10, 3))
    then = queries.due_date_of(case_id=case.pk, at=at(1, 6), as_of=at(4, 3))
    assert then.reckoning.due_at == at(16, 3, 17)
    assert then.reckoning.standing_since == at(3, 3)
    now = queries.due_date_of(case_id=case.pk, at=at(1, 6))
    assert now.reckoning.due_at == at(23, 3, 17)
    before = queries.due_date_of(case_id=case.pk, at=at(1, 6), as_of=at(1, 3))
    assert (before.reckoning.due_at, before.why_undated) == (None, "not_started")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "finished, on_time",
    [
        # Received 2/3 8:00, three working days: due 5/3 17:00. Zones must not shift either side.
        ("16:59", True),
        ("17:00", True),
        ("17:01", False),
    ],
)
def test_the_rate_judges_by_the_minute_in_which_the_case_is_due(
    world: World, finished: str, on_time: bool
) -> None:
    hour, minute = (int(part) for part in finished.split(":"))
    case = world.accepted(at(2, 3, 8), Limit(Decimal(3), LimitUnit.WORKING_DAYS))
    _finish(case, at(5, 3, hour, minute))
    figures = queries.on_time_rate(since=at(1, 3), until=at(1, 4))
    assert (figures.on_time, figures.late) == ((1, 0) if on_time else (0, 1))
