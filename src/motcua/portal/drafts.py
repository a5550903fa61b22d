"""Drafts as a list prints them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.accounts.models import Account
from motcua.eforms.queries import drafts_of


@dataclass(frozen=True)
class OpenDraft:
    """One draft that waits to be finished: `step` of `steps` pages are done."""

    href: str
    title: str
    step: int
    steps: int
    last_activity_at: datetime
    expires_at: datetime


def open_drafts_of(*, account: Account, language: str, at: datetime) -> list[OpenDraft]:
    """Return an account's unfinished drafts, last used first. One query."""
    return [
        OpenDraft(
            href=f"/ho-so/nhap/{row.draft.pk}/",
            title=row.title if "…" in row.about else row.about,
            step=row.step,
            steps=row.steps,
            last_activity_at=row.last_activity_at,
            expires_at=row.expires_at,
        )
        for row in drafts_of(account_id=account.pk, at=at, language=language)
    ]
