"""Turns `w:body` into blocks: paragraphs, tables, text boxes, wherever they are nested."""

from collections.abc import Iterator

from lxml import etree

from motcua.eforms.word.blocks import CONTROL, Block, Cell, Line, Table
from motcua.eforms.word.controls import content_control
from motcua.eforms.word.package import W
from motcua.eforms.word.places import TRANSPARENT, Places, cells_of, rows_of, span_of, text_boxes
from motcua.eforms.word.runs import paragraph_lines
from motcua.eforms.word.spots import Around


def read_blocks(body: etree._Element) -> list[Block]:
    """Return the blocks of a body in reading order; places count paragraphs and tables from 1."""
    return list(_children(body, Places(body)))


def _children(parent: etree._Element, places: Places) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, places)
        elif element.tag == f"{W}tbl":
            yield _table(element, places)
        elif element.tag in TRANSPARENT:
            yield from _transparent(element, places)


def _transparent(element: etree._Element, places: Places) -> Iterator[Block]:
    """A control around whole paragraphs is read through; an empty one still is a blank."""
    inner = list(_children(element, places))
    if element.tag == f"{W}sdt" and not any(isinstance(block, Table) for block in inner):
        yield from _controlled(element, inner, places)
    else:
        yield from inner


def _controlled(element: etree._Element, inner: list[Block], places: Places) -> Iterator[Block]:
    control = content_control(element)
    if control is None:
        yield from inner
    elif inner and isinstance(inner[0], Line):
        number = inner[0].paragraph
        spot = Around(number, _level(element, places.paragraphs[number - 1]))
        yield Line(chr(CONTROL), inner[0].place, (control,), number, answer=spot)


def _level(control: etree._Element, paragraph: etree._Element) -> int:
    """How many content controls stand around the paragraph up to this one."""
    around = list(paragraph.iterancestors(f"{W}sdt"))
    return around.index(control) + 1


def _paragraph(element: etree._Element, places: Places) -> Iterator[Block]:
    yield from paragraph_lines(element, places.number(element))
    for box in text_boxes(element):
        yield from _children(box, places)


def _table(element: etree._Element, places: Places) -> Table:
    number = places.number(element)
    rows = tuple(_row(row, places) for row in rows_of(element))
    return Table(rows, f"t{number}", number)


def _row(row: etree._Element, places: Places) -> tuple[Cell, ...]:
    return tuple(_cell(cell, places, n) for n, cell in enumerate(cells_of(row), 1))


def _cell(cell: etree._Element, places: Places, number: int) -> Cell:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return Cell(
        blocks=tuple(_children(cell, places)),
        span=span_of(cell),
        continued=merge is not None and merge.get(f"{W}val", "continue") == "continue",
        number=number,
    )
