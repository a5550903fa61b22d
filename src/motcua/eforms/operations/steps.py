"""The steps of a form in the making: what every act that changes one does besides."""

from datetime import datetime, timedelta
from typing import Any

from motcua.eforms.drafting.identifiers import form_id_stem, free_name
from motcua.eforms.making.counting import count_fields, doubtful
from motcua.eforms.models import FormProject, FormRelease, FormStep, ProjectState

# Steps beyond these are forgotten, the oldest first.
MOST_STEPS = 100
# A longer pause between two acts is no work on the form.
LONGEST_PAUSE = timedelta(minutes=5)


class ProjectChanged(Exception):
    """Somebody else changed the form since the page was shown."""


def locked(project_id: int, version: int) -> FormProject:
    """Return a form locked for a change. Raises ProjectChanged."""
    project = FormProject.objects.select_for_update().get(pk=project_id)
    if project.version != version:
        raise ProjectChanged
    return project


def stand_at(
    project: FormProject, document: dict[str, Any], *, act: str, about: str, actor: str,
    at: datetime,
) -> None:  # fmt: skip
    """Write the next step; what was undone before is forgotten with it."""
    project.steps.filter(number__gt=project.step).delete()
    project.step += 1
    FormStep.objects.create(
        project=project, number=project.step, act=act, about=about, document=document,
        actor=actor, at=at,
    )  # fmt: skip
    project.steps.filter(number__lte=project.step - MOST_STEPS).delete()
    show_document(project, document, at)
    project.version += 1
    project.state = ProjectState.DRAFTED
    project.save()


def show_document(project: FormProject, document: dict[str, Any], at: datetime) -> None:
    """Let a form stand at a document: its title, its counts, the time spent. Not saved."""
    project.document = document
    project.title = document["title"]["vi"][:300]
    project.field_count = count_fields(document)
    project.doubtful_count = len(doubtful(document, project.reading))
    spend(project, at)


def spend(project: FormProject, at: datetime) -> None:
    """Count the time since the last act, unless it was a pause. Not saved."""
    pause = at - project.changed_at
    if timedelta(0) < pause <= LONGEST_PAUSE:
        project.seconds_spent += int(pause.total_seconds())
    project.changed_at = max(at, project.changed_at)


def free_form_id(title: str) -> str:
    """An id from the title's words, `…-2` when it is taken."""
    stem = form_id_stem(title)
    taken = {
        form_id
        for model in (FormProject, FormRelease)
        for form_id in model.objects.filter(form_id__startswith=stem).values_list(
            "form_id", flat=True
        )
    }
    return free_name(stem, taken)
