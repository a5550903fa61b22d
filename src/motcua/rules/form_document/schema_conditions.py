"""
Conditions as JSON Schema.

In three-valued logic a condition may hold, fail or be unknown, so each becomes two schemas: one
that matches answers for which it holds, one for those for which it fails. An answer that is not
there matches neither, unless the condition asks about its absence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, TypeGuard

from motcua.rules.form_document.model import Document
from motcua.rules.form_logic import Call, Expression, Kind, Literal, Reference, Value

Schema: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Condition:
    """The two schemas of a condition. `is_exact` False: JSON Schema cannot say it."""

    holds: Schema
    fails: Schema
    is_exact: bool = True


_UNSAYABLE = Condition({}, {}, is_exact=False)


def all_of(conditions: Iterable[Condition]) -> Condition | None:
    """Return the conjunction; None when there are no conditions."""
    many = list(conditions)
    if not many:
        return None
    if len(many) == 1:
        return many[0]
    return _and(many)


def when_schema(expression: Expression, document: Document) -> Condition:
    """Return the two schemas of a boolean expression over answers."""
    derived = {d.id: d.as_ for d in document.derived}
    return _condition(expression, derived)


def _condition(expression: Expression, derived: dict[str, Expression]) -> Condition:
    if isinstance(expression, Literal):
        return Condition({}, {"not": {}}) if expression.value else Condition({"not": {}}, {})
    if isinstance(expression, Reference):
        if expression.name in derived:
            return _condition(derived[expression.name], derived)
        return _compare(expression, lambda: {"const": True}, lambda: {"const": False})
    return _call(expression, derived)


def _call(call: Call, derived: dict[str, Expression]) -> Condition:
    if call.operator in {"and", "or"}:
        parts = [_condition(argument, derived) for argument in call.arguments]
        return _and(parts) if call.operator == "and" else _or(parts)
    if call.operator == "not":
        inner = _condition(call.arguments[0], derived)
        return Condition(inner.fails, inner.holds, inner.is_exact)
    if call.operator in {"present", "absent"}:
        return _presence(call, derived)
    return _comparison(call, derived)


def _and(parts: list[Condition]) -> Condition:
    return Condition(
        {"allOf": [p.holds for p in parts]},
        {"anyOf": [p.fails for p in parts]},
        all(p.is_exact for p in parts),
    )


def _or(parts: list[Condition]) -> Condition:
    return Condition(
        {"anyOf": [p.holds for p in parts]},
        {"allOf": [p.fails for p in parts]},
        all(p.is_exact for p in parts),
    )


def _presence(call: Call, derived: dict[str, Expression]) -> Condition:
    [answer] = call.arguments
    if not _is_plain(answer, derived):
        return _UNSAYABLE
    there = _at(answer.name, {})
    missing = {"not": there}
    return (
        Condition(there, missing) if call.operator == "present" else Condition(missing, there)
    )  # fmt: skip


def _is_plain(answer: Expression, derived: dict[str, Expression]) -> TypeGuard[Reference]:
    return (
        isinstance(answer, Reference)
        and answer.name not in derived
        and not answer.name.startswith("@")
        and "[]" not in answer.name
    )


def _comparison(call: Call, derived: dict[str, Expression]) -> Condition:
    if len(call.arguments) != 2:
        return _UNSAYABLE
    answer, literal = call.arguments
    if not isinstance(literal, Literal) or not _is_plain(answer, derived):
        return _UNSAYABLE
    value = _json(literal.value)
    match call.operator:
        case "eq":
            return _compare(answer, lambda: {"const": value}, lambda: {"not": {"const": value}})
        case "ne":
            return _compare(answer, lambda: {"not": {"const": value}}, lambda: {"const": value})
        case "in":
            return _compare(answer, lambda: {"enum": value}, lambda: {"not": {"enum": value}})
        case "contains":
            has = {"contains": {"const": value}}
            return _compare(answer, lambda: has, lambda: {"not": has})
        case "lt" | "le" | "gt" | "ge" if answer.kind == Kind.NUMBER:
            return _bound(answer, call.operator, value)
    return _UNSAYABLE


_BOUNDS = {
    "lt": ("exclusiveMaximum", "minimum"),
    "le": ("maximum", "exclusiveMinimum"),
    "gt": ("exclusiveMinimum", "maximum"),
    "ge": ("minimum", "exclusiveMaximum"),
}


def _bound(answer: Reference, operator: str, value: Any) -> Condition:
    holds, fails = _BOUNDS[operator]
    return _compare(answer, lambda: {holds: value}, lambda: {fails: value})


def _compare(answer: Reference, holds: Any, fails: Any) -> Condition:
    return Condition(_at(answer.name, holds()), _at(answer.name, fails()))


def _at(name: str, schema: Schema) -> Schema:
    """Return a schema that asks for an answer, or a part of one, and says what it must be."""
    first, _, part = name.partition(".")
    inner = _at(part, schema) if part else schema
    return {"required": [first], "properties": {first: inner}}


def _json(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
