"""Tells tables apart: repeating rows, digit boxes, label beside blank, or mere layout."""

import re

from motcua.eforms.word.blanks import DOT
from motcua.eforms.word.blocks import BOX, Cell, Table
from motcua.eforms.word.fields import Field
from motcua.eforms.word.kinds import fold, infer
from motcua.eforms.word.labels import clean, split_hint
from motcua.eforms.word.spots import Column, Rows, said

SERIAL = {"stt", "tt", "so tt", "so thu tu", "sott", "no"}
DIGIT_BOXES = 5
BLANK_CELL = re.compile(rf"^(?:{DOT}|[\s/-])*$")
INDEX_CELL = re.compile(r"^\(?\s*[\dA-Z]{0,2}\s*(=.*)?\)?$")


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space or dots."""
    return not any(not hasattr(b, "text") for b in cell.blocks) and bool(
        BLANK_CELL.match(cell.text.replace("\xa0", " "))
    )


def is_digit_row(row: tuple[Cell, ...]) -> bool:
    """Whether a row is at most one label and then a row of digit boxes."""
    boxes = [cell for cell in row if is_blank(cell)]
    return (
        len(boxes) >= DIGIT_BOXES
        and len(row) - len(boxes) <= 1
        and not any(c.span > 3 for c in boxes)
    )


def digit_boxes(row: tuple[Cell, ...]) -> tuple[int, ...]:
    """Return the numbers of the cells that take one letter each."""
    return tuple(cell.number for cell in row if is_blank(cell) and not cell.text.strip("\xa0 .…_"))


def growing(table: Table, heads: int) -> str:
    """Return where the rows of a repeating table stand: its blank rows, and the serial number."""
    rows = tuple(
        number
        for number, row in enumerate(table.rows, 1)
        if number > heads and _is_body(row) and not _is_total(row)
    )
    placed = (cell for row in table.rows[:heads] for cell in _placed(row))
    serial = next((start + 1 for start, cell in placed if is_serial(cell.text)), 0)
    return said(Rows(table.number, rows, serial)) if rows else ""


def _is_total(row: tuple[Cell, ...]) -> bool:
    words = fold(next((cell.text for cell in row if re.search(r"[^\W\d]", cell.text)), ""))
    return re.match(r"(tong|cong)\b", words) is not None


def is_serial(name: str) -> bool:
    """Whether a heading names the running number of rows."""
    return fold(name).strip(". ") in SERIAL


def header_rows(table: Table) -> int:
    """Return how many rows head a repeating table; 0 when it is none."""
    rows = table.rows
    if len(rows) < 2 or len(rows[0]) < 2:
        return 0
    count = 1
    if not _is_header(rows[0]):
        if not _named_in_two(rows):
            return 0
        count = 2
    while count < len(rows) - 1 and count < 4 and _continues(rows[count], table, count):
        count += 1
    body = rows[count:]
    return count if any(_is_body(row) for row in body) else 0


def _named_in_two(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Two rows of headings drawn without merging cells: what one leaves empty the other names."""
    if len(rows) < 3 or not len(rows[0]) == len(rows[1]) == len(rows[2]):
        return False
    both = [f"{above.text} {below.text}" for above, below in zip(rows[0], rows[1], strict=True)]
    named = all(re.search(r"[^\W\d_]", words) and len(words) < 260 for words in both)
    asks = any(w.rstrip().endswith(":") or BOX in w or re.search(DOT + "{5,}", w) for w in both)
    heads = sum(1 for cell in rows[0] if cell.text) * 2 > len(rows[0])
    return named and heads and not asks and any(not cell.text for cell in rows[1])


def _is_header(row: tuple[Cell, ...]) -> bool:
    words = [cell.text for cell in row]
    named = [w for w in words if re.search(r"[^\W\d_]", w)]
    return (
        len(named) == len(row)
        and all(len(w) < 260 for w in words)
        and not any(
            w.rstrip().endswith(":") or BOX in w or re.search(DOT + "{5,}", w) for w in words
        )
    )


def _continues(row: tuple[Cell, ...], table: Table, number: int) -> bool:
    """A second row of headings, or a row of column numbers."""
    if all(INDEX_CELL.match(cell.text) for cell in row) and any(cell.text for cell in row):
        following = table.rows[number + 1 :]
        return sum(1 for cell in row if cell.text) > len(row) // 2 and bool(following)
    merged = any(cell.span > 1 for cell in table.rows[0]) or any(cell.continued for cell in row)
    named = [cell for cell in row if cell.text and not BLANK_CELL.match(cell.text)]
    return (
        merged
        and len(named) >= 2
        and any(cell.continued or not cell.text for cell in row) | (len(named) == len(row))
    )


def _is_body(row: tuple[Cell, ...]) -> bool:
    empty = sum(1 for cell in row if is_blank(cell))
    return empty >= 1 and empty >= len(row) // 2


def columns(table: Table, heads: int) -> list[Field]:
    """Return the columns that the applicant fills, the serial number left out."""
    names = _names(table, heads)
    body = table.rows[heads:]
    filled = {start for row in body for start, cell in _placed(row) if not is_blank(cell)}
    blank = {start for row in body for start, cell in _placed(row) if is_blank(cell)}
    chosen = [
        (start, name) for start, name in names.items() if start in blank or start not in filled
    ]
    return [_column(name, table, start) for start, name in chosen if not is_serial(name) and name]


def _column(name: str, table: Table, start: int) -> Field:
    label, hint = split_hint(name)
    label = clean(label)
    kind_of, kind = infer(label)
    kind_of = "text" if kind_of == "long_text" else kind_of
    options = ("Nam", "Nữ") if kind == "sex" else ()
    return Field(
        label,
        kind_of,
        kind,
        options=options,
        place=table.place,
        hint=hint,
        blank=said(Column(table.number, start + 1)),
    )


def _placed(row: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
    start, placed = 0, []
    for cell in row:
        placed.append((start, cell))
        start += cell.span
    return placed


def _names(table: Table, heads: int) -> dict[int, str]:
    """The heading of each grid column, a spanning heading put before what stands under it."""
    names: dict[int, str] = {}
    width = max(sum(cell.span for cell in row) for row in table.rows[: heads + 1])
    for start in range(min(width, 80)):
        parts: list[str] = []
        for row in table.rows[:heads]:
            word, first = _above(row, start)
            if word and not INDEX_CELL.match(word) and word not in parts and (first or heads > 1):
                parts.append(clean(word))
        names[start] = ": ".join(part for part in parts if part)
    return _once(names, table, heads)


def _above(row: tuple[Cell, ...], column: int) -> tuple[str, bool]:
    for start, cell in _placed(row):
        if start <= column < start + cell.span:
            return cell.text, start == column
    return "", False


def _once(names: dict[int, str], table: Table, heads: int) -> dict[int, str]:
    """Grid columns that no body cell begins are no columns of their own."""
    begins = {start for row in table.rows[heads - 1 :] for start, _ in _placed(row)}
    return {start: name for start, name in names.items() if start in begins}
