"""The text of one paragraph as the reader takes it: leaders, symbols, boxes, controls, marks."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from motcua.eforms.word.blocks import BOX, CONTROL, LEADER, Control, Line
from motcua.eforms.word.controls import content_control, legacy_field
from motcua.eforms.word.flat import CONTROL_BEGINS, FIELD_BEGINS, SYMBOL, Piece, flatten
from motcua.eforms.word.letters import LONGEST_LINE, Chunk, plain
from motcua.eforms.word.package import W

# Empty and ticked boxes of the symbol fonts, by the last two digits of their code.
SYMBOL_BOXES = {"6F", "70", "71", "72", "A8", "FE", "FD", "78", "51", "52", "53", "54"}
SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
UNDERLINED_GAP = re.compile(r"[ \xa0]{4,}")
MOST_CONTROLS = 255


@dataclass
class _Reading:
    """What has been read of a paragraph so far."""

    leaders: bool
    lines: list[list[Chunk]] = field(default_factory=lambda: [[]])
    controls: list[Control] = field(default_factory=list)
    length: int = 0
    inside: etree._Element | None = None  # a control whose present content is no text of the form
    field_open: bool = False  # what a legacy form field shows now is no text of the form either

    def add(self, text: str, start: int, end: int) -> None:
        """More letters of this line; what is beyond the longest line is not kept."""
        if self.length > 2 * LONGEST_LINE:
            return
        if len(text) > 2 * LONGEST_LINE:
            text, end = text[: 2 * LONGEST_LINE], start + 2 * LONGEST_LINE
        self.lines[-1].append((text, start, end))
        self.length += len(text)

    def new_line(self) -> None:
        """A soft break starts a new line."""
        self.lines.append([])
        self.length = 0

    def last_letter(self) -> str:
        """The letter before."""
        return self.lines[-1][-1][0][-1:] if self.lines[-1] else ""


def paragraph_lines(paragraph: etree._Element, number: int) -> list[Line]:
    """Return the lines of a paragraph; a soft break starts a new one."""
    reading = _Reading(leaders=_has_leader(paragraph))
    for run, pieces in groupby(flatten(paragraph), key=lambda piece: piece.run):
        _stretch(run, list(pieces), reading)
    controls = tuple(reading.controls)
    return [
        Line(plain(chunks), f"p{number}", controls, number, chunks)
        for chunks in map(tuple, reading.lines)
    ]


def _has_leader(paragraph: etree._Element) -> bool:
    stops = paragraph.iterfind(f"{W}pPr/{W}tabs/{W}tab")
    drawn = {"dot", "underscore", "hyphen", "middleDot", "heavy"}
    return any(stop.get(f"{W}leader") in drawn for stop in stops)


def _stretch(run: etree._Element | None, pieces: list[Piece], reading: _Reading) -> None:
    """The pieces of one run, or those between runs."""
    if run is not None and reading.inside is None and _is_raised(run):
        mark = _mark(run, reading)
        if mark:
            reading.add(mark, pieces[0].start, pieces[-1].end)
            return
    for piece in pieces:
        _piece(piece, reading)


def _is_raised(run: etree._Element) -> bool:
    raised = run.find(f"{W}rPr/{W}vertAlign")
    return raised is not None and raised.get(f"{W}val") == "superscript"


def _mark(run: etree._Element, reading: _Reading) -> str:
    """A raised number is a footnote mark; it is kept in brackets, as most forms print it."""
    word = "".join(t.text or "" for t in run.iter(f"{W}t")).strip().strip("()")
    measure = reading.last_letter().endswith("m")
    return f"({word})" if word.isdigit() and len(word) < 3 and not measure else ""


def _piece(piece: Piece, reading: _Reading) -> None:
    if reading.inside is not None:
        if piece.node is reading.inside:
            reading.inside = None
    elif piece.text == CONTROL_BEGINS:
        control = content_control(piece.node)
        if control is not None and _control(control, piece, reading):
            reading.inside = piece.node
    elif piece.text == FIELD_BEGINS:
        control = legacy_field(piece.node)
        reading.field_open = control is not None and _control(control, piece, reading)
    elif not piece.text:
        reading.field_open = reading.field_open and piece.node.tag != f"{W}fldChar"
    elif not reading.field_open:
        _letters(piece, reading)


def _control(control: Control, piece: Piece, reading: _Reading) -> bool:
    if len(reading.controls) >= MOST_CONTROLS:
        return False
    reading.add(chr(CONTROL + len(reading.controls)), piece.start, piece.end)
    reading.controls.append(control)
    return True


def _letters(piece: Piece, reading: _Reading) -> None:
    if piece.text == SYMBOL:
        _symbol(piece, reading)
    elif piece.node.tag == f"{W}t":
        text = piece.text.replace("\n", " ")
        reading.add(_drawn(text) if _is_underlined(piece.run) else text, piece.start, piece.end)
    elif piece.text == "\n":
        reading.new_line()
    elif piece.text == "\t":
        reading.add(
            LEADER if reading.leaders or _is_underlined(piece.run) else "\t", piece.start, piece.end
        )
    else:
        reading.add(piece.text, piece.start, piece.end)


def _is_underlined(run: etree._Element | None) -> bool:
    line = run.find(f"{W}rPr/{W}u") if run is not None else None
    return line is not None and line.get(f"{W}val", "single") not in {"none", "0"}


def _drawn(text: str) -> str:
    """Underlined white space is a line to write on."""
    return UNDERLINED_GAP.sub(lambda gap: "_" * len(gap[0]), text)


def _symbol(piece: Piece, reading: _Reading) -> None:
    code = (piece.node.get(f"{W}char") or "")[-2:].upper()
    font = (piece.node.get(f"{W}font") or "").lower()
    if font.startswith(SYMBOL_FONTS) and code in SYMBOL_BOXES:
        reading.add(BOX, piece.start, piece.end)
