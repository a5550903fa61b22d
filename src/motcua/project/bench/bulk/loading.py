"""
Loading planned dossiers in bulk: several processes write, PostgreSQL checks everything at the end.

Indexes and constraints are taken off first and put on again afterwards, from PostgreSQL's own
definitions: building them once is far cheaper than keeping them through millions of rows, and
no row escapes a check.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from typing import Any

import django
import psycopg
from django.db import connection

from motcua.casework.calendars import calendar_of
from motcua.journal.chain import seal
from motcua.project.bench.bulk.dossier_rows import write
from motcua.project.bench.bulk.facts import gather
from motcua.project.bench.bulk.plans import Planner, Story
from motcua.project.bench.bulk.rows import Facts, Writer
from motcua.project.bench.bulk.tables import TABLES
from motcua.project.bench.world import World
from motcua.rules.working_time import Calendar

_BATCH = 5_000
_SEALED_AT_ONCE = 100_000


@dataclass(frozen=True)
class Share:
    """One unit's part of a load: how many dossiers, and the ids kept free for them."""

    unit: int
    count: int
    procedures: int
    first_id: int
    first_visit: int


@dataclass(frozen=True)
class Task:
    """What one process needs to write shares; it opens a connection of its own."""

    url: str
    facts: Facts
    calendar: Calendar
    at: datetime
    stories: dict[Story, int]
    seed: int


def load(
    *, url: str, world: World, codes: Sequence[str], everywhere: int, dossiers: int,
    at: datetime, stories: dict[Story, int], seed: int = 1, everything_off: bool = True,
) -> None:  # fmt: skip
    """
    Load dossiers of the months before `at` into a world's database, and seal the journal.

    `codes` as for `make_world`. `everything_off` takes indexes and constraints off meanwhile.
    """
    facts = gather(world=world, codes=codes, at=at)
    task = Task(url, facts, calendar_of(facts.calendar_id), at, stories, seed)
    shares = _shares(dossiers, len(world.units), len(codes), everywhere)
    taken_off = _take_off() if everything_off else []
    if dossiers > _BATCH:
        with ProcessPoolExecutor(
            _processes(), mp_context=get_context("spawn"), initializer=django.setup
        ) as pool:
            list(pool.map(write_share, [task] * len(shares), shares))
    else:
        for share in shares:
            write_share(task, share)
    _put_on(url, taken_off)
    while seal(at=at, limit=_SEALED_AT_ONCE, everything=False):
        continue
    _analyse()


def _shares(dossiers: int, units: int, procedures: int, everywhere: int) -> list[Share]:
    counts = [dossiers // units + (number < dossiers % units) for number in range(units)]
    first = _keep_free("casework_case", dossiers)
    _keep_free("dossiers_dossier", dossiers, at_least=first)
    visit = _keep_free("casework_casestep", 2 * dossiers)
    shares = []
    for unit, count in enumerate(counts):
        offered = procedures if unit == 0 else min(everywhere, procedures)
        shares.append(Share(unit, count, offered, first, visit))
        first, visit = first + count, visit + 2 * count
    return shares


def _keep_free(table: str, count: int, *, at_least: int = 1) -> int:
    """Move a table's id sequence on by `count`; return the first id kept free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        first = max(int(cursor.fetchone()[0]), at_least)
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + count]
        )
    return first


def _processes() -> int:
    return len(os.sched_getaffinity(0))


def write_share(task: Task, share: Share) -> None:
    """Write one unit's dossiers, a few thousand at a time."""
    planner = Planner(at=task.at, calendar=task.calendar, shares=task.stories,
                      citizens=len(task.facts.citizens))  # fmt: skip
    writer = Writer(task.facts, task.calendar, seed=task.seed * 1000 + share.unit)
    plans = planner.plans(
        unit=share.unit, count=share.count, procedures=share.procedures, seed=task.seed
    )
    with psycopg.connect(task.url) as target:
        for number, plan in enumerate(plans):
            write(
                writer,
                plan,
                number=share.first_id + number,
                visit=share.first_visit + 2 * number,
            )
            if number % _BATCH == _BATCH - 1:
                _copy(target, writer)
        writer.write_counters()
        _copy(target, writer)


def _copy(target: psycopg.Connection, writer: Writer) -> None:
    for table, columns in TABLES.items():
        content = writer.take(table)
        if not content:
            continue
        names = ", ".join(f'"{name}"' for name in columns)
        with target.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            copy.write(content)
    target.commit()


def _take_off() -> list[list[str]]:
    """Drop indexes and constraints of the tables; return the statements, in stages, to undo it."""
    tables = list(TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype"
            " FROM pg_constraint WHERE contype IN ('f', 'u', 'p', 'x')"
            " AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))",
            [tables, tables],
        )
        constraints = sorted(cursor.fetchall(), key=lambda row: row[3] != "f")
        for table, name, _, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = current_schema() AND tablename = ANY(%s)",
            [tables],
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    add = [
        (kind, f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for table, name, definition, kind in constraints
    ]
    return [
        [statement for kind, statement in add if kind != "f"],
        [definition for _, definition in indexes],
        [statement for kind, statement in add if kind == "f"],
    ]


def _put_on(url: str, stages: list[list[str]]) -> None:
    def run(statement: str) -> None:
        with psycopg.connect(url, autocommit=True) as target:
            target.execute("SET maintenance_work_mem = '256MB'")
            target.execute(statement)  # type: ignore[call-overload]

    for number, stage in enumerate(stages):
        # Foreign keys of one table wait for each other's locks; one after another is as quick.
        with ThreadPoolExecutor(1 if number == len(stages) - 1 else _processes()) as pool:
            list(pool.map(run, stage))


def _analyse() -> None:
    names: list[Any] = [*TABLES, "journal_journalseal"]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) " + ", ".join(names))
