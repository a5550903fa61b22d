"""The title of a form: the lines in capitals under the heading of the state."""

import re
from itertools import chain

from motcua.eforms.word.blocks import Block, Line
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean
from motcua.eforms.word.office import ADDRESSEE, MOTTO, NATION

SUBJECT = re.compile(
    r"^v/v|^ve viec |^mau (?!so|[a-z]{2,5} ?-? ?\d)|^(phu luc|mau)[^:]{0,12}: mau "
)
NOT_TITLE = re.compile(
    r"^(mau (so|km|hctl|tk|ct)|phu luc|so:|\(|uy ban|ubnd|anh|socialist|independent"
    r"|ten (co quan|to chuc|don vi|doanh nghiep|thuong nhan)|kinh gui)"
)
AGENCY = re.compile(r"(bộ|sở|cục|tổng cục|chi cục|bảo hiểm xã hội|công an) ", re.IGNORECASE)
# Titles that say what sort of paper it is, and leave to the next line what it is about.
GENERIC = re.compile(
    r"^(to khai|don|don (de nghi|xin|dang ky)|giay de nghi|thong bao|bao cao|to trinh|phieu|ban khai"
    r"|ban cam ket|de nghi|giay xac nhan|giay chung nhan|quyet dinh|bien ban|danh sach)$"
)
MOST_LINES = 4


def find_title(blocks: list[Block]) -> str:
    """Return the title, its lines joined, or the first line that names a form; else empty."""
    lines = _texts(blocks)[:60]
    after = next((n for n, text in enumerate(lines) if MOTTO.search(fold(text))), -1) + 1
    loud = _capitals(lines[after:]) or _capitals(lines)
    if loud:
        return loud
    return next((_subject(text) for text in lines if SUBJECT.match(fold(text))), "")


def _subject(text: str) -> str:
    """A subject line up to its first dots or the next column."""
    return clean(re.split(r"\t|[.…_]{3}", text.strip())[0])


def _texts(blocks: list[Block]) -> list[str]:
    parts = (
        [block.text]
        if isinstance(block, Line)
        else [line for row in block.rows for cell in row for line in _texts(list(cell.blocks))]
        for block in blocks
    )
    return list(chain.from_iterable(parts))


def _capitals(lines: list[str]) -> str:
    """The first run of lines in capitals that is no heading of the state or the office."""
    title: list[str] = []
    for text in lines:
        if ADDRESSEE.search(fold(text)):
            break
        if _is_loud(text):
            title.append(clean(text))
        elif title and text.strip():
            title += [clean(text)] if _goes_on(title, text) else []
            break
        if len(title) == MOST_LINES:
            break
    return " ".join(title)


def _goes_on(title: list[str], text: str) -> bool:
    """Whether a line that is not in capitals says what the paper is about."""
    plain = text.strip()
    return (
        GENERIC.match(fold(" ".join(title))) is not None
        and len(plain) < 160
        and plain[0].isalpha()
        and not re.search(r"[:.…_]{2}|:", plain)
        and not fold(plain).startswith(("so ", "ngay ", "can cu", "nam "))
    )


def _is_loud(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    words = fold(text)
    quiet = (
        NATION.search(words)
        or MOTTO.search(words)
        or NOT_TITLE.match(words)
        or AGENCY.match(text.strip())
    )
    return (
        len(letters) > 4 and not quiet and sum(c.isupper() for c in letters) >= len(letters) * 0.9
    )
