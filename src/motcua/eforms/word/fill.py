"""
Writes answers into the Word form they were asked from.

The answer stands in the blank, in the blank's own font and size, over its dots. Nothing outside the
blanks is changed, and every other part of the file keeps its bytes.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from lxml import etree

from motcua.eforms.word.boxes import NoBox, draw, tick
from motcua.eforms.word.flat import CONTROL_BEGINS, FIELD_BEGINS, flat_text, flatten
from motcua.eforms.word.growing import NoCell, cell_at, fill_cell, fill_rows
from motcua.eforms.word.held import NotHeld, fill_control, fill_field
from motcua.eforms.word.layout import padding, spaced, tab_fits
from motcua.eforms.word.package import W, open_body
from motcua.eforms.word.places import Places
from motcua.eforms.word.repack import replace_body
from motcua.eforms.word.signature_line import write_below
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
    Range,
    Rows,
    Spot,
    Text,
    Tick,
    parse_blank,
)
from motcua.eforms.word.twins import twin_of
from motcua.eforms.word.values import as_text, moment_parts
from motcua.eforms.word.writing import Edit, write

Row = Mapping[str, "str | date"]
Value = str | date | bool | int | tuple[int, ...] | Sequence[Row]
_TAB_RUN = "\t"
_BEFORE_DATE = re.compile(r"[\s,]*ngày", re.IGNORECASE)  # the place of signing


class CannotFill(Exception):
    """The answers do not fit the document; the message names the blank and the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One answer and the blank it belongs in.

    `value`: text; a date (or, known in part, the text `1994` or `1994-02`) for a blank in parts;
    true or false for a box; for the boxes of a choice the number of the option from 0, or several;
    for a table its rows, each text or date by the blank of its column. Numbers and money come as
    the text to be printed. An empty text leaves the blank as it is.
    """

    blank: str
    value: Value


@dataclass
class _Work:
    """What is to be done, gathered before anything is changed."""

    places: Places
    blank: str = ""
    edits: dict[int, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    ticks: list[tuple[int, int, bool]] = field(default_factory=list)
    later: list[tuple[str, Callable[[], None]]] = field(default_factory=list)
    emptied: list[int] = field(default_factory=list)

    def defer(self, act: Callable[[], None]) -> None:
        """Do this after all letters are written; positions do not matter to it."""
        self.later.append((self.blank, act))


def fill_form(content: bytes, entries: Sequence[Entry], *, sha256: str = "") -> bytes:
    """
    Return the .docx with the answers in their blanks.

    `sha256`, where given, must be that of `content`: blanks belong to one file. Raises NotReadable
    when the file cannot be read, CannotFill when a blank is not in it, an answer has the wrong
    shape, or two answers share a place.
    """
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise CannotFill("the file is not the one from which this form was made")
    body = open_body(content)
    work = _Work(Places(body))
    for entry in entries:
        work.blank = entry.blank[:60]
        _gather(entry, work)
    _carry_out(work)
    return replace_body(content, body.getroottree().getroot())


def _gather(entry: Entry, work: _Work) -> None:
    try:
        for spot in parse_blank(entry.blank):
            _at(spot, entry.value, work)
    except (NotABlank, NoCell, NoBox, NotHeld) as error:
        reason = str(error) or "the document has no such place"
        raise CannotFill(f"{entry.blank[:60]}: {reason}") from error


def _at(spot: Spot, value: Value, work: _Work) -> None:
    match spot:
        case Text():
            _text(spot, _said(value), work)
        case Moment():
            _moment(spot, value, work)
        case Drawn():
            _drawn(spot, value, work)
        case Tick():
            _tick(spot, value, work)
        case Choice():
            _choice(spot, value, work)
        case Inline():
            _inline(spot, value, work)
        case Around():
            _around(spot, value, work)
        case Below():
            paragraph = _paragraph(spot.paragraph, work)
            text = _said(value)
            if text:
                work.defer(lambda: write_below(paragraph, text, spot.lines))
        case Cells():
            _cells(spot, value, work)
        case Rows():
            _rows(spot, value, work)
        case Column():
            raise NotABlank("a column is filled by the rows of its table")


def _said(value: Value) -> str:
    text = as_text(value)
    if text is None:
        raise NotHeld("text or a date is wanted here")
    return text


def _paragraph(number: int, work: _Work) -> etree._Element:
    if not 0 < number <= len(work.places.paragraphs):
        raise NotHeld("the document has no such paragraph")
    return work.places.paragraphs[number - 1]


def _letters(number: int, start: int, end: int, work: _Work) -> str:
    """The flattened text of a paragraph, which must have these letters."""
    whole = flat_text(_paragraph(number, work))
    if not start <= end <= len(whole):
        raise NotHeld("the paragraph is shorter than that")
    return whole


def _text(spot: Text, text: str, work: _Work) -> None:
    """The answer stands in the first range; the others give up their dots."""
    texts = [_letters(one.paragraph, one.start, one.end, work) for one in spot.ranges]
    if not text:
        return
    first, whole = spot.ranges[0], texts[0]
    paragraph = _paragraph(first.paragraph, work)
    end = _before_tab(whole, first)
    if end < first.end and not tab_fits(paragraph, whole[: first.start], " " + text):
        end = first.end
    written = spaced(text, whole[: first.start], whole[end:])
    filled = written + padding(whole[first.start : end], written, whole[: first.start], whole[end:])
    signing = _BEFORE_DATE.match(whole[end:]) is not None
    work.edits[first.paragraph].append(Edit(first.start, end, filled, by_words=signing))
    for earlier, one, letters in zip(spot.ranges, spot.ranges[1:], texts[1:], strict=False):
        start, stop = one.start, _before_tab(letters, one)
        if earlier.paragraph == one.paragraph and not letters[earlier.end : start].strip():
            start = max(earlier.end, start - len(letters[earlier.end : start]))
        work.edits[one.paragraph].append(Edit(start, stop, ""))
        if one.paragraph != first.paragraph:
            work.emptied.append(one.paragraph)


def _before_tab(whole: str, one: Range) -> int:
    """The end of what is written over: a tab stays when more of the line is placed by it."""
    rest = whole[one.end :].split("\n")[0]
    if rest.strip() and one.start < one.end and whole[one.end - 1] == _TAB_RUN:
        return one.end - 1
    return one.end


def _moment(spot: Moment, value: Value, work: _Work) -> None:
    last = max(part.end for part in spot.parts)
    whole = _letters(spot.paragraph, 0, last, work)
    parts = moment_parts(value)
    if parts is None:
        if value == "":
            return
        raise NotHeld("a date is wanted here")
    old = new = ""
    for part in spot.parts:
        if part.name not in parts:
            continue
        after = whole[part.end :]
        written = spaced(parts[part.name], whole[: part.start], after)
        old, new = old + whole[part.start : part.end], new + written
        if part.end == last:
            written += padding(old, new, whole[: spot.parts[0].start], after)
        work.edits[spot.paragraph].append(Edit(part.start, part.end, written, by_words=True))


def _compact(value: Value, room: int) -> str:
    """The letters for boxes of one letter each."""
    parts = moment_parts(value) if isinstance(value, date) else None
    if parts is not None:
        text = parts["d"] + parts["m"] + (parts["y"] if room >= 8 else parts["y"][2:])
    else:
        text = "".join(_said(value).split())
    if len(text) > room:
        raise NotHeld(f"there are {room} boxes and {len(text)} letters")
    return text


def _drawn(spot: Drawn, value: Value, work: _Work) -> None:
    _letters(spot.paragraph, 0, max(spot.at) + 1, work)
    work.edits[spot.paragraph].extend(draw(spot.at, _compact(value, len(spot.at))))


def _tick(spot: Tick, value: Value, work: _Work) -> None:
    if not isinstance(value, bool):
        raise NotHeld("yes or no is wanted here")
    _letters(spot.paragraph, spot.at, spot.at + 1, work)
    work.ticks.append((spot.paragraph, spot.at, value))


def _choice(spot: Choice, value: Value, work: _Work) -> None:
    chosen = (value,) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(chosen, tuple) or not all(type(one) is int for one in chosen):
        raise NotHeld("the number of an option is wanted here")
    if not all(0 <= one < len(spot.options) for one in chosen):
        raise NotHeld("the choice has no such option")
    for number, option in enumerate(spot.options):
        if option is not None:
            _at(option, number in chosen, work)


def _inline(spot: Inline, value: Value, work: _Work) -> None:
    paragraph = _paragraph(spot.paragraph, work)
    piece = next((p for p in flatten(paragraph) if p.start == spot.at and p.text), None)
    held = _held(value)
    if piece is None or piece.text not in {CONTROL_BEGINS, FIELD_BEGINS}:
        raise NotHeld("no content control or form field begins there")
    if held == "":
        return
    if piece.text == CONTROL_BEGINS:
        work.defer(lambda: fill_control(piece.node, held))
    else:
        work.defer(lambda: fill_field(piece.node, paragraph, held))


def _around(spot: Around, value: Value, work: _Work) -> None:
    around = list(_paragraph(spot.paragraph, work).iterancestors(f"{W}sdt"))
    held = _held(value)
    if not 0 < spot.level <= len(around):
        raise NotHeld("no content control stands around it")
    if held != "":
        work.defer(lambda: fill_control(around[spot.level - 1], held))


def _held(value: Value) -> str | date | bool:
    if isinstance(value, bool | date):
        return value
    return _said(value)


def _table(number: int, work: _Work) -> etree._Element:
    if not 0 < number <= len(work.places.tables):
        raise NotHeld("the document has no such table")
    return work.places.tables[number - 1]


def _cells(spot: Cells, value: Value, work: _Work) -> None:
    table = _table(spot.table, work)
    cells = [cell_at(table, spot.row, number) for number in spot.cells]
    if len(cells) == 1:
        text = _said(value)
        if text:
            work.defer(lambda: fill_cell(cells[0], text))
        return
    letters = _compact(value, len(cells))
    for cell, letter in zip(cells, letters, strict=False):
        work.defer(lambda cell=cell, letter=letter: fill_cell(cell, letter, centred=True))  # type: ignore[misc]


def _rows(spot: Rows, value: Value, work: _Work) -> None:
    table = _table(spot.table, work)
    if isinstance(value, str | date | int) or not all(isinstance(row, Mapping) for row in value):
        raise NotHeld("rows are wanted here")
    rows = [_columns(row, spot.table) for row in value if isinstance(row, Mapping)]
    work.defer(lambda: fill_rows(table, spot.rows, spot.serial, rows))


def _columns(row: Row, table: int) -> dict[int, str]:
    texts: dict[int, str] = {}
    for blank, value in row.items():
        (column,) = parse_blank(blank)
        if not isinstance(column, Column) or column.table != table:
            raise NotHeld(f"{blank[:60]} is no column of this table")
        texts[column.column] = _said(value)
    return texts


def _carry_out(work: _Work) -> None:
    """Change the document: ticks, letters, then what stands around them."""
    _refuse_overlap(work)
    for number, at, ticked in work.ticks:
        for paragraph in _with_twin(work.places.paragraphs[number - 1]):
            _named(f"p{number}?{at}", lambda p=paragraph, at=at, t=ticked: tick(p, at, ticked=t))  # type: ignore[misc]
    for number, edits in work.edits.items():
        for paragraph in _with_twin(work.places.paragraphs[number - 1]):
            write(paragraph, edits)
    for blank, act in work.later:
        _named(blank, act)
    for number in work.emptied:
        for paragraph in _with_twin(work.places.paragraphs[number - 1]):
            _drop(paragraph)


def _with_twin(paragraph: etree._Element) -> list[etree._Element]:
    twin = twin_of(paragraph)
    return [paragraph] if twin is None else [paragraph, twin]


def _named(blank: str, act: Callable[[], None]) -> None:
    try:
        act()
    except (NoBox, NoCell, NotHeld) as error:
        reason = str(error) or "the document has no such place"
        raise CannotFill(f"{blank}: {reason}") from error


def _refuse_overlap(work: _Work) -> None:
    for number, edits in work.edits.items():
        ticks = [Edit(at, at + 1, "") for paragraph, at, _ in work.ticks if paragraph == number]
        placed = sorted([*edits, *ticks], key=lambda one: (one.start, one.end))
        for one, other in pairwise(placed):
            if other.start < one.end or (one.start, one.end) == (other.start, other.end):
                raise CannotFill(f"p{number}:{other.start}-{other.end}: two answers stand there")


def _drop(paragraph: etree._Element) -> None:
    """Take out a line of dots that is not needed, unless something else stands in it."""
    parent = paragraph.getparent()
    if parent is None or flat_text(paragraph).strip(" \t\xa0.;,") or not _is_plain(paragraph):
        return
    if len(parent.findall(f"{W}p")) > 1 and parent[-1] is not paragraph:
        parent.remove(paragraph)


def _is_plain(paragraph: etree._Element) -> bool:
    """Whether nothing but letters stands in a paragraph, and no section ends with it."""
    plain = {f"{W}rPr", f"{W}t", f"{W}tab", f"{W}lastRenderedPageBreak"}
    runs = paragraph.iterchildren(f"{W}r")
    return (
        all(part.tag in {f"{W}pPr", f"{W}r", f"{W}proofErr"} for part in paragraph)
        and all(part.tag in plain for run in runs for part in run)
        and paragraph.find(f"{W}pPr/{W}sectPr") is None
    )
