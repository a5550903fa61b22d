"""The flat reading order of a document: lines and tables, each with its place."""

from dataclasses import dataclass, field

from motcua.eforms.word.letters import BOX, Chunk, positions
from motcua.eforms.word.spots import Range, Spot, Text

__all__ = ["BOX", "CONTROL", "LEADER", "Block", "Cell", "Control", "Line", "Table"]

LEADER = "\ue000"  # a tab that draws dots up to its stop
CONTROL = 0xE100  # content controls and form fields stand as one private letter each


@dataclass(frozen=True)
class Control:
    """A content control or legacy form field: text, date, choice or checkbox."""

    type: str
    label: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """
    One line of text; leaders, boxes and controls stand in it as single letters.

    `chunks` tell from which letters of the paragraph each letter came. A line that was made up by
    the reader has none; `answer` is then where what is asked on it stands.
    """

    text: str
    place: str
    controls: tuple[Control, ...] = ()
    paragraph: int = 0
    chunks: tuple[Chunk, ...] = field(default=(), compare=False, repr=False)
    answer: Spot | None = None

    def range(self, start: int, end: int) -> Range | None:
        """Return the letters of the paragraph behind these letters, or None when unknown."""
        starts, ends = positions(self.text, self.chunks)
        if not starts or not 0 <= start <= end <= len(starts):
            return None
        if start == end:
            at = starts[start] if start < len(starts) else ends[-1]
            return Range(self.paragraph, at, at)
        return Range(self.paragraph, starts[start], ends[end - 1])

    def text_spot(self, start: int, end: int) -> Spot | None:
        """Return where an answer over these letters stands, or None when unknown."""
        found = self.range(start, end)
        return self.answer or (Text((found,)) if found else None)


@dataclass(frozen=True)
class Cell:
    """One cell of a table row, with how many grid columns it spans."""

    blocks: tuple["Line | Table", ...]
    span: int = 1
    continued: bool = False
    number: int = 0

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
    number: int = 0


Block = Line | Table
