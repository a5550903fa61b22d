"""Cleaning text from outside: NFC, no control or invisible signs, no NUL."""

import re
import unicodedata

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_NO_INFORMATION = re.compile(r"(Không có thông tin)?\s*Từ khóa.{0,400}Mô tả.*\Z", re.DOTALL)


def line(text: str) -> str:
    """Return text cleaned, on one line."""
    return " ".join(_clean(text).split())


def block(text: str) -> str:
    """Return text cleaned, its lines kept; "Không có thông tin" is no text."""
    cleaned = _NO_INFORMATION.sub("", _BLANKS.sub(" ", _clean(text).replace("\r", "\n")))
    kept = _EMPTY_LINES.sub("\n\n", cleaned).strip()
    return "" if kept.casefold() in {"không có thông tin", "không", "không có"} else kept


def _clean(text: str) -> str:
    bare = _CONTROL.sub("", _SURROGATE.sub("", text))
    return bare if unicodedata.is_normalized("NFC", bare) else unicodedata.normalize("NFC", bare)
