"""Walks through the blocks of a document, part by part: heading, body, office, notes."""

import re

from motcua.eforms.word.bare import is_bare_blank, label_of
from motcua.eforms.word.blanks import find_blanks, weight
from motcua.eforms.word.blocks import BOX, Block, Cell, Line, Table
from motcua.eforms.word.fields import Repeating
from motcua.eforms.word.grids import (
    columns,
    growing,
    header_rows,
)
from motcua.eforms.word.kinds import fold, infer
from motcua.eforms.word.labels import clean
from motcua.eforms.word.lines import read_line
from motcua.eforms.word.matrices import matrix_fields
from motcua.eforms.word.office import (
    ADDRESSEE,
    AGENCY,
    APPLICANT_PART,
    LEGAL,
    MOTTO,
    NATION,
    NOTES,
    OWN_NUMBER,
    RECIPIENTS,
    is_office_part,
    is_signature,
)
from motcua.eforms.word.rows import read_row
from motcua.eforms.word.state import State

RULE = re.compile(r"^[\s_\-–—*=.]*[_\-–—*=]{3,}[\s_\-–—*=]*$")
SEPARATOR = re.compile(r"^[\s.…_\-–*]{10,}$")
NOTE = re.compile(r"^\s*(?:\(\d{1,2}\)|\d{1,2}[.)]?\s)")
LONGEST_HEADING = 600
ROMAN = re.compile(r"^\s*(?:[IVX]+|[A-HĐ])\s*[.)/-]\s*\S")


def walk(blocks: list[Block] | tuple[Block, ...], state: State) -> None:
    """Read blocks in order into the state."""
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            _table(block, state)
        else:
            _line(block, blocks[number + 1 : number + 5], state)


def _line(line: Line, following: list[Block] | tuple[Block, ...], state: State) -> None:
    words = fold(line.text)
    if NATION.search(words):
        _head(state)
        return
    if not words or MOTTO.search(words) or _is_rule(line, state):
        return
    if _is_signed_below(line, words, following):
        state.pending, state.open_field = "", None
        return
    if not _is_passed_over(line, words, following, state):
        listed = state.in_list
        state.in_list = False
        if not state.heading and is_bare_blank(line, following, in_list=listed):
            _bare(line, state)
            state.in_list = True
            return
        _section(line, state)
        read_line(line, state)


def _is_signed_below(line: Line, words: str, following: list[Block] | tuple[Block, ...]) -> bool:
    """ "Người thứ nhất: ……" over "(Ký, ghi rõ họ tên)": room for a signature."""
    after = following[0] if following else None
    below = fold(after.text) if isinstance(after, Line) else ""
    drawn = re.search(r"[.…_\ue000]\s*$", line.text) is not None
    return drawn and len(words) < 120 and below.startswith("(ky") and is_signature(below)


def _bare(line: Line, state: State) -> None:
    """A label with white space behind it is asked, but less surely."""
    before = len(state.fields)
    words = line.text.rstrip(" \t\xa0;.")
    spot = line.text_spot(len(words), len(line.text))
    made_up = Line(label_of(words).removesuffix(":") + _note(words) + ": ………………", line.place,
                   answer=spot)  # fmt: skip
    read_line(made_up, state)
    for made in state.fields[before:]:
        made.confidence = 0.6


def _note(words: str) -> str:
    """The note behind the colon of a label, if there is one."""
    label = label_of(words)
    return "" if label == words else f" {words[len(label) :].strip()}"


def _is_rule(line: Line, state: State) -> bool:
    """A drawn line between parts, which looks like a blank."""
    asked = state.open_field is not None or state.pending.rstrip().endswith(":")
    return RULE.match(line.text) is not None and not asked


def _is_passed_over(
    line: Line, words: str, following: list[Block] | tuple[Block, ...], state: State
) -> bool:
    """Whether a line lies in a part of which nothing is asked; moves from part to part."""
    if state.office and APPLICANT_PART.search(words) and not is_office_part(words, signed=False):
        state.office = False
    if state.in_notes or state.office:
        return True
    if NOTES.match(words) or _begins_notes(line, following, state):
        state.in_notes = True
    elif is_office_part(words, signed=state.signed) and not state.heading:
        state.office = True
    elif is_signature(words) and not _asks_name(line, words):
        state.signed, state.pending, state.open_field = True, "", None
    else:
        return _is_set_text(line, words, state)
    return True


def _asks_name(line: Line, words: str) -> bool:
    """ "Người đại diện (ghi rõ họ tên): ………" asks; it is no place to sign."""
    signs = re.search(r"\bky\b|dong dau", words) is not None
    return not signs and any(weight(blank.text) > 9 for blank in find_blanks(line))


