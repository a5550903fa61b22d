"""A case from submission to hand-over, and the ways off that path."""

import pytest

from motcua.casework import operations as ops
from motcua.casework.models import Case, CaseStep, Lane, LedgerEntry
from motcua.casework.possibilities import possible_acts
from motcua.casework.states import Act, State, national_code
from motcua.casework.tests.world import (
    THREE_DAYS,
    World,
    acting,
    agency,
    at,
    case_of,
    fresh,
    officer,
    process,
    refused,
    step,
)
from motcua.journal.models import JournalEntry


def test_a_case_walks_from_submission_to_hand_over(world: World):
    # Mon 2/3 9:00 submitted; Wed 4/3 8:00 accepted with 3 working days: Mon 9/3 17:00.
    case = world.opened(at(2, 3))
    assert (case.state, case.role, case.unit_id) == ("awaiting_intake", "intake", world.commune.pk)
    assert case.intake_due_at == at(3, 3, 9)

    accepted = ops.accept(acting=acting(case, at(4, 3, 8)), limit=THREE_DAYS)
    assert (accepted.state, accepted.step_key, accepted.role) == (
        "accepted",
        "tham_tra",
        "specialist",
    )
    assert accepted.due_at == at(9, 3, 17)
    assert accepted.step_due_at == at(4, 3, 13, 30)  # 8:00-11:30 is 3.5 h, 0.5 h after lunch

    ops.decide(acting=acting(fresh(case), at(4, 3, 10)), decision="approved")
    forwarded = ops.forward(acting=acting(fresh(case), at(4, 3, 11)), note="Đủ điều kiện")
    assert (forwarded.state, forwarded.step_key, forwarded.role) == ("in_progress", "ky", "leader")

    signed = ops.sign_off(acting=acting(fresh(case), at(5, 3, 9)))
    assert (signed.state, signed.role) == ("result_ready", "return")
    done = case_of(ops.hand_over(acting=acting(fresh(case), at(6, 3, 9))))

    assert (done.state, done.is_open, done.lane) == ("handed_over", False, Lane.CLOSED)
    assert done.finished_at == at(5, 3, 9)
    assert done.closed_at == at(6, 3, 9)
    assert [row.kind for row in LedgerEntry.objects.order_by("id")] == ["start", "stop"]
    visits = CaseStep.objects.order_by("id").values_list("key", "left_through")
    assert list(visits) == [("tham_tra", "forward"), ("ky", "sign_off")]


def test_every_act_is_in_the_journal_and_names_nobody(world: World):
    case = world.accepted(at(2, 3))
    ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")

    entries = JournalEntry.objects.filter(subject=f"case:{case.pk}").order_by("id")
    assert [entry.tag.split(":")[2] for entry in entries] == ["open", "accept", "decide"]
    assert "Hoa Sen" not in str([(e.data, e.basis) for e in entries])


def test_the_ten_national_states_are_reached_by_the_mapping():
    assert {state.value: national_code(state) for state in State} == {
        "awaiting_intake": 1,
        "accepted": 2,
        "refused": 3,
        "in_progress": 4,
        "awaiting_supplement": 5,
        "withdrawal_requested": 7,
        "stopped": 8,
        "result_ready": 9,
        "handed_over": 10,
    }


def test_asking_for_papers_right_after_acceptance_tells_that_the_case_was_taken_up(world: World):
    case = world.accepted(at(2, 3))
    asked = ops.request_supplement(
        acting=acting(case, at(2, 3, 10)), answer_by=at(12, 3, 17), reason="Thiếu giấy chứng sinh"
    )
    assert asked.passed == ("in_progress", "awaiting_supplement")


def test_a_refused_case_is_closed_and_never_had_a_clock(world: World):
    case = world.opened(at(2, 3))
    refused = case_of(
        ops.refuse(acting=acting(case, at(2, 3, 10)), reason="Không thuộc thẩm quyền")
    )
    assert (refused.state, refused.is_open, refused.started_at) == ("refused", False, None)
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_refusal_without_a_reason_is_not_possible(world: World, reason):
    case = world.opened(at(2, 3))
    with refused(ops.ReasonMissing):
        ops.refuse(acting=acting(case, at(2, 3, 10)), reason=reason)
    assert fresh(case).state == "awaiting_intake"


def test_an_act_that_the_state_does_not_allow_is_refused(world: World):
    case = world.opened(at(2, 3))
    with refused(ops.ActNotPossible):
        ops.hand_over(acting=acting(case, at(2, 3, 10)))


def test_an_officer_who_saw_an_older_version_is_told(world: World):
    case = world.accepted(at(2, 3))
    ops.assign(acting=acting(case, at(2, 3, 10)), assignee_id=officer().pk)
    with refused(ops.CaseChangedMeanwhile):
        ops.forward(acting=acting(case, at(2, 3, 11)))
    assert fresh(case).step_key == "tham_tra"


def test_a_case_goes_back_to_the_step_it_came_from_and_its_due_date_stays(world: World):
    case = world.accepted(at(2, 3))
    officer_id = officer().pk
    ops.assign(acting=acting(fresh(case), at(2, 3, 10)), assignee_id=officer_id)
    ops.forward(acting=acting(fresh(case), at(2, 3, 11)))
    back = ops.return_to_previous(acting=acting(fresh(case), at(3, 3, 9)), reason="Sai họ tên mẹ")

    assert (back.step_key, back.assignee_id, back.role) == ("tham_tra", officer_id, "specialist")
    assert back.due_at == case.due_at
    assert back.step_due_at == at(3, 3, 14, 30)  # 4 hours anew: 9:00-11:30, 13:00-14:30
    with refused(ops.NothingBefore):
        ops.return_to_previous(acting=acting(fresh(case), at(3, 3, 10)), reason="Trả nữa")


