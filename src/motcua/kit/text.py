"""Folding Vietnamese text for search and sorting where no ICU collation can be relied on."""

import re
import unicodedata

# Control characters count as white space: nobody means them, and PostgreSQL refuses a NUL.
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def nfc(text: str) -> str:
    """Return `text` in Unicode NFC, with runs of white space made one and the ends trimmed."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics; đ becomes d. Spaces are made single."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare).strip().lower()
