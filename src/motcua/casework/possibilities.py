"""Which acts a case allows as it stands. Who may do them is asked elsewhere."""

from motcua.casework.models import Case
from motcua.casework.processes import process_of
from motcua.casework.states import Act, acts_from
from motcua.rules.process import Process, Step
from motcua.rules.process_guards import GuardFacts
from motcua.rules.working_time import rule_set


def possible_acts(case: Case) -> frozenset[Act]:
    """Return the acts open on this case. Queries only where a guard names units."""
    possible = set(acts_from(case.state))
    if case.due_at is None or case.extension_count >= rule_set(case.rule_set).reappointments:
        possible.discard(Act.EXTEND)
    if case.step_key and case.visit_id is not None:
        possible -= _not_at_this_step(case)
    return frozenset(possible)


def _not_at_this_step(case: Case) -> set[Act]:
    process = process_of(case.process_version_id)
    step = process.step(case.step_key)
    closed: set[Act] = set()
    if not next_steps(case):
        closed.add(Act.FORWARD)
    if case.step_key == process.first:
        closed.add(Act.RETURN_TO_PREVIOUS)
    if not step.decides:
        closed.add(Act.DECIDE)
    if not (step.signs and case.decision):
        closed.add(Act.SIGN_OFF)
    return closed


def next_steps(case: Case) -> tuple[Step, ...]:
    """Return the steps open from where the case is. Queries only for guards that name units."""
    if not case.step_key:
        return ()
    process = process_of(case.process_version_id)
    return process.next_steps(case.step_key, _facts(case, process))


def _facts(case: Case, process: Process) -> GuardFacts:
    if all(way.when is None for way in process.step(case.step_key).ways):
        return GuardFacts()
    return GuardFacts(
        decision=case.decision or None,
        procedure_code=case.procedure_code,
        receiving_unit=case.receiving_unit.code,
        competent_unit=case.competent_unit.code,
    )
