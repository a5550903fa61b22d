"""What lies on an officer's desks: groups, order, pages, filters and rights."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.accounts.queries import Right
from motcua.casework import operations as ops
from motcua.casework import queries
from motcua.casework.models import Case
from motcua.casework.queries import BadCursor, Group
from motcua.casework.queries.desks import desks_of
from motcua.casework.tests.world import (
    THREE_DAYS,
    UNIT_MISSING,
    World,
    acting,
    agency,
    at,
    fresh,
    officer,
    token,
)

NOW = at(5, 3, 10)  # Thursday


def _right(world: World, role: str = "specialist", code: str = "", field: str = "") -> Right:
    return Right(role, world.commune.pk, code, field)


@pytest.fixture
def busy(world: World) -> World:
    """A specialist's desk with one case in every group; labels say which."""
    for label, day in (("OVERDUE", 26), ("TODAY", 27)):
        _accepted(world, label, at(day, 2) + timedelta(days=0 if day == 26 else 3))
    _accepted(world, "SOON", at(3, 3))  # Fri 6/3
    _accepted(world, "LATER", at(5, 3))  # Tue 10/3
    waiting = _accepted(world, "WAITING", at(2, 3))
    ops.request_supplement(
        acting=acting(waiting, at(3, 3)), answer_by=at(20, 3), reason="Thiếu giấy"
    )
    world.accepted(at(2, 3), UNIT_MISSING, label="UNDATED")
    return world


def _accepted(world: World, label: str, when) -> Case:
    return world.accepted(when, THREE_DAYS, label=label)


def test_cases_are_listed_soonest_due_first_then_waiting_then_undated(busy: World):
    # Accepted Thu 26/2: due Tue 3/3, overdue. Mon 2/3: due today. Tue 3/3: Fri. Thu 5/3: Tue.
    page = queries.worklist(rights=[_right(busy)], at=NOW)
    assert [(row.label, row.group) for row in page.rows] == [
        ("OVERDUE", Group.OVERDUE),
        ("TODAY", Group.TODAY),
        ("SOON", Group.SOON),
        ("LATER", Group.LATER),
        ("WAITING", Group.WAITING),
        ("UNDATED", Group.UNDATED),
    ]
    assert page.next_cursor is None


@pytest.mark.parametrize("group", list(Group))
def test_each_group_can_be_listed_and_counted_alone(busy: World, group: Group):
    page = queries.worklist(rights=[_right(busy)], at=NOW, group=group)
    counted = queries.group_counts(rights=[_right(busy)], at=NOW)[group]
    expected = 0 if group is Group.READY else 1
    assert (len(page.rows), counted) == (expected, expected)
    assert all(row.group is group for row in page.rows)


def test_a_case_due_at_five_is_overdue_one_minute_later(world: World):
    _accepted(world, "X", at(2, 3))  # Thu 5/3 17:00
    for when, group in ((at(5, 3, 17), Group.TODAY), (at(5, 3, 17, 1), Group.OVERDUE)):
        (row,) = queries.worklist(rights=[_right(world)], at=when).rows
        assert row.group is group


def test_an_intake_clerk_sees_the_counters_own_deadline(world: World):
    world.opened(at(4, 3, 9))  # 8 hours: Thu 5/3 9:00
    (row,) = queries.worklist(rights=[_right(world, "intake")], at=NOW).rows
    assert (row.group, row.sort_at) == (Group.OVERDUE, at(5, 3, 9))


def test_pages_follow_each_other_without_gap_or_repetition(world: World):
    for number in range(23):
        world.accepted(at(2 + number % 3, 3), label=f"N{number}", procedure_code=f"2.{number % 4}")
    rights = [_right(world, code=f"2.{n}") for n in range(4)]
    whole = queries.worklist(rights=rights, at=NOW, size=100).rows
    seen, cursor = [], ""
    while cursor is not None:
        page = queries.worklist(rights=rights, at=NOW, size=5, cursor=cursor)
        seen += page.rows
        cursor = page.next_cursor
    assert [row.case_id for row in seen] == [row.case_id for row in whole]
    assert len({row.case_id for row in seen}) == 23


@pytest.mark.parametrize("text", ["x", "1.2", "1.2.3.4", "1.99999999999999999999.1", "1.a.2"])
def test_a_cursor_that_no_page_gave_out_is_refused(world: World, text):
    with pytest.raises(BadCursor):
        queries.worklist(rights=[_right(world)], at=NOW, cursor=text)


def test_rights_decide_what_is_seen(world: World):
    other = agency("H99.13")
    world.accepted(at(2, 3), label="HERE", procedure_code="1.1", field_code="HT")
    world.accepted(at(2, 3), label="FIELD", procedure_code="1.2", field_code="CT")
    world.accepted(
        at(2, 3), label="THERE", receiving_unit_id=other.pk, competent_unit_id=other.pk,
    )  # fmt: skip
    world.opened(at(2, 3), label="INTAKE")

    def seen(*rights: Right, **filters) -> list[str]:
        return sorted(r.label for r in queries.worklist(rights=rights, at=NOW, **filters).rows)

    whole = _right(world)
    assert seen(whole) == ["FIELD", "HERE"]
    assert seen(_right(world, code="1.1")) == ["HERE"]
    assert seen(_right(world, field="CT")) == ["FIELD"]
    assert seen(_right(world, code="1.1"), _right(world, field="HT")) == ["HERE"]
    assert seen(whole, Right("specialist", other.pk, "", "")) == ["FIELD", "HERE", "THERE"]
    assert seen(whole, Right("specialist", other.pk, "", ""), unit_ids=[other.pk]) == ["THERE"]
    assert seen(_right(world, "viewer")) == ["FIELD", "HERE", "INTAKE"]
    assert seen(_right(world, "administrator")) == []
    assert seen() == []
    assert seen(whole, procedure_codes=["1.2"]) == ["FIELD"]
    assert seen(whole, procedure_codes=[f"9.{n}" for n in range(500)] + ["1.1"]) == ["HERE"]
    assert seen(whole, procedure_codes=[]) == []
    assert seen(_right(world, code="1.1"), procedure_codes=["1.2"]) == []


