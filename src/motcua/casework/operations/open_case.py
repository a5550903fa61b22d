"""Opening a case: somebody has submitted something, and the counter's clock begins."""

from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Role
from motcua.casework import clock
from motcua.casework.calendars import current_calendar_id
from motcua.casework.models import Case, Lane
from motcua.casework.operations.performing import Acting, CaseAct, keep_outcome, outcome_of
from motcua.casework.places import place
from motcua.casework.states import Act, State
from motcua.casework.tags import ACT_TAGS
from motcua.journal.operations import record
from motcua.kit.text import fold
from motcua.rules.working_time.rule_sets import CURRENT


@transaction.atomic(savepoint=False)
def open_case(
    *,
    token: str,
    actor: str,
    unit: str,
    at: datetime,
    label: str,
    title: str,
    subject_name: str,
    procedure_code: str,
    receiving_unit_id: int,
    competent_unit_id: int,
    process_version_id: int,
    field_code: str = "",
    kind: str = "dossier",
) -> CaseAct:
    """
    Open a case that waits for the counter's answer, due in 8 working hours.

    `label` is what the paper carries now: the submission's reference. The process version is
    pinned here. Four statements. Two calls at once under one token: the second one loses its
    transaction, and finds the first one's outcome with `queries.outcome_of_token`.

    :raises TokenSpent: an act was already done under the token
    :raises NoCalendar: no calendar has been entered yet
    """
    case = Case(
        kind=kind, label=label, title=title, subject_name=subject_name,
        search_key=search_key(label, subject_name, title), procedure_code=procedure_code,
        field_code=field_code, unit_id=receiving_unit_id, receiving_unit_id=receiving_unit_id,
        competent_unit_id=competent_unit_id, role=Role.INTAKE,
        process_version_id=process_version_id, rule_set=CURRENT, state=State.AWAITING_INTAKE,
        calendar_id=current_calendar_id(unit_id=receiving_unit_id), opened_at=at,
        lane=Lane.UNDATED, sort_at=at,
    )  # fmt: skip
    clock.start_intake(case, at)
    place(case)
    case.save(force_insert=True)
    outcome = outcome_of(case, Act.OPEN, at, (case.state,))
    keep_outcome(outcome, Acting(case.pk, 0, token, actor, unit, at))
    record(
        tag=ACT_TAGS[Act.OPEN], subject=f"case:{case.pk}", at=at, actor=actor, unit=unit,
        data={"procedure": procedure_code, "process": process_version_id},
    )  # fmt: skip
    return outcome


def search_key(label: str, subject_name: str, title: str) -> str:
    """Return the folded text by which a worklist finds a case."""
    return fold(f"{label} {subject_name} {title}")[:900]
