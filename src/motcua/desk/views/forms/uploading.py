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
from motcua.eforms.operations.take_word_file import OldFormat, take_old_word_file, take_word_file
from motcua.eforms.word.package import MAX_FILE, OLE_HEAD, NotReadable
from motcua.eforms.word.wording import reason_words
from motcua.eforms.word.zips import BROKEN_ZIP, WORD_SUFFIXES, is_hidden

MOST_FILES = 200
# Names beyond these are not listed one by one.
MOST_TOLD = 1_000
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
    """
    Yield every Word file, those inside zips too, within bounds of number and size.

    What comes after the bounds is not opened, and told name by name.
    """
    room = _Room()
    for file in files:
        name = file.name or ""
        if (file.size or 0) > MOST_BYTES:
            yield Upload(name, reason=_("Tệp quá lớn."))
        elif name.lower().endswith(".zip"):
            yield from _of_zip(name, file, room)
        elif room.takes(file.size or 0):
            yield Upload(name, file.read())
        else:
            yield Upload(name, reason=_too_many())


@dataclass
class _Room:
    """How many more files, and bytes of them, may still be opened."""

    files: int = MOST_FILES
    size: int = MOST_BYTES

    def takes(self, size: int) -> bool:
        """Whether a file of so many bytes is still taken; then it is counted."""
        if self.files < 1 or size > self.size:
            return False
        self.files, self.size = self.files - 1, self.size - size
        return True


def _too_many() -> str:
    return _("Quá nhiều tệp trong một lần. Xin tải tiếp lần sau.")


def _of_zip(name: str, file: "UploadedFile[Any]", room: _Room) -> Iterator[Upload]:
    """Yield the files of a zip; one that is damaged is told, and the others are taken."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.read())) as archive:
            inside = [i for i in archive.infolist() if not i.is_dir() and not is_hidden(i.filename)]
            for info in inside[:MOST_TOLD]:
                yield _member(archive, info, room)
            if len(inside) > MOST_TOLD:
                yield Upload(name, reason=_too_many())
    except BROKEN_ZIP:
        yield Upload(name, reason=_("Tệp zip bị hỏng hoặc có mật khẩu."))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: _Room) -> Upload:
    if not info.filename.lower().endswith(WORD_SUFFIXES):
        return Upload(info.filename)  # refused by its name, and not worth unpacking
    if info.file_size > MAX_FILE:
        return Upload(info.filename, reason=_("Tệp quá lớn."))
    if not room.takes(info.file_size):
        return Upload(info.filename, reason=_too_many())
    try:
        with archive.open(info) as member:
            # A zip may lie of a size; nothing longer than it said is read.
            return Upload(info.filename, member.read(info.file_size + 1))
    except BROKEN_ZIP:
        return Upload(info.filename, reason=_("Tệp zip bị hỏng hoặc có mật khẩu."))


def take_upload(
    request: OfficerRequest, one: Upload, project: FormProject | None = None
) -> Outcome:
    """Draft the form of one uploaded file, for a planned form or as a new one."""
    if one.reason:
        return Outcome(one.name, reason=one.reason)
    if not one.name.lower().endswith(WORD_SUFFIXES):
        return Outcome(one.name, reason=_("Không phải tệp Word (.docx)."))
    try:
        if one.name.lower().endswith(".doc") and one.content.startswith(OLE_HEAD):
            return _take_old(request, one, project)
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


def _take_old(request: OfficerRequest, one: Upload, planned: FormProject | None) -> Outcome:
    taken = take_old_word_file(
        name=one.name, content=one.content, actor=request.officer.actor, at=request.at,
        owner_id=request.user.pk, planned_id=planned.pk if planned else None,
    )  # fmt: skip
    return Outcome(one.name, taken.project, taken.is_new, is_waiting=taken.project.document is None)
