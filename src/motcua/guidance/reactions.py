"""What guidance does when something beside it happens; `project/wiring.py` says what."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from motcua.guidance.operations.attribution import attribute_submission


class DraftSent(Protocol):
    """Any event that tells that a draft was submitted; None: what was submitted was no draft."""

    @property
    def draft_id(self) -> UUID | None:
        """Which draft."""

    @property
    def at(self) -> datetime:
        """When."""


def on_draft_sent(event: DraftSent) -> None:
    """Count the submission for the campaign that brought the draft, if one did."""
    if event.draft_id is not None:
        attribute_submission(draft_id=event.draft_id, at=event.at)
