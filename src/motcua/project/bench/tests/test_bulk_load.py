"""A load in bulk writes what the operations would have written."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.world import _RECORDS

from motcua.casework.calendars import calendar_of, current_calendar_id
from motcua.catalogue.operations.import_catalogue import import_catalogue
from motcua.eforms.operations.discard_draft import prune_expired
from motcua.journal.chain import seal, verify
from motcua.kit.clock import VN
from motcua.project.bench import forms
from motcua.project.bench.bulk import loading
from motcua.project.bench.bulk.by_operations import Loader
from motcua.project.bench.bulk.plans import SHARES, Planner, Story
from motcua.project.bench.bulk.tables import TABLES
from motcua.project.bench.world import UNITS, World, make_world

AT = datetime(2026, 11, 23, 9, 0, tzinfo=VN)
CODES = ("1.001193", "1.004873", "1.004194")
DOSSIERS = 50
Tables = dict[str, list[dict[str, Any]]]
# Random, or the database's own clock: present in both, compared by shape.
RANDOM = {
    "token", "reference", "secret", "draft_id", "key_digest", "recorded_at", "submitted_reference",
}  # fmt: skip


@pytest.fixture
def bench_world(transactional_db: None, tmp_path: Any) -> World:
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(json.dumps(row) for row in _RECORDS))
    long_ago = datetime(2026, 1, 5, 8, 0, tzinfo=VN)
    import_catalogue(path=records, at=long_ago, actor="system:test")
    return make_world(at=long_ago, codes=CODES, form_id=forms.WITH_PAPER, everywhere=2)


def test_fifty_dossiers_loaded_in_bulk_equal_fifty_done_through_operations(
    bench_world: World,
) -> None:
    before = {table: _newest(table) for table in TABLES}
    _through_operations(bench_world)
    prune_expired(at=AT)
    done = {table: _rows(table, before[table]) for table in TABLES}
    assert all(done.values()), "the stories leave no table empty"
    _empty_again(before)
    loading.load(
        url=_url(), world=bench_world, codes=CODES, everywhere=2, dossiers=DOSSIERS, at=AT,
        stories=SHARES, seed=7,
    )  # fmt: skip
    loaded = {table: _rows(table, before[table]) for table in TABLES}
    assert {t: _first_difference(loaded, done, t) for t in TABLES} == dict.fromkeys(TABLES)


def test_what_a_bulk_load_took_off_is_on_again(bench_world: World) -> None:
    before = _definitions()
    loading.load(url=_url(), world=bench_world, codes=CODES, everywhere=2, dossiers=12, at=AT,
                 stories=SHARES, seed=3)  # fmt: skip
    assert _definitions() == before


def test_a_bulk_load_is_sealed_into_the_journal(bench_world: World) -> None:
    seal(at=AT)
    loading.load(url=_url(), world=bench_world, codes=CODES, everywhere=2, dossiers=12, at=AT,
                 stories=SHARES, seed=3)  # fmt: skip
    assert seal(at=AT) == 0
    assert verify().faults == ()


def _through_operations(world: World) -> None:
    calendar = calendar_of(current_calendar_id(unit_id=0))
    planner = Planner(at=AT, calendar=calendar, shares=SHARES, citizens=len(world.citizens))
    loader = Loader(world, CODES)
    stories = Counter[Story]()
    for unit in range(UNITS):
        count = DOSSIERS // UNITS + (unit < DOSSIERS % UNITS)
        for plan in planner.plans(unit=unit, count=count, procedures=3 if unit == 0 else 2, seed=7):
            loader.load(plan)
            stories[plan.story] += 1
    assert set(stories) == set(SHARES), f"every story is among the fifty: {stories}"


def _url() -> str:
    known = connection.settings_dict
    return f"postgresql://{known['USER']}@/{known['NAME']}?host={known['HOST']}"


def _newest(table: str) -> Any:
    """Return the highest id there is; None where ids are random or the table is empty."""
    with connection.cursor() as cursor:
        if table in {"eforms_draft", "casework_actoutcome"}:
            return None
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        return cursor.fetchone()[0]


def _rows(table: str, newest: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        where = "" if newest is None else f"WHERE id > {newest} ORDER BY id"
        cursor.execute(f"SELECT * FROM {table} {where}")
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _empty_again(before: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, newest in before.items():
            cursor.execute(
                f"DELETE FROM {table}" + ("" if newest is None else f" WHERE id > {newest}")
            )
        cursor.execute("SET session_replication_role = DEFAULT")


def _first_difference(loaded: Tables, done: Tables, table: str) -> Any:
    """Return the columns in which the first differing rows of a table differ; None when alike."""
    ours, theirs = _comparable(loaded, table), _comparable(done, table)
    if len(ours) != len(theirs):
        return len(ours), len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        if one != other:
            a, b = json.loads(one), json.loads(other)
            return {k: (a.get(k), b.get(k)) for k in {*a, *b} if a.get(k) != b.get(k)}
    return None


def _comparable(rows: Tables, table: str) -> list[str]:
    """Return a table's rows as text, ids counted from one and random values replaced."""
    ids = _Names(rows)
    return sorted(json.dumps(ids.plain(table, row), sort_keys=True, default=str)
                  for row in rows[table])  # fmt: skip


