"""Handling between acceptance and signature: assign, forward, return, decide."""

from motcua.casework import clock
from motcua.casework.models import CaseStep
from motcua.casework.operations import path
from motcua.casework.operations.intake import ReasonMissing
from motcua.casework.operations.performing import Acting, CaseAct, Doing, perform
from motcua.casework.possibilities import next_steps
from motcua.casework.states import Act
from motcua.rules.process import Step
from motcua.rules.process_guards import DECISIONS


class NoWayForward(Exception):
    """No next step is open from here, or not the one asked for."""


class WhichStep(Exception):
    """Several next steps are open; the officer must say which. `keys` names them."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


class NothingBefore(Exception):
    """The case is at its first step; there is nowhere to return it to."""


class StepDoesNotDecide(Exception):
    """The process records no decision at this step, or there is no such decision."""


def assign(*, acting: Acting, assignee_id: int) -> CaseAct:
    """Give the case, at the step where it is, to an officer. At most five statements."""

    def change(doing: Doing) -> None:
        doing.case.assignee_id = assignee_id
        doing.data = {"assignee": assignee_id}
        if doing.case.visit_id is not None:
            visit = CaseStep.objects.filter(pk=doing.case.visit_id)
            visit.update(assignee_id=assignee_id)

    return perform(acting, Act.ASSIGN, change)


def forward(
    *, acting: Acting, to: str | None = None, note: str = "", assignee_id: int | None = None
) -> CaseAct:
    """
    Pass the case on to its next step, with an opinion and, if wanted, to a named officer.

    `to` is needed where several ways are open. Six statements.

    :raises NoWayForward: and WhichStep, see there
    """

    def change(doing: Doing) -> None:
        step = _chosen(next_steps(doing.case), to)
        left = path.leave(doing, note=note)
        path.enter(doing, step, previous_id=left, assignee_id=assignee_id)
        doing.data = {"to_step": step.key}

    return perform(acting, Act.FORWARD, change)


def _chosen(open_steps: tuple[Step, ...], to: str | None) -> Step:
    if to is not None:
        open_steps = tuple(step for step in open_steps if step.key == to)
    if not open_steps:
        raise NoWayForward(to or "")
    if len(open_steps) > 1:
        raise WhichStep(tuple(step.key for step in open_steps))
    return open_steps[0]


def return_to_previous(*, acting: Acting, reason: str) -> CaseAct:
    """
    Send the case back to the step it came from, or a signed result back to its signing step.

    The step's budget begins anew; the case's due date does not move. At most eight statements.

    :raises ReasonMissing: who gets it back must be told why
    :raises NothingBefore: it is at its first step
    """
    if not reason.strip():
        raise ReasonMissing(Act.RETURN_TO_PREVIOUS)

    def change(doing: Doing) -> None:
        if doing.case.finished_at is not None:
            _reopen(doing, reason)
        else:
            _go_back(doing, reason)

    return perform(acting, Act.RETURN_TO_PREVIOUS, change)


def _go_back(doing: Doing, reason: str) -> None:
    here = CaseStep.objects.select_related("previous").get(case=doing.case, left_at=None)
    back = here.previous
    if back is None:
        raise NothingBefore(doing.case.step_key)
    path.leave(doing, note=reason)
    path.enter(
        doing,
        doing.process.step(back.key),
        previous_id=back.previous_id,
        assignee_id=back.assignee_id,
    )


def _reopen(doing: Doing, reason: str) -> None:
    signed = CaseStep.objects.filter(case_id=doing.case.pk).latest("id")
    doing.ledger.append(clock.reopen(doing.case, doing.at, doing.actor, reason))
    path.enter(
        doing,
        doing.process.step(signed.key),
        previous_id=signed.previous_id,
        assignee_id=signed.assignee_id,
    )


def decide(*, acting: Acting, decision: str, basis: str = "") -> CaseAct:
    """
    Record the decision ("approved" or "rejected") at a step that decides. Four statements.

    :raises StepDoesNotDecide: see there
    """

    def change(doing: Doing) -> None:
        if decision not in DECISIONS or not doing.step.decides:
            raise StepDoesNotDecide(f"{decision} at {doing.case.step_key}")
        doing.case.decision = decision
        doing.basis = basis
        doing.data = {"decision": decision}

    return perform(acting, Act.DECIDE, change)
