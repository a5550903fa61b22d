"""Writing the journal: one INSERT an act, in the act's own transaction."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.journal import tags
from motcua.journal.models import JournalEntry


def record(
    *,
    tag: str,
    subject: str,
    at: datetime,
    actor: str,
    unit: str = "",
    basis: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """
    Record that `actor` did `tag` to `subject`.

    `at` is aware. `before` and `after` may hold personal data: only their keyed digests are
    kept, so that erasing a person never needs the journal rewritten. `data` is kept as it is
    and must hold nothing but ids, codes, counts and moments.

    :raises tags.UndeclaredTag: no app declares `tag`
    """
    tags.require(tag)
    JournalEntry.objects.create(
        tag=tag,
        subject=subject,
        at=at,
        actor=actor,
        unit=unit,
        basis=basis,
        before=digest(before),
        after=digest(after),
        data=data or {},
    )


def digest(state: dict[str, Any] | None) -> str:
    """Return the keyed SHA-256 of a state as hex, or "" for None."""
    if state is None:
        return ""
    text = json.dumps(state, sort_keys=True, ensure_ascii=False, default=str)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