class _Names:
    """Gives ids and random values names that are the same in both loads."""

    def __init__(self, rows: Tables) -> None:
        # A dossier is known by whose it is, since when and of what: its case's text says it.
        dossiers = {row["case_id"]: row for row in rows["dossiers_dossier"]}
        self.case: dict[int, str] = {}
        self.dossier: dict[int, str] = {}
        self.reference: dict[str, str] = {}
        for case in rows["casework_case"]:
            row = dossiers[case["id"]]
            name = f"{case['opened_at'].astimezone(UTC)} {case['subject_name']} {row['account_id']}"
            self.case[case["id"]], self.dossier[row["id"]] = name, name
            self.reference[row["reference"]] = name
        self.visit = {
            row["id"]: f"{self.case[row['case_id']]} {row['key']}"
            for row in rows["casework_casestep"]
        }

    def plain(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        return {name: self._plain(table, name, value) for name, value in row.items()}

    def _plain(self, table: str, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in RANDOM:
            return _shape(value)
        if name == "id":
            known = {"casework_case": self.case, "dossiers_dossier": self.dossier,
                     "casework_casestep": self.visit}.get(table)  # fmt: skip
            return known[value] if known else "own"
        if name == "case_id":
            return self.case[value]
        if name == "dossier_id":
            return self.dossier[value]
        if name in {"visit_id", "previous_id"}:
            return self.visit[value]
        if isinstance(value, str):
            return self._text(json.dumps(json.loads(value), sort_keys=True)
                              if value.startswith(("{", "[")) else value)  # fmt: skip
        if isinstance(value, dict):
            return self._text(json.dumps(value, sort_keys=True))
        return value

    def _text(self, text: str) -> str:
        """Replace the ids and references that stand inside a text."""
        for reference, name in self.reference.items():
            text = text.replace(reference, name).replace(reference.lower(), name)
        for kind, known in (("case", self.case), ("dossier", self.dossier)):
            text = re.sub(rf"\b{kind}:(\d+)", lambda m, k=known: k[int(m[1])], text)
        text = re.sub(r'"case_id": (\d+)', lambda m: self.case[int(m[1])], text)
        return re.sub(r"^(\d+)/GXN$", lambda m: self.dossier[int(m[1])] + "/GXN", text)


def _shape(value: Any) -> str:
    if isinstance(value, UUID):
        return f"uuid {value.version}"
    if isinstance(value, datetime):
        return "moment"
    return f"{len(value)} letters"


def _definitions() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = current_schema()::regnamespace"
            " UNION ALL SELECT indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = current_schema() ORDER BY 1, 2"
        )
        return cursor.fetchall()
