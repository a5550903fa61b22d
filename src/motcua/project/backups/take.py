"""Takes a backup while the installation works: one snapshot of the database, then the files."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from .archive import Writer, writing
from .programs import Tools


@dataclass(frozen=True)
class Folders:
    """What an installation keeps outside its database."""

    files: Path
    journal_heads: Path
    secret_key: Path


@dataclass(frozen=True)
class Backup:
    """What was written. `missing` are stored files that the database names but the disk lacks."""

    path: Path
    size: int
    files: int
    missing: tuple[str, ...]


def take_backup(*, tools: Tools, folders: Folders, target: Path, at: datetime) -> Backup:
    """
    Write the archive `target`.

    The heads are copied before the snapshot is taken, the stored files after it: a file is on the
    disk before the row that names it commits, and a head never is newer than the journal it proves.

    :raises ProgramFailed: pg_dump did not succeed
    """
    with writing(target) as archive, tempfile.TemporaryDirectory(dir=target.parent) as work:
        with psycopg.connect(tools.url) as snapshot:
            heads = _heads(folders.journal_heads / snapshot.info.dbname)
            for path, content in heads:
                _add_text(archive, Path(work), f"journal-heads/{path}", content)
            snapshot.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            about = _about(snapshot, tools, at)
            named = _named_files(snapshot)
            _dump(snapshot, tools, archive, Path(work) / "database.dump")
        missing = tuple(_add_files(archive, folders.files, named))
        if folders.secret_key.exists():
            archive.add(folders.secret_key, "secret-key")
        archive.finish({**about, "missing_files": list(missing)})
    return Backup(target, target.stat().st_size, len(named) - len(missing), missing)


def _about(snapshot: psycopg.Connection[Any], tools: Tools, at: datetime) -> dict[str, Any]:
    applied = snapshot.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return {
        "made_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "postgres_major": snapshot.info.server_version // 10_000,
        "pg_dump_major": tools.major,
        "database": snapshot.info.dbname,
        "migrations": [f"{app}.{name}" for app, name in applied],
    }


def _named_files(snapshot: psycopg.Connection[Any]) -> list[str]:
    rows = snapshot.execute("SELECT DISTINCT sha256 FROM documents_storedfile ORDER BY sha256")
    return [sha256 for (sha256,) in rows]


def _dump(snapshot: psycopg.Connection[Any], tools: Tools, archive: Writer, target: Path) -> None:
    row = snapshot.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None
    same = ["--snapshot", row[0]]
    tools.run("pg_dump", "-Fc", "--no-owner", "--no-acl", *same, "-f", str(target))
    archive.add(target, "database.dump")


def _heads(folder: Path) -> list[tuple[str, str]]:
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else ()
    return [(path.name, path.read_text()) for path in paths]


def _add_text(archive: Writer, work: Path, name: str, content: str) -> None:
    path = work / "text"
    path.write_text(content)
    archive.add(path, name)


def _add_files(archive: Writer, root: Path, named: Iterable[str]) -> Iterable[str]:
    """Add each stored file; yield those that are gone or whose content is not what its name says."""
    for sha256 in named:
        path = root / sha256[:2] / sha256
        if not path.exists() or archive.add(path, f"files/{sha256[:2]}/{sha256}") != sha256:
            yield sha256
