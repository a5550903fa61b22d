"""Reminding departments: three days before the day, on it, and once a week when late."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.db import transaction

from motcua.casework.models import Case
from motcua.casework.operations.tasks import DO
from motcua.kit.clock import local_day
from motcua.notifications.models import Message
from motcua.programmes.models import Assignment, DirectiveTask
from motcua.programmes.notices import tell_stewards
from motcua.programmes.queries.links import BASE

# Days before the due day on which a reminder is sent; when late, every seventh day.
DAYS_BEFORE = (3, 0)
_LATE_EVERY = 7


class Task(Protocol):
    """What a unit was given to do; printed, it is the subject of the messages about it."""

    agency_id: int

    @property
    def case(self) -> Case: ...


def remind(*, at: datetime) -> int:
    """Queue the reminders of a day and return how many; the same day again queues none."""
    return remind_of(_open_tasks(), at=at)


@transaction.atomic
def remind_of(tasks: Iterable[tuple[Task, str]], *, at: datetime) -> int:
    """The same for any open tasks, each with the address of its page."""
    today, sent = local_day(at), 0
    for task, link in tasks:
        due = task.case.due_at
        if due is None or not _is_day((local_day(due) - today).days):
            continue
        subject = f"{task} {today.isoformat()}"
        if Message.objects.filter(kind="task_reminder", subject=subject).exists():
            continue
        sent += tell_stewards(
            agency_id=task.agency_id, kind="task_reminder", subject=subject, at=at, link=link,
            due_on=local_day(due),
        )  # fmt: skip
    return sent


def _is_day(left: int) -> bool:
    return left in DAYS_BEFORE or (left < 0 and left % _LATE_EVERY == 0)


def _open_tasks() -> Iterable[tuple[Assignment | DirectiveTask, str]]:
    for given in Assignment.objects.filter(case__is_open=True, case__step_key=DO).select_related(
        "case"
    ):
        yield given, f"{BASE}viec/{given.pk}/"
    for directed in DirectiveTask.objects.filter(
        case__is_open=True, case__step_key=DO
    ).select_related("case"):
        yield directed, f"{BASE}chi-dao/{directed.pk}/"
