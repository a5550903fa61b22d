"""Expressions as frozen trees, and what they refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from motcua.rules.form_logic.kinds import Kind, Value

MAX_NODES = 200
MAX_DEPTH = 16

Names: TypeAlias = Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the document."""

    value: Value
    kind: Kind


@dataclass(frozen=True, slots=True)
class Reference:
    """
    An answer, a derived value or a fact of the moment.

    `name` is how it stands in the scope: `con_ho_ten`, `noi_o.province`, `con[].tuoi`, `@today`.
    """

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Call:
    """An operator applied to arguments whose kinds fit it."""

    operator: str
    arguments: "tuple[Expression, ...]"
    kind: Kind


Expression: TypeAlias = Literal | Reference | Call


def references(expression: Expression) -> Iterator[str]:
    """Yield the names that an expression reads, as they stand in the scope."""
    if isinstance(expression, Reference):
        yield expression.name
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from references(argument)
