"""Reads for the surfaces."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from motcua.eforms.access import Opener, expires_at
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


def unfinished(
    *,
    account_id: int | None,
    keys: Mapping[str, str],
    procedure_code: str,
    at: datetime,
    language: str,
) -> list[DraftRow]:
    """
    Return the drafts of one procedure that an account or a browser may go on with.

    `keys` maps ids of drafts to keys. One query, none for a stranger.
    """
    if account_id is None and not keys:
        return []
    theirs = Q(account_id=account_id) if account_id is not None else Q()
    mine = theirs | Q(pk__in=list(keys), account__isnull=True) if keys else theirs
    drafts = Draft.objects.filter(
        mine, procedure_code=procedure_code, submitted_reference__isnull=True
    ).order_by("-last_activity_at")
    return [
        _row(draft, at, language)
        for draft in drafts[:20]
        if expires_at(draft) > at and Opener(account_id, keys.get(str(draft.pk), "")).opens(draft)
    ]


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
