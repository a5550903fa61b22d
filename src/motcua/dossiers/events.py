"""What dossiers announce: for siblings that may not be called, wired in `project/wiring.py`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class DossierSubmitted:
    """A draft became a dossier. Announced once, in the transaction that made it."""

    dossier_id: int
    draft_id: UUID | None
    procedure_code: str
    receiving_unit_id: int
    assisting_unit_id: int | None
    at: datetime
