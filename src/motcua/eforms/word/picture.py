"""
A Word form as a page of the desk prints it: its words, roughly set, and its blanks marked.

Not the page as Word draws it: enough to see where in the form a question stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from motcua.eforms.word.flat import CONTROL_BEGINS, FIELD_BEGINS, SYMBOL, flatten
from motcua.eforms.word.package import W, open_body
from motcua.eforms.word.places import TRANSPARENT, Places, cells_of, rows_of, span_of, text_boxes
from motcua.eforms.word.spots import (
    Around,
    Below,
    Cells,
    Choice,
    Column,
    Drawn,
    Inline,
    Moment,
    NotABlank,
    Rows,
    Spot,
    Text,
    Tick,
    parse_blank,
)

LONGEST_DOTS = 60
_BOX = "☐"
_ALIGNED = {"center": "c", "right": "r", "end": "r", "both": "", "left": ""}


@dataclass(frozen=True, slots=True)
class Segment:
    """
    Letters of one look; `mark` is the name of the blank they belong to.

    `again`: the blank was marked before, and goes on or is repeated here.
    """

    text: str
    bold: bool = False
    italic: bool = False
    mark: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One paragraph. `align`: "c", "r" or nothing."""

    segments: tuple[Segment, ...]
    align: str = ""

    is_table = False


@dataclass(frozen=True, slots=True)
class PictureCell:
    """One cell, and the blank that it is as a whole."""

    blocks: tuple["PictureLine | PictureTable", ...]
    span: int
    mark: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class PictureTable:
    """Rows of cells; `ruled`: drawn with lines."""

    rows: tuple[tuple[PictureCell, ...], ...]
    ruled: bool

    is_table = True


Picture = tuple[PictureLine | PictureTable, ...]


def picture_of(content: bytes, blanks: Mapping[str, str]) -> Picture:
    """
    Return the document with its blanks marked: `blanks` maps a name to the address of a blank.

    An address that is none is passed over. Raises package.NotReadable.
    """
    body = open_body(content)
    marks = _Marks()
    for name, blank in blanks.items():
        try:
            spots = parse_blank(blank)
        except NotABlank:
            continue
        for spot in spots:
            marks.add(name, spot)
    return tuple(_blocks(body, Places(body), marks))


class _Marks:
    """Which letters and cells belong to which blank."""

    def __init__(self) -> None:
        self.letters: dict[int, list[tuple[int, int, str]]] = {}
        self.cells: dict[tuple[int, int, int], str] = {}
        self.columns: dict[tuple[int, int], str] = {}
        self.blank_rows: dict[int, frozenset[int]] = {}
        self.whole: dict[int, str] = {}
        self._shown: set[str] = set()

    def again(self, name: str) -> bool:
        """Whether a blank was shown before; notes that it is now."""
        before = name in self._shown
        self._shown.add(name)
        return before

    def add(self, name: str, spot: Spot) -> None:
        """Mark one place."""
        if isinstance(spot, Text):
            for part in spot.ranges:
                self._letters(part.paragraph, part.start, part.end, name)
        elif isinstance(spot, Moment):
            for moment in spot.parts:
                self._letters(spot.paragraph, moment.start, moment.end, name)
        elif isinstance(spot, Drawn):
            for at in spot.at:
                self._letters(spot.paragraph, at, at + 1, name)
        elif isinstance(spot, Tick | Inline):
            self._letters(spot.paragraph, spot.at, spot.at + 1, name)
        elif isinstance(spot, Around | Below):
            self.whole[spot.paragraph] = name
        elif isinstance(spot, Choice):
            for option in spot.options:
                if option is not None:
                    self.add(name, option)
        else:
            self._table(name, spot)

    def _letters(self, paragraph: int, start: int, end: int, name: str) -> None:
        self.letters.setdefault(paragraph, []).append((start, end, name))

    def _table(self, name: str, spot: Spot) -> None:
        if isinstance(spot, Cells):
            for cell in spot.cells:
                self.cells[spot.table, spot.row, cell] = name
        elif isinstance(spot, Rows):
            self.blank_rows[spot.table] = frozenset(spot.rows)
        elif isinstance(spot, Column):
            self.columns[spot.table, spot.column] = name


