"""Who may open a draft: whoever holds its key, until an account has claimed it."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from motcua.eforms.models import Draft
from motcua.kit.prepared import Prepared

KEPT_DAYS = 30


class DraftNotFound(Exception):
    """There is no such draft, it has expired, or it is somebody else's: not told apart."""


class DraftSubmitted(Exception):
    """The draft has become a dossier; `reference` is the dossier's."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True)
class Opener:
    """What somebody brings along to open a draft: an account, or the key in their cookie."""

    account_id: int | None = None
    key: str = field(default="", repr=False)

    def opens(self, draft: Draft) -> bool:
        """Whether this opens the draft. A claimed draft opens to its account only."""
        if draft.account_id is not None:
            return draft.account_id == self.account_id
        return bool(self.key) and compare_digest(draft.key_digest, digest(self.key))


def new_key() -> str:
    """Return a new key, 256 bits."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def expires_at(draft: Draft) -> datetime:
    """Return when a draft is removed: so many days after its last activity."""
    return draft.last_activity_at + timedelta(days=KEPT_DAYS)


_LOCKED = Prepared(
    lambda draft_id: Draft.objects.select_for_update().filter(pk=draft_id), draft_id=UUID
)
_SHOWN = Prepared(
    lambda draft_id: Draft.objects.select_related("agency").filter(pk=draft_id), draft_id=UUID
)


def get_draft(*, draft_id: UUID, opener: Opener, at: datetime, lock: bool = False) -> Draft:
    """
    Return an unsubmitted draft that `opener` opens, with its agency unless it is locked.

    One query; `lock` needs a transaction.

    :raises DraftNotFound: there is none for this opener
    :raises DraftSubmitted: it has become a dossier
    """
    draft = (_LOCKED if lock else _SHOWN).first(draft_id=draft_id)
    if draft is None or not opener.opens(draft):
        raise DraftNotFound(draft_id)
    if draft.submitted_reference is not None:
        raise DraftSubmitted(draft.submitted_reference)
    if expires_at(draft) <= at:
        raise DraftNotFound(draft_id)
    return draft
