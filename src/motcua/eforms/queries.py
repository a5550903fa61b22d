"""Reads for the surfaces."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from motcua.eforms.access import expires_at
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.pages import standing
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import Journey, subject_title


def files_of(*, draft: Draft) -> list[DraftFile]:
    """Return the files of a draft in the order in which they came. One query."""
    return list(DraftFile.objects.filter(draft=draft))


def journey_of(*, draft: Draft, at: datetime, files: list[DraftFile] | None = None) -> Journey:
    """Return where a draft stands at a moment. No query."""
    counts = Counter(file.paper for file in files or ())
    return standing(form_of(release_id=draft.release_id), draft, local_day(at), counts)


@dataclass(frozen=True)
class DraftRow:
    """One unfinished draft as a list prints it."""

    draft: Draft
    title: str
    about: str
    step: int
    steps: int
    last_activity_at: datetime
    expires_at: datetime


def drafts_of(*, account_id: int, at: datetime, language: str) -> list[DraftRow]:
    """Return an account's unfinished drafts, the last used first. One query."""
    drafts = Draft.objects.filter(account_id=account_id, submitted_reference__isnull=True).order_by(
        "-last_activity_at"
    )
    return [_row(d, at, language) for d in drafts[:50] if expires_at(d) > at]


def _row(draft: Draft, at: datetime, language: str) -> DraftRow:
    form = form_of(release_id=draft.release_id)
    replayed = journey_of(draft=draft, at=at)
    done = sum(page.is_done for page in replayed.pages)
    return DraftRow(
        draft=draft,
        title=form.document.title.say(language),
        about=subject_title(form, replayed, language),
        step=done,
        steps=len(replayed.pages),
        last_activity_at=draft.last_activity_at,
        expires_at=expires_at(draft),
    )
