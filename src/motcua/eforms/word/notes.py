"""The notes under a form: "(1) Ghi rõ …", by their mark."""

import re

from motcua.eforms.word.blocks import Block, Line
from motcua.eforms.word.kinds import fold
from motcua.eforms.word.labels import clean
from motcua.eforms.word.office import NOTES, is_signature

NOTE = re.compile(r"^\s*\(?(\d{1,2})[).]?\s+(\S.*)$|^\s*\((\d{1,2})\)\s*(\S.*)$")
LONGEST = 300


def read_notes(blocks: list[Block]) -> dict[str, str]:
    """Return the text of each note after the signature or a heading "Chú thích"."""
    notes: dict[str, str] = {}
    begun = False
    for block in blocks:
        if not isinstance(block, Line):
            begun = begun or _ends_form(block)
            continue
        words = fold(block.text)
        begun = begun or NOTES.match(words) is not None or is_signature(words)
        asks = re.search(r"[.…_\ue000]{5,}|…{2}", block.text) is not None
        found = NOTE.match(block.text) if begun and not asks else None
        if found:
            mark, text = found[1] or found[3], found[2] or found[4]
            notes.setdefault(mark, _short(text))
    return notes


def _ends_form(table: Block) -> bool:
    if isinstance(table, Line):
        return False
    return any(is_signature(fold(cell.text)) for row in table.rows for cell in row)


def _short(text: str) -> str:
    plain = re.sub(r"\((?:ví dụ|vd)[^()]*\)", "", text, flags=re.IGNORECASE)
    plain = re.sub(r"\s+được sử dụng (?:font|phông).*$", "", plain, flags=re.IGNORECASE)
    return clean(plain)[:LONGEST]
