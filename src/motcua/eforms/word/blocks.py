"""The flat reading order of a document: lines and tables, each with its place."""

from dataclasses import dataclass, field

LEADER = "\ue000"  # a tab that draws dots up to its stop
CONTROL = 0xE100  # content controls and form fields stand as one private letter each
BOX = "☐"


@dataclass(frozen=True)
class Control:
    """A content control or legacy form field: text, date, choice or checkbox."""

    type: str
    label: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of text; leaders, boxes and controls stand in it as single letters."""

    text: str
    place: str
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of a table row, with how many grid columns it spans."""

    blocks: tuple["Line | Table", ...]
    span: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """The words of the cell, lines joined by one space."""
        words = " ".join(b.text.strip() for b in self.blocks if isinstance(b, Line))
        return " ".join(words.split())


@dataclass(frozen=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str = field(default="")


Block = Line | Table