def _begins_notes(line: Line, following: list[Block] | tuple[Block, ...], state: State) -> bool:
    after = next((b for b in following if isinstance(b, Line) and b.text.strip()), None)
    drawn = state.signed and SEPARATOR.match(line.text) is not None
    if state.signed and re.match(r"^\s*\(\d{1,2}\)\s*[^:.…]{15,}", line.text):
        return True
    return drawn and after is not None and NOTE.match(after.text) is not None


def _is_set_text(line: Line, words: str, state: State) -> bool:
    """Addressee, recipients, own number, legal reference, and the heading above the title."""
    if ADDRESSEE.search(words):
        state.addressee, state.heading = True, False
        state.pending, state.open_field = "", None
        return True
    if state.addressee:
        state.addressee = _is_agency(line, words) or not re.search(r"\w\w", words)
        if state.addressee or (words.startswith(("-", "(")) and ":" not in words):
            return True
    if RECIPIENTS.match(words):
        state.recipients = True
    elif state.recipients and not words.startswith("-"):
        state.recipients = False
    if state.recipients or LEGAL.search(words):
        return True
    return _is_heading(line, words, state)


def _is_agency(line: Line, words: str) -> bool:
    """A further line of the addressee; "Số …" and what asks something known are none."""
    label, colon, rest = line.text.partition(":")
    asks = bool(colon) and weight(rest) > 2 and infer(clean(label)) != ("text", "")
    return (
        AGENCY.match(words) is not None
        and not asks
        and re.match(r"[\s\d.]*(số|bố|bản thân|bằng)\b", line.text, re.I) is None
    )


def _is_heading(line: Line, words: str, state: State) -> bool:
    if (state.heading or not state.fields) and OWN_NUMBER.match(words):
        return True
    if state.heading and clean(line.text) and line.text.strip().upper() == line.text.strip():
        if not find_blanks(line):
            state.heading = False
        return False
    return state.heading and not re.search(r"\w\w", re.sub(r"ngay|thang|nam|20\d*", "", words))


def _section(line: Line, state: State) -> None:
    text = line.text.strip()
    if find_blanks(line) or len(text) > 160 or not clean(text):
        return
    if (
        ROMAN.match(text)
        or (text.endswith(":") and re.match(r"^\s*\d", text))
        or (text.upper() == text and state.fields and len(text) > 8)
    ):
        state.section = clean(text)


def _table(table: Table, state: State) -> None:
    texts = fold(" ".join(_all_text(table)))
    if NATION.search(texts):
        if len(table.rows) <= 4 and len(texts) < LONGEST_HEADING:
            _head(state)
            return
        state.in_notes = state.office = False  # a page of its own after the notes of another
    if state.in_notes or state.office:
        return
    heads = header_rows(table)
    matrix = matrix_fields(table, heads)
    if matrix:
        for made in matrix:
            state.add(made)
        state.open_field = None
    elif heads and not _signs(table):
        _repeating(table, heads, state)
    else:
        _layout(table, state)


def _layout(table: Table, state: State) -> None:
    for number, row in enumerate(table.rows, 1):
        read_row(row, number, table, state, _cell if len(row) > 1 else _whole_row)


def _all_text(table: Table) -> list[str]:
    """The words of every cell, of tables within tables too."""
    words: list[str] = []
    for row in table.rows:
        for cell in row:
            words.append(cell.text)
            for block in cell.blocks:
                if isinstance(block, Table):
                    words += _all_text(block)
    return words


def _head(state: State) -> None:
    """The heading of the state: what stood above it was the name of an office, not a question."""
    if len(state.fields) <= 3 and not state.signed:
        state.fields.clear()
    if not state.fields or state.signed:
        state.new_form()
    state.heading = True


def _signs(table: Table) -> bool:
    return any(is_signature(fold(cell.text)) for row in table.rows for cell in row)


def _repeating(table: Table, heads: int, state: State) -> None:
    made = columns(table, heads)
    if made:
        label = clean(state.pending) or state.section
        state.tables.append(Repeating(label, made, table.place, growing(table, heads)))
    state.pending, state.open_field = "", None


def _cell(cell: Cell, state: State) -> None:
    """A cell is a page of its own: what it starts does not go on beside it, the office neither."""
    office = state.office
    _whole_row(cell, state)
    state.office = office


def _whole_row(cell: Cell, state: State) -> None:
    """A cell as wide as the table."""
    state.pending, state.open_field, state.recipients = "", None, False
    blocks = cell.blocks
    if is_signature(fold(cell.text)):  # a place to sign: its date may be broken over lines
        blocks = tuple(b for b in blocks if isinstance(b, Table) or _may_ask(b))
    state.in_list = not state.signed and len([b for b in blocks if _is_told(b)]) == 1
    walk(blocks, state)
    state.in_list = False
    state.pending, state.open_field, state.recipients = "", None, False


def _is_told(block: Block) -> bool:
    return not isinstance(block, Line) or bool(block.text.strip())


def _may_ask(line: Line) -> bool:
    return ":" in line.text or BOX in line.text or is_signature(fold(line.text))
