"""
The closed list of operators: what each takes, what it yields, what it does.

Operators are strict, that is, None among the arguments gives None, except those marked
`strict=False`: the connectives follow Kleene's three-valued logic, `present` and `absent` ask
about the missing itself, `if` and `coalesce` choose.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.rules.form_logic.kinds import COMPARABLE, COUNTABLE, ORDERED, Kind, Number, Value

Typing = Callable[[Sequence[Kind]], Kind | None]


@dataclass(frozen=True)
class Operator:
    """One operator; `yields` returns None when the arguments' kinds do not fit."""

    name: str
    least: int
    most: int
    yields: Typing
    apply: Callable[..., Value]
    strict: bool = True


def _compares(kinds: Sequence[Kind], allowed: frozenset[Kind]) -> Kind | None:
    return Kind.BOOLEAN if kinds[0] == kinds[1] and kinds[0] in allowed else None


def _equates(kinds: Sequence[Kind]) -> Kind | None:
    return _compares(kinds, COMPARABLE)


def _orders(kinds: Sequence[Kind]) -> Kind | None:
    return _compares(kinds, ORDERED)


def _all(kind: Kind, result: Kind) -> Typing:
    return lambda kinds: result if all(k == kind for k in kinds) else None


def _any_kind(kinds: Sequence[Kind]) -> Kind | None:
    return Kind.BOOLEAN


def _membership(kinds: Sequence[Kind]) -> Kind | None:
    pairs = {(Kind.TEXT, Kind.TEXTS), (Kind.NUMBER, Kind.NUMBERS)}
    return Kind.BOOLEAN if (kinds[0], kinds[1]) in pairs else None


def _contains(kinds: Sequence[Kind]) -> Kind | None:
    return _membership((kinds[1], kinds[0]))


def _counts(kinds: Sequence[Kind]) -> Kind | None:
    return Kind.NUMBER if kinds[0] in COUNTABLE else None


def _chooses(kinds: Sequence[Kind]) -> Kind | None:
    return kinds[1] if kinds[0] == Kind.BOOLEAN and kinds[1] == kinds[2] else None


def _alike(kinds: Sequence[Kind]) -> Kind | None:
    return kinds[0] if all(k == kinds[0] for k in kinds) else None


def _and(*values: Value) -> Value:
    if any(v is False for v in values):
        return False
    return None if any(v is None for v in values) else True


def _or(*values: Value) -> Value:
    if any(v is True for v in values):
        return True
    return None if any(v is None for v in values) else False


def _sub(left: Number, right: Number) -> Number:
    return left - right


def _add(*values: Number) -> Number:
    return sum(values)


def age_years(born: date, on: date) -> int | None:
    """
    Return the full years completed on a day; None when the day lies before the birth.

    Somebody born on 29 February completes a year on 1 March where there is no 29 February.
    """
    if on < born:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _days_between(first: date, last: date) -> int:
    return (last - first).days


def _if(condition: Value, then: Value, otherwise: Value) -> Value:
    if condition is None:
        return None
    return then if condition else otherwise


def _coalesce(*values: Value) -> Value:
    return next((v for v in values if v is not None), None)


def _in(value: Any, values: Any) -> bool:
    return value in values


_MANY = 20
_BOOLEANS = _all(Kind.BOOLEAN, Kind.BOOLEAN)
_NUMBERS = _all(Kind.NUMBER, Kind.NUMBER)
_DATES = _all(Kind.DATE, Kind.NUMBER)

OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("eq", 2, 2, _equates, lambda a, b: a == b),
        Operator("ne", 2, 2, _equates, lambda a, b: a != b),
        Operator("lt", 2, 2, _orders, lambda a, b: a < b),
        Operator("le", 2, 2, _orders, lambda a, b: a <= b),
        Operator("gt", 2, 2, _orders, lambda a, b: a > b),
        Operator("ge", 2, 2, _orders, lambda a, b: a >= b),
        Operator("in", 2, 2, _membership, _in),
        Operator("contains", 2, 2, _contains, lambda many, one: one in many),
        Operator("and", 2, _MANY, _BOOLEANS, _and, strict=False),
        Operator("or", 2, _MANY, _BOOLEANS, _or, strict=False),
        Operator("not", 1, 1, _BOOLEANS, lambda a: not a),
        Operator("present", 1, 1, _any_kind, lambda a: a is not None, strict=False),
        Operator("absent", 1, 1, _any_kind, lambda a: a is None, strict=False),
        Operator("count", 1, 1, _counts, len),
        Operator("sum", 1, 1, _all(Kind.NUMBERS, Kind.NUMBER), sum),
        Operator("add", 2, _MANY, _NUMBERS, _add),
        Operator("sub", 2, 2, _NUMBERS, _sub),
        Operator("age_years", 2, 2, _DATES, age_years),
        Operator("days_between", 2, 2, _DATES, _days_between),
        Operator("if", 3, 3, _chooses, _if, strict=False),
        Operator("coalesce", 2, _MANY, _alike, _coalesce, strict=False),
    )
}
