"""Titles printed in capitals, as a page prints them."""

import re

# Written in capitals within a sentence too.
_KEPT = frozenset(
    [
        "UBND",
        "HĐND",
        "BHXH",
        "BHYT",
        "BHTN",
        "CCCD",
        "CMND",
        "GPLX",
        "QSDĐ",
        "ISO",
        "TCVN",
        "VNĐ",
        "TNHH",
        "KHCN",
        "ATGT",
        "TTHC",
        "BTM",
        "BKHCN",
    ]
)
_WORD = re.compile(r"\S+")


def in_sentence(title: str) -> str:
    """Return "TỜ KHAI ĐĂNG KÝ KHAI SINH" as "Tờ khai đăng ký khai sinh"; others as they are."""
    letters = [c for c in title if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.7 * len(letters):
        return title
    said = _WORD.sub(lambda found: _lower(found[0]), title)
    return said[:1].upper() + said[1:]


def _lower(word: str) -> str:
    bare = word.strip('.,;:()/“”"')
    if bare in _KEPT or any(c.isdigit() for c in bare) or re.fullmatch(r"[IVX]+", bare):
        return word
    return word.lower()
