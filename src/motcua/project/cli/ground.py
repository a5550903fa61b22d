"""
The ground that a command stands on: the folders, the database, the variables its programs need.

A command that needs the database gets one: the address in MOTCUA_DATABASE_URL, else a server that
runs already, else one that is started now and stopped when the last command has gone.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.project.cli import beside, loading
from motcua.project.supervisor import binaries, sharing
from motcua.project.supervisor import cluster as clusters
from motcua.project.supervisor.cluster import Cluster
from motcua.project.supervisor.refusal import Refused

DATABASE = "motcua"


class DatabaseUnreachable(Refused):
    """The database named by MOTCUA_DATABASE_URL cannot be used."""


@dataclass(frozen=True)
class Place:
    """The project's folder and the folder of its runtime state."""

    root: Path
    var: Path


def place() -> Place:
    """Return the folders that the launcher named, or those of this checkout."""
    root = Path(os.environ.get("MOTCUA_ROOT") or Path(__file__).resolve().parents[4])
    var = Path(os.environ.get("MOTCUA_VAR") or root / "var").expanduser().absolute()
    return Place(root, var)


def cluster(name: str = "postgres", *, durable: bool = True) -> Cluster:
    """Return this installation's cluster of that name, with its programs; starts nothing."""
    here = place()
    forced = os.environ.get("MOTCUA_POSTGRES", "")
    return sharing.find(root=here.root, var=here.var, name=name, forced=forced, durable=durable)


def variables(**more: str) -> dict[str, str]:
    """Return the environment for this installation's programs, with `more` in it."""
    here = place()
    source = str(here.root / "src")
    paths = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p and p != source]
    kept = {"PYTHONPATH": os.pathsep.join([source, *paths]), "MOTCUA_VAR": str(here.var)}
    return {**os.environ, **kept, "DJANGO_SETTINGS_MODULE": "motcua.project.settings", **more}


@contextmanager
def database(
    *,
    prepared: bool = True,
    demo: bool = False,
    own: Cluster | None = None,
    scenario: str = "",
) -> Iterator[dict[str, str]]:
    """
    Yield the environment of a program that uses the database, which stays for the block's time.

    `prepared` migrates it and loads the shipped facts first; `demo` loads the demo province too.
    `own` is what `cluster` gave before, where a command has asked already. A `scenario` has a
    database of its own, beside the one that would be used else.

    :raises Refused: no database can be had
    """
    given = os.environ.get("MOTCUA_DATABASE_URL", "")
    if given:
        ensure_usable(given)
        known = variables(MOTCUA_DATABASE_URL=beside.ensure(given, scenario) if scenario else given)
        yield _prepared(known, prepared=prepared, demo=demo, scenario=scenario)
        return
    own = own or cluster()
    with sharing.server(own) as running:
        url = clusters.ensure_database(running, beside.name_of(DATABASE, scenario))
        known = variables(MOTCUA_DATABASE_URL=url)
        yield _prepared(known, prepared=prepared, demo=demo, scenario=scenario)


def _prepared(
    known: dict[str, str], *, prepared: bool, demo: bool, scenario: str
) -> dict[str, str]:
    if prepared:
        loading.prepare(root=place().root, variables=known, demo=demo, scenario=scenario)
    return known


def ensure_usable(url: str) -> None:
    """
    Return when the database answers and is new enough.

    :raises DatabaseUnreachable: it does not, or is too old
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            major = connection.info.server_version // 10_000
    except psycopg.Error as failure:
        raise DatabaseUnreachable(
            f"the database named by MOTCUA_DATABASE_URL does not answer: {str(failure).strip()}"
        ) from None
    if major < binaries.OLDEST_MAJOR:
        raise DatabaseUnreachable(
            f"MOTCUA_DATABASE_URL names PostgreSQL {major}; {binaries.OLDEST_MAJOR} is the oldest"
        )


def manage(*arguments: str) -> list[str]:
    """Return the words that run a management command."""
    return [sys.executable, "-m", "motcua.project.manage", *arguments]
