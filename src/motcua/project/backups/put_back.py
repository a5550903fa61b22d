"""Restores a backup: everything is checked first, the database is exchanged in one transaction."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from motcua.project.supervisor.refusal import Refused

from .archive import read_manifest, unpack
from .programs import Tools
from .take import Folders


class WouldOverwrite(Refused):
    """The database holds accounts or a journal, and nobody said that they may go."""


class InUse(Refused):
    """Somebody is connected to the database."""


class FromNewerPostgres(Refused):
    """The backup was made on a newer PostgreSQL than the one it should go to."""


@dataclass(frozen=True)
class Restored:
    """What came back. `moved_aside` is where the journal's former heads are; None without any."""

    made_at: str
    files: int
    moved_aside: Path | None


def restore_backup(
    *, archive: Path, tools: Tools, folders: Folders, replace: bool, at: datetime
) -> Restored:
    """
    Put the backup in the place of what the database holds.

    :raises BrokenArchive: the archive is not as it was written; nothing was touched
    :raises WouldOverwrite: the database is in use for real, and `replace` was not said
    :raises InUse: others are connected
    :raises FromNewerPostgres: the server is older than the one the backup comes from
    :raises ProgramFailed: PostgreSQL refused; the database is as it was before
    """
    manifest = read_manifest(archive)
    database = _refuse_if_unfit(tools, manifest, replace=replace)
    # Beside the files, so that they can be moved into their place instead of copied.
    folders.files.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folders.files.parent, prefix="restore-") as work:
        unpack(archive, Path(work))
        files = _put_files(Path(work) / "files", folders.files)
        _exchange_database(tools, Path(work))
        heads = folders.journal_heads / database
        aside = _put_heads(Path(work) / "journal-heads", heads, at)
        _put_secret_key(Path(work) / "secret-key", folders.secret_key)
    return Restored(manifest["made_at"], files, aside)


def _refuse_if_unfit(tools: Tools, manifest: dict[str, Any], *, replace: bool) -> str:
    with psycopg.connect(tools.url, autocommit=True) as server:
        major, database = server.info.server_version // 10_000, server.info.dbname
        if manifest["postgres_major"] > major:
            raise FromNewerPostgres(
                f"the backup comes from PostgreSQL {manifest['postgres_major']}, this server is "
                f"{major}: restore it on the same version or a newer one"
            )
        if not replace and _is_in_use_for_real(server):
            raise WouldOverwrite(
                f"the database {database} holds accounts; restoring replaces everything in it. "
                "Say --replace if that is meant."
            )
        others = server.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
        if others and others[0]:
            raise InUse("others are connected to the database: stop `./motcua up` first")
    return database


def _is_in_use_for_real(server: psycopg.Connection[Any]) -> bool:
    known = server.execute("SELECT to_regclass('public.accounts_account')").fetchone()
    if known is None or known[0] is None:
        return False
    row = server.execute("SELECT EXISTS (SELECT FROM public.accounts_account)").fetchone()
    return bool(row and row[0])


def _exchange_database(tools: Tools, work: Path) -> None:
    """Empty the database and fill it from the dump in one transaction: all of it, or nothing."""
    script = work / "restore.sql"
    dump = work / "database.dump"
    tools.run("pg_restore", "--no-owner", "--no-acl", "-f", str(script), str(dump))
    empty = work / "empty.sql"
    empty.write_text(
        "SET lock_timeout = '10s';\nSET client_min_messages = warning;\n"
        "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
    )
    quietly = ["--no-psqlrc", "--quiet", "--single-transaction", "-v", "ON_ERROR_STOP=1"]
    tools.run("psql", *quietly, "-o", "/dev/null", "-f", str(empty), "-f", str(script))


def _put_files(source: Path, target: Path) -> int:
    """Move what is not there yet; a file that is there has the same content, by its name."""
    paths = [path for path in source.rglob("*") if path.is_file()] if source.is_dir() else []
    for path in paths:
        place = target / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
    return len(paths)


def _put_heads(source: Path, target: Path, at: datetime) -> Path | None:
    """Heads of days after the backup would tell of rows cut off: they are kept, but aside."""
    aside = None
    if target.is_dir() and any(target.iterdir()):
        aside = target.with_name(f"{target.name}.before-restore-{at:%Y%m%dT%H%M%S}")
        target.rename(aside)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    return aside


def _put_secret_key(source: Path, target: Path) -> None:
    """Bring the key back, since pseudonyms in the journal were made with it."""
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + ".new")
    fresh.touch(mode=0o600)
    fresh.write_text(source.read_text())
    fresh.replace(target)
