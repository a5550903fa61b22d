"""
The names of a page's inputs, and reading what was sent under them.

A field `ngay` sends `ngay`, a date `ngay-day` `ngay-month` `ngay-year`, the second row of a
group `nguoi` sends `nguoi-1-ngay`. Identifiers hold no hyphen, so names never meet.
"""

import re
from collections.abc import Mapping, Sequence

from motcua.rules.form_document import CompiledPage, Field, FieldType, Raw
from motcua.rules.form_document.field_types import ADDRESS_PARTS, DATE_PARTS

Sent = Mapping[str, Sequence[str]]

# Longer texts are cut: nothing that long is an answer, and it would only burden the draft.
LONGEST_INPUT = 10_000

PARTS: dict[FieldType, tuple[str, ...]] = {
    FieldType.DATE: DATE_PARTS,
    FieldType.PARTIAL_DATE: DATE_PARTS,
    FieldType.ADDRESS: ADDRESS_PARTS,
}


def row_name(group: str, index: int, field_id: str) -> str:
    """Return the name of a field inside a row."""
    return f"{group}-{index}-{field_id}"


def read(sent: Sent, field: Field, name: str) -> Raw:
    """Return what was sent for a field: a text, a list of ticks, or a text for each part."""
    if field.type == FieldType.ADDRESS:
        parts = (*ADDRESS_PARTS, *(p for p in ("pick", "asked") if f"{name}-{p}" in sent))
        return {part: _one(sent, f"{name}-{part}") for part in parts}
    if field.type in PARTS:
        return {part: _one(sent, f"{name}-{part}") for part in PARTS[field.type]}
    if field.type == FieldType.MULTI_CHOICE:
        return [_clean(value) for value in sent.get(name, ())][:200]
    return _one(sent, name)


def _one(sent: Sent, name: str) -> str:
    values = sent.get(name)
    return _clean(values[-1]) if values else ""


def _clean(value: str) -> str:
    # PostgreSQL keeps neither NUL nor half a surrogate pair in jsonb; no text has a use for them.
    return value[:LONGEST_INPUT].replace("\x00", "").encode("utf-8", "ignore").decode()


def is_empty(raw: Raw) -> bool:
    """Whether nothing was typed."""
    if isinstance(raw, dict):
        return not any(text.strip() for text in raw.values())
    return not any(v.strip() for v in raw) if isinstance(raw, list) else not raw.strip()


def rows_sent(sent: Sent, page: CompiledPage, *, drop: int | None) -> list[dict[str, Raw]]:
    """
    Return the rows of a repeated page as sent, in order, without empty ones and without `drop`.

    A province alone does not make a row: the list shows one by itself.
    """
    assert page.repeat is not None
    group = re.escape(page.repeat.id)
    numbers = {int(m[1]) for n in sent if (m := re.match(rf"{group}-(\d{{1,3}})-", n))}
    rows = []
    for number in sorted(numbers - ({drop} if drop is not None else set())):
        row = {
            f.id: read(sent, f.field, row_name(page.repeat.id, number, f.id)) for f in page.fields
        }
        if any(not _says_nothing(raw) for raw in row.values()):
            rows.append(row)
    return rows[: page.repeat.most + 1]


def _says_nothing(raw: Raw) -> bool:
    if isinstance(raw, dict) and "province" in raw:
        return is_empty({part: raw.get(part, "") for part in ("commune", "detail")})
    return is_empty(raw)
