"""Drafts of the account that a token acts for."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from motcua.api import access, findings, problems, schemas
from motcua.api.access import Call, account_of
from motcua.api.idempotency import once
from motcua.api.language import language_of
from motcua.api.problems import Finding, Refused
from motcua.catalogue.models import Service
from motcua.catalogue.queries.services import services_open_online, ways_withheld_at
from motcua.dossiers.operations.submit import (
    DraftNotReady,
    DraftNotTheirs,
    ServiceClosed,
    submit,
)
from motcua.eforms.access import Opener, expires_at, get_draft
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import discard_draft, start_draft
from motcua.eforms.operations.save_answers import save_answers
from motcua.eforms.pages import standing
from motcua.eforms.queries import drafts_of, files_of
from motcua.eforms.releases import form_for, form_of
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.rules.form_document import Form, Journey, not_asked

router = Router(tags=["drafts"])


def opener_of(call: Call) -> Opener:
    """Return what the call brings along: the account of its token, never a browser's key."""
    return Opener(account_of(call).pk)


@router.get(
    "", url_name="api-drafts", auth=access.DRAFTS, response=schemas.DraftsOut,
    summary="List unfinished drafts",
)  # fmt: skip
def index(request: Call) -> dict[str, Any]:
    """List the account's unfinished drafts, the last used first."""
    rows = drafts_of(
        account_id=account_of(request).pk, at=request.at, language=language_of(request)
    )
    return {
        "items": [
            {
                "id": str(row.draft.pk),
                "procedure": row.draft.procedure_code,
                "title": row.title,
                "version": row.draft.version,
                "pages_done": row.step,
                "pages": row.steps,
                "last_activity_at": row.last_activity_at,
                "expires_at": row.expires_at,
            }
            for row in rows
        ]
    }


@router.post(
    "", url_name="api-draft-new", auth=access.DRAFTS, response={201: schemas.DraftOut},
    summary="Begin a draft",
)  # fmt: skip
def begin(request: Call, body: schemas.DraftIn) -> HttpResponse:
    """
    Begin a draft at an agency that takes the procedure online, on the form release in force.

    Needs an Idempotency-Key.
    """
    account = account_of(request)

    def act() -> tuple[int, dict[str, Any], str]:
        service = _service(body, request.at)
        started = start_draft(
            form_id=service.form_id, form_version=service.form_version,
            procedure_code=service.procedure.code, agency_id=service.agency_id,
            account_id=account.pk, at=request.at,
        )  # fmt: skip
        draft = get_draft(draft_id=started.draft_id, opener=Opener(account.pk), at=request.at)
        return 201, _json(_out(request, draft, [])), f"/api/v1/drafts/{draft.pk}"

    return once(request, body.model_dump(), act)


def _service(body: schemas.DraftIn, at: datetime) -> Service:
    services = services_open_online(code=body.procedure, on=local_day(at))
    if not services:
        raise _wrong("procedure", "not_open_online", _("Chưa nơi nào nhận trực tuyến thủ tục này."))
    chosen = [s for s in services if s.agency.code == body.agency] if body.agency else services
    if len(chosen) == 1:
        return chosen[0]
    if body.agency:
        raise _wrong("agency", "not_offered_here", _("Cơ quan này không nhận trực tuyến thủ tục."))
    raise _wrong("agency", "required", _("Xin chọn nơi nộp hồ sơ."))


def _wrong(field: str, code: str, words: str) -> Refused:
    return Refused(problems.INVALID_INPUT, errors=[Finding(field, code, words)])


@router.get(
    "/{uuid:draft_id}", url_name="api-draft", auth=access.DRAFTS, response=schemas.DraftOut,
    summary="One draft",
)  # fmt: skip
def one(request: Call, draft_id: UUID) -> dict[str, Any]:
    """Return one's own draft: answers, what is missing, which papers are asked for."""
    draft = get_draft(draft_id=draft_id, opener=opener_of(request), at=request.at)
    return _out(request, draft, files_of(draft=draft))


@router.put(
    "/{uuid:draft_id}/answers", url_name="api-draft-answers", auth=access.DRAFTS,
    response=schemas.DraftOut, summary="Set the answers",
)  # fmt: skip
def put(request: Call, draft_id: UUID, body: schemas.AnswersIn) -> dict[str, Any]:
    """
    Make these the draft's answers, instead of those there. Answers may still be missing.

    One wrong value or unknown key, and nothing is saved; every error is listed.
    """
    return _save(request, draft_id, body, replace=True)


@router.patch(
    "/{uuid:draft_id}/answers", url_name="api-draft-answers-change", auth=access.DRAFTS,
    response=schemas.DraftOut, summary="Change answers",
)  # fmt: skip
def patch(request: Call, draft_id: UUID, body: schemas.AnswersIn) -> dict[str, Any]:
    """Change some answers; null takes one away. Otherwise like PUT."""
    return _save(request, draft_id, body, replace=False)