@pytest.mark.parametrize("role", ["specialist", "viewer"])  # one desk, and four
def test_text_is_found_without_diacritics_and_only_on_ones_own_desks(world: World, role: str):
    other = agency("H99.13")
    world.accepted(at(2, 3), label="K7F3-9QWM-4TXA", subject_name="Nguyễn Thị Hoa Sen")
    world.accepted(at(2, 3), label="R7F3-9QWM-4TXA", subject_name="Trần Văn Đức_100%")
    world.accepted(
        at(2, 3), label="THERE", subject_name="Nguyễn Thị Hoa Sen",
        receiving_unit_id=other.pk, competent_unit_id=other.pk,
    )  # fmt: skip

    def found(text: str) -> list[str]:
        rows = queries.worklist(rights=[_right(world, role)], at=NOW, text=text).rows
        return sorted(row.label for row in rows)

    assert found("hoa sen") == ["K7F3-9QWM-4TXA"]
    assert found("TRẦN văn đức") == ["R7F3-9QWM-4TXA"]
    assert found("9qwm") == ["K7F3-9QWM-4TXA", "R7F3-9QWM-4TXA"]
    assert found("k7") == ["K7F3-9QWM-4TXA"]  # too short for the text index, still right
    assert found("duc_1") == ["R7F3-9QWM-4TXA"]
    assert found("%") == ["R7F3-9QWM-4TXA"]
    assert found("khong co ai") == []


def test_mine_are_those_assigned_to_me_on_my_desks(world: World):
    me, mine = officer(), world.accepted(at(2, 3), label="MINE")
    world.accepted(at(2, 3), label="NOT MINE")
    ops.assign(acting=acting(mine, at(2, 3, 10)), assignee_id=me.pk)
    page = queries.worklist(rights=[_right(world)], at=NOW, assignee_id=me.pk)
    assert [(row.label, row.assignee_name) for row in page.rows] == [("MINE", "can-bo")]
    lost = [_right(world, "leader")]
    assert not queries.worklist(rights=lost, at=NOW, assignee_id=me.pk).rows


def test_a_finished_result_waits_at_the_counter_and_then_leaves_the_list(world: World):
    case = world.accepted(at(2, 3))
    ops.decide(acting=acting(case, at(2, 3, 10)), decision="approved")
    ops.forward(acting=acting(fresh(case), at(2, 3, 10)))
    ops.sign_off(acting=acting(fresh(case), at(2, 3, 11)))
    rights = [_right(world, "return")]
    (row,) = queries.worklist(rights=rights, at=NOW).rows
    assert row.group is Group.READY
    ops.hand_over(acting=acting(fresh(case), at(2, 3, 12)))
    assert not queries.worklist(rights=rights, at=NOW).rows


def test_counting_stops_at_a_thousand():
    from motcua.casework.queries.worklist import COUNTED_UP_TO

    assert COUNTED_UP_TO == 1000


_codes = st.sampled_from(["", "1.1", "1.2"])
_rights = st.lists(
    st.builds(
        lambda role, unit, code, field: Right(role, unit, code, "" if code else field),
        st.sampled_from(["intake", "specialist", "leader", "viewer"]),
        st.integers(0, 1),
        _codes,
        st.sampled_from(["", "HT", "CT"]),
    ),
    max_size=4,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rights=_rights)
def test_a_worklist_holds_exactly_what_the_rights_cover(mixed: list[Case], rights: list[Right]):
    units = sorted({case.unit_id for case in mixed})
    rights = [Right(r.role, units[r.agency_id], r.procedure_code, r.field_code) for r in rights]
    listed = queries.worklist(rights=rights, at=NOW, size=100).rows
    expected = {
        case.pk
        for case in mixed
        for right in rights
        if right.agency_id == case.unit_id
        and right.role in (case.role, "viewer")
        and right.covers(case.procedure_code, case.field_code)
    }
    assert {row.case_id for row in listed} == expected
    assert len(listed) == len(expected)
    counts = queries.group_counts(rights=rights, at=NOW)
    assert sum(counts.values()) == len(expected)


@pytest.fixture
def mixed(world: World) -> list[Case]:
    """Cases of two units, two procedures, two fields, at the counter and with a specialist."""
    other = agency("H99.13")
    cases = []
    for unit in (world.commune, other):
        for code in ("1.1", "1.2"):
            for field in ("HT", "CT"):
                facts = {
                    "procedure_code": code, "field_code": field, "token": token(),
                    "receiving_unit_id": unit.pk, "competent_unit_id": unit.pk,
                }  # fmt: skip
                cases.append(world.opened(at(2, 3), **facts))
                cases.append(world.accepted(at(2, 3), **{**facts, "token": token()}))
    return cases


def test_a_desk_covered_by_a_wider_one_is_read_once():
    desks = desks_of(
        [
            Right("specialist", 1, "", ""),
            Right("specialist", 1, "1.1", ""),
            Right("specialist", 1, "", "HT"),
            Right("specialist", 2, "1.1", ""),
        ]
    )
    assert desks.whole == ((1, "specialist"),)
    assert desks.by_procedure == ((2, "specialist", "1.1"),)
    assert desks.by_field == ()
