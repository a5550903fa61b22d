"""What a reading gives: fields, tables and their columns."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Field:
    """One answer to ask for; `lines` counts the printed lines of its blank."""

    label: str
    type: str = "text"
    kind: str = ""
    section: str = ""
    options: tuple[str, ...] = ()
    confidence: float = 0.9
    place: str = ""
    hint: str = ""
    lines: int = 1
    blank: str = ""
    option_blanks: tuple[str, ...] = ()

    def said(self) -> dict[str, Any]:
        """Return the field as the draft's JSON says it; what is empty is left out."""
        plain: dict[str, Any] = {"label": self.label, "type": self.type}
        for name in ("kind", "section", "hint"):
            if getattr(self, name):
                plain[name] = getattr(self, name)
        if self.options:
            plain["options"] = list(self.options)
        return {**plain, "confidence": round(self.confidence, 2), "place": self.place}


@dataclass
class Repeating:
    """A table of which the applicant fills rows."""

    label: str
    columns: list[Field] = field(default_factory=list)
    place: str = ""
    blank: str = ""

    def said(self) -> dict[str, Any]:
        """Return the table as the draft's JSON says it."""
        columns = [_column(column) for column in self.columns]
        return {"label": self.label, "columns": columns, "place": self.place}


def _column(column: Field) -> dict[str, Any]:
    said = {"label": column.label, "type": column.type}
    if column.kind:
        said["kind"] = column.kind
    return said | ({"options": list(column.options)} if column.options else {})
