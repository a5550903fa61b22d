"""Paragraphs, tables, rows and cells by their numbers: the one order reading and filling share."""

from collections.abc import Iterator

from lxml import etree

from motcua.eforms.word.package import W

# Elements around whole paragraphs that say nothing about the reading order.
TRANSPARENT = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"}


class Places:
    """Every paragraph and table of a body, numbered from 1 in reading order."""

    def __init__(self, body: etree._Element) -> None:
        self.paragraphs: list[etree._Element] = []
        self.tables: list[etree._Element] = []
        for element in in_order(body):
            (self.paragraphs if element.tag == f"{W}p" else self.tables).append(element)
        self._numbers = {
            element: number
            for found in (self.paragraphs, self.tables)
            for number, element in enumerate(found, 1)
        }

    def number(self, element: etree._Element) -> int:
        """Return the number of a paragraph or table of this body."""
        return self._numbers[element]


def in_order(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables; the text boxes of a paragraph follow it."""
    for element in parent:
        if element.tag == f"{W}p":
            yield element
            for box in text_boxes(element):
                yield from in_order(box)
        elif element.tag == f"{W}tbl":
            yield element
            for row in rows_of(element):
                for cell in cells_of(row):
                    yield from in_order(cell)
        elif element.tag in TRANSPARENT:
            yield from in_order(element)


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes drawn in a paragraph, once each: the fallback for old Words repeats."""
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = [a.tag for a in box.iterancestors() if a is not paragraph]
        own = owner(box, f"{W}p") is paragraph
        if own and not any(str(tag).endswith("}Fallback") for tag in outer):
            yield box


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, not those of tables within it."""
    return [row for row in table.iter(f"{W}tr") if owner(row, f"{W}tbl") is table]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, not those of tables within it."""
    return [cell for cell in row.iter(f"{W}tc") if owner(cell, f"{W}tr") is row]


def span_of(cell: etree._Element) -> int:
    """Return how many grid columns a cell covers."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return min(int(value), 63) if value.isdecimal() else 1


def owner(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the nearest ancestor of this tag."""
    return next(element.iterancestors(tag), None)
