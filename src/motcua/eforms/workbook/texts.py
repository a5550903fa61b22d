"""
Texts in cells: neither lost nor taken for a formula.

A text that begins with a sign by which spreadsheets know a formula gets an apostrophe before it,
which is taken away again on import. So it stays a text even when the sheet is saved as CSV and
opened elsewhere. Characters that XML cannot hold are written `_x000D_`, as Excel does.
"""

import re

_SIGNS = r"=+\-@\t\r＝＋－＠"
_RISKY = re.compile(rf"'*[{_SIGNS}]")
_GUARDED = re.compile(rf"'+[{_SIGNS}]")
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps neither NUL nor half a character
_UNWRITABLE = re.compile("[\x01-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


def guarded(text: str) -> str:
    """Return a text as it may stand in a cell."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def escaped(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return what `escaped` was given."""
    if "_x" not in text:
        return text
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
