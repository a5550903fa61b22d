"""What the board prints of a working document, counted once when it changes."""

from typing import Any

from motcua.eforms.drafting.questions import DOUBTFUL_BELOW
from motcua.eforms.making.edits import places


def count_fields(document: dict[str, Any] | None) -> int:
    """Return how many questions a document asks; those of a table count once."""
    return sum(1 for _ in places(document)) if document else 0


def doubtful(document: dict[str, Any] | None, reading: dict[str, Any]) -> list[str]:
    """Return the ids of questions that the reader was unsure of and nobody has looked at."""
    if not document:
        return []
    return [field["id"] for _, _, field in places(document) if is_doubtful(field["id"], reading)]


def is_doubtful(field_id: str, reading: dict[str, Any]) -> bool:
    """Whether the reader was unsure of a question, and no official has looked at it since."""
    said = reading.get(field_id, {})
    return not said.get("seen") and said.get("confidence", 1.0) < DOUBTFUL_BELOW
