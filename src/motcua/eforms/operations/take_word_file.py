"""Taking in an official Word form: kept, converted when it is old, drafted."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.eforms.drafting import draft_document
from motcua.eforms.drafting.document import TooLarge
from motcua.eforms.models import FormProject, Purpose, WordFile
from motcua.eforms.operations.steps import free_form_id, stand_at
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.office_program import CannotConvert, convert, is_installed
from motcua.eforms.word.package import NotReadable
from motcua.eforms.word.wording import reason_words
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.kit.jobs import defer
from motcua.rules.form_document import WordSource

DRAFTED = tags.declare("eforms:project:draft", "Soạn biểu mẫu từ tệp Word")


class OldFormat(Exception):
    """A .doc cannot be converted here: it is to be saved as .docx first."""


@dataclass(frozen=True)
class Taken:
    """A Word file taken in: the project it became, and whether it was there already."""

    project: FormProject
    is_new: bool


@transaction.atomic
def take_word_file(
    *,
    name: str,
    content: bytes,
    actor: str,
    at: datetime,
    procedure_code: str = "",
    owner_id: int | None = None,
    planned_id: int | None = None,
) -> Taken:
    """
    Keep a Word file and draft the form it asks for. The same bytes again give the same project.

    `planned_id`: the form on the board that waited for this file; None makes a new one.

    :raises word.package.NotReadable: it is no Word form
    :raises drafting.document.TooLarge: it asks more than a form may
    """
    # Kept first: the same bytes sent twice at once wait for each other at this key.
    sha256 = keep_word_file(name=name, content=content, actor=actor, at=at)
    known = FormProject.objects.filter(word_sha256=sha256).order_by("pk").first()
    if known is not None:
        return Taken(known, is_new=False)
    draft = draft_form(content)
    word = WordSource(
        sha256, _file_name(name), draft.signing_place, draft.signing_date, draft.signature
    )
    planned = None
    if planned_id is not None:
        planned = FormProject.objects.select_for_update().get(pk=planned_id)
    form_id = planned.form_id if planned else free_form_id(draft.title or name.rpartition(".")[0])
    drafted = draft_document(draft, form_id=form_id, word=word, today=local_day(at))
    project = planned or FormProject(
        form_id=form_id, procedure_code=procedure_code, owner_id=owner_id, created_at=at,
        changed_at=at,
    )  # fmt: skip
    project.title = drafted.document["title"]["vi"][:300]
    project.purpose = Purpose.RESULT if draft.purpose == "office" else Purpose.APPLICATION
    project.purpose_reason = draft.purpose_reason[:200]
    project.word_sha256, project.word_name = sha256, word.name
    project.reading = {k: {"confidence": round(v, 2)} for k, v in drafted.confidence.items()}
    project.save()
    stand_at(project, drafted.document, act="draft", about="", actor=actor, at=at)
    record(tag=DRAFTED, subject=f"form:{form_id}", at=at, actor=actor,
           data={"sha256": sha256, "fields": project.field_count})  # fmt: skip
    return Taken(project, is_new=True)


@transaction.atomic
def take_old_word_file(
    *, name: str, content: bytes, actor: str, at: datetime, owner_id: int | None = None,
    planned_id: int | None = None,
) -> Taken:  # fmt: skip
    """
    Keep a .doc until a job has turned it into a .docx and drafted its form.

    :raises OldFormat: LibreOffice is not installed here
    """
    if not is_installed():
        raise OldFormat
    sha256 = keep_word_file(name=name, content=content, actor=actor, at=at)
    waiting = FormProject.objects.filter(word_sha256=sha256).order_by("pk").first()
    if waiting is not None:
        return Taken(waiting, is_new=False)
    title = _file_name(name).rpartition(".")[0]
    project = None
    if planned_id is not None:
        project = FormProject.objects.select_for_update().get(pk=planned_id)
    if project is None:
        project = FormProject(form_id=free_form_id(title), title=title[:300], owner_id=owner_id,
                              created_at=at, changed_at=at)  # fmt: skip
    project.word_sha256, project.word_name = sha256, _file_name(name)
    project.save()
    defer("eforms.convert_word", project_id=project.pk, actor=actor)
    return Taken(project, is_new=True)


def convert_word(*, project_id: int, actor: str, at: datetime) -> FormProject:
    """
    Turn the .doc that a project waits with into a .docx, and draft the form it asks for.

    What cannot be converted or read stays on the board with the reason. Running twice does no
    harm. LibreOffice runs outside the transaction: it may take a minute.
    """
    project = FormProject.objects.get(pk=project_id)
    old = WordFile.objects.filter(pk=project.word_sha256).first()
    if project.document is not None or old is None:
        return project
    name = f"{old.name.rpartition('.')[0]}.docx"
    try:
        content = convert(bytes(old.content), "doc", "docx")
        taken = take_word_file(name=name, content=content, actor=actor, at=at,
                               planned_id=project.pk)  # fmt: skip
    except (CannotConvert, NotReadable, TooLarge) as refused:
        FormProject.objects.filter(pk=project.pk).update(note=_why(refused))
        project.refresh_from_db()
        return project
    return taken.project


def keep_word_file(*, name: str, content: bytes, actor: str, at: datetime) -> str:
    """Keep the bytes of an official form, once; return their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    WordFile.objects.get_or_create(
        sha256=sha256,
        defaults={"name": _file_name(name), "content": content, "size": len(content),
                  "added_at": at, "added_by": actor},
    )  # fmt: skip
    return sha256


def _why(refused: Exception) -> str:
    """Why a file stays on the board without a form, in Vietnamese: the board is read by many."""
    with translation.override("vi"):
        if isinstance(refused, NotReadable):
            return reason_words(refused)[:300]
        if isinstance(refused, TooLarge):
            return str(_("Biểu mẫu quá dài cho một biểu mẫu điện tử. Xin tách thành nhiều tệp."))
        return str(_("Không chuyển được tệp .doc này. Xin mở bằng Word và lưu lại thành .docx."))


def _file_name(name: str) -> str:
    """The last part of a name, without what no file system keeps."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c >= " " and c != "\x7f")[-200:] or "bieu-mau.docx"
