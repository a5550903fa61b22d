"""Giving a department services of a target: a task on its stewards' desk."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.casework.models import CaseKind
from motcua.casework.operations.tasks import open_task
from motcua.journal.operations import record
from motcua.programmes.models import Assignment, ScopeItem, Target, TargetKind
from motcua.programmes.notices import tell_stewards
from motcua.programmes.tags import ASSIGNED
from motcua.rules.service_level import RuleSet


class NothingToAssign(Exception):
    """None of the services is in the target and still without a department."""


@transaction.atomic
def assign_services(
    *,
    target: Target,
    items: Sequence[int],
    agency: Agency,
    due_on: date,
    actor: str,
    at: datetime,
    token: str,
    note: str = "",
) -> Assignment:
    """
    Give items of a target's scope (their ids) to a department, to be done by a day.

    Those that another department has, or that were taken out, are left where they are.

    :raises NothingToAssign: see there
    :raises casework.operations.tasks.DueBeforeToday: and TokenSpent, see there
    """
    free = list(
        ScopeItem.objects.select_for_update().filter(
            pk__in=items, target=target, removed_at__isnull=True, assignment__isnull=True
        )
    )
    if not free:
        raise NothingToAssign(target.pk)
    programme = target.programme
    task = open_task(
        token=token, kind=CaseKind.ASSIGNMENT, label=f"GV-{programme.pk}-{target.pk}",
        title=_title(target, len(free)), subject_name=programme.name, given_by_id=programme.unit_id,
        given_to_id=agency.pk, due_on=due_on, actor=actor, unit=programme.unit.code, at=at,
    )  # fmt: skip
    assignment = Assignment.objects.create(
        target=target, agency=agency, case_id=task.case_id, note=note.strip(), given_by=actor,
        given_at=at,
    )  # fmt: skip
    ScopeItem.objects.filter(pk__in=[item.pk for item in free]).update(assignment=assignment)
    record(
        tag=ASSIGNED, subject=str(programme), at=at, actor=actor, unit=programme.unit.code,
        data={"assignment": assignment.pk, "to": agency.code, "services": len(free)},
    )  # fmt: skip
    tell_stewards(
        agency_id=agency.pk, kind="task_given", subject=str(assignment), at=at,
        link=f"/can-bo/chuong-trinh/viec/{assignment.pk}/", due_on=due_on,
    )  # fmt: skip
    return assignment


def _title(target: Target, count: int) -> str:
    """Return the task's title; Vietnamese, as everything that officers write for each other."""
    if target.kind == TargetKind.EFORMS:
        return f"Soạn biểu mẫu điện tử cho {count} dịch vụ"
    names = _LEVELS[RuleSet(target.rule_set)]
    assert target.level_from is not None and target.level_to is not None
    return f"Nâng {count} dịch vụ từ {names[target.level_from]} lên {names[target.level_to]}"


_LEVELS = {
    RuleSet.DECREE_43_2011: ("dưới mức 1", "mức 1", "mức 2", "mức 3", "mức 4"),
    RuleSet.DECREE_42_2022: ("cung cấp thông tin", "một phần", "toàn trình"),
}
