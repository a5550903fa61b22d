"""Ids of questions, the same as those a draft is printed with; ids of forms from their titles."""

from collections.abc import Collection

from motcua.eforms.word.identifiers import Identifiers
from motcua.kit.text import fold

__all__ = ["Identifiers", "form_id_stem", "free_name"]


def form_id_stem(title: str) -> str:
    """Return an id from the title's words: `to-khai-dang-ky-khai-sinh`."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(title)).split()
    return "-".join(words)[:50].strip("-") or "bieu-mau"


def free_name(stem: str, taken: Collection[str]) -> str:
    """Return the stem, or `stem-2`, `stem-3`… when it is taken."""
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
