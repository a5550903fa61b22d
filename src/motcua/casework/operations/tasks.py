"""
Tasks within the administration: a case with a day by which it is to be done, and two desks.

Whoever is given it does it and reports (`handling.forward`); whoever gave it confirms, or sends it
back with a reason (`handling.return_to_previous`). The day is named, not reckoned from a limit.
"""

from datetime import date, datetime, time

from django.db import transaction

from motcua.casework import clock
from motcua.casework.calendars import current_calendar_id
from motcua.casework.models import Case, CaseKind, Lane, LedgerEntry, LedgerKind, ProcessVersion
from motcua.casework.operations.open_case import search_key
from motcua.casework.operations.path import enter, leave
from motcua.casework.operations.performing import (
    Acting,
    CaseAct,
    Doing,
    keep_outcome,
    outcome_of,
    perform,
)
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.casework.places import place
from motcua.casework.states import Act, State, Transition
from motcua.casework.tags import ACT_TAGS
from motcua.journal.operations import record
from motcua.kit.clock import VN, local_day
from motcua.rules.process_document import TASK
from motcua.rules.working_time.rule_sets import CURRENT

PROCESS_CODE = "VIEC-DUOC-GIAO"
DO, CONFIRM = "thuc_hien", "xac_nhan"
_END_OF_OFFICE_HOURS = time(17, 0)
_DOCUMENT = {
    "format": 1,
    "for": TASK,
    "first": DO,
    "steps": [
        {"key": DO, "role": "steward", "unit": "competent", "decides": True,
         "content": {"vi": "Thực hiện và báo cáo", "en": "Do it and report"},
         "next": [{"to": CONFIRM}]},
        {"key": CONFIRM, "role": "steward", "unit": "receiving", "signs": True,
         "content": {"vi": "Xác nhận kết quả", "en": "Confirm the result"}},
    ],
}  # fmt: skip


class DueBeforeToday(Exception):
    """A task was to be done by a day that has passed."""


class TaskNotReported(Exception):
    """A task was to be confirmed that has not been reported yet."""


@transaction.atomic
def open_task(
    *,
    token: str,
    kind: str,
    label: str,
    title: str,
    subject_name: str,
    given_by_id: int,
    given_to_id: int,
    due_on: date,
    actor: str,
    unit: str,
    at: datetime,
) -> CaseAct:
    """
    Give a task to a unit, to be done by the end of `due_on`; it lies on its stewards' desk.

    `kind` is a `CaseKind` but DOSSIER; `label` and `subject_name` are printed in the worklist.

    :raises DueBeforeToday: see there
    :raises TokenSpent: an act was already done under the token
    """
    if due_on < local_day(at):
        raise DueBeforeToday(str(due_on))
    due_at = datetime.combine(due_on, _END_OF_OFFICE_HOURS, tzinfo=VN)
    case = Case(
        kind=CaseKind(kind), label=label[:60], title=title[:600], subject_name=subject_name[:200],
        search_key=search_key(label, subject_name, title), procedure_code="", field_code="",
        unit_id=given_to_id, receiving_unit_id=given_by_id, competent_unit_id=given_to_id,
        process_version_id=_process_id(at), rule_set=CURRENT, state=State.IN_PROGRESS,
        calendar_id=current_calendar_id(unit_id=given_to_id), opened_at=at, received_at=at,
        started_at=at, due_at=due_at, due_without_extension_at=due_at, lane=Lane.UNDATED,
        sort_at=at,
    )  # fmt: skip
    place(case)
    case.save(force_insert=True)
    acting = Acting(case.pk, 0, token, actor, unit, at)
    doing = Doing(case, Act.OPEN_TASK, acting, Transition(), case.state)
    enter(doing, doing.process.step(DO), previous_id=None)
    LedgerEntry(
        case_id=case.pk, kind=LedgerKind.START, at=at, actor=actor, calendar_id=case.calendar_id,
        due_at=due_at,
    ).save(force_insert=True)  # fmt: skip
    case.save(update_fields=["step_key", "role", "unit_id", "visit_id", "step_due_at"])
    outcome = outcome_of(case, Act.OPEN_TASK, at, (case.state,))
    keep_outcome(outcome, acting)
    record(
        tag=ACT_TAGS[Act.OPEN_TASK], subject=f"case:{case.pk}", at=at, actor=actor, unit=unit,
        data={"kind": case.kind, "due": due_at.isoformat(), "to": given_to_id},
    )  # fmt: skip
    return outcome


def _process_id(at: datetime) -> int:
    """Return the version that tasks follow, publishing it where none is. One query mostly."""
    published = ProcessVersion.objects.filter(
        definition__code=PROCESS_CODE, published_at__isnull=False
    )
    found = published.order_by("-number").values_list("pk", flat=True).first()
    if found is not None:
        return found
    actor = "system:casework"
    draft_process(
        code=PROCESS_CODE, name_vi="Việc được giao", name_en="Assigned task", document=_DOCUMENT,
        actor=actor, at=at,
    )  # fmt: skip
    return publish_process(code=PROCESS_CODE, actor=actor, at=at).pk


def finish_task(*, acting: Acting, note: str = "") -> CaseAct:
    """
    Confirm that a reported task is done, and close it.

    :raises TaskNotReported: it still lies with whoever is to do it
    """

    def change(doing: Doing) -> None:
        case = doing.case
        if case.step_key != CONFIRM:
            raise TaskNotReported(case.pk)
        doing.ledger.append(clock.stop(case, doing.at, doing.actor))
        leave(doing, note=note)

    return perform(acting, Act.FINISH_TASK, change)


@transaction.atomic
def postpone_task(*, acting: Acting, due_on: date, reason: str) -> CaseAct:
    """Give a task more time, with a reason; by which day it was due first stays on record."""
    if due_on < local_day(acting.at):
        raise DueBeforeToday(str(due_on))

    def change(doing: Doing) -> None:
        until = datetime.combine(due_on, _END_OF_OFFICE_HOURS, tzinfo=VN)
        doing.ledger.append(clock.extend(doing.case, until, doing.at, doing.actor, reason, ""))

    return perform(acting, Act.EXTEND, change)
