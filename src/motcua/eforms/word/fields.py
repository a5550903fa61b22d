"""What a reading gives: fields, tables and their columns."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Field:
    """
    One answer to ask for; `lines` counts the printed lines of its blank.

    `blank` is where the answer stands in the document (`spots`), empty when it cannot be said;
    `option_blanks` are the boxes of a choice, in the order of its options.
    """

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

    def settle(self) -> None:
        """A choice of which one box was found is a box to tick."""
        if self.type == "choice" and len(self.options) == 1 and len(self.option_blanks) == 1:
            self.type, self.label, self.blank = "checkbox", self.options[0], self.option_blanks[0]
            self.options = self.option_blanks = ()

    def said(self) -> dict[str, Any]:
        """Return the field as the draft's JSON says it; what is empty is left out."""
        plain: dict[str, Any] = {"label": self.label, "type": self.type}
        for name in ("kind", "section", "hint"):
            if getattr(self, name):
                plain[name] = getattr(self, name)
        if self.options:
            plain["options"] = list(self.options)
        plain |= {"confidence": round(self.confidence, 2), "place": self.place, "blank": self.blank}
        if self.option_blanks:
            plain["option_blanks"] = list(self.option_blanks)
        return plain


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
        return {
            "label": self.label,
            "columns": columns,
            "place": self.place,
            "blank": self.blank,
        }


def _column(column: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"label": column.label, "type": column.type}
    if column.kind:
        said["kind"] = column.kind
    if column.options:
        said["options"] = list(column.options)
    return {**said, "blank": column.blank}