def _blocks(
    parent: etree._Element, places: Places, marks: _Marks
) -> list[PictureLine | PictureTable]:
    made: list[PictureLine | PictureTable] = []
    for element in parent:
        if element.tag == f"{W}p":
            made.append(_line(element, places.number(element), marks))
            for box in text_boxes(element):
                made += _blocks(box, places, marks)
        elif element.tag == f"{W}tbl":
            made.append(_table(element, places, marks))
        elif element.tag in TRANSPARENT:
            made += _blocks(element, places, marks)
    return made


def _table(table: etree._Element, places: Places, marks: _Marks) -> PictureTable:
    number = places.number(table)
    rows = tuple(
        _row(row, number, at, places, marks) for at, row in enumerate(rows_of(table), start=1)
    )
    return PictureTable(rows, _is_ruled(table))


def _is_ruled(table: etree._Element) -> bool:
    """Whether a table is drawn with lines: by itself, by its cells, or by its style."""
    borders = [
        *table.iterfind(f"{W}tblPr/{W}tblBorders/*"),
        *(b for cell in table.iter(f"{W}tcBorders") for b in cell),
    ]
    if borders:
        return any(b.get(f"{W}val") not in {None, "none", "nil"} for b in borders)
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style is not None and "Normal" not in style.get(f"{W}val", "")


def _row(
    row: etree._Element, table: int, at: int, places: Places, marks: _Marks
) -> tuple[PictureCell, ...]:
    made, grid = [], 1
    for number, cell in enumerate(cells_of(row), start=1):
        mark = marks.cells.get((table, at, number), "")
        if not mark and at in marks.blank_rows.get(table, ()):
            mark = marks.columns.get((table, grid), "")
        span = span_of(cell)
        again = bool(mark) and marks.again(mark)
        made.append(PictureCell(tuple(_blocks(cell, places, marks)), span, mark, again))
        grid += span
    return tuple(made)


def _line(paragraph: etree._Element, number: int, marks: _Marks) -> PictureLine:
    spans = marks.letters.get(number, [])
    whole = marks.whole.get(number, "")
    segments: list[Segment] = []
    for piece in flatten(paragraph):
        bold, italic = _look(piece.run)
        for at, letter in enumerate(piece.text, start=piece.start):
            mark = next((name for start, end, name in spans if start <= at < end), whole)
            _append(segments, Segment(_shown(letter), bold, italic, mark))
    for start, end, name in spans:
        if start == end:
            segments.append(Segment("", mark=name))
    if whole and not segments:
        segments.append(Segment("", mark=whole))
    jc = paragraph.find(f"{W}pPr/{W}jc")
    align = _ALIGNED.get(jc.get(f"{W}val", ""), "") if jc is not None else ""
    numbered = [replace(_bounded(s), again=marks.again(s.mark)) if s.mark else s for s in segments]
    return PictureLine(tuple(numbered), align)


def _append(segments: list[Segment], new: Segment) -> None:
    last = segments[-1] if segments else None
    if last and (last.bold, last.italic, last.mark) == (new.bold, new.italic, new.mark):
        segments[-1] = Segment(last.text + new.text, new.bold, new.italic, new.mark)
    else:
        segments.append(new)


def _bounded(segment: Segment) -> Segment:
    """Dots of a blank are as many as a narrow page can take."""
    if segment.mark and len(segment.text) > LONGEST_DOTS:
        return Segment(segment.text[:LONGEST_DOTS], segment.bold, segment.italic, segment.mark)
    return segment


def _shown(letter: str) -> str:
    if letter in {SYMBOL, CONTROL_BEGINS, FIELD_BEGINS}:
        return _BOX if letter == SYMBOL else ""
    return " " if letter == "\t" else letter


def _look(run: etree._Element | None) -> tuple[bool, bool]:
    if run is None:
        return False, False
    return _on(run, "b"), _on(run, "i")


def _on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "true") not in {"0", "false", "off"}
