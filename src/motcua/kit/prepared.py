"""
Queries compiled once: a queryset's SQL and its way from rows to objects, kept for the next call.

Django compiles a queryset anew each time it is run; for a wide one with joins that takes longer
than PostgreSQL takes to answer. What is kept here is what Django itself compiled, so a query is
still written as a queryset and changes with the models. For hot paths only, where a profile
asks for it.
"""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from threading import local
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from psycopg import Cursor

M = TypeVar("M", bound=Model)
_numbers = itertools.count(1)


class NotPreparable(Exception):
    """An argument does not stand in the SQL as it was given, or the query does more than SQL."""


def _marker(kind: type) -> Any:
    """Return a value of a type that stands in no query by chance."""
    number = next(_numbers)
    markers: dict[type, Any] = {
        int: 1_973_055_000 + number,  # fits every integer column but the smallest
        str: f"\x02prepared {number}\x03",
        UUID: UUID(int=0x7305511 << 96 | number),
        date: date(2, 1, 1) + timedelta(days=number),
        datetime: datetime(3, 1, 1, tzinfo=UTC) + timedelta(seconds=number),
    }
    if kind not in markers:
        raise NotPreparable(kind)
    return markers[kind]


class Prepared(Generic[M]):
    """
    A queryset of models as a function of its arguments, compiled at its first use.

    `build` is given one keyword argument for each of `arguments`, and uses each as a plain value
    in a filter or expression; never to decide how the query looks. It may join with
    `select_related`, lock, order and slice; it may not prefetch.
    """

    def __init__(self, build: Callable[..., QuerySet[M, Any]], **arguments: type) -> None:
        self.build, self.arguments = build, arguments
        self._kept = local()

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query that ends with `values_list`. One statement."""
        return [tuple(row) for row in self._compiled.fetch(values)]

    def all(self, **values: Any) -> list[M]:
        """Return the objects that the query finds. One statement."""
        return self._compiled.run(values)

    def first(self, **values: Any) -> M | None:
        """Return the first object found, or None; the query should be sliced to one. One statement."""
        found = self._compiled.run(values)
        return found[0] if found else None

    @property
    def _compiled(self) -> "_Compiled[M]":
        # One a thread, as connections are: a compiler holds on to its connection.
        if getattr(self._kept, "connection", None) is not connections[DEFAULT_DB_ALIAS]:
            self._kept.compiled = _Compiled(self.build, self.arguments)
            self._kept.connection = connections[DEFAULT_DB_ALIAS]
        compiled: _Compiled[M] = self._kept.compiled
        return compiled


class _Compiled(Generic[M]):
    """What Django made of a queryset."""

    def __init__(self, build: Callable[..., QuerySet[M, Any]], arguments: dict[str, type]) -> None:
        markers = {name: _marker(kind) for name, kind in arguments.items()}
        queryset = build(**markers)
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise NotPreparable("a prepared query does not prefetch")
        self.locks = queryset.query.select_for_update
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, parameters = self.compiler.as_sql()
        names = {value: name for name, value in markers.items()}
        self.parameters = [(names.get(value), value) for value in parameters]
        if missing := set(markers) - {name for name, _ in self.parameters}:
            raise NotPreparable(f"not in the SQL as given: {', '.join(sorted(missing))}")

    @cached_property
    def shape(self) -> tuple[type[M], list[str], int, int, list[Any]]:
        """The model, its columns' names and place in a row, and who fills in the joined ones."""
        info, select = self.compiler.klass_info, self.compiler.select
        assert info is not None and select is not None
        fields = info["select_fields"]
        start, end = fields[0], fields[-1] + 1
        names = [column[0].target.attname for column in select[start:end]]
        related = get_related_populators(info, select, connection.alias)  # type: ignore[call-arg]
        return info["model"], names, start, end, related

    def _execute(self, given: list[Any]) -> list[Any]:
        """Run the statement, which PostgreSQL too parses and plans but once a connection."""
        db = self.compiler.connection
        db.close_if_health_check_failed()
        db.ensure_connection()
        db.connection.prepare_threshold = 0
        with db._prepare_cursor(Cursor(db.connection)) as cursor:
            cursor.execute(self.sql, given)
            found: list[Any] = cursor.fetchall()
        return found

    @cached_property
    def converters(self) -> dict[int, Any]:
        """What turns the database's values into a model's, by column."""
        columns = [column[0] for column in self.compiler.select or ()]
        return self.compiler.get_converters(columns)

    def fetch(self, values: dict[str, Any]) -> Any:
        """Run the statement and return its rows, their values as the model's fields have them."""
        if self.locks and self.compiler.connection.get_autocommit():
            raise transaction.TransactionManagementError("a lock outside a transaction")
        given = [value if name is None else values[name] for name, value in self.parameters]
        return self.compiler.apply_converters(self._execute(given), self.converters)

    def run(self, values: dict[str, Any]) -> list[M]:
        """Run the statement and return its objects."""
        model, names, start, end, related = self.shape
        found = []
        for row in self.fetch(values):
            one = model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
            for populator in related:
                populator.populate(row, one)
            found.append(one)
        return found
