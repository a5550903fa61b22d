"""Reading one case: where it stands, its way so far, what an earlier act came to."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.models import ActOutcome, Case, CaseStep, ProcessVersion
from motcua.casework.operations.performing import CaseAct, read_outcome
from motcua.casework.possibilities import next_steps, possible_acts
from motcua.casework.processes import process_of
from motcua.casework.states import Act, national_code
from motcua.kit.prepared import Prepared
from motcua.rules.process import Step


@dataclass(frozen=True)
class CaseView:
    """A case as a page needs it: the row, its present step, and what can be done next."""

    case: Case
    national_code: int
    step: Step | None
    next_steps: tuple[Step, ...]
    possible_acts: frozenset[Act]


def case_view(*, case_id: int) -> CaseView:
    """
    Return a case with what can be done to it. One query, seldom three.

    :raises Case.DoesNotExist: there is none
    """
    case = Case.objects.select_related("unit", "receiving_unit", "competent_unit", "assignee").get(
        pk=case_id
    )
    process = process_of(case.process_version_id)
    return CaseView(
        case=case,
        national_code=national_code(case.state),
        step=process.step(case.step_key) if case.step_key else None,
        next_steps=next_steps(case) if case.visit_id else (),
        possible_acts=possible_acts(case),
    )


@dataclass(frozen=True)
class StepVisit:
    """One stretch of a case's way: who had it from when to when, and by when it was due."""

    step: Step
    unit_name_vi: str
    unit_name_en: str
    assignee_name: str
    entered_at: datetime
    due_at: datetime | None
    left_at: datetime | None
    left_through: str
    note: str


def visits_of(*, case_id: int) -> tuple[StepVisit, ...]:
    """Return a case's way through its process, first step first. One query."""
    visits = (
        CaseStep.objects.filter(case_id=case_id)
        .select_related("unit", "assignee", "case")
        .order_by("id")
    )
    return tuple(_visit(visit) for visit in visits)


def _visit(visit: CaseStep) -> StepVisit:
    return StepVisit(
        step=process_of(visit.case.process_version_id).step(visit.key),
        unit_name_vi=visit.unit.name_vi,
        unit_name_en=visit.unit.name_en,
        assignee_name=visit.assignee.full_name if visit.assignee else "",
        entered_at=visit.entered_at,
        due_at=visit.due_at,
        left_at=visit.left_at,
        left_through=visit.left_through,
        note=visit.note,
    )


def outcome_of_token(*, token: str) -> CaseAct | None:
    """Return what the act under this token came to, or None when there was none. One query."""
    kept = ActOutcome.objects.filter(token=token).first()
    return read_outcome(kept) if kept else None


def published_process_id(*, code: str) -> int | None:
    """Return the newest published version of a process, or None. One query."""
    found = _PUBLISHED.first(code=code)
    return found.pk if found else None


_PUBLISHED = Prepared(
    lambda code: (
        ProcessVersion.objects.only("id")
        .filter(definition__code=code, published_at__isnull=False)
        .order_by("-number")[:1]
    ),
    code=str,
)
