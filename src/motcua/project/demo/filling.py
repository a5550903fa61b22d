"""Filling in a form as a person would: page by page, with the inputs a browser would send."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from motcua.accounts.models import Account
from motcua.documents.operations import store_issued
from motcua.eforms.access import Opener
from motcua.eforms.inputs import PARTS, row_name
from motcua.eforms.operations.attach_file import attach_file
from motcua.eforms.operations.save_page import save_page
from motcua.eforms.operations.start_draft import start_draft
from motcua.eforms.presentation.showing import raw_of
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import CompiledPage, journey

ONE_PAGE_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


class ExampleDoesNotFit(Exception):
    """The answers do not lead through the form; `page` is where they stop."""


def fill_in(
    *,
    form_id: str,
    procedure_code: str,
    agency_id: int,
    account: Account,
    answers: Mapping[str, Any],
    at: datetime,
) -> UUID:
    """
    Begin a draft and take it to the end with `answers`, a blank PDF under each paper needed.

    :raises ExampleDoesNotFit: the form asks for more than the answers hold
    """
    started = start_draft(
        form_id=form_id, procedure_code=procedure_code, agency_id=agency_id, at=at,
        account_id=account.pk,
    )  # fmt: skip
    opener, form = Opener(account_id=account.pk), form_of(release_id=started.release_id)
    wanted = journey(form, answers, local_day(at))
    for page_id in wanted.path:
        page = form.page(page_id)
        assert page is not None
        saved = save_page(draft_id=started.draft_id, page_id=page_id, sent=page_as_sent(page, answers),
                          opener=opener, at=at)  # fmt: skip
        if saved.errors:
            raise ExampleDoesNotFit(f"{form_id} {page_id}: {saved.errors}")
    for need in wanted.papers:
        if need.is_required:
            _attach(started.draft_id, opener, need.paper.id, need.paper.title.vi, account, at)
    return started.draft_id


def _attach(
    draft_id: UUID, opener: Opener, paper_id: str, title: str, account: Account, at: datetime
) -> None:
    file = store_issued(content=ONE_PAGE_PDF, name=f"{title[:60]}.pdf", issued_by=account.actor,
                        at=at)  # fmt: skip
    attach_file(
        draft_id=draft_id, opener=opener, paper_id=paper_id, file_id=file.pk, sha256=file.sha256,
        name=file.name, size=file.size, content_type=file.content_type, at=at,
    )  # fmt: skip


def page_as_sent(page: CompiledPage, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what a browser would send for a page, a repeated one row by row."""
    if page.repeat is None:
        return _row_sent(page, answers, lambda field_id: field_id)
    group, sent = page.repeat.id, dict[str, list[str]]()
    for index, row in enumerate(answers.get(group, ())):
        sent |= _row_sent(page, row, partial(row_name, group, index))
    return sent


def _row_sent(
    page: CompiledPage, answers: Mapping[str, Any], name_of: Callable[[str], str]
) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for field in page.fields:
        raw, name = raw_of(field.field, answers.get(field.id)), name_of(field.id)
        if field.field.type in PARTS:
            assert isinstance(raw, dict)
            sent |= {f"{name}-{part}": [text] for part, text in raw.items()}
        else:
            sent[name] = list(raw) if isinstance(raw, list) else [str(raw)]
    return sent
