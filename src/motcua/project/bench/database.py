"""The database of a benchmark: its own, beside the one that MOTCUA_DATABASE_URL names."""

import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from motcua.project.supervisor.refusal import Refused

DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


class NotDurable(Refused):
    """The server does not wait for the disk; what it would reach says nothing."""


def ensure_durable(url: str) -> None:
    """
    Return when the server keeps what it acknowledges.

    :raises NotDurable: with the settings that are off
    """
    with psycopg.connect(url, autocommit=True) as connection:
        off = [name for name in DURABLE if _setting(connection, name) == "off"]
    if off:
        raise NotDurable(f"not measured: {', '.join(off)} is off on this server")


def _setting(connection: psycopg.Connection, name: str) -> str:
    found = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    return str(found[0]) if found else ""


def url_of(url: str, name: str) -> str:
    """Return the address of database `name` on the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


def make(url: str, name: str) -> str:
    """Make an empty database, replacing what a broken-off benchmark left; return its address."""
    drop(url, name)
    _on_server(url, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return url_of(url, name)


def drop(url: str, name: str) -> None:
    """Remove a benchmark's database."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    _on_server(url, statement.format(sql.Identifier(name)))


def exists(url: str, name: str) -> bool:
    """Tell whether the server has a database of this name."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return row.fetchone() is not None


def _on_server(url: str, statement: sql.Composed) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


class Statements:
    """Counts the statements of one database with pg_stat_statements, where the server has it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.usable = self._prepare()

    def _prepare(self) -> bool:
        try:
            with psycopg.connect(self.url, autocommit=True) as connection:
                connection.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
                connection.execute("SELECT 1 FROM pg_stat_statements LIMIT 1")
        except psycopg.Error as refused:
            print(f"motcua: pg_stat_statements: {refused}".strip(), file=sys.stderr)
            return False
        return True

    def count(self) -> int | None:
        """Return the statements executed so far, without BEGIN, COMMIT and the like."""
        rows = self.most(limit=None)
        return None if rows is None else sum(calls for calls, _, _ in rows)

    def most(self, limit: int | None = 30) -> list[tuple[int, float, str]] | None:
        """Return calls, total milliseconds and text of the statements, most often first."""
        if not self.usable:
            return None
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(
                "SELECT calls, total_exec_time, query FROM pg_stat_statements"
                " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
                r" AND query !~* '^\s*(begin|commit|rollback|savepoint|release|set|show|deallocate)'"
                " AND query !~ 'pg_stat_statements' ORDER BY calls DESC LIMIT %s",
                [limit],
            ).fetchall()
