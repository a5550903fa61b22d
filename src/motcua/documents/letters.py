"""
Which letters the fonts shipped with the product can print.

PDF/UA refuses a page with a letter that has no glyph, and people write names in every script:
what cannot be printed stands as "?" on paper, and unharmed everywhere else.
"""

import struct
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
INSTEAD = "?"
# Typst breaks lines at these; they need no glyph.
_LAYOUT = {"\n", "\t", "\u200b", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"}


def printable(data: Any) -> Any:
    """Return plain JSON with every letter of its texts that no font has as "?"."""
    if isinstance(data, str):
        return "".join(c if c in _LAYOUT or ord(c) in known_letters() else INSTEAD for c in data)
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(value) for value in data]
    return data


@cache
def known_letters() -> frozenset[int]:
    """Return the code points that every one of the fonts has. Read once a process."""
    fonts = [_letters_of(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*fonts)


def _letters_of(font: bytes) -> frozenset[int]:
    """The character map of a TrueType font: its subtable of format 4, the basic plane."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        at = start + offset
        if struct.unpack_from(">H", font, at) == (4,):
            return _segments(font, at)
    raise ValueError("a font without a map of the basic plane")


def _segments(font: bytes, at: int) -> frozenset[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts_at = at + 16 + doubled
    starts = struct.unpack_from(f">{count}H", font, starts_at)
    deltas = struct.unpack_from(f">{count}H", font, starts_at + doubled)
    ranges_at = starts_at + 2 * doubled
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    found = set()
    for n, (first, last, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, last + 1):
            glyph = code + delta
            if shift:
                place = ranges_at + 2 * n + shift + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place) if code != 0xFFFF else (0,)
            if glyph & 0xFFFF and code not in {0xFEFF, 0xFFFE, 0xFFFF}:
                found.add(code)
    return frozenset(found)
