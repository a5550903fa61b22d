"""Publishing what was made: the next release of its form."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.eforms.making.counting import doubtful
from motcua.eforms.models import FormProject, FormRelease, ProjectState
from motcua.eforms.operations.publish_release import publish_release
from motcua.eforms.operations.steps import ProjectChanged, locked


class DoubtsLeft(Exception):
    """The reader was unsure of questions which nobody has looked at: `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count


@transaction.atomic
def publish_form(*, project_id: int, version: int, actor: str, at: datetime) -> FormRelease:
    """
    Publish a form's working document as its next release; running drafts stay on theirs.

    A document that is published already gives its release, and no new one.

    :raises ProjectChanged: `version` is not the one that stands there
    :raises DoubtsLeft: see there
    :raises publish_release.ExamplesFail: and whatever else stands against publishing
    """
    project = locked(project_id, version)
    if project.document is None:
        raise ProjectChanged
    left = len(doubtful(project.document, project.reading))
    if left:
        raise DoubtsLeft(left)
    latest = project.published_release
    if latest is not None and _is_the_same(project.document, latest.document):
        document = latest.document
    else:
        document = next_release(project)
    release = publish_release(document=document, actor=actor, at=at)
    project.document = document
    project.state = ProjectState.PUBLISHED
    project.published_release = release
    project.version += 1
    project.save()
    return release


def _is_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two documents differ in their version's number at most."""
    return {**one, "version": 0} == {**other, "version": 0}


def next_release(project: FormProject) -> dict[str, Any]:
    """Return the working document under the number of the release that it would be. One query."""
    assert project.document is not None
    last = FormRelease.objects.filter(form_id=project.form_id).aggregate(last=Max("version"))
    return {**project.document, "version": (last["last"] or 0) + 1}
