"""Answers as the letters that are written into a form."""

import re
import unicodedata
from datetime import date, datetime

LONGEST = 20_000
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# Turning text around, and letters that only the owner of a font knows.
_UNFIT = re.compile("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufffe\uffff\ufeff]")


def fit(text: str) -> str:
    """Return text fit for XML and one paragraph: no control letters; lines end in a newline."""
    whole = unicodedata.normalize("NFC", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    whole = re.sub("[\t\v\f\x85\u2028\u2029]", " ", whole)
    seen = (c for c in whole if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Cn"})
    return _UNFIT.sub("", "".join(seen)).strip()


def moment_parts(value: object) -> dict[str, str] | None:
    """
    Return the parts of a moment by their names, `d m y` and, with an hour, `h i`; None for others.

    A date known in part, `1994` or `1994-02`, has fewer.
    """
    if isinstance(value, str):
        found = _PARTIAL.fullmatch(value)
        if not found:
            return None
        named = zip("ymd", found.groups(), strict=True)
        return {name: part for name, part in named if part}
    if not isinstance(value, date):
        return None
    parts = {"d": f"{value.day:02}", "m": f"{value.month:02}", "y": f"{value.year:04}"}
    if isinstance(value, datetime):
        parts |= {"h": f"{value.hour:02}", "i": f"{value.minute:02}"}
    return parts


def as_text(value: object) -> str | None:
    """Return an answer in one piece: dates as 02/11/2026, text as it is; None for others."""
    if isinstance(value, datetime):
        return f"{value.hour:02}:{value.minute:02} {as_text(value.date())}"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return fit(value) if isinstance(value, str) else None
