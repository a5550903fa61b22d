"""
How a value of the form document is written into a cell, and read from one.

What a plain spelling cannot say exactly is written as JSON behind `json:`. Nothing is written
that does not read back as the same value.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from motcua.eforms.workbook.problems import CellRefused
from motcua.rules.form_logic import CannotSpell, SpellingRefused, spell, unspell

Cell: TypeAlias = str | int | float | bool | date

NONE = "(none)"
JSON = "json:"
YES = frozenset({"yes", "true", "có", "co", "x"})
NO = frozenset({"no", "false", "không", "khong"})
RECOMMENDED = frozenset({"recommended", "nên có", "nen co"})
# NUL and halves of characters, which neither PostgreSQL nor a workbook keeps.
_UNKEPT_IN_JSON = re.compile(r"(?<!\\)(?:\\\\)*\\u0000|[\ud800-\udfff]")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,17}")


def text_of(cell: Cell) -> str:
    """Return a cell as text, whatever a spreadsheet has made of it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same, 1 and 1.0 and true told apart."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def as_json(value: Any) -> str:
    """
    Return the cell of a value that has no plain spelling.

    :raises CannotSpell: it holds a character that no database keeps
    """
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except ValueError:
        raise CannotSpell("a number that is none") from None
    if _UNKEPT_IN_JSON.search(text):
        raise CannotSpell("a character that cannot be kept")
    return JSON + text


def from_json(text: str) -> Any:
    """Return the value behind `json:`."""
    try:
        value = json.loads(text[len(JSON) :])
        as_json(value)
    except (ValueError, RecursionError, CannotSpell):
        raise CellRefused("bad_json") from None
    return value


def _flag(cell: Cell) -> bool:
    word = text_of(cell).strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise CellRefused("not_yes_or_no", found=word)


def _integer(cell: Cell) -> int:
    text = text_of(cell).strip()
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        raise CellRefused("not_whole", found=text)
    return int(text)


def _expression(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return cell
    try:
        return unspell(text_of(cell).strip())
    except SpellingRefused as refused:
        raise CellRefused(
            f"spelling_{refused.code}", position=refused.position, about=refused.about
        ) from None


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _ids(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]


def _errors(text: str) -> list[dict[str, str]]:
    pairs = [line.rpartition(": ") for line in _lines(text)]
    if not all(colon for _, colon, _ in pairs):
        raise CellRefused("bad_error_line")
    return [{"field": question.strip(), "code": code.strip()} for question, _, code in pairs]


def _pairs(text: str) -> dict[str, Any]:
    pairs = [line.partition(" = ") for line in _lines(text)]
    if not all(sign for _, sign, _ in pairs):
        raise CellRefused("bad_pair_line")
    if len({name.strip() for name, _, _ in pairs}) != len(pairs):
        raise CellRefused("pair_twice")
    return {name.strip(): guess(value) for name, _, value in pairs}


def guess(cell: Cell) -> Any:
    """Return what a cell says when nothing tells which type is meant."""
    if not isinstance(cell, str):
        return cell.isoformat() if isinstance(cell, date) else cell
    if cell.startswith(JSON):
        return from_json(cell)
    if _WHOLE.fullmatch(cell):
        return int(cell)
    if _DECIMAL.fullmatch(cell):
        return float(cell)
    return {"yes": True, "no": False}.get(cell, cell)


def plain(value: Any) -> str | int:
    """Return the plain spelling of a scalar or of a list of texts; it may not be exact."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)


def _spell_pairs(value: dict[str, Any]) -> str:
    return "\n".join(
        f"{name} = {exactly(value[name], plain(value[name]), guess)}" for name in sorted(value)
    )


def exactly(value: Any, candidate: str | int, read: Callable[[Any], Any]) -> str | int:
    """Return the candidate when it reads back as the value, else JSON."""
    try:
        if candidate != "" and same(read(candidate), value):
            return candidate
    except CellRefused:
        pass  # it reads as nothing at all, so it is no spelling of the value
    return as_json(value)


def _listed(read: Callable[[str], Any], nothing: Any) -> Callable[[Cell], Any]:
    def decode(cell: Cell) -> Any:
        text = text_of(cell)
        if text.startswith(JSON):
            return from_json(text)
        return nothing if text.strip() == NONE else read(text)

    return decode


_DECODE: dict[str, Callable[[Cell], Any]] = {
    "text": text_of,
    "words": text_of,
    "id": lambda cell: text_of(cell).strip(),
    "day": lambda cell: text_of(cell).strip(),
    "integer": _integer,
    "flag": _flag,
    "expression": _expression,
    "required": _expression,
    "lines": _listed(_lines, []),
    "ids": _listed(_ids, []),
    "errors": _listed(_errors, []),
    "pairs": _listed(_pairs, {}),
}
_SPELL: dict[str, Callable[[Any], str]] = {
    "lines": "\n".join,
    "ids": ", ".join,
    "errors": lambda value: "\n".join(f"{e['field']}: {e['code']}" for e in value),
    "pairs": _spell_pairs,
}


def decode(codec: str, cell: Cell) -> Any:
    """
    Return the value that a cell holds.

    :raises CellRefused: it cannot be understood
    """
    return _DECODE[codec](cell)


def encode(codec: str, value: Any) -> str | int:
    """Return the cell of a value of the document."""
    if codec == "expression":
        return spell(value)
    if codec in _SPELL:
        return exactly(value, _SPELL[codec](value) if value else NONE, _DECODE[codec])
    return plain(value)
