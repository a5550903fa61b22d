"""The table that stands beside every chart; a figure in it opens its list."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """
    What one cell prints; `href` the list behind it, or empty; `note` small words below it.

    `lang`: the language of its words where it is not the page's.
    """

    words: str
    href: str = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its head, its cells; `is_sum` sets it apart from what it sums up."""

    head: Cell
    cells: tuple[Cell, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class Table:
    """A table; `caption` is read out before it, the first of `head` stands over the row heads."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


class UnevenTable(ValueError):
    """A row has not as many cells as the head."""


def table(*, caption: str, head: Sequence[str], rows: Sequence[Row]) -> Table:
    """
    Return a table.

    :raises UnevenTable: a row has more or fewer cells than the head
    """
    if any(len(row.cells) + 1 != len(head) for row in rows):
        raise UnevenTable(caption)
    return Table(caption, tuple(head), tuple(rows))
