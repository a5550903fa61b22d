"""Rows of tables that are laid out, not repeated: label beside blank, digit boxes, boxes to tick."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from motcua.eforms.word.addresses import box_address
from motcua.eforms.word.blanks import RUN, find_blanks, weight
from motcua.eforms.word.blocks import BOX, Cell, Line, Table
from motcua.eforms.word.choices import read_boxes
from motcua.eforms.word.grids import digit_boxes, is_blank, is_digit_row
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean, unit_after
from motcua.eforms.word.lines import read_line
from motcua.eforms.word.office import ADDRESSEE, RECIPIENTS, is_office_part, is_signature
from motcua.eforms.word.options import ask_options
from motcua.eforms.word.spots import Cells
from motcua.eforms.word.state import State

LONGEST_LABEL = 160
MARK_THE_BOX = re.compile(r"danh dau|dau x|tich (v|x|vao|chon)|vao o ")

WalkCell = Callable[[Cell, State], None]


def read_row(
    row: tuple[Cell, ...], number: int, table: Table, state: State, walk_cell: WalkCell
) -> None:
    """Add the fields of one row; `walk_cell` reads a cell that is a page of its own."""
    if is_digit_row(row):
        _digits(row, number, table, state)
        return
    boxes = _boxes(row, state)
    if boxes is not None:
        ask_options(boxes.lead, boxes.options, boxes.addresses, place=table.place, state=state)
        for line in boxes.lines:
            _room_beside(line, state)
        return
    for place, cell in enumerate(row):
        after = row[place + 1] if place + 1 < len(row) else None
        if after is not None and _labels(cell, after):
            _beside(cell, after, number, table, state)
        elif not _is_answer(row, place):
            walk_cell(cell, state)


def _digits(row: tuple[Cell, ...], number: int, table: Table, state: State) -> None:
    spot = Cells(table.number, number, digit_boxes(row))
    label = next((cell.text for cell in row if not is_blank(cell)), "") or state.pending
    if clean(label):
        read_line(Line(f"{label.rstrip(' :.…')}: ………………", table.place, answer=spot), state)


def _beside(cell: Cell, after: Cell, number: int, table: Table, state: State) -> None:
    """A label, and beside it an empty cell or one that is filled with dots."""
    label = cell.text.rstrip(" :.…")
    if not weight(after.text) and not _has_unit(after):
        spot = Cells(table.number, number, (after.number,))
        line = Line(f"{label}: ………………", f"{table.place} {cell.text[:20]}", answer=spot)
        read_line(line, state)
        return
    state.pending, state.open_field = f"{label}:", None
    for block in after.blocks:
        if isinstance(block, Line):
            read_line(block, state)
    state.pending, state.open_field = "", None


def _labels(cell: Cell, after: Cell) -> bool:
    """Whether a cell names the blank cell beside it."""
    text = cell.text
    if not (is_blank(after) or _has_unit(after)) or not re.search(r"[^\W\d]{2}", text):
        return False
    lines = [b for b in cell.blocks if isinstance(b, Line)]
    blank = any(find_blanks(line) for line in lines)
    words = fold(text)
    loud = text.upper() == text
    barred = loud or blank or is_signature(words) or is_office_part(words, signed=False)
    barred = barred or ADDRESSEE.search(words) is not None
    return (
        not barred
        and not RECIPIENTS.match(words)
        and len(text) < LONGEST_LABEL
        and not words.startswith(("anh ", "mau so"))
    )


def _has_unit(cell: Cell) -> bool:
    """Dots and the unit of the answer: "……… đồng"."""
    found = re.match(rf"\s*(?:{RUN})", cell.text)
    rest = cell.text[found.end() :] if found else ""
    return bool(rest.strip()) and unit_after(rest) == rest.strip()


def _is_answer(row: tuple[Cell, ...], number: int) -> bool:
    blank = is_blank(row[number]) or _has_unit(row[number])
    return number > 0 and blank and _labels(row[number - 1], row[number])


@dataclass(frozen=True)
class _Boxes:
    """Options that stand in cells of one row, the addresses of their boxes, and their lines."""

    lead: str
    options: tuple[str, ...]
    addresses: tuple[str, ...]
    lines: tuple[Line, ...]


def _boxes(row: tuple[Cell, ...], state: State) -> _Boxes | None:
    """Boxes in cells of their own, or each with its words; None where the row has none."""
    lines = [line for cell in row for line in _only_line(cell)]
    drawn = [line for line in lines if line is not None and BOX in line.text]
    if None in lines or not drawn or any(is_signature(fold(cell.text)) for cell in row):
        return _empty_box(row, state)
    told = [line for line in lines if line is not None]
    if all(line.text.strip() == BOX for line in drawn):
        return _apart(told)
    return _together(told) if len(row) > 1 else None


def _only_line(cell: Cell) -> Iterator[Line | None]:
    """The one line of a cell, nothing for an empty cell, None for a cell that is more than that."""
    told = [b for b in cell.blocks if not isinstance(b, Line) or b.text.strip()]
    if len(told) > 1 or (told and not isinstance(told[0], Line)):
        yield None
    elif told and isinstance(told[0], Line):
        yield told[0]


def _apart(lines: list[Line]) -> _Boxes | None:
    """☐ | Cấp mới | ☐ | Cấp lại, or Giới tính | Nam | ☐ | Nữ | ☐."""
    drawn = [box_address(line, line.text.index(BOX)) for line in lines if BOX in line.text]
    words = [line for line in lines if BOX not in line.text]
    lead = ""
    if BOX not in lines[0].text and len(words) == len(drawn) + 1:
        lead, words = clean(words[0].text), words[1:]
    if len(words) != len(drawn):
        return None
    options = tuple(_option(line) for line in words)
    return _Boxes(lead, options, tuple(drawn), tuple(words)) if all(options) else None


def _together(lines: list[Line]) -> _Boxes | None:
    """Giới tính: | ☐ Nam | ☐ Nữ: each box with its words in one cell."""
    head, rest = (lines[0], lines[1:]) if BOX not in lines[0].text else (None, lines)
    if any(line.text.count(BOX) != 1 for line in rest):
        return None
    options: list[str] = []
    for line in rest:
        found = read_boxes(line.text)
        option = found.options[0] if found.options else found.lead
        if not option or (found.options and found.lead):
            return None
        options.append(option)
    addresses = tuple(box_address(line, line.text.index(BOX)) for line in rest)
    return _Boxes(clean(head.text) if head else "", tuple(options), addresses, tuple(rest))


def _empty_box(row: tuple[Cell, ...], state: State) -> _Boxes | None:
    """Thành lập mới | (empty cell), where the words above say to mark a box with X."""
    asked = MARK_THE_BOX.search(fold(state.option_lead or state.pending)) is not None
    if not asked or len(row) != 2 or not is_blank(row[1]) or weight(row[1].text):
        return None
    option = clean(row[0].text)
    return _Boxes("", (option,), ("",), ()) if option else None


def _option(line: Line) -> str:
    return clean(re.split(RUN, line.text)[0] if find_blanks(line) else line.text)


def _room_beside(line: Line, state: State) -> None:
    """ "Khác (ghi rõ): ………" beside a box asks for words too."""
    if any(blank.shape != "box" for blank in find_blanks(line)) and BOX not in line.text:
        lead = state.option_lead
        read_line(line, state)
        state.option_lead = lead
