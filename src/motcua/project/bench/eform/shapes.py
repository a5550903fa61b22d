"""Cuts the text of a form into what a Word file is made of: paragraphs, rows and digit boxes."""

import re
from dataclasses import dataclass

PIPE = re.compile(r"^\|| \| |^\s*\|+\s*$")
NATION = re.compile(r"C[ỘO]NG\s*H[OÒ][ÀA]\s*XÃ\s*HỘI", re.IGNORECASE)
MOTTO = re.compile(r"độc lập\s*[-–]\s*tự do", re.IGNORECASE)
DOTS = re.compile(r"[.…_]{3,}|…")
SIGNING = re.compile(r"ngày[\s.…]*tháng[\s.…]*năm[\s.…\d]*$", re.IGNORECASE)
SIGNS = re.compile(r"\(?(ký|chữ ký)\b.*(tên|đóng dấu)", re.IGNORECASE)
DIGITS = re.compile(r"^(?P<label>[^\t]*?)[\s.…]*\t{6,}\s*$")
ABOVE = re.compile(r"^(mẫu|phụ lục|\(|#)", re.IGNORECASE)
NEAR = 6  # lines between two bars of one drawn table
TAIL = 4  # lines from the date of signing to the note "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True)
class Paragraph:
    """A line of text; dots, boxes and note marks still stand in it as typed."""

    text: str


@dataclass(frozen=True)
class Leader:
    """A line drawn by a tab from margin to margin: room for more of the answer above."""


@dataclass(frozen=True)
class Row:
    """One row of a table without borders: the lines of each cell."""

    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Digits:
    """A label and a row of boxes, one for each digit of a person's number."""

    label: str
    boxes: int = 12


Piece = Paragraph | Leader | Row | Digits


def cut(text: str) -> list[Piece]:
    """Return the pieces of a form's text in reading order."""
    lines = [line.rstrip("\r") for line in text.lstrip("\ufeff").split("\n")]
    return _signed(_headed(lines))


def _headed(lines: list[str]) -> list[Piece]:
    """The names of agency and state stand side by side where the text has both."""
    nation = next((n for n, line in enumerate(lines[:15]) if NATION.search(line)), None)
    if nation is None or PIPE.search("\n".join(lines[:nation])):
        return _drawn(lines)
    left = [line.strip() for line in lines[:nation] if line.strip()]
    before, tab, after = lines[nation].rpartition("\t")
    agency = [line for line in left if not ABOVE.match(line)] + ([before.strip()] if tab else [])
    if not agency or (not before.strip() and not agency):
        return _drawn(lines)
    end = nation + 1
    right = [after.strip()]
    while end < len(lines) and (MOTTO.search(lines[end]) or re.fullmatch(r"[\s_-]+", lines[end])):
        right.append(lines[end].strip())
        end += 1
    rows: list[Piece] = [Row((tuple(agency), tuple(right)))]
    if end < len(lines) and "\t" in lines[end].strip() and DOTS.search(lines[end]):
        number, _, place = lines[end].strip().partition("\t")
        rows.append(Row(((number.strip(),), (place.strip(),))))
        end += 1
    above: list[Piece] = [Paragraph(line) for line in left if ABOVE.match(line)]
    return above + rows + _drawn(lines[end:])


def _drawn(lines: list[str]) -> list[Piece]:
    """Bars between lines are the cells of a drawn table."""
    made: list[Piece] = []
    number = 0
    while number < len(lines):
        if not PIPE.search(lines[number]):
            made.extend(_line(lines[number], made))
            number += 1
            continue
        end = _end_of_bars(lines, number)
        cells = "\n".join(lines[number : end + 1]).split("|")
        filled = [tuple(x.strip() for x in c.split("\n") if x.strip()) for c in cells]
        if any(filled):
            made.append(Row(tuple(cell for cell in filled if cell)))
        number = end + 1
    return made


def _end_of_bars(lines: list[str], start: int) -> int:
    end = start
    for number in range(start + 1, len(lines)):
        if number - end > NEAR:
            break
        if PIPE.search(lines[number]):
            end = number
    return end


def _line(line: str, before: list[Piece]) -> list[Piece]:
    digits = DIGITS.match(line)
    if digits and digits["label"].strip():
        return [Digits(digits["label"].strip())]
    if line.strip():
        return [Paragraph(line.rstrip(" \t"))]
    last = before[-1] if before else None
    if "\t" in line and isinstance(last, Paragraph) and DOTS.search(last.text[-4:]):
        return [Leader()]
    return []


def _signed(pieces: list[Piece]) -> list[Piece]:
    """Date, name and note of the one who signs stand in the right half of a table."""
    last = len(pieces)
    for number, piece in enumerate(pieces):
        if not isinstance(piece, Paragraph) or not SIGNING.search(piece.text.strip()):
            continue
        tail = pieces[number : number + TAIL]
        note = next((n for n, p in enumerate(tail) if _signs(p)), None)
        if note is None or not all(isinstance(p, Paragraph) for p in tail[: note + 1]):
            continue
        right = tuple(p.text.strip() for p in tail[: note + 1] if isinstance(p, Paragraph))
        if any(len(line) > 90 for line in right):
            continue
        last = number
        return [*pieces[:last], Row(((), right)), *_signed(pieces[last + note + 1 :])]
    return pieces[:last]


def _signs(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and SIGNS.search(piece.text) is not None
