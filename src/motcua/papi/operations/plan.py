"""A plan to raise the score: opening it, giving actions, reporting, closing."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from motcua.accounts.models import Account
from motcua.agencies.models import Agency
from motcua.casework.models import CaseKind
from motcua.casework.operations.tasks import open_task
from motcua.journal.operations import record
from motcua.papi.models import Action, ActionReport, Plan
from motcua.papi.queries.links import action_href
from motcua.papi.queries.panel import held_panel
from motcua.papi.tags import ACTION_GIVEN, ACTION_REPORTED, PLAN_CLOSED, PLAN_OPENED
from motcua.programmes.notices import tell_stewards
from motcua.rules.papi.model import Panel
from motcua.rules.papi.scoring import value_of


class PlanNotPossible(Exception):
    """The base year is not held or the province has no score in it; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ActionNotPossible(Exception):
    """
    The plan is closed, the part or row does not exist, or the expectation is none.

    `field`: plan, number, row, expected, range, why or title.
    """

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ReportNotPossible(Exception):
    """A report says nothing, its share is off 0 to 100, or the action is finished."""


@dataclass(frozen=True)
class Expected:
    """Points of the sub-dimension, and where the expectation comes from."""

    points: Decimal
    why: str
    low: Decimal | None = None
    high: Decimal | None = None


@transaction.atomic
def open_plan(
    *,
    title: str,
    province: int,
    base_year: int,
    target_year: int,
    unit: Agency,
    actor: str,
    at: datetime,
) -> Plan:
    """
    Open a plan led by `unit`, for a province's score in `target_year`.

    :raises PlanNotPossible: see there
    """
    panel = held_panel()
    if not title.strip():
        raise PlanNotPossible("title")
    if province not in panel.provinces:
        raise PlanNotPossible("province")
    table = panel.years.get(base_year)
    if table is None or not any(value_of(table, province, no) for no in table.numbers):
        raise PlanNotPossible("base_year")
    if not base_year < target_year <= base_year + 10:
        raise PlanNotPossible("target_year")
    plan = Plan.objects.create(
        title=title.strip(), province=province, base_year=base_year, target_year=target_year,
        unit=unit, created_by=actor, created_at=at,
    )  # fmt: skip
    record(
        tag=PLAN_OPENED, subject=str(plan), at=at, actor=actor, unit=unit.code,
        data={"province": province, "base": base_year, "target": target_year},
    )  # fmt: skip
    return plan


@transaction.atomic
def give_action(
    *,
    plan: Plan,
    number: str,
    title: str,
    agency: Agency,
    due_on: date,
    actor: str,
    at: datetime,
    token: str,
    row: str = "",
    row_year: int | None = None,
    expected: Expected | None = None,
) -> Action:
    """
    Give a unit something to do for a sub-dimension: a task on its stewards' desk.

    :raises ActionNotPossible: see there
    :raises casework.operations.tasks.DueBeforeToday: and TokenSpent, see there
    """
    locked = Plan.objects.select_for_update().select_related("unit").get(pk=plan.pk)
    if locked.closed_at is not None:
        raise ActionNotPossible("plan")
    if not title.strip():
        raise ActionNotPossible("title")
    _require_sound(held_panel(), locked, number, row, row_year, expected)
    task = open_task(
        token=token, kind=CaseKind.ASSIGNMENT, label=f"PAPI-{locked.pk}-{number}",
        title=title.strip(), subject_name=locked.title, given_by_id=locked.unit_id,
        given_to_id=agency.pk, due_on=due_on, actor=actor, unit=locked.unit.code, at=at,
    )  # fmt: skip
    action = Action.objects.create(
        plan=locked, number=number, row=row, row_year=row_year if row else None,
        title=title.strip(), agency=agency, case_id=task.case_id, given_by=actor, given_at=at,
        **({} if expected is None else {
            "expected": expected.points, "low": expected.low, "high": expected.high,
            "why": expected.why.strip(),
        }),
    )  # fmt: skip
    record(
        tag=ACTION_GIVEN, subject=str(locked), at=at, actor=actor, unit=locked.unit.code,
        data={"action": action.pk, "number": number, "to": agency.code},
    )  # fmt: skip
    tell_stewards(
        agency_id=agency.pk, kind="task_given", subject=str(action), at=at,
        link=action_href(action.pk), due_on=due_on,
    )  # fmt: skip
    return action


def _require_sound(
    panel: Panel,
    plan: Plan,
    number: str,
    row: str,
    row_year: int | None,
    expected: Expected | None,
) -> None:
    table = panel.years.get(plan.base_year)
    if table is None or number not in table.numbers:
        raise ActionNotPossible("number")
    rows = panel.years[row_year].rows_of(number) if row_year in panel.years else ()
    if row and row not in rows:
        raise ActionNotPossible("row")
    if expected is None:
        return
    if not expected.why.strip():
        raise ActionNotPossible("why")
    node = table.nodes.get(number)
    score = value_of(table, plan.province, number)
    room = node.high - score if node is not None and node.high and score is not None else None
    if expected.points <= 0 or (room is not None and float(expected.points) > room + 0.005):
        raise ActionNotPossible("expected")
    low, high = expected.low, expected.high
    if (low is not None and low > expected.points) or (high is not None and high < expected.points):
        raise ActionNotPossible("range")


@transaction.atomic
def report_action(
    *, action: Action, done: int, words: str, by: Account, at: datetime
) -> ActionReport:
    """
    Say how far an action is, `done` of a hundred. What was said before stays.

    :raises ReportNotPossible: see there
    """
    if not words.strip() or not 0 <= done <= 100 or not action.case.is_open:
        raise ReportNotPossible
    report = ActionReport.objects.create(
        action=action, done=done, words=words.strip(), by=by, at=at
    )
    record(
        tag=ACTION_REPORTED, subject=str(action.plan), at=at, actor=by.actor,
        unit=action.agency.code, data={"action": action.pk, "done": done},
    )  # fmt: skip
    return report


@transaction.atomic
def close_plan(*, plan: Plan, actor: str, at: datetime) -> None:
    """Close a plan: no further actions; open ones stay on their desks. Again does nothing."""
    locked = Plan.objects.select_for_update().select_related("unit").get(pk=plan.pk)
    if locked.closed_at is None:
        locked.closed_at = at
        locked.save(update_fields=["closed_at"])
        record(tag=PLAN_CLOSED, subject=str(locked), at=at, actor=actor, unit=locked.unit.code)
