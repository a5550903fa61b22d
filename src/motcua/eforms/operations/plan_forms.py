"""Who makes which form until when, and what waits for review."""

from datetime import date, datetime

from django.db import transaction

from motcua.eforms.models import FormProject, ProjectState
from motcua.eforms.operations.steps import free_form_id
from motcua.journal import tags
from motcua.journal.operations import record

PLANNED = tags.declare("eforms:project:plan", "Giao việc soạn biểu mẫu")
REVIEWED = tags.declare("eforms:project:review", "Chuyển biểu mẫu sang duyệt")


@transaction.atomic
def plan_form(
    *, title: str, procedure_code: str, actor: str, at: datetime,
    owner_id: int | None = None, due_on: date | None = None,
) -> FormProject:  # fmt: skip
    """Put a form on the board for which there is no file yet."""
    project = FormProject.objects.create(
        form_id=free_form_id(title), title=title[:300], procedure_code=procedure_code,
        owner_id=owner_id, due_on=due_on, created_at=at, changed_at=at,
    )  # fmt: skip
    record(tag=PLANNED, subject=f"form:{project.form_id}", at=at, actor=actor,
           data={"procedure": procedure_code})  # fmt: skip
    return project


@transaction.atomic
def assign_forms(
    *,
    project_ids: list[int],
    owner_id: int | None,
    due_on: date | None,
    actor: str,
    at: datetime,
) -> int:
    """Give forms to somebody until a day; None leaves what is there. Return how many."""
    count = 0
    for project in FormProject.objects.select_for_update().filter(pk__in=project_ids):
        project.owner_id = owner_id or project.owner_id
        project.due_on = due_on or project.due_on
        project.save(update_fields=["owner_id", "due_on"])
        record(tag=PLANNED, subject=f"form:{project.form_id}", at=at, actor=actor,
               data={"due": str(project.due_on or ""),
                     "owner": f"account:{project.owner_id}" if project.owner_id else ""})  # fmt: skip
        count += 1
    return count


@transaction.atomic
def send_to_review(*, project_id: int, actor: str, at: datetime, back: bool = False) -> FormProject:
    """Hand a form to review, or take it back to work."""
    project = FormProject.objects.select_for_update().get(pk=project_id)
    wanted = ProjectState.DRAFTED if back else ProjectState.IN_REVIEW
    if project.document is not None and project.state != wanted:
        project.state = wanted
        project.save(update_fields=["state"])
        record(tag=REVIEWED, subject=f"form:{project.form_id}", at=at, actor=actor,
               data={"state": wanted})  # fmt: skip
    return project