def _save(
    request: Call, draft_id: UUID, body: schemas.AnswersIn, *, replace: bool
) -> dict[str, Any]:
    save_answers(
        draft_id=draft_id, changes=body.answers, replace=replace, opener=opener_of(request),
        at=request.at, seen_version=body.version,
    )  # fmt: skip
    return one(request, draft_id)


@router.delete(
    "/{uuid:draft_id}", url_name="api-draft-discard", auth=access.DRAFTS, response={204: None},
    summary="Throw a draft away",
)  # fmt: skip
def discard(request: Call, draft_id: UUID) -> HttpResponse:
    """Remove one's own draft with everything in it."""
    discard_draft(draft_id=draft_id, opener=opener_of(request), at=request.at)
    return HttpResponse(status=204)


@router.post(
    "/{uuid:draft_id}/submission", url_name="api-draft-submission", auth=access.SUBMIT,
    response={201: schemas.SubmissionOut}, summary="Submit",
)  # fmt: skip
def send(request: Call, draft_id: UUID, body: schemas.SubmissionIn) -> HttpResponse:
    """
    Submit one's own draft; it becomes a dossier, all of it or nothing.

    `declared` must be true: the applicant has made the form's declaration. Needs an
    Idempotency-Key. A draft submitted before is answered with the dossier it has become.
    """
    account = account_of(request)
    if not body.declared:
        raise _wrong(
            "declared", "required", _("Người nộp phải xác nhận lời cam đoan của biểu mẫu.")
        )

    def act() -> tuple[int, dict[str, Any], str]:
        done = submit(
            draft_id=draft_id, applicant=account, submitted_at=request.at, token=new_token()
        )
        content = schemas.SubmissionOut(
            reference=done.reference, secret=done.secret, intake_due_at=done.intake_due_at
        )
        return 201, content.model_dump(mode="json"), f"/api/v1/dossiers/{done.reference}"

    try:
        return once(request, {"draft": str(draft_id), **body.model_dump()}, act)
    except DraftNotTheirs as refused:
        raise Refused(problems.NOT_FOUND) from refused
    except ServiceClosed as refused:
        raise Refused(problems.CLOSED) from refused
    except DraftNotReady as refused:
        raise _not_ready(request, draft_id) from refused


def _not_ready(request: Call, draft_id: UUID) -> Refused:
    draft = get_draft(draft_id=draft_id, opener=opener_of(request), at=request.at)
    files = files_of(draft=draft)
    form, replayed = _standing(request, draft, files)
    return Refused(problems.NOT_READY, errors=_missing(request, form, replayed))


def _standing(request: Call, draft: Draft, files: list[DraftFile]) -> tuple[Form, Journey]:
    """Return the form without ways of receiving that the office lacks, and where the draft is in it."""
    form = form_of(release_id=draft.release_id)
    if form.document.result_channel is not None:
        withheld = ways_withheld_at(code=draft.procedure_code, agency_id=draft.agency_id)
        form = form_for(release_id=draft.release_id, withheld=withheld)
    counts = Counter(file.paper for file in files)
    return form, standing(form, draft, local_day(request.at), counts)


def _missing(request: Call, form: Form, replayed: Journey) -> list[Finding]:
    """Return everything that stands against submitting."""
    language = language_of(request)
    found = findings.in_words(form, replayed.errors, language)
    found += [
        Finding(f"pages.{page.id}", "page_not_seen", _("Trang này chưa được xem qua."))
        for page in replayed.pages
        if not page.is_done and not page.errors
    ]
    found += [
        Finding(f"papers.{need.paper.id}", "paper_missing", _("Xin gửi giấy tờ này."))
        for need in replayed.papers
        if need.is_missing
    ]
    return found


def _out(request: Call, draft: Draft, files: list[DraftFile]) -> dict[str, Any]:
    form, replayed = _standing(request, draft, files)
    return {
        "id": str(draft.pk),
        "procedure": draft.procedure_code,
        "agency": draft.agency.code,
        "form": {"id": form.document.form, "version": form.document.version},
        "version": draft.version,
        "answers": draft.answers,
        "derived": dict(replayed.derived),
        "ready": replayed.is_ready,
        "errors": _missing(request, form, replayed),
        "warnings": findings.in_words(form, replayed.warnings, language_of(request)),
        "not_asked": list(not_asked(replayed, draft.answers)),
        "papers": [findings.paper_out(need) for need in replayed.papers],
        "files": [file_out(file) for file in files],
        "expires_at": expires_at(draft),
    }


def file_out(file: DraftFile) -> dict[str, Any]:
    """Return a file under a paper as the API tells it."""
    return {
        "id": str(file.file_id),
        "paper": file.paper,
        "name": file.name,
        "size": file.size,
        "content_type": file.content_type,
        "sha256": file.sha256,
    }


def _json(content: dict[str, Any]) -> dict[str, Any]:
    """Return content as JSON values, since the answer is kept as text."""
    return schemas.DraftOut.model_validate(content, from_attributes=True).model_dump(mode="json")
