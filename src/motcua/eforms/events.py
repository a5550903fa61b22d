"""What eforms announces."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class DraftFilesReleased:
    """Stored files that no draft holds any more and that never went into a dossier."""

    file_ids: tuple[UUID, ...]
