"""What the system fills: the place and date of signing, and the line for the signer's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.eforms.word.addresses import address
from motcua.eforms.word.blanks import Blank, find_blanks
from motcua.eforms.word.blocks import Block, Line
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.office import is_office_part, is_signature, is_signing_date
from motcua.eforms.word.spots import Below, said

# How an applicant is called above a signature. Whoever else signs, an office or a witness, is not
# the one whose name the system knows.
APPLICANT = re.compile(
    r"^(nguoi|dai dien|chu|ben|thuong nhan|doanh nghiep|to chuc|ca nhan|ho gia dinh|cong dong)\b"
    r".{0,60}(khai|don|de nghi|viet|yeu cau|nop|thong bao|dang ky|kien nghi|to cao|khieu nai|cam ket"
    r"|lam|uy quyen|bao cao|phap luat|thue|nghi|hop phap)|^nguoi (ke )?khai|^nguoi dai dien|^dai dien (to chuc|doanh nghiep|co so|cong ty|ho)"
    r"|^thuong nhan|^chu don"
)
LINES_ABOVE_NAME = 4
NEAR = 6
MOST_LINES = 12


@dataclass(frozen=True)
class Signing:
    """Addresses of blanks, empty where not found."""

    date: str = ""
    place: str = ""
    name: str = ""


@dataclass(frozen=True)
class _Signed:
    """A place where somebody signs: its lines from the date down, or from who signs down."""

    lines: tuple[Line, ...]
    date: tuple[Line, Blank] | None

    @property
    def is_applicants(self) -> bool:
        """Whether the words under the date name an applicant."""
        return any(APPLICANT.match(fold(line.text).strip(" (:")) for line in self.lines[:NEAR])

    @property
    def is_signature(self) -> bool:
        """Whether somebody is told to sign here."""
        return any(is_signature(fold(line.text)) for line in self.lines)


def find_signing(blocks: Sequence[Block]) -> Signing:
    """Return where the applicant signs; the last such place, the only date when there is one."""
    signed = [one for page in _pages(blocks) for one in _places(page)]
    own = [one for one in signed if one.is_applicants]
    dates = [one.date for one in own if one.date] or _only([one.date for one in signed if one.date])
    date = dates[-1] if dates else None
    by_whom = own[-1] if own else None
    return Signing(
        date=address(*date) if date else "",
        place=_place(*date) if date else "",
        name=_name(by_whom) if by_whom else "",
    )


def _only(dates: list[tuple[Line, Blank]]) -> list[tuple[Line, Blank]]:
    return dates if len(dates) == 1 else []


def _pages(blocks: Sequence[Block]) -> Iterator[list[Line]]:
    """The lines of the body, and of each cell, apart."""
    yield [block for block in blocks if isinstance(block, Line)]
    for block in blocks:
        if not isinstance(block, Line):
            for row in block.rows:
                for cell in row:
                    yield from _pages(cell.blocks)


def _places(lines: list[Line]) -> Iterator[_Signed]:
    """Each place of signing begins with its date, or with who signs."""
    signed = False
    for number, line in enumerate(lines):
        words = fold(line.text)
        if is_office_part(words, signed=signed):
            return
        signed = signed or is_signature(words)
        date = _signing_date(line)
        if date:
            yield _Signed(_own_lines(lines, number), (line, date))
        elif len(words) < 80 and APPLICANT.match(words) and not find_blanks(line):
            after = _own_lines(lines, number)
            if is_signature(" ".join(fold(one.text) for one in after[:3])):
                yield _Signed(after, None)


def _own_lines(lines: list[Line], number: int) -> tuple[Line, ...]:
    """The lines of a place of signing, up to where another signs."""
    own = [lines[number]]
    signed = False
    for line in lines[number + 1 : number + MOST_LINES]:
        words = fold(line.text)
        if is_office_part(words, signed=signed) or _signing_date(line):
            break
        signed = signed or is_signature(words)
        own.append(line)
    return tuple(own)


def _signing_date(line: Line) -> Blank | None:
    for blank in find_blanks(line):
        before, after = line.text[: blank.start], line.text[blank.end :]
        if blank.is_date and is_signing_date(before, after):
            return blank
    return None


def _place(line: Line, date: Blank) -> str:
    for blank in find_blanks(line):
        if not blank.is_date and blank.end <= date.start:
            return address(line, blank)
    # "…, ngày": two dots are too few to be a blank elsewhere.
    found = re.match(r"\s*([.…_\ue000]+)\s*,", line.text[: date.start])
    spot = line.text_spot(*found.span(1)) if found else None
    return said(spot) if spot else ""


def _name(signed: _Signed) -> str:
    """Under the last words of the place, with room to sign."""
    words = [n for n, line in enumerate(signed.lines) if _heads(line)]
    if not words:
        return ""
    return said(Below(signed.lines[words[-1]].paragraph, LINES_ABOVE_NAME))


def _heads(line: Line) -> bool:
    """Whether a line says who signs, or how."""
    words = fold(line.text).strip(" (:")
    return APPLICANT.match(words) is not None or is_signature(fold(line.text))
