"""Finds the blanks of one line: runs of dots, leaders, dates, boxes, digit boxes, merge keys."""

import re
from dataclasses import dataclass

from motcua.eforms.word.blocks import BOX, LEADER, Line

DOT = rf"[.…_‥․{LEADER}]"
RUN = rf"{DOT}(?:[ \xa0\t]*{DOT})*"
GAP = rf"[\s,]*(?:{RUN})?[\s,]*"
YEAR = rf"(?:[\s,]*(?:20|19|200|201|202)?[ \xa0]*(?:{RUN})(?:[ \xa0]*\d{{1,2}}(?!\d))?|\s*(?:20\d\d|20\d?|19)(?![\d/])|\s*)"
WORDED = rf"(?: [^\W\d]{{2,6}}){{1,2}}[ ]?(?:{RUN})\s*"  # "ngày làm việc … tháng"
CLOCK = rf"(?:(?:{RUN})?\s*giờ\s*(?:(?:{RUN})?\s*(?:phút)?)?[\s,]*)?"
SAID = r"(?:\s*\((?:date|day|month|year)\))?\s*:?"
HOUR = rf"(?:{RUN}\s*giờ\s*(?:(?:{RUN})?\s*phút)?[\s,]*(?:ngày)?\s*)?"
PART = rf"(?:{RUN}|[ \xa0]{{2,}})"
TOKEN = re.compile(
    rf"(?P<words>{CLOCK}ngày(?:{WORDED}|{SAID}{GAP})tháng{SAID}{GAP}năm{SAID}{YEAR})"
    rf"|(?P<months>tháng\s*(?:{RUN})\s*[/,]?\s*năm\s*(?:\d{{2}})?\s*(?:{RUN}))"
    rf"|(?P<english>\bdate[\s,]*(?:{RUN})[\s,]*month[\s,]*(?:{RUN})[\s,]*year[\s,]*(?:{RUN}))"
    rf"|(?P<slashes>{HOUR}{PART}[ \xa0]*[/-][ \xa0]*{PART}[ \xa0]*[/-][ \xa0]*(?:20\d?)?(?:{PART})?)"
    rf"|(?P<digits>{BOX}(?:[ \xa0]{{0,2}}[/.\-]?[ \xa0]{{0,2}}{BOX}){{3,}})"
    rf"|(?P<box>{BOX})"
    rf"|(?P<marked>(?:{RUN})[ \xa0]*\((?P<mark>\d{{1,2}})\)[ \xa0]*(?:{RUN})?)"
    rf"|(?P<run>{RUN})"
    r"|(?P<gap>(?<=[\w:])[ \xa0]{5,}(?=[,;])"
    r"|(?<=:)(?:[ \xa0]{6,}|[ \xa0]?\t[ \t\xa0]*)(?!(?:Tháng|Ngày|Năm|Quý|Từ|Nam|Nữ|Có|Không|Xã|Phường|Tỉnh)[ \xa0]*[.…])(?=[A-ZĐÂÊÔƠƯỦỨÁÀỐỒ][^:.…\t]{1,40}(?::|[.…]{3})))"
    r"|(?P<control>[\ue100-\ue1ff])"
    r"|(?P<key>\{\{?[^{}]{1,60}\}\}?|«[^»]{1,60}»|<<[^<>]{1,60}>>)",
    re.IGNORECASE,
)
SHAPES = (
    "words",
    "months",
    "english",
    "slashes",
    "digits",
    "box",
    "marked",
    "run",
    "gap",
    "control",
    "key",
)
DATES = {"words", "months", "english", "slashes"}


@dataclass(frozen=True)
class Blank:
    """Where a blank stands in its line, its shape, and what it carries of its own."""

    shape: str
    start: int
    end: int
    text: str
    mark: str = ""

    @property
    def is_date(self) -> bool:
        """Whether the blank is printed as the parts of one date."""
        return self.shape in DATES


def find_blanks(line: Line) -> list[Blank]:
    """Return the blanks of a line from left to right."""
    found = [_blank(match) for match in TOKEN.finditer(line.text)]
    return [blank for blank in found if _is_blank(blank, line.text)]


def weight(text: str) -> int:
    """Return how many dots a run is worth; an ellipsis is three, a leader ten."""
    return sum({"…": 3, LEADER: 10}.get(letter, 1) for letter in text if re.match(DOT, letter))


def _blank(match: re.Match[str]) -> Blank:
    shape = next(name for name in SHAPES if match[name])
    return Blank(shape, match.start(), match.end(), match[0], match["mark"] or "")


def _is_blank(blank: Blank, text: str) -> bool:
    if blank.shape == "words":
        return weight(blank.text) > 1 or re.search(r"ngày\s{2,}tháng", blank.text, re.I) is not None
    if blank.shape == "slashes":
        return weight(blank.text) > 1 or len(blank.text) > 6
    if blank.shape in {"run", "marked"}:
        return weight(blank.text) >= 3 and not _is_ellipsis(blank, text)
    return True


def _is_ellipsis(blank: Blank, text: str) -> bool:
    """Dots that mean "and so on": at the end of a list, or alone within brackets."""
    before, after = text[: blank.start].rstrip(), text[blank.end :].lstrip()
    small = weight(blank.text) <= 6
    within = before.count("(") > before.count(")") and after.startswith((")", "):", ".)", "/"))
    listed = before.endswith((",", ";")) and (not after or after[0] in ";).:")
    return small and blank.shape == "run" and (within or listed or before.endswith("("))
