"""Turns `w:body` into blocks: paragraphs, tables, text boxes, wherever they are nested."""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from motcua.eforms.word.blocks import CONTROL, Block, Cell, Line, Table
from motcua.eforms.word.controls import content_control
from motcua.eforms.word.package import W
from motcua.eforms.word.runs import paragraph_lines

TRANSPARENT = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"}


def read_blocks(body: etree._Element) -> list[Block]:
    """Return the blocks of a body in reading order; places count paragraphs and tables from 1."""
    return list(_children(body, _Numbers()))


class _Numbers:
    """The next paragraph's and the next table's number."""

    def __init__(self) -> None:
        self.paragraphs, self.tables = count(1), count(1)


def _children(parent: etree._Element, numbers: _Numbers) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, numbers)
        elif element.tag == f"{W}tbl":
            yield _table(element, numbers)
        elif element.tag in TRANSPARENT:
            yield from _transparent(element, numbers)


def _transparent(element: etree._Element, numbers: _Numbers) -> Iterator[Block]:
    """A control around whole paragraphs is read through; an empty one still is a blank."""
    inner = list(_children(element, numbers))
    if element.tag == f"{W}sdt" and not any(isinstance(block, Table) for block in inner):
        yield from _controlled(element, inner)
    else:
        yield from inner


def _controlled(element: etree._Element, inner: list[Block]) -> Iterator[Block]:
    control = content_control(element)
    if control is None:
        yield from inner
    elif inner and isinstance(inner[0], Line):
        yield Line(chr(CONTROL), inner[0].place, (control,))


def _paragraph(element: etree._Element, numbers: _Numbers) -> Iterator[Block]:
    place = f"p{next(numbers.paragraphs)}"
    yield from paragraph_lines(element, place)
    for box in _text_boxes(element):
        yield from _children(box, numbers)


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes drawn in a paragraph, once each: the fallback for old Words repeats them."""
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = [a.tag for a in box.iterancestors() if a is not paragraph]
        own = _owner(box, f"{W}p") is paragraph
        if own and not any(str(tag).endswith("}Fallback") for tag in outer):
            yield box


def _table(element: etree._Element, numbers: _Numbers) -> Table:
    place = f"t{next(numbers.tables)}"
    rows = [row for row in element.iter(f"{W}tr") if _owner(row, f"{W}tbl") is element]
    return Table(tuple(_row(row, numbers) for row in rows), place)


def _row(row: etree._Element, numbers: _Numbers) -> tuple[Cell, ...]:
    cells = [cell for cell in row.iter(f"{W}tc") if _owner(cell, f"{W}tr") is row]
    return tuple(_cell(cell, numbers) for cell in cells)


def _cell(cell: etree._Element, numbers: _Numbers) -> Cell:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return Cell(
        blocks=tuple(_children(cell, numbers)),
        span=min(int(value), 63) if value.isdigit() else 1,
        continued=merge is not None and merge.get(f"{W}val", "continue") == "continue",
    )


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
