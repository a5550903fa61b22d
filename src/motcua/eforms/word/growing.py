"""Fills cells, and tables that grow by rows."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from motcua.eforms.word.flat import flat_text
from motcua.eforms.word.package import W
from motcua.eforms.word.places import cells_of, rows_of, span_of
from motcua.eforms.word.writing import Edit, write

W14_IDS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MOST_ROWS = 1_000
_EMPTY = re.compile(r"[\s.…_‥․\xa0]*")
_SERIAL = re.compile(r"[\s\d.…()_\xa0]*")


class NoCell(Exception):
    """The table has no such row or cell."""


def cell_at(table: etree._Element, row: int, cell: int) -> etree._Element:
    """Return a cell by its numbers from 1. Raises NoCell."""
    rows = rows_of(table)
    cells = cells_of(rows[row - 1]) if 0 < row <= len(rows) else []
    if not 0 < cell <= len(cells):
        raise NoCell
    return cells[cell - 1]


def fill_cell(cell: etree._Element, text: str, *, centred: bool = False) -> None:
    """Write an answer into a cell: over its dots, else after its words."""
    paragraphs = list(cell.iterchildren(f"{W}p"))
    first = paragraphs[0] if paragraphs else etree.SubElement(cell, f"{W}p")
    whole = flat_text(first)
    start = 0 if _EMPTY.fullmatch(whole) else len(whole.rstrip())
    lead = " " if start else ""
    if not _has_look(first):
        _borrow_look(first, cell)
    if centred:
        _centre(first)
    write(first, [Edit(start, len(whole), lead + text)])
    for other in paragraphs[1:]:
        words = flat_text(other)
        if words.strip() and _EMPTY.fullmatch(words):
            write(other, [Edit(0, len(words), "")])


def _has_look(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(f"{W}rPr"), None) is not None


def _borrow_look(paragraph: etree._Element, cell: etree._Element) -> None:
    """An empty cell that says nothing of its font takes that of the cells around it."""
    table = next(cell.iterancestors(f"{W}tbl"), None)
    around = cell if table is None else table
    look = next(
        (r.find(f"{W}rPr") for r in around.iter(f"{W}r") if r.find(f"{W}rPr") is not None), None
    )
    if look is None:
        return
    about = paragraph.find(f"{W}pPr")
    if about is None:
        about = etree.Element(f"{W}pPr")
        paragraph.insert(0, about)
    kept = etree.SubElement(about, f"{W}rPr")
    for part in look:
        if part.tag in {f"{W}rFonts", f"{W}sz", f"{W}szCs"}:
            kept.append(deepcopy(part))


def _centre(paragraph: etree._Element) -> None:
    about = paragraph.find(f"{W}pPr")
    if about is None:
        about = etree.Element(f"{W}pPr")
        paragraph.insert(0, about)
    if about.find(f"{W}jc") is not None:
        return
    middle = etree.Element(f"{W}jc")
    middle.set(f"{W}val", "center")
    after = {
        f"{W}{n}"
        for n in (
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        )
    }
    later = next((part for part in about if part.tag in after), None)
    if later is None:
        about.append(middle)
    else:
        later.addprevious(middle)


def fill_rows(
    table: etree._Element,
    blanks: Sequence[int],
    serial: int,
    rows: Sequence[Mapping[int, str]],
) -> None:
    """
    Write rows, as texts by grid column from 1, into the blank rows of a table.

    More rows than the form has are copies of its last blank row; blank rows to spare stay.
    Raises NoCell.
    """
    printed = rows_of(table)
    if len(rows) > MOST_ROWS or not all(0 < number <= len(printed) for number in blanks):
        raise NoCell
    targets = [printed[number - 1] for number in blanks]
    if not targets:
        raise NoCell
    pristine = deepcopy(targets[-1])
    while len(targets) < len(rows):
        copied = _copy(pristine)
        targets[-1].addnext(copied)
        targets.append(copied)
    for number, (target, texts) in enumerate(zip(targets, rows, strict=False), 1):
        _fill_row(target, number, serial, texts)


def _copy(row: etree._Element) -> etree._Element:
    """A copy without what may stand only once in a document."""
    copied = deepcopy(row)
    copied.tail = None
    for element in list(copied.iter()):
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{W14_IDS}{name}", None)
        if element.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return copied


def _fill_row(row: etree._Element, number: int, serial: int, texts: Mapping[int, str]) -> None:
    by_column = _by_column(row)
    if serial and serial in by_column:
        cell = by_column[serial]
        words = "".join(flat_text(p) for p in cell.iterchildren(f"{W}p"))
        if _SERIAL.fullmatch(words):
            _renumber(cell, number)
    for column, text in texts.items():
        if column not in by_column:
            raise NoCell
        if text:
            fill_cell(by_column[column], text)


def _renumber(cell: etree._Element, number: int) -> None:
    first = next(cell.iterchildren(f"{W}p"), None)
    if first is None:
        return
    words = flat_text(first)
    counted = first.find(f"{W}pPr/{W}numPr") is not None  # the word processor counts by itself
    if counted or re.sub(r"\D", "", words) == str(number):
        return
    if words.strip() and not _EMPTY.fullmatch(words):
        write(first, [Edit(0, len(words), str(number))])
    else:
        fill_cell(cell, str(number), centred=not words.strip())


def _by_column(row: etree._Element) -> dict[int, etree._Element]:
    """The cells of a row by each grid column they cover."""
    found: dict[int, etree._Element] = {}
    column = 1
    for cell in cells_of(row):
        for covered in range(column, column + span_of(cell)):
            found[covered] = cell
        column += span_of(cell)
    return found
