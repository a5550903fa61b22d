"""The making of a form: begun, changed step by step, undone, planned, handed to review."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.eforms.drafting import draft_document
from motcua.eforms.drafting.document import TooLarge
from motcua.eforms.drafting.identifiers import form_id_stem, free_name
from motcua.eforms.making.counting import count_fields, doubtful
from motcua.eforms.making.edits import Edit, find_field
from motcua.eforms.making.examples import renewed
from motcua.eforms.models import FormProject, FormRelease, FormStep, ProjectState, Purpose, WordFile
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.office_program import CannotConvert, convert, is_installed
from motcua.eforms.word.package import NotReadable
from motcua.eforms.word.wording import reason_words
from motcua.journal import tags
from motcua.journal.operations import record
from motcua.kit.clock import local_day
from motcua.kit.jobs import defer
from motcua.rules.form_document import WordSource, parse_document

DRAFTED = tags.declare("eforms:project:draft", "Soạn biểu mẫu từ tệp Word")
PLANNED = tags.declare("eforms:project:plan", "Giao việc soạn biểu mẫu")
EDITED = tags.declare("eforms:project:edit", "Sửa biểu mẫu đang soạn")
REVIEWED = tags.declare("eforms:project:review", "Chuyển biểu mẫu sang duyệt")

# Steps beyond these are forgotten, the oldest first.
MOST_STEPS = 100
# A longer pause between two acts is no work on the form.
LONGEST_PAUSE = timedelta(minutes=5)


class ProjectChanged(Exception):
    """Somebody else changed the form since the page was shown."""


class OldFormat(Exception):
    """A .doc cannot be converted here: it is to be saved as .docx first."""


class NothingToUndo(Exception):
    """The form stands at its first step, or at its last one for redoing."""


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
    sha256 = hashlib.sha256(content).hexdigest()
    known = FormProject.objects.filter(word_sha256=sha256).order_by("pk").first()
    if known is not None:
        _keep_file(sha256, name, content, actor, at)
        return Taken(known, is_new=False)
    draft = draft_form(content)
    word = WordSource(
        sha256, _file_name(name), draft.signing_place, draft.signing_date, draft.signature
    )
    planned = None
    if planned_id is not None:
        planned = FormProject.objects.select_for_update().get(pk=planned_id)
    form_id = planned.form_id if planned else _free_form_id(draft.title or name.rpartition(".")[0])
    drafted = draft_document(draft, form_id=form_id, word=word, today=local_day(at))
    _keep_file(sha256, name, content, actor, at)
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
    _stand_at(project, drafted.document, act="draft", about="", actor=actor, at=at)
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
    sha256 = hashlib.sha256(content).hexdigest()
    known = WordFile.objects.filter(pk=sha256).exists()
    waiting = FormProject.objects.filter(word_sha256=sha256).order_by("pk").first()
    if known and waiting is not None:
        return Taken(waiting, is_new=False)
    _keep_file(sha256, name, content, actor, at)
    title = _file_name(name).rpartition(".")[0]
    project = None
    if planned_id is not None:
        project = FormProject.objects.select_for_update().get(pk=planned_id)
    if project is None:
        project = FormProject(form_id=_free_form_id(title), title=title[:300], owner_id=owner_id,
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
        _stand_at(project, document, act=act, about="", actor=actor, at=at)
    else:
        project.save(update_fields=["purpose", "note"])
    return project


def keep_word_file(*, name: str, content: bytes, actor: str, at: datetime) -> str:
    """Keep the bytes of an official form, once; return their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    _keep_file(sha256, name, content, actor, at)
    return sha256


@transaction.atomic
def plan_form(
    *, title: str, procedure_code: str, actor: str, at: datetime,
    owner_id: int | None = None, due_on: date | None = None,
) -> FormProject:  # fmt: skip
    """Put a form on the board for which there is no file yet."""
    project = FormProject.objects.create(
        form_id=_free_form_id(title), title=title[:300], procedure_code=procedure_code,
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
    project = _locked(project_id, version)
    assert project.document is not None
    document = change(project.document)
    if document != project.document:
        document = renewed(document, local_day(at))
    if document != project.document:
        _stand_at(project, document, act=act, about=about, actor=actor, at=at)
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
    _spend(project, at)
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
    project = _locked(project_id, version)
    target = project.step + (1 if forward else -1)
    steps = {s.number: s for s in project.steps.filter(number__in=[project.step, target])}
    if target not in steps:
        raise NothingToUndo
    _show(project, steps[target].document, at)
    project.step = target
    project.version += 1
    _to_work_again(project)
    project.save()
    record(tag=EDITED, subject=f"form:{project.form_id}", at=at, actor=actor,
           data={"act": "redo" if forward else "undo", "step": project.step})  # fmt: skip
    return steps[target if forward else target + 1]


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


def _why(refused: Exception) -> str:
    """Why a file stays on the board without a form, in Vietnamese: the board is read by many."""
    with translation.override("vi"):
        if isinstance(refused, NotReadable):
            return reason_words(refused)[:300]
        if isinstance(refused, TooLarge):
            return str(_("Biểu mẫu quá dài cho một biểu mẫu điện tử. Xin tách thành nhiều tệp."))
        return str(_("Không chuyển được tệp .doc này. Xin mở bằng Word và lưu lại thành .docx."))


def _locked(project_id: int, version: int) -> FormProject:
    project = FormProject.objects.select_for_update().get(pk=project_id)
    if project.version != version:
        raise ProjectChanged
    return project


def _stand_at(
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
    _show(project, document, at)
    project.version += 1
    _to_work_again(project)
    project.save()


def _show(project: FormProject, document: dict[str, Any], at: datetime) -> None:
    project.document = document
    project.title = document["title"]["vi"][:300]
    project.field_count = count_fields(document)
    project.doubtful_count = len(doubtful(document, project.reading))
    _spend(project, at)


def _to_work_again(project: FormProject) -> None:
    project.state = ProjectState.DRAFTED


def _spend(project: FormProject, at: datetime) -> None:
    pause = at - project.changed_at
    if timedelta(0) < pause <= LONGEST_PAUSE:
        project.seconds_spent += int(pause.total_seconds())
    project.changed_at = max(at, project.changed_at)


def _keep_file(sha256: str, name: str, content: bytes, actor: str, at: datetime) -> None:
    WordFile.objects.get_or_create(
        sha256=sha256,
        defaults={"name": _file_name(name), "content": content, "size": len(content),
                  "added_at": at, "added_by": actor},
    )  # fmt: skip


def _file_name(name: str) -> str:
    """The last part of a name, without what no file system keeps."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c >= " " and c != "\x7f")[-200:] or "bieu-mau.docx"


def _free_form_id(title: str) -> str:
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
