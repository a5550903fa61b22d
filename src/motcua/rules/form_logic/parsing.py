"""
Reading an expression from the form document, with its types checked; anything unknown is refused.

As written: `"$field"`, `"$address.province"`, `"$rows[].column"`, `"@today"`; texts, numbers and
booleans as they are; a date as `{"date": "2025-07-01"}`; a list of texts or of numbers for `in`;
a call as `{"operator": [arguments]}`, or `{"operator": argument}` when there is one.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.rules.form_logic.expressions import (
    MAX_DEPTH,
    MAX_NODES,
    Call,
    Expression,
    Literal,
    Names,
    Reference,
)
from motcua.rules.form_logic.kinds import Kind
from motcua.rules.form_logic.operators import OPERATORS

MAX_LITERAL = 10**15
FACTS: dict[str, Kind] = {"@today": Kind.DATE}


class ExpressionRefused(Exception):
    """An expression cannot be used; `path` says where inside it, `reason` what is wrong."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def parse(
    written: Any, *, names: Names, path: str = "", expected: Kind | None = None
) -> Expression:
    """
    Return the typed expression. `names` are the values that may be referred to here.

    :raises ExpressionRefused: unknown operator or name, kinds that do not fit, too many nodes
    """
    budget = iter(range(MAX_NODES))
    expression = _expression(written, names, path, 1, budget)
    if expected is not None and expression.kind != expected:
        raise ExpressionRefused(path, f"yields {expression.kind}, {expected} is needed")
    return expression


def _expression(
    written: Any, names: Names, path: str, depth: int, budget: Iterator[int]
) -> Expression:
    if next(budget, None) is None:
        raise ExpressionRefused(path, f"more than {MAX_NODES} nodes")
    if depth > MAX_DEPTH:
        raise ExpressionRefused(path, f"deeper than {MAX_DEPTH}")
    if isinstance(written, dict):
        return _call_or_date(written, names, path, depth, budget)
    if isinstance(written, str) and written[:1] in {"$", "@"}:
        return _reference(written, names, path)
    return _literal(written, path)


def _reference(written: str, names: Names, path: str) -> Reference:
    if written in FACTS:
        return Reference(written, FACTS[written])
    name = written[1:]
    if written.startswith("@") or name not in names:
        raise ExpressionRefused(path, f"nothing called {written} is known here")
    return Reference(name, names[name])


def _literal(written: Any, path: str) -> Literal:
    if isinstance(written, bool):
        return Literal(written, Kind.BOOLEAN)
    if isinstance(written, str):
        return Literal(written, Kind.TEXT)
    if isinstance(written, int | float):
        return Literal(_number(written, path), Kind.NUMBER)
    if isinstance(written, list) and written:
        return _list(written, path)
    raise ExpressionRefused(path, "not a value, a reference or a call")


def _number(written: int | float, path: str) -> int | Decimal:
    if not -MAX_LITERAL <= written <= MAX_LITERAL:  # also refuses NaN
        raise ExpressionRefused(path, "number out of range")
    return written if isinstance(written, int) else Decimal(str(written))


def _list(written: list[Any], path: str) -> Literal:
    if all(isinstance(item, str) for item in written):
        return Literal(tuple(written), Kind.TEXTS)
    if all(isinstance(item, int | float) and not isinstance(item, bool) for item in written):
        return Literal(tuple(_number(item, path) for item in written), Kind.NUMBERS)
    raise ExpressionRefused(path, "a list holds texts only, or numbers only")


def _call_or_date(
    written: dict[str, Any], names: Names, path: str, depth: int, budget: Iterator[int]
) -> Expression:
    if len(written) != 1:
        raise ExpressionRefused(path, "a call has exactly one operator")
    [(name, arguments)] = written.items()
    if name == "date":
        return _date(arguments, f"{path}.date")
    if name not in OPERATORS:
        raise ExpressionRefused(path, f"unknown operator {name}")
    operator = OPERATORS[name]
    many = arguments if isinstance(arguments, list) else [arguments]
    if not operator.least <= len(many) <= operator.most:
        raise ExpressionRefused(path, f"{name} does not take {len(many)} arguments")
    parsed = tuple(
        _expression(argument, names, f"{path}.{name}[{i}]", depth + 1, budget)
        for i, argument in enumerate(many)
    )
    kind = operator.yields([p.kind for p in parsed])
    if kind is None:
        kinds = ", ".join(p.kind for p in parsed)
        raise ExpressionRefused(path, f"{name} does not take ({kinds})")
    return Call(name, parsed, kind)


def _date(written: Any, path: str) -> Literal:
    try:
        return Literal(date.fromisoformat(written), Kind.DATE)
    except (TypeError, ValueError):
        raise ExpressionRefused(path, "not a date of the form 2025-07-01") from None
