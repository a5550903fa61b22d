"""How wide text is in a common serif face, in ems; near enough to keep labels where they stood."""

import unicodedata

_WIDTHS = {
    **dict.fromkeys("ijlt|'", 0.28),
    **dict.fromkeys(" .,:;/\\\xa0", 0.25),
    **dict.fromkeys("frs()[]-I‐", 0.35),
    **dict.fromkeys("aceyz", 0.45),
    **dict.fromkeys("mMW…", 0.92),
    **dict.fromkeys("w", 0.72),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZĐ", 0.68),
    "_": 0.5,
    "\t": 2.0,
}
LINE = 34.0
SPACE = 0.25


def width(text: str) -> float:
    """Return the width of a line of text, in ems."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(_WIDTHS.get(letter, 0.52) for letter in bare)
