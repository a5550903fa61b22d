"""
A column among many values, sent as one array.

`__in` sends a placeholder for each value: two thousand of them in seven queries of a page took most
of the page's time to write down.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Field, ForeignKey, Lookup, Q


def any_of(column: str, values: Iterable[int]) -> Q:
    """Return the condition that an integer column or foreign key has one of the values."""
    return Q(**{f"{column}__any_of": list(values)})


class _AnyOf(Lookup):  # type: ignore[type-arg]  # no subscript when it runs
    """`column = ANY(array)`; of no values, nothing."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the condition with its one parameter."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, list(self.rhs)]


Field.register_lookup(_AnyOf)
ForeignKey.register_lookup(_AnyOf)
