"""A case's way through its process: entering and leaving steps, each visit a row."""

from datetime import datetime

from motcua.agencies.models import Agency
from motcua.casework.calendars import calendar_of
from motcua.casework.models import Case, CaseStep
from motcua.casework.operations.performing import Doing
from motcua.rules.process import Step
from motcua.rules.working_time import CalendarTooShort, Limit, due_after, rule_set


class UnitOfStepUnknown(Exception):
    """The step belongs to an agency that does not exist."""


def enter(
    doing: Doing, step: Step, *, previous_id: int | None, assignee_id: int | None = None
) -> None:
    """Enter a step: who holds the case now and until when. One INSERT, seldom one query more."""
    case = doing.case
    case.step_key, case.role = step.key, step.role
    case.unit_id = _unit_of(case, step)
    case.assignee_id = assignee_id
    case.step_due_at = step_due(case, step.budget, doing.at)
    visit = CaseStep.objects.create(
        case_id=case.pk, previous_id=previous_id, key=step.key, unit_id=case.unit_id,
        role=step.role, assignee_id=assignee_id, entered_at=doing.at, entered_by=doing.actor,
        due_at=case.step_due_at,
    )  # fmt: skip
    case.visit_id = visit.pk


def leave(doing: Doing, *, note: str = "") -> int | None:
    """Leave the present step and return its visit's id; None when there was none. One UPDATE."""
    case, visit_id = doing.case, doing.case.visit_id
    if visit_id is not None:
        CaseStep.objects.filter(pk=visit_id).update(
            left_at=doing.at, left_by=doing.actor, left_through=doing.act, note=note
        )
    case.visit_id = case.assignee_id = case.step_due_at = None
    return visit_id


def step_due(case: Case, budget: Limit | None, entered_at: datetime) -> datetime | None:
    """Return when a step's budget ends; None without a budget or beyond the calendar."""
    if budget is None:
        return None
    try:
        calendar = calendar_of(case.calendar_id)
        return due_after(entered_at, budget, calendar, rule_set(case.rule_set), for_step=True)
    except CalendarTooShort:
        return None


def _unit_of(case: Case, step: Step) -> int:
    if step.unit == "receiving":
        return case.receiving_unit_id
    if step.unit == "competent":
        return case.competent_unit_id
    code = step.unit.removeprefix("agency:")
    for agency_id in Agency.objects.filter(code=code).values_list("id", flat=True):
        return agency_id
    raise UnitOfStepUnknown(code)
