"""The journal is whole, and says so only when it is."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from motcua.journal import chain, tags
from motcua.journal.models import JournalEntry, JournalSeal
from motcua.journal.operations import record

pytestmark = pytest.mark.django_db

TAG = tags.declare("tests:thing:touch", "Thử nhật ký")
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def _write(count: int, **data: Any) -> None:
    for number in range(count):
        record(tag=TAG, subject="thing:1", at=NOON, actor="system:test", data={"n": number, **data})


def _as_forger(sql: str, *params: Any) -> None:
    """What somebody with the database's own rights could do after switching the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, params)
        cursor.execute("SET session_replication_role = DEFAULT")


def _kinds() -> set[str]:
    return {fault.kind for fault in chain.verify().faults}


def test_an_untouched_journal_is_whole() -> None:
    _write(7)
    assert chain.seal(at=NOON) == 7
    verdict = chain.verify()
    assert (verdict.entries, verdict.heads, verdict.faults) == (7, 1, ())


def test_sealing_twice_changes_nothing() -> None:
    _write(3)
    chain.seal(at=NOON)
    before = list(JournalSeal.objects.values_list("number", "hash"))
    assert chain.seal(at=NOON) == 0
    assert list(JournalSeal.objects.values_list("number", "hash")) == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_journalentry SET actor = 'account:2'",
        "DELETE FROM journal_journalentry",
        "TRUNCATE journal_journalentry CASCADE",
        "UPDATE journal_journalseal SET number = number + 1",
        "DELETE FROM journal_journalseal",
    ],
)
def test_the_database_refuses_to_change_the_journal(sql: str) -> None:
    _write(2)
    chain.seal(at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert JournalEntry.objects.count() == 2


@pytest.mark.parametrize(
    "column, value",
    [
        ("actor", "account:2"),
        ("at", "2020-01-01T00:00:00Z"),
        ("recorded_at", "2020-01-01T00:00:00Z"),
        ("subject", "thing:2"),
        ("tag", "tests:thing:other"),
        ("unit", "H99"),
        ("basis", "QĐ 1"),
        ("before", "x"),
        ("after", "x"),
        ("data", '{"n": 99}'),
    ],
)
def test_a_row_altered_in_any_column_is_found(column: str, value: str) -> None:
    _write(5)
    chain.seal(at=NOON)
    target = JournalSeal.objects.get(number=3).entry_id
    _as_forger(f'UPDATE journal_journalentry SET "{column}" = %s WHERE id = %s', value, target)
    assert [(f.kind, f.number) for f in chain.verify().faults] == [("altered", 3)]


@pytest.mark.django_db(transaction=True)
def test_a_removed_entry_is_found() -> None:
    _write(5)
    chain.seal(at=NOON)
    _as_forger(
        "DELETE FROM journal_journalentry WHERE id = %s", JournalSeal.objects.get(number=2).entry_id
    )
    assert "removed" in _kinds()


def test_an_entry_removed_with_its_seal_is_found() -> None:
    _write(5)
    chain.seal(at=NOON)
    _as_forger("DELETE FROM journal_journalseal WHERE number = 2")
    assert {"removed", "altered"} <= _kinds()


def test_reordered_rows_are_found() -> None:
    _write(5)
    chain.seal(at=NOON)
    first, second = (JournalSeal.objects.get(number=n).entry_id for n in (2, 3))
    _as_forger(
        "UPDATE journal_journalseal SET entry_id = -entry_id WHERE number IN (2, 3)",
    )
    _as_forger("UPDATE journal_journalseal SET entry_id = %s WHERE number = 2", second)
    _as_forger("UPDATE journal_journalseal SET entry_id = %s WHERE number = 3", first)
    assert "altered" in _kinds()


def test_a_cut_off_tail_is_found_by_the_head_kept_outside() -> None:
    _write(5)
    chain.seal(at=NOON)
    _as_forger("DELETE FROM journal_journalseal WHERE number > 3")
    _as_forger(
        "DELETE FROM journal_journalentry e WHERE NOT EXISTS (SELECT 1 FROM journal_journalseal s WHERE s.entry_id = e.id)"
    )
    assert _kinds() == {"cut off"}


def test_a_chain_rewritten_from_the_beginning_is_found() -> None:
    _write(4)
    chain.seal(at=NOON)
    head = next(chain.heads_folder().glob("*.json"))
    kept = head.read_text()
    _as_forger("DELETE FROM journal_journalseal")
    _as_forger("UPDATE journal_journalentry SET actor = 'account:2'")
    chain.seal(at=NOON)
    head.write_text(kept)
    assert _kinds() == {"rewritten"}


def test_each_day_leaves_its_own_head_outside() -> None:
    _write(2)
    chain.seal(at=NOON)
    _write(3)
    chain.seal(at=NOON + timedelta(days=1))
    heads = [json.loads(f.read_text()) for f in sorted(chain.heads_folder().glob("*.json"))]
    assert [(h["day"], h["number"]) for h in heads] == [("2026-11-23", 2), ("2026-11-24", 5)]


def test_the_command_seals_what_waits_and_says_whole(capsys: pytest.CaptureFixture[str]) -> None:
    _write(2)
    call_command("journal_verify", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "whole": True, "entries": 2, "heads": 1, "faults": [],
    }  # fmt: skip


def test_the_command_ends_with_1_when_the_journal_is_not_whole() -> None:
    _write(2)
    chain.seal(at=NOON)
    _as_forger("UPDATE journal_journalentry SET actor = 'x'")
    with pytest.raises(SystemExit) as ended:
        call_command("journal_verify", "--json")
    assert ended.value.code == 1


def test_an_undeclared_tag_is_refused() -> None:
    with pytest.raises(tags.UndeclaredTag):
        record(tag="tests:thing:unknown", subject="x:1", at=NOON, actor="system:test")


def test_a_name_never_reaches_the_journal_only_its_digest() -> None:
    record(tag=TAG, subject="account:1", at=NOON, actor="system:test",
           before={"full_name": "Trần Thị Sen"}, after={"full_name": "Trần Thị Sen Hồng"})  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT e::text FROM journal_journalentry e")
        assert "Sen" not in cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        _write(1)
        raise RuntimeError
    assert JournalEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_committed_late_with_a_lower_id_is_still_chained() -> None:
    import threading

    entered, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            _write(1, who="slow")
            entered.set()
            go_on.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    entered.wait(10)
    _write(1, who="quick")
    assert chain.seal(at=NOON) == 1
    go_on.set()
    thread.join()
    assert chain.seal(at=NOON) == 1
    assert chain.verify().faults == ()
