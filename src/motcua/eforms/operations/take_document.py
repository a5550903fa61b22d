"""Taking in a whole form document: a step of its form's making."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.eforms.models import FormProject, ProjectState, Purpose
from motcua.eforms.operations.steps import stand_at
from motcua.rules.form_document import parse_document


@transaction.atomic
def take_document(
    *,
    document: dict[str, Any],
    actor: str,
    at: datetime,
    act: str = "import",
    purpose: Purpose | None = None,
    note: str = "",
) -> FormProject:
    """
    Take in a whole document, from a workbook or a reviewed file: a step of its form's making.

    `purpose` and `note` are kept with the form where they are given.

    :raises rules.form_document.DocumentRefused: it cannot be read
    """
    parsed = parse_document(document)
    project = FormProject.objects.select_for_update().filter(form_id=parsed.form).first()
    if project is None:
        word = parsed.word
        project = FormProject.objects.create(
            form_id=parsed.form, title=parsed.title.vi[:300], state=ProjectState.NO_FILE,
            word_sha256=word.sha256 if word else "", word_name=word.name if word else "",
            created_at=at, changed_at=at,
        )  # fmt: skip
    project.purpose, project.note = purpose or project.purpose, note or project.note
    if project.document != document:
        stand_at(project, document, act=act, about="", actor=actor, at=at)
    else:
        project.save(update_fields=["purpose", "note"])
    return project
