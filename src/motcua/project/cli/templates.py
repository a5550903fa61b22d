"""
Keeps a template database with all tables, from which test databases are copied in a moment.

Its name holds the digest of the migrations: changed migrations make a new one, and the old go.
"""

import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from motcua.project.cli import ground, loading
from motcua.project.supervisor.refusal import Refused

PREFIX = "motcua_template_"


class NoTemplate(Refused):
    """The migrations do not run on an empty database."""


def ensure(*, url: str, variables: dict[str, str]) -> str:
    """Return the name of the template on the server at `url`, making it where there is none."""
    root = ground.place().root
    schema = next(loading.steps(root, demo=False))
    name = PREFIX + schema.digest
    with psycopg.connect(url, autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if name in known:
            return name
        for old in (old for old in known if old.startswith(PREFIX)):
            _drop(connection, old)
        halfway = name + "_new"
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(halfway)))
        _migrate(url, halfway, variables)
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(halfway), sql.Identifier(name)
            )
        )
    return name


def _migrate(url: str, database: str, variables: dict[str, str]) -> None:
    print("motcua: making the template of the test databases", file=sys.stderr, flush=True)
    there = {**variables, "MOTCUA_DATABASE_URL": at(url, database)}
    done = subprocess.run(
        ground.manage("migrate", "--no-input", "--verbosity", "0"), env=there,
        stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise NoTemplate("the migrations do not run on an empty database; see above")


def _drop(connection: psycopg.Connection, name: str) -> None:
    try:
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
    except psycopg.errors.ObjectInUse:
        return


def at(url: str, database: str) -> str:
    """Return the address of another database on the same server."""
    parts = urlsplit(url)
    # An empty host would lose its slashes when put together by the standard library.
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}/{database}{query}"
