"""Dossiers of the account that a token acts for: where they stand, and their results."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from ninja import Router

from motcua.api import access, problems, schemas
from motcua.api.access import Call, account_of
from motcua.api.paging import Page, PerPage, page_of
from motcua.api.problems import Refused
from motcua.api.resources.files import DOWNLOAD
from motcua.casework.queries.due_dates import due_date_of
from motcua.casework.states import State
from motcua.design.case_words import UNDATED_WORDS, state_words
from motcua.documents.models import StoredFile
from motcua.documents.serving import as_attachment
from motcua.dossiers.access import get_dossier_for_applicant
from motcua.dossiers.files import find_file
from motcua.dossiers.models import Dossier, Paper, Result, SupplementRequest
from motcua.dossiers.queries import dossiers_of, particulars_of
from motcua.eforms.releases import form_of

router = Router(tags=["dossiers"])


@router.get(
    "", url_name="api-dossiers", auth=access.DOSSIERS, response=schemas.DossiersOut,
    summary="List dossiers",
)  # fmt: skip
def index(request: Call, page: Page = 1, per_page: PerPage = 20) -> dict[str, Any]:
    """List the account's own dossiers, newest first."""
    return page_of(dossiers_of(account=account_of(request)), page, per_page, _row)


def _row(dossier: Dossier) -> dict[str, Any]:
    case = dossier.case
    return {
        "reference": dossier.reference,
        "code": dossier.code,
        "procedure": case.procedure_code,
        "title": case.title,
        "state": {"code": case.state, "words": state_words(case.state)},
        "submitted_at": dossier.submitted_at,
    }


@router.get(
    "/{reference}", url_name="api-dossier", auth=access.DOSSIERS, response=schemas.DossierOut,
    summary="One dossier",
)  # fmt: skip
def one(request: Call, reference: str) -> dict[str, Any]:
    """Return one's own dossier: state, due date, papers, what is asked, the result."""
    dossier = _own(request, reference)
    case, particulars = dossier.case, particulars_of(dossier=dossier)
    telling = due_date_of(case_id=case.pk, at=request.at)
    is_new = case.state == State.AWAITING_INTAKE
    return {
        **_row(dossier),
        "agency": dossier.receiving_unit.code,
        "form": _form(dossier),
        "accepted_at": dossier.accepted_at,
        "intake_due_at": case.intake_due_at if is_new else None,
        "due_at": case.due_at,
        "undated": "" if is_new else str(UNDATED_WORDS.get(telling.why_undated, "")),
        "answers": dossier.answers,
        "papers": [_paper(paper) for paper in particulars.papers],
        "supplement": _supplement(particulars.open_supplement),
        "result": _result(particulars.result),
        "closing_reason": dossier.closing_reason,
    }


def _own(request: Call, reference: str) -> Dossier:
    return get_dossier_for_applicant(reference=reference, account=account_of(request))


def _form(dossier: Dossier) -> dict[str, Any] | None:
    if dossier.form_release_id is None:
        return None
    document = form_of(release_id=dossier.form_release_id).document
    return {"id": document.form, "version": document.version}


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper.component,
        "title": {"vi": paper.title_vi, "en": paper.title_en},
        "files": [_file(kept.file, paper.component) for kept in paper.files.all()],
    }


def _file(stored: StoredFile, paper: str) -> dict[str, Any]:
    return {
        "id": str(stored.pk),
        "paper": paper,
        "name": stored.name,
        "size": stored.size,
        "content_type": stored.content_type,
        "sha256": stored.sha256,
    }


def _supplement(asked: SupplementRequest | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {
        "reason": asked.reason,
        "papers": list(asked.components),
        "requested_at": asked.requested_at,
        "answer_by": asked.answer_by,
    }


def _result(result: Result | None) -> dict[str, Any] | None:
    # Until it is signed it is a draft of the office's.
    if result is None or result.signed_at is None:
        return None
    return {
        "granted": result.granted,
        "number": result.number,
        "summary": result.summary,
        "signed_at": result.signed_at,
        "file": _file(result.file, "") if result.file else None,
    }


@router.get(
    "/{reference}/files/{uuid:file_id}", url_name="api-dossier-file", auth=access.DOSSIERS,
    summary="One file of a dossier", openapi_extra=DOWNLOAD,
)  # fmt: skip
def file(request: Call, reference: str, file_id: UUID) -> HttpResponseBase:
    """Give back a file of one's own dossier: of a paper, or of its signed result."""
    stored = find_file(dossier=_own(request, reference), file_id=file_id)
    if stored is None:
        raise Refused(problems.NOT_FOUND)
    return as_attachment(stored)
