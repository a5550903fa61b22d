"""Changing a form in the making, act by act, and taking an act back."""

from datetime import datetime

from django.db import transaction

from motcua.eforms.making.counting import doubtful
from motcua.eforms.making.edits import Edit, find_field
from motcua.eforms.making.examples import renewed
from motcua.eforms.models import FormProject, FormStep, ProjectState
from motcua.eforms.operations.steps import locked, show_document, spend, stand_at
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.clock import local_day

EDITED = tags.declare("eforms:project:edit", "Sửa biểu mẫu đang soạn")


class NothingToUndo(Exception):
    """The form stands at its first step, or at its last one for redoing."""


@transaction.atomic
def edit_form(
    *,
    project_id: int,
    version: int,
    change: Edit,
    act: str,
    actor: str,
    at: datetime,
    about: str = "",
) -> FormProject:
    """
    Change a form's working document: one step, which can be undone.

    :raises ProjectChanged: `version` is not the one that stands there
    :raises making.edits.NoSuchPlace: what was to be changed is gone
    :raises rules.form_document.DocumentRefused: it would not read as a form any more
    """
    project = locked(project_id, version)
    assert project.document is not None
    document = change(project.document)
    if document != project.document:
        document = renewed(document, local_day(at))
    if document != project.document:
        stand_at(project, document, act=act, about=about, actor=actor, at=at)
        record(tag=EDITED, subject=f"form:{project.form_id}", at=at, actor=actor,
               data={"act": act, "about": about, "step": project.step})  # fmt: skip
    return project


@transaction.atomic
def see_field(*, project_id: int, field_id: str, actor: str, at: datetime) -> FormProject:
    """
    Note that an official has looked at a question which the reader was unsure of.

    :raises making.edits.NoSuchPlace: the question is gone
    """
    project = FormProject.objects.select_for_update().get(pk=project_id)
    find_field(project.document or {"pages": ()}, field_id)
    project.reading = {
        **project.reading,
        field_id: {**project.reading.get(field_id, {}), "seen": True},
    }
    spend(project, at)
    project.doubtful_count = len(doubtful(project.document, project.reading))
    project.save(update_fields=["reading", "seconds_spent", "changed_at", "doubtful_count"])
    return project


@transaction.atomic
def undo_step(
    *, project_id: int, version: int, actor: str, at: datetime, forward: bool = False
) -> FormStep:
    """
    Go back one step, or forward to the one undone last; return the step undone or done again.

    :raises NothingToUndo: there is none
    """
    project = locked(project_id, version)
    target = project.step + (1 if forward else -1)
    steps = {s.number: s for s in project.steps.filter(number__in=[project.step, target])}
    if target not in steps:
        raise NothingToUndo
    show_document(project, steps[target].document, at)
    project.step = target
    project.version += 1
    project.state = ProjectState.DRAFTED
    project.save()
    record(tag=EDITED, subject=f"form:{project.form_id}", at=at, actor=actor,
           data={"act": "redo" if forward else "undo", "step": project.step})  # fmt: skip
    return steps[target if forward else target + 1]
