"""Uploading Word forms: one, several, a whole folder, or a zip of them."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.eforms.drafting.document import TooLarge
from motcua.eforms.models import FormProject
from motcua.eforms.operations.make_form import OldFormat, take_old_word_file, take_word_file
from motcua.eforms.word.package import MAX_FILE, OLE_HEAD, NotReadable
from motcua.eforms.word.wording import reason_words

MOST_FILES = 200
MOST_BYTES = 120 * 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """What came of one file: a form, or the reason why not."""

    name: str
    project: FormProject | None = None
    is_new: bool = False
    reason: str = ""
    is_waiting: bool = False


@dataclass(frozen=True)
class Upload:
    """One file as it came. `reason`: why its content was not even looked at."""

    name: str
    content: bytes = b""
    reason: str = ""


@form_makers
@require_http_methods(["GET", "POST"])
def upload(request: OfficerRequest) -> HttpResponse:
    """Take Word files in and tell what came of each."""
    if request.method == "GET":
        return show(request, "desk/forms/upload.html", {"most": MOST_FILES})
    files = request.FILES.getlist("tep") + request.FILES.getlist("thu-muc")
    files = [file for file in files if file.name]
    outcomes = [take_upload(request, one) for one in _unpacked(files)]
    error = "" if outcomes else _("Xin chọn ít nhất một tệp Word hoặc tệp zip.")
    context = {
        "most": MOST_FILES,
        "outcomes": outcomes,
        "taken": sum(1 for o in outcomes if o.project and o.is_new),
        "known": sum(1 for o in outcomes if o.project and not o.is_new),
        "refused": sum(1 for o in outcomes if not o.project),
        "error": error,
    }
    return show(request, "desk/forms/upload.html", context, 422 if error else 200)


def _unpacked(files: "Sequence[UploadedFile[Any]]") -> Iterator[Upload]:
    """Yield every Word file, those inside zips too, within bounds of number and size."""
    left, number = MOST_BYTES, 0
    for file in files:
        name = file.name or ""
        if (file.size or 0) > left:
            yield Upload(name, reason=_("Tệp quá lớn."))
            continue
        content = file.read()
        inside = (
            _of_zip(name, content) if name.lower().endswith(".zip") else [Upload(name, content)]
        )
        for one in inside:
            number, left = number + 1, left - len(one.content)
            if number > MOST_FILES or left < 0:
                yield Upload(
                    one.name, reason=_("Quá nhiều tệp trong một lần. Xin tải tiếp lần sau.")
                )
                return
            yield one


def _of_zip(name: str, content: bytes) -> Iterator[Upload]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist()[: MOST_FILES * 2]:
                if info.is_dir() or _is_hidden(info.filename):
                    continue
                if info.file_size > MAX_FILE:
                    yield Upload(info.filename, reason=_("Tệp quá lớn."))
                    continue
                with archive.open(info) as member:
                    yield Upload(info.filename, member.read(MAX_FILE + 1))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        yield Upload(name, reason=_("Tệp zip bị hỏng hoặc có mật khẩu."))


def _is_hidden(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last.startswith((".", "~$")) or name.startswith("__MACOSX/")


def take_upload(
    request: OfficerRequest, one: Upload, project: FormProject | None = None
) -> Outcome:
    """Draft the form of one uploaded file, for a planned form or as a new one."""
    if one.reason:
        return Outcome(one.name, reason=one.reason)
    if not one.name.lower().endswith((".docx", ".doc")):
        return Outcome(one.name, reason=_("Không phải tệp Word (.docx)."))
    try:
        if one.name.lower().endswith(".doc") and one.content.startswith(OLE_HEAD):
            return _take_old(request, one)
        taken = take_word_file(
            name=one.name, content=one.content, actor=request.officer.actor, at=request.at,
            owner_id=request.user.pk, planned_id=project.pk if project else None,
        )  # fmt: skip
    except NotReadable as refused:
        return Outcome(one.name, reason=reason_words(refused))
    except OldFormat:
        return Outcome(
            one.name,
            reason=_("Máy này không đọc được .doc. Xin mở bằng Word và lưu lại thành .docx."),
        )
    except TooLarge:
        return Outcome(
            one.name,
            reason=_("Biểu mẫu quá dài cho một biểu mẫu điện tử. Xin tách thành nhiều tệp."),
        )
    return Outcome(one.name, taken.project, taken.is_new)


def _take_old(request: OfficerRequest, one: Upload) -> Outcome:
    taken = take_old_word_file(
        name=one.name, content=one.content, actor=request.officer.actor, at=request.at,
        owner_id=request.user.pk,
    )  # fmt: skip
    return Outcome(one.name, taken.project, taken.is_new, is_waiting=taken.project.document is None)
