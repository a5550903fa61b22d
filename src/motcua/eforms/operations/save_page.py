"""Saving one page of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.eforms.access import Opener, get_draft
from motcua.eforms.inputs import Sent
from motcua.eforms.models import Draft
from motcua.eforms.pages import Typed, errors_on, fill, standing
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import CompiledPage, FieldError, Form, Journey


class PageNotOpen(Exception):
    """The page is not on the way, or a page before it is not done; `next_page` is the one to do."""

    def __init__(self, next_page: str | None) -> None:
        super().__init__(next_page or "")
        self.next_page = next_page


@dataclass(frozen=True)
class SavedPage:
    """
    What came of sending a page.

    `conflict`: the page was saved from elsewhere since it was shown here, so this was not saved;
    sent again with the draft's present version it will be. `answers` and `typed` are what to
    show again.
    """

    draft: Draft
    form: Form
    page: CompiledPage
    journey: Journey
    errors: tuple[FieldError, ...]
    answers: Mapping[str, Any]
    typed: Typed
    conflict: bool = False


@transaction.atomic
def save_page(
    *,
    draft_id: UUID,
    page_id: str,
    sent: Sent,
    opener: Opener,
    at: datetime,
    seen_version: int | None = None,
    drop_row: int | None = None,
) -> SavedPage:
    """
    Save a page as sent: valid answers as answers, the rest as typed. One SELECT and one UPDATE.

    `seen_version` is the draft's version that the page showed; None saves over anything.
    `drop_row` leaves out a row of a repeated page.

    :raises access.DraftNotFound: and DraftSubmitted
    :raises PageNotOpen: the journey is not here
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    form, today = form_of(release_id=draft.release_id), local_day(at)
    before = standing(form, draft, today)
    page = form.page(page_id)
    if page is None or not before.may_open(page_id):
        raise PageNotOpen(before.next_page)
    filled = fill(page, sent, draft.answers, today, drop_row=drop_row)
    if seen_version is not None and draft.saved_pages.get(page_id, 0) > seen_version:
        return SavedPage(draft, form, page, before, (), filled.answers, filled.typed, conflict=True)
    _keep(draft, page_id, filled.answers, filled.typed, at)
    after = standing(form, draft, today)
    errors = errors_on(page, filled.typed, after, today)
    return SavedPage(draft, form, page, after, tuple(errors), filled.answers, filled.typed)


def _keep(
    draft: Draft, page_id: str, answers: dict[str, object], typed: Typed, at: datetime
) -> None:
    draft.answers = answers
    draft.typed = {**{p: t for p, t in draft.typed.items() if p != page_id}}
    if typed:
        draft.typed[page_id] = typed
    draft.version += 1
    draft.saved_pages = {**draft.saved_pages, page_id: draft.version}
    draft.last_activity_at = max(at, draft.last_activity_at)
    draft.save(update_fields=["answers", "typed", "version", "saved_pages", "last_activity_at"])
