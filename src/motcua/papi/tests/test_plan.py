"""A plan: actions are tasks, expectations name their ground, next year's table answers."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from motcua.accounts.queries import scope_of
from motcua.agencies.models import Agency
from motcua.casework.operations.handling import forward
from motcua.casework.operations.performing import Acting
from motcua.casework.operations.tasks import DueBeforeToday, finish_task
from motcua.casework.queries.worklist import worklist
from motcua.notifications.models import Message
from motcua.papi.jobs import open_actions
from motcua.papi.models import Action, ActionReport, Plan
from motcua.papi.operations.plan import (
    ActionNotPossible,
    Expected,
    PlanNotPossible,
    ReportNotPossible,
    close_plan,
    give_action,
    open_plan,
    report_action,
)
from motcua.papi.queries.links import hrefs_of_cases
from motcua.papi.queries.panel import held_panel
from motcua.papi.queries.plans import standing_of_plan
from motcua.programmes.operations.remind import remind_of
from motcua.programmes.tests.world import ACTOR, MONDAY, TODAY, build, moment, officer, token
from motcua.rules.papi.expected import Verdict

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def place(tmp_path: Path) -> tuple[Agency, Agency]:
    """Province and department."""
    return build(tmp_path)


def a_plan(unit: Agency, **changed: Any) -> Plan:
    given: dict[str, Any] = {
        "title": "Thử", "province": 74, "base_year": 2019, "target_year": 2020, "unit": unit,
        "actor": ACTOR, "at": MONDAY,
    }  # fmt: skip
    return open_plan(**(given | changed))


def an_action(plan: Plan, agency: Agency, **changed: Any) -> Action:
    given: dict[str, Any] = {
        "plan": plan, "number": "5.3", "title": "Rút ngắn", "agency": agency, "due_on": SOON,
        "actor": ACTOR, "at": MONDAY, "token": token(),
    }  # fmt: skip
    return give_action(**(given | changed))


def test_an_action_lies_on_the_desk_of_whoever_does_it(place: tuple[Agency, Agency]) -> None:
    focal = officer("daumoi", place[1])
    action = an_action(a_plan(place[0]), place[1])
    rights = scope_of(account=focal, on=TODAY).worklist_rights()
    rows = worklist(rights=rights, at=MONDAY).rows
    assert [row.case_id for row in rows] == [action.case_id]
    assert hrefs_of_cases([action.case_id]) == {action.case_id: f"/can-bo/papi/viec/{action.pk}/"}
    assert Message.objects.filter(kind="task_given", account=focal).count() == 1


def test_a_unit_is_reminded_three_days_before_and_only_once(place: tuple[Agency, Agency]) -> None:
    officer("daumoi", place[1])
    an_action(a_plan(place[0]), place[1])
    assert remind_of(open_actions(), at=MONDAY) == 1
    assert remind_of(open_actions(), at=MONDAY) == 0


def test_progress_is_what_was_last_said_and_done_is_what_was_confirmed(
    place: tuple[Agency, Agency],
) -> None:
    focal = officer("daumoi", place[1])
    plan = a_plan(place[0])
    action = an_action(plan, place[1])
    for done in (20, 60):
        report_action(action=action, done=done, words="Đã làm", by=focal, at=MONDAY)
    standing = standing_of_plan(held_panel(), plan, at=MONDAY)
    assert [one.done for one in standing.actions] == [60]
    assert ActionReport.objects.count() == 2
    for words, done in ((" ", 5), ("x", 101), ("x", -1)):
        with pytest.raises(ReportNotPossible):
            report_action(action=action, done=done, words=words, by=focal, at=MONDAY)
    late = standing_of_plan(held_panel(), plan, at=moment(TODAY + timedelta(days=9)))
    assert late.late == 1
    acting = Acting(action.case_id, action.case.version, token(), ACTOR, "H99.03", MONDAY)
    forward(acting=acting, note="Xong")
    action.case.refresh_from_db()
    finish_task(acting=Acting(action.case_id, action.case.version, token(), ACTOR, "H99", MONDAY))
    finished = standing_of_plan(held_panel(), plan, at=MONDAY)
    assert (finished.finished, finished.actions[0].done) == (1, 100)
    action.case.refresh_from_db()
    with pytest.raises(ReportNotPossible):
        report_action(action=action, done=100, words="Nữa", by=focal, at=MONDAY)


def test_next_years_table_answers_what_was_expected(place: tuple[Agency, Agency]) -> None:
    """Bình Dương 2019 to 2020: 5.3 rose by 0.202, 2.3 fell, 8.3 was recomputed for everybody."""
    plan = a_plan(place[0])
    why = {"why": "Ước"}
    for number, points in (("5.3", "0.1"), ("5.2", "0.5"), ("2.3", "0.1"), ("8.3", "0.1")):
        an_action(plan, place[1], number=number, expected=Expected(Decimal(points), **why))
    an_action(plan, place[1], number="3.1")
    found = standing_of_plan(held_panel(), plan, at=MONDAY)
    verdicts = {one.number: one.verdict for one in found.results}
    assert verdicts == {
        "5.3": Verdict.REACHED, "5.2": Verdict.PARTLY, "2.3": Verdict.NOT, "8.3": Verdict.BROKEN,
        "3.1": Verdict.ROSE,
    }  # fmt: skip
    by = {one.number: one for one in found.results}
    assert by["5.3"].change == pytest.approx(0.202, abs=5e-4)
    assert by["5.3"].beyond_national == pytest.approx(0.181, abs=2e-2)
    assert found.base_total == pytest.approx(43.971, abs=5e-4)
    assert found.hoped_total == pytest.approx(43.971 + 0.8, abs=5e-4)
    assert found.actual_total == pytest.approx(40.762, abs=5e-4)


def test_without_a_table_of_the_target_year_the_plan_waits(place: tuple[Agency, Agency]) -> None:
    plan = a_plan(place[0], base_year=2024, target_year=2025)
    an_action(plan, place[1], number="5.3")
    found = standing_of_plan(held_panel(), plan, at=MONDAY)
    assert [one.verdict for one in found.results] == [Verdict.WAITING]
    assert found.actual_total is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": "9.9"}, "number"),
        ({"row": "1.1.1", "row_year": 2019}, "row"),
        ({"row": "5.3.1", "row_year": 2020}, "row"),
        ({"expected": Expected(Decimal("0.1"), " ")}, "why"),
        ({"expected": Expected(Decimal("-0.1"), "x")}, "expected"),
        ({"expected": Expected(Decimal(3), "x")}, "expected"),
        ({"expected": Expected(Decimal("0.1"), "x", low=Decimal("0.2"))}, "range"),
        ({"expected": Expected(Decimal("0.1"), "x", high=Decimal("0.05"))}, "range"),
        ({"title": " "}, "title"),
    ],
)
def test_an_action_that_cannot_be_is_refused_by_its_field(
    place: tuple[Agency, Agency], changed: dict[str, Any], field: str
) -> None:
    plan = a_plan(place[0])
    with pytest.raises(ActionNotPossible) as refused:
        an_action(plan, place[1], **changed)
    assert refused.value.field == field
    assert not Action.objects.exists()


def test_a_day_that_has_passed_is_no_day_to_be_done_by(place: tuple[Agency, Agency]) -> None:
    with pytest.raises(DueBeforeToday):
        an_action(a_plan(place[0]), place[1], due_on=TODAY - timedelta(days=1))


def test_a_closed_plan_takes_no_action(place: tuple[Agency, Agency]) -> None:
    plan = a_plan(place[0])
    close_plan(plan=plan, actor=ACTOR, at=MONDAY)
    with pytest.raises(ActionNotPossible):
        an_action(plan, place[1])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"province": 3}, "province"),
        ({"base_year": 2010}, "base_year"),
        # All of Bình Dương was withheld in 2023.
        ({"base_year": 2023, "target_year": 2024}, "base_year"),
        ({"target_year": 2019}, "target_year"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_its_field(
    place: tuple[Agency, Agency], changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(PlanNotPossible) as refused:
        a_plan(place[0], **changed)
    assert refused.value.field == field
