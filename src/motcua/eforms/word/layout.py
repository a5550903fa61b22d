"""How an answer fits into its line: the space around it, and the labels after it."""

import re

from motcua.eforms.word.widths import LINE, SPACE, width

_JOINED_BEFORE = re.compile(r"[\s(\[{“\"'‘/\\\-–\xa0]$")
_WORD_AFTER = re.compile(r"^[\w(“\"☐□]")
# Another question on the same line: numbered, or beginning with a capital.
_NEXT_LABEL = re.compile(r"^\s*(?:\d{1,2}\s*[.)]|[-–]?\s*[^\W\d_a-zà-ỹđ])")
FEWEST_SPACES = 3


def spaced(text: str, before: str, after: str) -> str:
    """Return an answer with the spaces that part it from the words on both sides of it."""
    if not text:
        return text
    lead = "" if not before or _JOINED_BEFORE.search(before) else " "
    return lead + text + (" " if _WORD_AFTER.match(after) else "")


def padding(old: str, new: str, after: str) -> str:
    """
    Return the spaces that keep the next label of the line about where it stood.

    Nothing where the sentence goes on, or where nothing follows.
    """
    rest = after.split("\n")[0]
    if not rest.strip() or not _NEXT_LABEL.match(rest):
        return ""
    missing = width(old) - width(new)
    gap = len(rest) - len(rest.lstrip())
    if width(old) > LINE:
        missing = 0.0
    return " " * max(round(missing / SPACE), FEWEST_SPACES - gap, 0)
