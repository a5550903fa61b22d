"""
Brings a database up to date: its tables, the shipped facts, the demo province.

What was done is noted on the database itself, so the note can never belong to another one, and a
second start finds in a moment that there is nothing to do.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.project.supervisor.refusal import Refused

_LOCK = 0x6D6F7463  # one command prepares a database at a time


class NotPrepared(Refused):
    """A step of bringing the database up to date failed; what it said stands above."""


@dataclass(frozen=True)
class Step:
    """One management command, which is run again when its `digest` changes; or once for all."""

    name: str
    command: tuple[str, ...]
    digest: str
    once: bool = False
    saying: str = ""


def prepare(*, root: Path, variables: dict[str, str], demo: bool, scenario: str = "") -> None:
    """
    Run whatever the database lacks.

    `scenario` is loaded instead of the demo province and the shipped catalogue. The note tells
    of it, so that a later command never adds them to a scenario's database.

    :raises NotPrepared: a step failed, or the database holds something else than the scenario
    """
    url = variables["MOTCUA_DATABASE_URL"]
    demo = wants_demo(variables, demo=demo)
    with psycopg.connect(url, autocommit=True) as connection:
        held = read_note(connection)
        _ensure_fits(held, scenario)
        wanted = list(steps(root, demo=demo, scenario=scenario or held.get("scenario", "")))
        if not missing(wanted, held):
            return
        with _alone(connection):
            note = read_note(connection)
            if scenario:
                # Before the first step: a start that is broken off stays a scenario's.
                note["scenario"] = scenario
                _write_note(connection, note)
            for step in missing(wanted, note):
                _run(step, variables)
                note[step.name] = step.digest
                _write_note(connection, note)


def _ensure_fits(note: dict[str, str], scenario: str) -> None:
    if scenario and note and note.get("scenario") != scenario:
        held = note.get("scenario") or "the whole catalogue"
        raise NotPrepared(f"this database holds {held}; the scenario {scenario} needs its own")


def wants_demo(variables: dict[str, str], *, demo: bool) -> bool:
    """Tell whether the demo province belongs into this database; never in production."""
    return demo and variables.get("MOTCUA_ENV") != "production"


def steps(root: Path, *, demo: bool, scenario: str = "") -> Iterator[Step]:
    """
    Yield the steps in their order. A command that the product does not have is left out.

    A scenario brings its own procedures: the shipped ones are not loaded beside them.
    """
    source = root / "src" / "motcua"
    schema = digest([root / "requirements.lock", *source.glob("*/migrations/*.py")])
    yield Step("schema", ("migrate", "--no-input"), schema, saying="bringing the tables up to date")
    facts = digest([*(root / "data").rglob("*"), *(source / "catalogue").rglob("*.py")])
    if scenario:
        yield _scenario_step(scenario)
        return
    if _exists(source, "load_facts"):
        yield Step("facts", ("load_facts",), facts, saying="loading the shipped facts")
    guidance = digest([*(root / "data").rglob("*"), *(source / "guidance").rglob("*.py")])
    if _exists(source, "load_guidance"):
        words = "loading the life events and guides"
        yield Step("guidance", ("load_guidance",), guidance, saying=words)
    if demo and _exists(source, "load_demo"):
        yield Step("demo", ("load_demo",), "loaded", once=True, saying="loading the demo province")


def _scenario_step(name: str) -> Step:
    saying = f"loading the scenario {name}"
    return Step("demo", ("load_demo", name), "loaded", once=True, saying=saying)


def digest(files: Iterable[Path]) -> str:
    """Return one digest of the files' names and content; folders and compiled code do not count."""
    total = hashlib.sha256()
    for path in sorted(files):
        if path.is_file() and path.suffix != ".pyc":
            content = path.read_bytes()
            total.update(f"{path.name} {len(content)} ".encode())
            total.update(content)
    return total.hexdigest()[:20]


def read_note(connection: psycopg.Connection) -> dict[str, str]:
    """Return what was done to this database, from its own comment."""
    found = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
        " WHERE datname = current_database()"
    ).fetchone()
    try:
        note = json.loads(found[0]) if found and found[0] else {}
    except ValueError:
        return {}
    return note if isinstance(note, dict) else {}


def _write_note(connection: psycopg.Connection, note: dict[str, str]) -> None:
    name = connection.info.dbname
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
    try:
        connection.execute(statement.format(sql.Identifier(name), sql.Literal(json.dumps(note))))
    except psycopg.errors.InsufficientPrivilege:
        # Only the owner may comment. Without the note the next start looks again, that is all.
        return


def note_restored(url: str) -> None:
    """Forget what was done to the database before a restore; a demo is never added to it."""
    with psycopg.connect(url, autocommit=True) as connection:
        _write_note(connection, {"demo": "loaded"})


def missing(wanted: list[Step], note: dict[str, str]) -> list[Step]:
    """Return the steps that the note does not tell of, or of an older state."""
    return [
        step
        for step in wanted
        if step.name not in note or (not step.once and note[step.name] != step.digest)
    ]


@contextmanager
def _alone(connection: psycopg.Connection) -> Iterator[None]:
    connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _exists(source: Path, command: str) -> bool:
    return any(source.glob(f"*/management/commands/{command}.py"))


def _run(step: Step, variables: dict[str, str]) -> None:
    begun = time.monotonic()
    print(f"motcua: {step.saying}", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "motcua.project.manage", *step.command],
        env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        print(done.stdout, end="", file=sys.stderr)
        raise NotPrepared(f"{step.saying} failed (`manage {' '.join(step.command)}`)")
    if os.environ.get("MOTCUA_VERBOSE"):
        print(done.stdout, end="", file=sys.stderr)
    print(f"motcua:   done in {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)
