"""Files under the papers of a draft, by the rules of the pages."""

import hashlib
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Router

from motcua.api import access, problems, schemas
from motcua.api.access import Call, account_of
from motcua.api.idempotency import key_of, once
from motcua.api.problems import Finding, Refused
from motcua.api.reading import content_length
from motcua.api.resources.drafts import file_out, opener_of
from motcua.documents.models import StoredFile
from motcua.documents.operations import EmptyFile, FileTooLarge, UnacceptedType
from motcua.documents.serving import as_attachment
from motcua.dossiers.draft_files import count_file_from, take_file
from motcua.eforms.access import get_draft
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import AlreadyAttached, PaperNotAsked, TooManyFiles, remove_file
from motcua.eforms.operations.attach_file import need_of
from motcua.eforms.queries import files_of
from motcua.kit.network import network_address
from motcua.rules.form_document import Paper

router = Router(tags=["drafts"])

MULTIPART = "multipart/form-data"
# What a multipart body holds besides the file: boundaries, names, the paper's id.
ROOM_AROUND = 64 * 1024
_BODY = {
    "requestBody": {"required": True, "content": {MULTIPART: {"schema": {
        "type": "object", "required": ["paper", "file"],
        "properties": {"paper": {"type": "string", "description": "the paper's id"},
                       "file": {"type": "string", "format": "binary"}},
    }}}}
}  # fmt: skip
DOWNLOAD = {
    "responses": {200: {"description": "the file", "content": {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}  # fmt: skip


@router.post(
    "/{uuid:draft_id}/files", url_name="api-draft-files", auth=access.DRAFTS,
    response={201: schemas.FileOut}, summary="Send a file", openapi_extra=_BODY,
)  # fmt: skip
def add(request: Call, draft_id: UUID) -> HttpResponse:
    """
    Put a file under a paper: PDF, image or Word as the paper takes, told by its content.

    Needs an Idempotency-Key; the same key with the same content is one file.
    """
    key_of(request)
    if request.content_type != MULTIPART:
        raise Refused(problems.MEDIA_TYPE)
    count_file_from(address=network_address(request), at=request.at)
    draft = get_draft(draft_id=draft_id, opener=opener_of(request), at=request.at)
    if content_length(request) > settings.UPLOAD_MAX_MEGABYTES * 1024 * 1024 + ROOM_AROUND:
        raise Refused(problems.TOO_LARGE)
    paper_id, uploaded = request.POST.get("paper", ""), request.FILES.get("file")
    if not paper_id or not isinstance(uploaded, UploadedFile) or len(request.FILES) != 1:
        raise _wrong("file" if paper_id else "paper", "required", _("Xin gửi giấy tờ này."))
    sent = {"paper": paper_id, "name": uploaded.name, "sha256": _sha256(uploaded)}

    def act() -> tuple[int, dict[str, Any], str]:
        paper = need_of(draft, paper_id, request.at).paper
        file = _take(request, paper, uploaded, draft)
        return 201, file_out(file), f"/api/v1/drafts/{draft_id}/files/{file.file_id}"

    try:
        return once(request, sent, act)
    except PaperNotAsked as refused:
        raise _wrong("paper", "not_asked", _("Biểu mẫu không hỏi giấy tờ này.")) from refused


def _take(request: Call, paper: Paper, uploaded: UploadedFile, draft: Draft) -> DraftFile:
    try:
        return take_file(
            draft=draft, paper=paper, uploaded=uploaded, opener=opener_of(request),
            account=account_of(request), at=request.at,
        )  # fmt: skip
    except FileTooLarge as refused:
        most = _("Tệp lớn hơn %(size)s MB. Xin chọn tệp nhỏ hơn.") % {"size": paper.max_megabytes}
        raise Refused(problems.TOO_LARGE, most) from refused
    except EmptyFile as refused:
        raise _refused("empty", _("Tệp không có nội dung.")) from refused
    except UnacceptedType as refused:
        raise _refused(
            "wrong_type", _("Nội dung tệp không phải kiểu giấy tờ này nhận.")
        ) from refused
    except TooManyFiles as refused:
        words = _("Giấy tờ này nhận nhiều nhất %(most)s tệp.") % {"most": refused.limit}
        raise _refused("too_many", words) from refused
    except AlreadyAttached as refused:
        raise _refused("already_there", _("Tệp này đã có ở đây rồi.")) from refused


def _sha256(uploaded: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in uploaded.chunks():
        found.update(chunk)
    uploaded.seek(0)
    return found.hexdigest()


def _refused(code: str, words: str) -> Refused:
    return Refused(problems.FILE_REFUSED, errors=[Finding("file", code, words)])


def _wrong(field: str, code: str, words: str) -> Refused:
    return Refused(problems.INVALID_INPUT, errors=[Finding(field, code, words)])


@router.get(
    "/{uuid:draft_id}/files/{uuid:file_id}", url_name="api-draft-file", auth=access.DRAFTS,
    summary="One file of a draft", openapi_extra=DOWNLOAD,
)  # fmt: skip
def download(request: Call, draft_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Give back a file of one's own draft."""
    draft = get_draft(draft_id=draft_id, opener=opener_of(request), at=request.at)
    if not any(file.file_id == file_id for file in files_of(draft=draft)):
        raise Refused(problems.NOT_FOUND)
    return as_attachment(StoredFile.objects.get(pk=file_id))


@router.delete(
    "/{uuid:draft_id}/files/{uuid:file_id}", url_name="api-draft-file-remove", auth=access.DRAFTS,
    response={204: None}, summary="Take a file away",
)  # fmt: skip
def remove(request: Call, draft_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file away from one's own draft."""
    if not remove_file(
        draft_id=draft_id, opener=opener_of(request), file_id=file_id, at=request.at
    ):
        raise Refused(problems.NOT_FOUND)
    return HttpResponse(status=204)
