"""Reads of plans: progress of actions, and what was expected beside what came."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from motcua.casework.operations.tasks import CONFIRM
from motcua.papi.models import Action, ActionReport, Plan
from motcua.rules.papi.expected import Expectation, Result, results, total_hoped_for
from motcua.rules.papi.model import Panel
from motcua.rules.papi.scoring import TOTAL, value_of


@dataclass(frozen=True)
class ActionStanding:
    """An action and how far it is; `done` of a hundred as last reported, None: never reported."""

    action: Action
    done: int | None
    is_open: bool
    is_reported: bool
    is_late: bool
    last: ActionReport | None


@dataclass(frozen=True)
class PlanStanding:
    """
    A plan with its actions and results.

    `base_total`, `hoped_total`, `actual_total`: points; None where a table or a cell is not there.
    """

    plan: Plan
    actions: tuple[ActionStanding, ...]
    results: tuple[Result, ...]
    base_total: float | None
    hoped_total: float | None
    actual_total: float | None

    @property
    def finished(self) -> int:
        """How many actions were confirmed as done."""
        return sum(not one.is_open for one in self.actions)

    @property
    def late(self) -> int:
        """How many are open past their day."""
        return sum(one.is_late for one in self.actions)


def standing_of_plan(panel: Panel, plan: Plan, *, at: datetime) -> PlanStanding:
    """Return how a plan stands. Two queries."""
    return standings_of(panel, [plan], at=at)[0]


def standings_of(panel: Panel, plans: Sequence[Plan], *, at: datetime) -> list[PlanStanding]:
    """Return how plans stand, in their order. Two queries, however many there are."""
    newest = ActionReport.objects.select_related("by").order_by("-pk")
    actions = (
        Action.objects.filter(plan__in=plans)
        .select_related("plan", "agency", "case")
        .prefetch_related(Prefetch("reports", queryset=newest))
        .order_by("number", "pk")
    )
    of_plan: dict[int, list[ActionStanding]] = defaultdict(list)
    for action in actions:
        of_plan[action.plan_id].append(_standing(action, at))
    return [_of(panel, plan, tuple(of_plan[plan.pk])) for plan in plans]


def _of(panel: Panel, plan: Plan, actions: tuple[ActionStanding, ...]) -> PlanStanding:
    found = results(
        panel, plan.province, plan.base_year, plan.target_year,
        [_expectation(one.action) for one in actions],
    )  # fmt: skip
    return PlanStanding(
        plan=plan,
        actions=actions,
        results=found,
        base_total=_total(panel, plan.province, plan.base_year),
        hoped_total=total_hoped_for(panel, plan.province, plan.base_year, found),
        actual_total=_total(panel, plan.province, plan.target_year),
    )


def _standing(action: Action, at: datetime) -> ActionStanding:
    case, last = action.case, next(iter(action.reports.all()), None)
    return ActionStanding(
        action=action,
        done=100 if not case.is_open else last.done if last else None,
        is_open=case.is_open,
        is_reported=case.is_open and case.step_key == CONFIRM,
        is_late=case.is_open and case.due_at is not None and case.due_at < at,
        last=last,
    )


def _expectation(action: Action) -> Expectation:
    def points(value: object) -> float | None:
        return None if value is None else float(value)  # type: ignore[arg-type]

    return Expectation(
        action.number, points(action.expected), points(action.low), points(action.high)
    )


def _total(panel: Panel, province: int, year: int) -> float | None:
    table = panel.years.get(year)
    return value_of(table, province, TOTAL) if table is not None else None
