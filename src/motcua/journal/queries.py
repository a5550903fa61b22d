"""Reading the journal for people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.journal import tags
from motcua.journal.models import JournalEntry


@dataclass(frozen=True)
class JournalLine:
    """One line of a subject's journal as a page prints it."""

    at: datetime
    tag: str
    words: str
    actor: str
    unit: str
    basis: str
    data: dict[str, Any]


def lines_of(*, subject: str, limit: int = 200) -> list[JournalLine]:
    """Return the newest `limit` lines about `subject`, newest first. One query."""
    entries = JournalEntry.objects.filter(subject=subject).order_by("-id")[:limit]
    return [
        JournalLine(e.at, e.tag, tags.words(e.tag), e.actor, e.unit, e.basis, e.data)
        for e in entries
    ]


def first_actor(*, subject: str, tag: str) -> str:
    """Return who first did `tag` to `subject`, "" when nobody did. One query."""
    entry = JournalEntry.objects.filter(subject=subject, tag=tag).order_by("id").first()
    return entry.actor if entry else ""
