"""Drafts as a list prints them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.accounts.models import Account
from motcua.eforms.models import Draft


@dataclass(frozen=True)
class OpenDraft:
    """One draft that waits to be finished."""

    href: str
    title: str
    last_activity_at: datetime


def open_drafts_of(*, account: Account, language: str) -> list[OpenDraft]:
    """Return an account's unfinished drafts, last used first. One query."""
    drafts = (
        Draft.objects.filter(account=account, submitted_reference__isnull=True)
        .select_related("release")
        .order_by("-last_activity_at")[:20]
    )
    return [
        OpenDraft(f"/ho-so/nhap/{draft.pk}/", _title(draft, language), draft.last_activity_at)
        for draft in drafts
    ]


def _title(draft: Draft, language: str) -> str:
    title = draft.release.document["title"]
    return str(title.get(language) or title["vi"])