def test_a_faulty_result_returns_to_its_signing_step_and_the_time_between_counts(world: World):
    case = _signed(world)
    back = ops.return_to_previous(acting=acting(case, at(4, 3, 9)), reason="Sai ngày sinh")
    assert (back.state, back.step_key, back.role) == ("in_progress", "ky", "leader")
    assert back.due_at == case.due_at
    assert fresh(case).finished_at is None
    again = ops.sign_off(acting=acting(fresh(case), at(5, 3, 9)))
    assert case_of(again).finished_at == at(5, 3, 9)
    assert list(LedgerEntry.objects.order_by("id").values_list("kind", flat=True)) == [
        "start",
        "stop",
        "reopen",
        "stop",
    ]


def _signed(world: World) -> Case:
    case = world.accepted(at(2, 3))
    ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")
    ops.forward(acting=acting(fresh(case), at(2, 3, 11)))
    return case_of(ops.sign_off(acting=acting(fresh(case), at(3, 3, 9))))


def test_nothing_is_signed_before_somebody_decided(world: World):
    case = world.accepted(at(2, 3))
    ops.forward(acting=acting(case, at(2, 3, 11)))
    with refused(ops.DecisionMissing):
        ops.sign_off(acting=acting(fresh(case), at(2, 3, 14)))


def test_a_step_that_does_not_sign_signs_nothing(world: World):
    case = world.accepted(at(2, 3))
    with refused(ops.StepDoesNotSign):
        ops.sign_off(acting=acting(case, at(2, 3, 11)))


def test_a_withdrawal_agreed_stops_the_case(world: World):
    case = world.accepted(at(2, 3))
    ops.request_withdrawal(acting=acting(case, at(2, 3, 10)))
    ended = case_of(ops.agree_withdrawal(acting=acting(fresh(case), at(2, 3, 11))))
    assert (ended.state, ended.is_open) == ("stopped", False)
    assert LedgerEntry.objects.latest("id").kind == "stop"


@pytest.mark.parametrize("state", ["awaiting_intake", "accepted", "awaiting_supplement"])
def test_a_withdrawal_denied_puts_the_case_back_where_it_was(world: World, state):
    case = world.opened(at(2, 3)) if state == "awaiting_intake" else world.accepted(at(2, 3))
    if state == "awaiting_supplement":
        ops.request_supplement(
            acting=acting(case, at(2, 3, 10)), answer_by=at(12, 3, 17), reason="Thiếu giấy"
        )
    ops.request_withdrawal(acting=acting(fresh(case), at(3, 3, 10)))
    back = ops.deny_withdrawal(acting=acting(fresh(case), at(3, 3, 11)), reason="Kết quả đã có")
    assert (back.state, case_of(back).before_withdrawal) == (state, "")


def test_the_way_forward_must_be_named_where_there_are_two(world: World):
    two_ways = {
        "format": 1,
        "first": "tham_tra",
        "steps": [
            step("tham_tra", [{"to": "hop"}, {"to": "ky"}]),
            step("hop", ["ky"]),
            step("ky"),
        ],
    }
    version = process(two_ways, "QT-2")
    case = world.accepted(at(2, 3), process_version_id=version.pk)
    with refused(ops.WhichStep) as raised:
        ops.forward(acting=acting(case, at(2, 3, 10)))
    assert raised.value.keys == ("hop", "ky")
    assert ops.forward(acting=acting(case, at(2, 3, 10)), to="hop").step_key == "hop"
    with refused(ops.NoWayForward):
        ops.forward(acting=acting(fresh(case), at(2, 3, 11)), to="tham_tra")


def test_a_step_may_belong_to_another_agency_named_by_its_code(world: World):
    province = agency("H99.01")
    document = {
        "format": 1,
        "first": "tham_tra",
        "steps": [step("tham_tra", ["ky"]), step("ky", unit="agency:H99.01")],
    }
    case = world.accepted(at(2, 3), process_version_id=process(document, "QT-3").pk)
    assert ops.forward(acting=acting(case, at(2, 3, 10))).unit_id == province.pk


def test_the_possible_acts_follow_the_case(world: World):
    case = world.opened(at(2, 3))
    assert possible_acts(case) == {
        Act.ACCEPT,
        Act.REFUSE,
        Act.REQUEST_SUPPLEMENT,
        Act.ASSIGN,
        Act.REQUEST_WITHDRAWAL,
    }
    case = world.accepted(at(2, 3))
    assert {Act.FORWARD, Act.DECIDE, Act.EXTEND} <= possible_acts(case)
    assert not {Act.SIGN_OFF, Act.RETURN_TO_PREVIOUS} & possible_acts(case)
    ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")
    ops.forward(acting=acting(fresh(case), at(2, 3, 11)))
    assert {Act.SIGN_OFF, Act.RETURN_TO_PREVIOUS} <= possible_acts(fresh(case))
    assert not {Act.FORWARD, Act.DECIDE} & possible_acts(fresh(case))


def test_a_case_is_found_by_its_reference_and_by_its_code(world: World):
    case = world.opened(at(2, 3))
    ops.relabel(case_id=case.pk, label="H99.12-260302-0001")
    case = fresh(case)
    assert case.label == "H99.12-260302-0001"
    assert case.search_key.startswith("h99.12-260302-0001 k7f3-9qwm-4txa nguyen thi hoa sen")
