"""What eforms announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class DraftFilesReleased:
    """Stored files that no draft holds any more and that never went into a dossier."""

    file_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class FormPublished:
    """A release of a form is published; drafts begun from now on get it."""

    form_id: str
    version: int
    at: datetime
