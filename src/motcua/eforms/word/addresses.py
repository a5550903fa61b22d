"""From a blank that was found on a line to its address in the document."""

import re

from motcua.eforms.word.blanks import RUN, Blank
from motcua.eforms.word.blocks import BOX, Line
from motcua.eforms.word.spots import (
    Drawn,
    Inline,
    Moment,
    Part,
    Range,
    Spot,
    Text,
    Tick,
    parse_blank,
    said,
)

LONGEST_ADDRESS = 1_500
_SAID = r"(?:\s*\((?:date|day|month|year)\))?(?:\s*:)?"
_CLOCK = re.compile(r"^(?P<h>.*?)giờ(?:(?P<i>.*?)phút)?", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(
    rf"ngày{_SAID}(?P<d>.*?)tháng{_SAID}(?P<m>.*?)năm{_SAID}(?P<y>.*)", re.IGNORECASE | re.DOTALL
)
_MONTH = re.compile(r"tháng(?P<m>[^/,]*?)[/,]?\s*năm(?P<y>.*)", re.IGNORECASE | re.DOTALL)
_SLASHES = re.compile(r"(?P<d>[^/-]*)[/-](?P<m>[^/-]*)[/-](?P<y>.*)", re.DOTALL)
_YEAR = re.compile(rf"(?:\d{{2,4}}[ \xa0]*)?(?:{RUN})|\d{{2,4}}")


def address(line: Line, blank: Blank) -> str:
    """Return where a blank stands; empty when the reader cannot say."""
    spot = line.answer or _spot(line, blank)
    return said(spot) if spot else ""


def box_address(line: Line, at: int) -> str:
    """Return where one box of a line stands."""
    found = line.range(at, at + 1)
    return said(Tick(found.paragraph, found.start)) if found else ""


def extended(blank: str, line: Line, start: int, end: int) -> str:
    """Return the address of an answer that goes on over these letters too."""
    found, last = line.range(start, end), _last(blank)
    if found is None or line.answer or not isinstance(last, Text) or len(blank) > LONGEST_ADDRESS:
        return blank
    return f"{blank},{found}"


def widened(blank: str, line: Line, end: int) -> str:
    """Return the address of an answer that takes everything up to `end` of its own line."""
    found, last = line.range(end, end), _last(blank)
    if found is None or not isinstance(last, Text):
        return blank
    tail = last.ranges[-1]
    if tail.paragraph != found.paragraph or tail.end > found.end:
        return blank
    ranges = (*last.ranges[:-1], Range(tail.paragraph, tail.start, found.end))
    return said(*parse_blank(blank)[:-1], Text(ranges))


def _last(blank: str) -> Spot | None:
    return parse_blank(blank)[-1] if blank else None


def _spot(line: Line, blank: Blank) -> Spot | None:
    found = line.range(blank.start, blank.end)
    if found is None:
        return None
    if blank.is_date:
        return _moment(line, blank)
    if blank.shape == "digits":
        at = [line.range(n, n + 1) for n in range(blank.start, blank.end) if line.text[n] == BOX]
        return Drawn(found.paragraph, tuple(box.start for box in at if box))
    if blank.shape == "box":
        return Tick(found.paragraph, found.start)
    if blank.shape == "control":
        return Inline(found.paragraph, found.start)
    return Text((found,))


def _moment(line: Line, blank: Blank) -> Spot | None:
    parts: list[Part] = []
    for name, start, end in date_parts(blank.text, blank.shape):
        found = line.range(blank.start + start, blank.start + end)
        if found is None:
            return None
        parts.append(Part(name, found.start, found.end))
    return Moment(line.paragraph, tuple(parts)) if parts else None


def date_parts(text: str, shape: str) -> list[tuple[str, int, int]]:
    """Return the parts of a printed date: name, start and end in `text`."""
    pattern = {"words": _DAY, "months": _MONTH}.get(shape, _SLASHES)
    clock = _CLOCK.match(text)
    begun = clock.end() if clock else 0
    if shape == "slashes" and clock:
        said_day = re.compile(r"[\s,]*ngày", re.IGNORECASE).match(text, begun)
        begun = said_day.end() if said_day else begun
    found = pattern.search(text, begun)
    parts = [("h", *clock.span("h")), ("i", *clock.span("i"))] if clock else []
    if found:
        parts += [(name, *found.span(name)) for name in "dmy" if name in pattern.groupindex]
    return [(name, *_trimmed(text, name, start, end)) for name, start, end in parts if start >= 0]


def _trimmed(text: str, name: str, start: int, end: int) -> tuple[int, int]:
    """The dots of a part, its printed century with them; white space where there are no dots."""
    dots = re.compile(RUN).search(text, start, end)
    if name == "y":
        dots = _YEAR.search(text, start, end)
    if dots:
        return dots.span()
    while start < end and text[start] == ",":
        start += 1
    return start, end
