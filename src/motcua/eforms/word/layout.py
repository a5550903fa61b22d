"""How an answer fits into its line: the space around it, and the labels after it."""

import re

from lxml import etree

from motcua.eforms.word.package import W
from motcua.eforms.word.widths import LINE, SPACE, width

_JOINED_BEFORE = re.compile(r"[\s(\[{“\"'‘/\\\-–\xa0]$")
_WORD_AFTER = re.compile(r"^[\w(“\"☐□]")
_NUMBERED = re.compile(r"^\d{1,2}\s*[.)]")
FEWEST_SPACES = 3
DEFAULT_STOP = 36.0


def spaced(text: str, before: str, after: str) -> str:
    """Return an answer with the spaces that part it from the words on both sides of it."""
    if not text:
        return text
    lead = "" if not before or _JOINED_BEFORE.search(before) else " "
    return lead + text + (" " if _WORD_AFTER.match(after) else "")


def padding(old: str, new: str, before: str, after: str) -> str:
    """
    Return the spaces that keep the next label of the line about where it stood.

    Nothing where the sentence goes on, or where nothing follows; a few where it is no longer the
    first printed line.
    """
    rest = after.split("\n")[0]
    if rest.startswith("\t") or not _is_label(rest):
        return ""
    missing = width(old) - width(new)
    gap = len(rest) - len(rest.lstrip()) + len(new) - len(new.rstrip())
    if width(before.split("\n")[-1] + old) > LINE:
        missing = 0.0
    return " " * max(round(missing / SPACE), FEWEST_SPACES - gap, 0)


def _is_label(rest: str) -> bool:
    """Another question on the same line: numbered, or beginning with a capital."""
    words = rest.lstrip(" \xa0\t-–")
    return words[:1].isupper() or _NUMBERED.match(words) is not None


def tab_fits(paragraph: etree._Element, before: str, answer: str) -> bool:
    """Whether the tab after an answer still leads to the stop it led to from the empty blank."""
    stops = sorted(_stops(paragraph))
    size = _size(paragraph)
    start = _position(before, stops, size)
    stop = next((one for one in stops if one > start), None)
    return stop is None or _position(before + answer, stops, size) + size / 2 < stop


def _stops(paragraph: etree._Element) -> list[float]:
    """The tab stops of a paragraph's own, in points."""
    found = (tab.get(f"{W}pos", "") for tab in paragraph.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
    return [int(pos) / 20 for pos in found if pos.isdecimal()]


def _size(paragraph: etree._Element) -> float:
    """The size of its letters, in points; 13 where it does not say."""
    sizes = [size.get(f"{W}val", "") for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
    known = [int(size) / 2 for size in sizes if size.isdecimal()]
    return max(known, default=13.0)


def _position(text: str, stops: list[float], size: float) -> float:
    """How far right the text ends, in points from where the line begins."""
    at = 0.0
    for number, part in enumerate(text.split("\n")[-1].split("\t")):
        if number:
            at = next((stop for stop in stops if stop > at), at + DEFAULT_STOP)
        at += width(part) * size
    return at
