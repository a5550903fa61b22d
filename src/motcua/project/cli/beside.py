"""A database beside another: same server, a name made of the other's and the scenario's."""

from urllib.parse import quote, unquote, urlsplit

import psycopg
from psycopg import sql

from motcua.project.supervisor.refusal import Refused


class CannotMakeDatabase(Refused):
    """The scenario's database is not there, and the role may not make it."""


def name_of(base: str, scenario: str) -> str:
    """Return the name of a scenario's database: motcua_binh_duong_2021. "": the base itself."""
    return f"{base}_{scenario.replace('-', '_')}" if scenario else base


def ensure(url: str, scenario: str) -> str:
    """
    Make the scenario's database where there is none, and return its address.

    :raises CannotMakeDatabase: see there
    """
    parts = urlsplit(url)
    name = name_of(unquote(parts.path.lstrip("/")) or "motcua", scenario)
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            _create(connection, name)
    return parts._replace(path=f"/{quote(name)}").geturl()


def _create(connection: psycopg.Connection, name: str) -> None:
    try:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.Error as failure:
        raise CannotMakeDatabase(
            f"the scenario needs a database {name} beside the one in MOTCUA_DATABASE_URL, and it "
            f"cannot be made: {str(failure).strip()}. Make it (`createdb {name}`) and start again, "
            "or unset MOTCUA_DATABASE_URL"
        ) from None
