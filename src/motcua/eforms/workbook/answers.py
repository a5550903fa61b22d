"""
The answers of an example, one a row: `noi_o.commune`, `con[1].ho_ten`.

The type of the question decides how an answer is read: `0912…` stays a text for a telephone and
becomes a number for a sum. A wrong answer, which an example may give on purpose, is written as
JSON where it could be taken for a right one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.eforms.workbook.codecs import (
    JSON,
    NO,
    YES,
    Cell,
    exactly,
    from_json,
    guess,
    plain,
    text_of,
)
from motcua.eforms.workbook.problems import CellRefused
from motcua.rules.form_document.field_types import ADDRESS_PARTS, NUMBER_TYPES, FieldType

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_STEP = re.compile(r"([a-z][a-z0-9_]{0,59})(?:\[([1-9][0-9]{0,2})\])?")
_MAX_STEPS = 6
_MAX_ITEMS = 200
_NUMBERS = {*NUMBER_TYPES, FieldType.YEAR}
_FLAGS = {FieldType.YES_NO, FieldType.DECLARATION}


@dataclass(frozen=True)
class Questions:
    """The questions of a form by id: their types and their order."""

    types: Mapping[str, str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Questions":
        """Return the questions of a document, which may be spoilt."""
        fields = [f for p in document.get("pages", []) for f in p.get("fields", [])]
        return cls({f["id"]: f.get("type", "") for f in fields if "id" in f})

    def kind(self, steps: list[str]) -> str:
        """Return the type of what a path leads to; a part of an address is text."""
        if len(steps) > 1 and self.types.get(steps[-2]) == FieldType.ADDRESS:
            return FieldType.TEXT
        return self.types.get(steps[-1], "")


def spell_answers(answers: Mapping[str, Any], questions: Questions) -> Iterator[tuple[str, Any]]:
    """Yield question and cell for every answer, in the order of asking."""
    order = {name: n for n, name in enumerate([*questions.types, *ADDRESS_PARTS])}

    def ordered(inner: Mapping[str, Any]) -> list[str]:
        return sorted(inner, key=lambda name: (order.get(name, len(order)), name))

    def walk(path: str, steps: list[str], value: Any) -> Iterator[tuple[str, Any]]:
        if _has_steps(value) and len(steps) < _MAX_STEPS:
            for name in ordered(value):
                yield from walk(f"{path}.{name}", [*steps, name], value[name])
        elif _is_rows(value) and len(steps) < _MAX_STEPS:
            for number, row in enumerate(value, 1):
                yield from walk(f"{path}[{number}]", steps, row)
        else:
            yield path, spell_answer(value, questions.kind(steps))

    for name in ordered(answers):
        if _ID.fullmatch(name):
            yield from walk(name, [name], answers[name])
        else:
            yield JSON + name, spell_answer(answers[name], "")


def _has_steps(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(_ID.fullmatch(k) for k in value)


def _is_rows(value: Any) -> bool:
    if not isinstance(value, list) or not 0 < len(value) <= _MAX_ITEMS:
        return False
    return all(_has_steps(row) for row in value)


def spell_answer(value: Any, kind: str) -> str | int:
    """Return the cell of one answer."""
    return exactly(value, plain(value), lambda cell: read_answer(cell, kind))


def read_answer(cell: Cell, kind: str) -> Any:
    """
    Return the answer in a cell, to a question of a type; "" when the type is not known.

    :raises CellRefused: JSON that cannot be read
    """
    if isinstance(cell, str) and cell.startswith(JSON):
        return from_json(cell)
    if not kind or kind in _NUMBERS:
        return _number(cell) if kind else guess(cell)
    if kind in _FLAGS:
        word = text_of(cell).strip().lower()
        return word in YES if word in YES | NO else text_of(cell)
    if kind == FieldType.MULTI_CHOICE:
        return [item.strip() for item in text_of(cell).split(",") if item.strip()]
    return text_of(cell)


def _number(cell: Cell) -> Any:
    found = guess(cell)
    return text_of(cell) if isinstance(found, bool) else found


def put_answer(answers: dict[str, Any], question: str, cell: Cell, questions: Questions) -> None:
    """
    Enter one answer.

    :raises CellRefused: the question is no path, was answered before, or skips a row
    """
    if question.startswith(JSON):
        _place(answers, question[len(JSON) :], read_answer(cell, ""))
        return
    steps = [_STEP.fullmatch(step) for step in question.strip().split(".")]
    if len(steps) > _MAX_STEPS or not all(steps):
        raise CellRefused("bad_question", found=question)
    found = [(str(step[1]), int(step[2] or 0)) for step in steps if step is not None]
    value = read_answer(cell, questions.kind([name for name, _ in found]))
    inner = answers
    for name, number in found[:-1]:
        inner = _row(inner, name, number) if number else _part(inner, name)
    name, number = found[-1]
    if number:
        raise CellRefused("bad_question", found=question)
    _place(inner, name, value)


def _place(inner: dict[str, Any], name: str, value: Any) -> None:
    if name in inner:
        raise CellRefused("answered_twice", found=name)
    inner[name] = value


def _part(inner: dict[str, Any], name: str) -> dict[str, Any]:
    part = inner.setdefault(name, {})
    if not isinstance(part, dict):
        raise CellRefused("answered_twice", found=name)
    return part


def _row(inner: dict[str, Any], name: str, number: int) -> dict[str, Any]:
    rows = inner.setdefault(name, [])
    if not isinstance(rows, list):
        raise CellRefused("answered_twice", found=name)
    if number > len(rows) + 1:
        raise CellRefused("row_skipped", found=f"{name}[{number}]")
    if number == len(rows) + 1:
        rows.append({})
    row = rows[number - 1]
    if not isinstance(row, dict):
        raise CellRefused("answered_twice", found=name)
    return row
