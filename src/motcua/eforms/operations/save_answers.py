"""Saving answers as values, from a program instead of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.eforms.access import Opener, get_draft
from motcua.eforms.models import Draft
from motcua.eforms.pages import standing
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import FieldError, Form, faults_so_far


class AnswersRefused(Exception):
    """Something sent is no answer to its question; `errors` names all of it. Nothing was saved."""

    def __init__(self, form: Form, errors: tuple[FieldError, ...]) -> None:
        super().__init__(", ".join(sorted({error.code for error in errors})))
        self.form, self.errors = form, errors


class DraftChangedMeanwhile(Exception):
    """The draft was saved from elsewhere since it was read; `version` is the one now."""

    def __init__(self, version: int) -> None:
        super().__init__(str(version))
        self.version = version


@dataclass(frozen=True)
class SavedAnswers:
    """The draft as it stands afterwards."""

    draft: Draft
    form: Form


@transaction.atomic
def save_answers(
    *,
    draft_id: UUID,
    changes: Mapping[str, Any],
    replace: bool,
    opener: Opener,
    at: datetime,
    seen_version: int | None = None,
) -> SavedAnswers:
    """
    Save answers of any number of pages at once. One SELECT and one UPDATE.

    `replace`: `changes` are all the answers there are; else they change those there, and None
    takes one away. `seen_version` is the version of the draft that was read; None saves over
    anything. Whoever saves so has the whole form at hand: every page on the way counts as seen.

    :raises access.DraftNotFound: and DraftSubmitted
    :raises DraftChangedMeanwhile: the draft has another version by now
    :raises AnswersRefused: a key is unknown or a value no answer
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    if seen_version is not None and seen_version != draft.version:
        raise DraftChangedMeanwhile(draft.version)
    form, today = form_of(release_id=draft.release_id), local_day(at)
    merged = {**({} if replace else draft.answers), **changes}
    answers = {name: value for name, value in merged.items() if value is not None}
    errors = faults_so_far(form, answers, today)
    if errors:
        raise AnswersRefused(form, errors)
    draft.answers = answers
    draft.typed = _typed_besides(draft, None if replace else changes)
    draft.version += 1
    path = standing(form, draft, today).path
    draft.saved_pages = {**draft.saved_pages, **dict.fromkeys(path, draft.version)}
    draft.last_activity_at = max(at, draft.last_activity_at)
    draft.save(update_fields=["answers", "typed", "version", "saved_pages", "last_activity_at"])
    return SavedAnswers(draft, form)


def _typed_besides(draft: Draft, changes: Mapping[str, Any] | None) -> dict[str, dict[str, Any]]:
    """Return what was typed on pages and is no answer, without the questions answered now."""
    if changes is None:
        return {}
    kept = {
        page: {name: raw for name, raw in typed.items() if name.partition("-")[0] not in changes}
        for page, typed in draft.typed.items()
    }
    return {page: typed for page, typed in kept.items() if typed}
