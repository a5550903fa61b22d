"""Directives of the leadership, and what departments answer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.accounts.models import Account
from motcua.agencies.models import Agency
from motcua.casework.models import CaseKind
from motcua.casework.operations.tasks import open_task
from motcua.journal.operations import record
from motcua.programmes.models import Answer, Directive, DirectiveTask, Programme
from motcua.programmes.notices import tell_stewards
from motcua.programmes.tags import ANSWERED, DIRECTED


class NobodyDirected(Exception):
    """A directive was to be given to nobody, or says nothing."""


@transaction.atomic
def give_directive(
    *,
    programme: Programme,
    text: str,
    agencies: Sequence[Agency],
    due_on: date,
    by: Account,
    at: datetime,
    token: str,
) -> Directive:
    """
    Give departments a directive; each has a task of its own, due by a day.

    :raises NobodyDirected: see there
    :raises casework.operations.tasks.DueBeforeToday: and TokenSpent, see there
    """
    if not agencies or not text.strip():
        raise NobodyDirected
    directive = Directive.objects.create(
        programme=programme, text=text.strip(), due_on=due_on, given_by=by, given_at=at
    )
    for agency in agencies:
        task = open_task(
            token=f"{token}:{agency.pk}"[:64], kind=CaseKind.DIRECTIVE, label=f"CĐ-{directive.pk}",
            title=directive.text, subject_name=programme.name, given_by_id=programme.unit_id,
            given_to_id=agency.pk, due_on=due_on, actor=by.actor, unit=programme.unit.code, at=at,
        )  # fmt: skip
        given = DirectiveTask.objects.create(
            directive=directive, agency=agency, case_id=task.case_id
        )
        tell_stewards(
            agency_id=agency.pk, kind="directive_given", subject=str(directive), at=at,
            link=f"/can-bo/chuong-trinh/chi-dao/{given.pk}/", due_on=due_on,
        )  # fmt: skip
    record(
        tag=DIRECTED, subject=str(programme), at=at, actor=by.actor, unit=programme.unit.code,
        data={"directive": directive.pk, "to": [agency.code for agency in agencies]},
    )  # fmt: skip
    return directive


@transaction.atomic
def answer_directive(*, task: DirectiveTask, text: str, by: Account, at: datetime) -> Answer:
    """Answer a directive. :raises NobodyDirected: the answer says nothing"""
    if not text.strip():
        raise NobodyDirected
    answer = Answer.objects.create(task=task, text=text.strip(), by=by, at=at)
    record(
        tag=ANSWERED, subject=str(task.directive.programme), at=at, actor=by.actor,
        unit=task.agency.code, data={"directive": task.directive_id, "answer": answer.pk},
    )  # fmt: skip
    return answer
