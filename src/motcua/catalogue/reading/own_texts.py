"""
Texts that we wrote ourselves, laid over the shipped facts of a procedure.

One TOML file a procedure: `code`, `conditions`, `address`, `[[step]]` with `title` and `text`,
`[[law]]` with `number` and `title`.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from motcua.catalogue.reading.content import LegalDocument, ProcedureContent, Step
from motcua.catalogue.vocabulary import TextState


def read_texts(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the texts in a folder by procedure code."""
    found = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))]
    return {text["code"]: text for text in found}


def lay_over(content: ProcedureContent, text: dict[str, Any]) -> ProcedureContent:
    """Return the content with our text for what it lacks."""
    return replace(
        content,
        steps=tuple(Step(step["title"], step["text"].strip()) for step in text["step"]),
        conditions=text.get("conditions", "").strip(),
        receiving_address=text.get("address", "").strip(),
        legal_basis=tuple(LegalDocument(law["number"], law["title"]) for law in text["law"]),
        text_state=str(TextState.FULL),
        written_by_us=True,
    )
