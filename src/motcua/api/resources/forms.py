"""Published forms: document, schema, and the evaluator's judgement without any effect."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from motcua.api import access, findings, schemas
from motcua.api.caching import may_be_kept
from motcua.api.language import language_of
from motcua.api.paging import Page, PerPage, page_of
from motcua.catalogue.queries.services import codes_with_form
from motcua.eforms.models import FormRelease
from motcua.eforms.releases import form_of, latest_release_id
from motcua.kit.clock import local_day, now
from motcua.rules.form_document import faults, journey

router = Router(tags=["forms"])

# What an applicant may know. Examples, parties and outputs are the office's; `blank` is where an
# answer stands in the Word form, which says nothing to somebody who answers.
PUBLIC = (
    "form", "version", "lang", "title", "law", "verified", "declaration", "pages", "derive",
    "papers", "result_channel",
)  # fmt: skip
NOT_PUBLIC_WITHIN = frozenset({"blank"})

Version = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="left out: the latest")]


@router.get(
    "", url_name="api-forms", auth=access.CATALOGUE, response=schemas.FormsOut,
    summary="List forms",
)  # fmt: skip
def index(
    request: HttpRequest, response: HttpResponse, page: Page = 1, per_page: PerPage = 20
) -> dict[str, Any]:
    """List the latest release of every form, by id."""
    may_be_kept(response)
    latest = FormRelease.objects.order_by("form_id", "-version").distinct("form_id")
    rows = latest.values("form_id", "version", "release_hash", "published_at", "document__title")
    return page_of(rows, page, per_page, _row)


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["form_id"],
        "version": row["version"],
        "hash": row["release_hash"],
        "title": _words(row["document__title"]),
        "published_at": row["published_at"],
    }


def _words(title: dict[str, str]) -> dict[str, str]:
    return {"vi": title["vi"], "en": title.get("en", "")}


@router.get(
    "/{form_id}", url_name="api-form", auth=access.CATALOGUE, response=schemas.FormOut,
    summary="One form",
)  # fmt: skip
def one(
    request: HttpRequest, response: HttpResponse, form_id: str, version: Version = None
) -> dict[str, Any]:
    """Return a release: the public parts of its document, its hash, where it is used today."""
    release = FormRelease.objects.defer("schema").get(pk=_release_id(form_id, version))
    may_be_kept(response)
    return {
        "id": release.form_id,
        "version": release.version,
        "hash": release.release_hash,
        "title": _words(release.document["title"]),
        "published_at": release.published_at,
        "procedures": codes_with_form(form_id=form_id, on=local_day(now())),
        "document": public(release.document),
    }


def public(document: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a form document that an applicant may know."""
    return {name: _without(document[name]) for name in PUBLIC if name in document}


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without(v) for k, v in value.items() if k not in NOT_PUBLIC_WITHIN}
    return [_without(v) for v in value] if isinstance(value, list) else value


def _release_id(form_id: str, version: int | None) -> int:
    return latest_release_id(form_id=form_id, version=version)


@router.get(
    "/{form_id}/schema", url_name="api-form-schema", auth=access.CATALOGUE,
    summary="JSON Schema of the answers",
    openapi_extra={"responses": {200: {"description": "JSON Schema 2020-12", "content": {
        "application/schema+json": {"schema": {"type": "object"}}}}}},
)  # fmt: skip
def schema(request: HttpRequest, form_id: str, version: Version = None) -> HttpResponse:
    """
    Return the JSON Schema (2020-12) of complete answers, derived from the release.

    It says what the evaluator says as far as JSON Schema has words; `x-motcua-not-in-schema`
    marks where the evaluator is the stricter of the two.
    """
    release = FormRelease.objects.only("schema").get(pk=_release_id(form_id, version))
    response = HttpResponse(
        json.dumps(release.schema, ensure_ascii=False), content_type="application/schema+json"
    )
    may_be_kept(response)
    return response


@router.post(
    "/{form_id}/check", url_name="api-form-check", auth=access.CATALOGUE,
    response=schemas.CheckOut, summary="Judge answers",
)  # fmt: skip
def check(
    request: HttpRequest, form_id: str, body: schemas.CheckIn, version: Version = None
) -> dict[str, Any]:
    """
    Judge complete answers by the evaluator that the pages use. Nothing is saved.

    Every error is listed. `accepted` leaves the papers aside: they are files.
    """
    form, today = form_of(release_id=_release_id(form_id, version)), local_day(now())
    errors = faults(form, body.answers, today)
    replayed, language = journey(form, body.answers, today), language_of(request)
    return {
        "accepted": not errors,
        "errors": findings.in_words(form, errors, language),
        "warnings": findings.in_words(form, replayed.warnings, language),
        "derived": dict(replayed.derived),
        "pages": list(replayed.path),
        "papers": [findings.paper_out(need) for need in replayed.papers],
    }
