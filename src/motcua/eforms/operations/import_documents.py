"""Taking in the forms of a workbook: all of them in one transaction, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.eforms.models import FormProject
from motcua.eforms.operations.take_document import take_document
from motcua.journal import tags
from motcua.journal.operations import record

IMPORTED = tags.declare("eforms:project:import", "Nhập biểu mẫu từ tệp Excel")


@dataclass(frozen=True)
class Imported:
    """What an import did, by form id: forms begun, forms changed, forms already as they are."""

    begun: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]


@transaction.atomic
def import_documents(*, documents: Sequence[dict[str, Any]], actor: str, at: datetime) -> Imported:
    """
    Make each document a form in the making, or the next step of the one there is.

    Nothing is published by this. Taking in the same documents again changes nothing.

    :raises rules.form_document.DocumentRefused: one cannot be read; nothing is taken in then
    """
    ids = [document["form"] for document in documents]
    before = dict(FormProject.objects.filter(form_id__in=ids).values_list("form_id", "version"))
    begun, changed, unchanged = [], [], []
    for document in documents:
        project = take_document(document=document, actor=actor, at=at)
        if project.form_id not in before:
            begun.append(project.form_id)
        elif project.version != before[project.form_id]:
            changed.append(project.form_id)
        else:
            unchanged.append(project.form_id)
            continue
        record(tag=IMPORTED, subject=f"form:{project.form_id}", at=at, actor=actor,
               data={"fields": project.field_count})  # fmt: skip
    return Imported(tuple(begun), tuple(changed), tuple(unchanged))
