"""
The spelling of expressions for people who know XLSForm: `${x} = 'a' and ${n} > 3`.

`spell` writes what stands in a form document; `unspelling.unspell` reads it back. Both work on
expressions as written in the document, so `parse` alone decides what they mean: a spelling can
say nothing that a document cannot.

| in the document | spelled |
|---|---|
| `"$x"` `"$home.province"` `"$rows[].n"` | `${x}` `${home.province}` `${rows[].n}` |
| `"@today"`, `{"date": "2025-07-01"}` | `today()`, `date('2025-07-01')` |
| texts, numbers, true, false | `'it''s'`, `-3`, `0.5`, `true()`, `false()` |
| a list | `list('a', 'b')` |
| `eq ne lt le gt ge` | `= != < <= > >=` |
| `and or add sub` | `and or + -` |
| `{"in": ["$x", ["a", "b"]]}` | `one-of(${x}, 'a', 'b')` |
| `{"contains": ["$many", "a"]}` | `selected(${many}, 'a')` |
| `not present absent count sum if coalesce` | the same, as functions |
| `age_years` `days_between` | `age-years(…)` `days-between(…)` |

Brackets are written wherever two infix operators meet, except where `+` and `-` stand beside a
comparison, or comparisons beside `and` and `or`; a chain without brackets is one call.
"""

import re
from datetime import date
from typing import Any

from motcua.rules.form_logic.expressions import MAX_DEPTH, Call, Expression, Literal
from motcua.rules.form_logic.kinds import Value
from motcua.rules.form_logic.operators import OPERATORS

NAME = re.compile(r"[a-z][a-z0-9_]*(\[\])?(\.[a-z][a-z0-9_]*)?")

# Infix signs by operator, with how tightly they bind.
INFIX = {
    "or": ("or", 1), "and": ("and", 2),
    "eq": ("=", 3), "ne": ("!=", 3), "lt": ("<", 3), "le": ("<=", 3), "gt": (">", 3),
    "ge": (">=", 3),
    "add": ("+", 4), "sub": ("-", 4),
}  # fmt: skip
FUNCTIONS = {
    "contains": "selected", "not": "not", "present": "present", "absent": "absent",
    "count": "count", "sum": "sum", "if": "if", "coalesce": "coalesce",
    "age_years": "age-years", "days_between": "days-between",
}  # fmt: skip


class CannotSpell(Exception):
    """What is written in the document is no expression; `parse` would have refused it."""


def spell(written: Any) -> str:
    """
    Return the spelling of an expression as a document writes it.

    :raises CannotSpell: it is none
    """
    return _spell(written, 1)[0]


def write(expression: Expression) -> Any:
    """Return an expression as a document writes it, an only argument without its list."""
    if isinstance(expression, Literal):
        return _write_value(expression.value)
    if isinstance(expression, Call):
        arguments = [write(argument) for argument in expression.arguments]
        return {expression.operator: bare(arguments)}
    return expression.name if expression.name.startswith("@") else f"${expression.name}"


def bare(arguments: list[Any]) -> Any:
    """Return an only argument without its list, unless it is a list itself."""
    alone = len(arguments) == 1 and not isinstance(arguments[0], list)
    return arguments[0] if alone else arguments


def _write_value(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_write_value(item) for item in value]
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value if isinstance(value, bool | int | str) else float(str(value))


_TIGHTEST = 9


def _spell(written: Any, depth: int) -> tuple[str, int]:
    """Return the spelling and how tightly its outermost operator binds."""
    if depth > MAX_DEPTH:
        raise CannotSpell(f"deeper than {MAX_DEPTH}")
    if isinstance(written, dict) and len(written) == 1:
        [(name, arguments)] = written.items()
        return _call(name, arguments, depth)
    if isinstance(written, list):
        return f"list({', '.join(_scalar(item) for item in written)})", _TIGHTEST
    if isinstance(written, str) and written[:1] == "$":
        if not NAME.fullmatch(written[1:]):
            raise CannotSpell(f"not a name: {written}")
        return f"${{{written[1:]}}}", _TIGHTEST
    if isinstance(written, str) and written[:1] == "@":
        if written != "@today":
            raise CannotSpell(f"not a fact: {written}")
        return "today()", _TIGHTEST
    return _scalar(written), _TIGHTEST


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true()" if value else "false()"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, int | float):
        return repr(value)
    raise CannotSpell(f"not a value: {type(value).__name__}")


def _call(name: str, arguments: Any, depth: int) -> tuple[str, int]:
    if name == "date":
        return f"date('{_day(arguments)}')", _TIGHTEST
    if name not in OPERATORS:
        raise CannotSpell(f"unknown operator {name}")
    operator = OPERATORS[name]
    many = arguments if isinstance(arguments, list) else [arguments]
    if not operator.least <= len(many) <= operator.most:
        raise CannotSpell(f"{name} does not take {len(many)} arguments")
    if name in INFIX:
        return _infix(name, many, depth)
    if name == "in":
        return _one_of(many[0], many[1], depth), _TIGHTEST
    spelled = ", ".join(_spell(argument, depth + 1)[0] for argument in many)
    return f"{FUNCTIONS[name]}({spelled})", _TIGHTEST


def _one_of(one: Any, many: Any, depth: int) -> str:
    values = many if isinstance(many, list) else None
    items = [_scalar(v) for v in values] if values else [_spell(many, depth + 1)[0]]
    return f"one-of({', '.join([_spell(one, depth + 1)[0], *items])})"


def _infix(name: str, arguments: list[Any], depth: int) -> tuple[str, int]:
    sign, binds = INFIX[name]
    parts = []
    for argument in arguments:
        spelled, tight = _spell(argument, depth + 1)
        plain = tight == _TIGHTEST or (tight > binds and (tight, binds) != (2, 1))
        parts.append(spelled if plain else f"({spelled})")
    return f" {sign} ".join(parts), binds


def _day(written: Any) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except (TypeError, ValueError):
        raise CannotSpell("not a date") from None
