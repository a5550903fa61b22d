"""That a result was made from a template: which one and by whom, never what stands in it."""

from datetime import datetime

from django.db import transaction

from motcua.eforms.models import FormProject
from motcua.journal import tags
from motcua.journal.operations import record

ISSUED = tags.declare("eforms:result:make", "Lập kết quả từ mẫu")


@transaction.atomic
def note_result(*, project: FormProject, actor: str, at: datetime) -> None:
    """Write into the journal that somebody filled a result template and took the Word file."""
    record(tag=ISSUED, subject=f"form:{project.form_id}", at=at, actor=actor,
           data={"release": project.published_release_id})  # fmt: skip
