"""
The chain: sealing committed entries, writing heads outside the database, verifying.

Why the sealer and not the act numbers the rows: holding the chain's head through each act's
transaction makes every act wait for the one before it to reach the disk.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from motcua.journal.models import JournalEntry
from motcua.kit.clock import local_day

_LOCK = 0x6D6F74637561  # "motcua": one sealer at a time
# An entry can commit after entries with higher ids were sealed; this far back it is looked for.
# `verify` looks back all the way.
_LOOK_BACK = 100_000
_GENESIS = bytes(32)
_COLUMNS = (
    "e.id, e.tag, e.subject, e.at, e.recorded_at, e.actor, e.unit, e.basis, e.before, e.after, "
    "e.data::text"
)
_COPY = "COPY journal_journalseal (number, entry_id, hash, sealed_at) FROM STDIN"


@dataclass(frozen=True)
class Fault:
    """One place where the journal is not what it was. `number` is None for an outside head."""

    kind: str
    number: int | None
    detail: str


@dataclass(frozen=True)
class Verdict:
    """The outcome of a verification: how many seals were read, and every fault found."""

    entries: int
    heads: int
    faults: tuple[Fault, ...]


def seal(*, at: datetime, limit: int = 5_000, everything: bool = False) -> int:
    """
    Chain up to `limit` committed entries that have no seal yet; return how many.

    Also rewrites the day's head file, in the same breath, so that a tail cut off later shows.
    `everything` looks for unsealed entries in the whole table instead of its recent part.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        number, head, newest = _last_seal(cursor)
        cursor.execute(
            f"SELECT {_COLUMNS} FROM journal_journalentry e"  # noqa: S608
            " LEFT JOIN journal_journalseal s ON s.entry_id = e.id"
            " WHERE s.number IS NULL AND e.id > %s ORDER BY e.id LIMIT %s",
            [0 if everything else newest - _LOOK_BACK, limit],
        )
        rows = cursor.fetchall()
        with cursor.copy(_COPY) as copy:
            for row in rows:
                number += 1
                head = _link(head, number, row)
                copy.write_row((number, row[0], head, at))
    if rows:
        _write_head(local_day(at), number, head)
    return len(rows)


def _last_seal(cursor: Any) -> tuple[int, bytes, int]:
    cursor.execute(
        "SELECT number, hash, (SELECT max(entry_id) FROM journal_journalseal)"
        " FROM journal_journalseal ORDER BY number DESC LIMIT 1"
    )
    row = cursor.fetchone()
    return (row[0], bytes(row[1]), row[2]) if row else (0, _GENESIS, 0)


def _link(previous: bytes, number: int, row: tuple[Any, ...]) -> bytes:
    values = [v.astimezone(UTC).isoformat() if isinstance(v, datetime) else v for v in row]
    text = json.dumps([number, *values], ensure_ascii=False)
    return hashlib.sha256(previous + text.encode()).digest()


def heads_folder() -> Path:
    """Return the folder of head files of the connected database."""
    return Path(settings.JOURNAL_HEADS_ROOT) / str(connection.settings_dict["NAME"])


def _write_head(day: date, number: int, head: bytes) -> None:
    folder = heads_folder()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{day.isoformat()}.json"
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps({"day": day.isoformat(), "number": number, "head": head.hex()}))
    fresh.replace(target)


def verify() -> Verdict:
    """
    Read the whole chain and return every altered, removed, reordered or cut-off row.

    Reads in one repeatable-read snapshot; memory does not grow with the journal. Entries that
    are not sealed yet are counted, not faulted: seal first to cover them.
    """
    faults: list[Fault] = []
    kept = _read_heads(faults)
    at_number: dict[int, str] = {int(h["number"]): h["head"] for h in kept}
    expected, head, count = 0, _GENESIS, 0
    for number, stored, row in _chain_rows():
        expected += 1
        if number != expected:
            faults.append(Fault("removed", expected, f"seals {expected} to {number - 1} are gone"))
            expected = number
        count += 1
        if row[0] is None:
            faults.append(Fault("removed", number, "the entry under this seal is gone"))
            head = stored
            continue
        if _link(head, number, row) != stored:
            faults.append(Fault("altered", number, f"entry {row[0]} does not match its seal"))
        head = stored
        outside = at_number.pop(number, None)
        if outside is not None and outside != stored.hex():
            faults.append(Fault("rewritten", number, "the head kept outside is another"))
    faults.extend(
        Fault("cut off", number, "a head kept outside names a row that is not there")
        for number in sorted(at_number)
    )
    return Verdict(entries=count, heads=len(kept), faults=tuple(faults))


def _read_heads(faults: list[Fault]) -> list[dict[str, Any]]:
    heads = []
    for file in sorted(heads_folder().glob("*.json")):
        try:
            head = json.loads(file.read_text())
            heads.append({"number": int(head["number"]), "head": str(head["head"])})
        except (ValueError, KeyError, TypeError):
            faults.append(Fault("unreadable head", None, file.name))
    return heads


def _chain_rows() -> Iterator[tuple[int, bytes, tuple[Any, ...]]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "DECLARE journal_chain NO SCROLL CURSOR FOR"  # noqa: S608
            f" SELECT s.number, s.hash, {_COLUMNS} FROM journal_journalseal s"
            " LEFT JOIN journal_journalentry e ON e.id = s.entry_id ORDER BY s.number"
        )
        while True:
            cursor.execute("FETCH 2000 FROM journal_chain")
            rows = cursor.fetchall()
            for row in rows:
                yield row[0], bytes(row[1]), row[2:]
            if not rows:
                break
        cursor.execute("CLOSE journal_chain")


def unsealed() -> int:
    """Return how many committed entries have no seal yet. Reads the whole table."""
    return JournalEntry.objects.filter(seal__isnull=True).count()
