"""
A process as an official types it: a table of steps by number, and the ways on in plain lines.

A way is one line: the number of the next step, and perhaps when it is taken:

    2
    3 khi đồng ý
    4 khi từ chối
    5 khi thủ tục 1.001193, 1.000894
    6 khi nơi tiếp nhận H99.12
    7 khi cơ quan giải quyết H99.12.01

What a document holds beyond that (guards within guards) is kept as JSON on the line, word by word.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DECISIONS = {
    "đồng ý": ["approved"],
    "từ chối": ["rejected"],
    "đồng ý hoặc từ chối": ["approved", "rejected"],
}
_FACTS = {
    "thủ tục": "procedure_in",
    "nơi tiếp nhận": "receiving_unit_in",
    "cơ quan giải quyết": "competent_unit_in",
}
_WAY = re.compile(r"\s*(\d{1,2})\s*(?:khi\s+(.+?))?\s*")


class WayNotUnderstood(Exception):
    """A line names no step, or a condition that nobody knows; `line` is as typed."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class StepTyped:
    """One row of the table as typed; all text. `unit` is receiving, competent or agency:CODE."""

    key: str = ""
    content_vi: str = ""
    content_en: str = ""
    role: str = "specialist"
    unit: str = "competent"
    quantity: str = ""
    quantity_unit: str = "gio_lam_viec"
    product_vi: str = ""
    product_en: str = ""
    decides: bool = False
    signs: bool = False
    ways: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody typed anything into the row."""
        return not (self.content_vi.strip() or self.ways.strip() or self.quantity.strip())


def rows_of(document: Mapping[str, Any]) -> list[StepTyped]:
    """Return a document's steps as rows, the first step of the process first."""
    steps = list(document.get("steps", ()))
    steps.sort(key=lambda step: step["key"] != document.get("first"))
    number = {step["key"]: n for n, step in enumerate(steps, start=1)}
    return [_row(step, number) for step in steps]


def _row(step: Mapping[str, Any], number: Mapping[str, int]) -> StepTyped:
    budget = step.get("budget") or {}
    return StepTyped(
        key=step["key"],
        content_vi=step["content"].get("vi", ""),
        content_en=step["content"].get("en", ""),
        role=step["role"],
        unit=step["unit"],
        quantity=str(budget.get("quantity", "")),
        quantity_unit=budget.get("unit", "gio_lam_viec"),
        product_vi=(step.get("product") or {}).get("vi", ""),
        product_en=(step.get("product") or {}).get("en", ""),
        decides=step.get("decides", False),
        signs=step.get("signs", False),
        ways="\n".join(_say_way(way, number) for way in step.get("next", ())),
    )


def _say_way(way: Mapping[str, Any], number: Mapping[str, int]) -> str:
    line = str(number.get(way["to"], 0))
    return f"{line} khi {_say_guard(way['when'])}" if way.get("when") else line


def _say_guard(guard: Mapping[str, Any]) -> str:
    for words, decisions in _DECISIONS.items():
        if guard == {"decision_is": decisions}:
            return words
    for words, fact in _FACTS.items():
        if set(guard) == {fact}:
            return f"{words} {', '.join(guard[fact])}"
    return json.dumps(guard, ensure_ascii=False)


def document_of(rows: Sequence[StepTyped]) -> dict[str, Any]:
    """
    Return the document of rows; the first row is the first step. The checks are the rules'.

    :raises WayNotUnderstood: with the line
    """
    keys = _keys(rows)
    return {
        "format": 1,
        "first": keys[0] if keys else "",
        "steps": [_step(row, key, keys) for row, key in zip(rows, keys, strict=True)],
    }


def _keys(rows: Sequence[StepTyped]) -> list[str]:
    """Return the steps' keys: those they have, and new ones that no other step has."""
    taken = {row.key for row in rows}
    free = (f"buoc_{n}" for n in range(1, 1_000) if f"buoc_{n}" not in taken)
    return [row.key or next(free) for row in rows]


def _step(row: StepTyped, key: str, keys: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = {
        "key": key,
        "content": _words(row.content_vi, row.content_en),
        "role": row.role,
        "unit": row.unit,
        "decides": row.decides,
        "signs": row.signs,
        "next": [_way(line, keys) for line in row.ways.splitlines() if line.strip()],
    }
    if row.quantity.strip():
        quantity = row.quantity.strip().replace(",", ".")
        step["budget"] = {"quantity": quantity, "unit": row.quantity_unit}
    if row.product_vi.strip():
        step["product"] = _words(row.product_vi, row.product_en)
    return step


def _words(vi: str, en: str) -> dict[str, str]:
    words = {"vi": vi.strip()}
    return {**words, "en": en.strip()} if en.strip() else words


def _way(line: str, keys: list[str]) -> dict[str, Any]:
    found = _WAY.fullmatch(line)
    if found is None:
        raise WayNotUnderstood(line.strip())
    number = int(found[1])
    way: dict[str, Any] = {"to": keys[number - 1] if 1 <= number <= len(keys) else found[1]}
    if found[2]:
        way["when"] = _guard(found[2], line)
    return way


def _guard(words: str, line: str) -> Any:
    plain = " ".join(words.split()).lower()
    if plain in _DECISIONS:
        return {"decision_is": _DECISIONS[plain]}
    for name, fact in _FACTS.items():
        if plain.startswith(f"{name} "):
            values = " ".join(words.split())[len(name) :].split(",")
            return {fact: [value.strip() for value in values if value.strip()]}
    try:
        return json.loads(words)
    except ValueError:
        raise WayNotUnderstood(line.strip()) from None
