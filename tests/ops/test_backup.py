"""A backup holds all there is, and restoring brings all of it back, or nothing."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from motcua.project.backups.archive import BrokenArchive, read_manifest
from motcua.project.cli import loading

ROOT = Path(__file__).resolve().parent.parent.parent

# Runs as a program of the installation: an account, a stored file, entries of the journal, a seal.
SOME_WORK = """
import django; django.setup()
from datetime import UTC, datetime
from django.db import transaction
from motcua.accounts.models import Account
from motcua.documents.operations import store_file
from motcua.journal import chain
from motcua.journal.models import JournalEntry
at = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
with transaction.atomic():
    Account.objects.create(kind="citizen", login="0900000001", full_name="Lò Thị Mẩy",
                           created_at=at)
    store_file(content=b"%PDF-1.4\\n" + b"x" * 3000, name="giấy.pdf", uploaded_by="account:1",
               at=at, max_bytes=10_000)
    if not JournalEntry.objects.exists():
        JournalEntry.objects.create(tag="ops:test:write", subject="test:1", at=at,
                                    actor="system:test", data={"words": "đã ghi"})
chain.seal(at=at)
"""


@dataclass(frozen=True)
class Installation:
    """A database and a folder of runtime state, used through `./motcua`'s own program."""

    name: str
    url: str
    var: Path

    def motcua(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self._python("-m", "motcua.project.cli", *words)

    def prepares(self) -> None:
        """Bring the tables up to date."""
        done = self.motcua("manage", "migrate", "--no-input", "--verbosity", "0")
        assert done.returncode == 0, done.stderr

    def works(self) -> None:
        """Have something happen in it."""
        done = self._python("-c", SOME_WORK)
        assert done.returncode == 0, done.stderr

    def tables(self) -> dict[str, tuple[int, str]]:
        """Return of every table the number of its rows and a digest of them all."""
        with psycopg.connect(self.url) as connection:
            names = [
                row[0]
                for row in connection.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
                )
            ]
            return {name: _content(connection, name) for name in names}

    def _python(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MOTCUA_")}
        known = {
            **kept, "MOTCUA_DATABASE_URL": self.url, "MOTCUA_VAR": str(self.var),
            "MOTCUA_ROOT": str(ROOT), "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "motcua.project.settings",
        }  # fmt: skip
        return subprocess.run(
            [sys.executable, *words], env=known, cwd=self.var, capture_output=True, text=True
        )


def _content(connection: psycopg.Connection[Any], table: str) -> tuple[int, str]:
    query = sql.SQL(
        "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
    )
    row = connection.execute(query.format(sql.Identifier("public", table))).fetchone()
    assert row is not None
    return row[0], row[1]


def _url(database: str) -> str:
    given = settings.DATABASES["default"]
    user = quote(given["USER"]) + (f":{quote(given['PASSWORD'])}" if given["PASSWORD"] else "")
    rest = f"&port={given['PORT']}" if given["PORT"] else ""
    return f"postgresql://{user}@/{database}?host={quote(given['HOST'], safe='')}{rest}"


@dataclass(frozen=True)
class Archived:
    """An installation that has been worked in, and its backup."""

    first: Installation
    archive: Path


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archived]:
    """Made once; tests that change something take a copy."""
    folder = tmp_path_factory.mktemp("archived")
    with _database(template="template1") as name:
        first = _installation(name, folder)
        first.prepares()
        first.works()
        made = first.motcua("backup", str(folder / "b.tar"), "--json")
        assert made.returncode == 0, made.stderr
        assert json.loads(made.stdout)["files"] == 1
        yield Archived(first, folder / "b.tar")


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Installation]:
    """Another installation, still empty."""
    with _database(template="template1") as name:
        yield _installation(name, tmp_path)


@pytest.fixture
def copy(archived: Archived, tmp_path: Path) -> Iterator[Installation]:
    """A copy of the installation that has been worked in, with its files."""
    with _database(template=archived.first.name) as name:
        made = _installation(name, tmp_path)
        shutil.copytree(archived.first.var, made.var, dirs_exist_ok=True)
        heads = made.var / "journal-heads"
        (heads / archived.first.name).rename(heads / name)
        _copy_note(archived.first, made)
        yield made


def _copy_note(source: Installation, target: Installation) -> None:
    """What was done to a database is noted on it, and a copy does not take the note along."""
    with psycopg.connect(source.url) as one, psycopg.connect(target.url) as other:
        note = sql.Literal(json.dumps(loading.read_note(one)))
        words = sql.SQL("COMMENT ON DATABASE {} IS {}")
        other.execute(words.format(sql.Identifier(target.name), note))


def _installation(name: str, folder: Path) -> Installation:
    (folder / "var").mkdir()
    return Installation(name, _url(name), folder / "var")


@contextmanager
def _database(*, template: str) -> Iterator[str]:
    name = f"backup_{uuid4().hex[:10]}"
    words = map(sql.Identifier, (name, template))
    with psycopg.connect(_url("postgres"), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*words))
        try:
            yield name
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            server.execute(drop.format(sql.Identifier(name)))


def test_what_was_backed_up_comes_back_on_another_installation(
    archived: Archived, second: Installation
) -> None:
    first = archived.first
    restored = second.motcua("restore", str(archived.archive), "--json")
    assert restored.returncode == 0, restored.stderr
    assert second.tables() == first.tables()
    assert second.tables()["documents_storedfile"][0] == 1
    files = [sorted(p.name for p in i.var.rglob("files/*/*")) for i in (first, second)]
    assert files[0] == files[1] != []
    keys = [(i.var / "secret-key").read_text() for i in (first, second)]
    assert keys[0] == keys[1]
    whole = second.motcua("journal", "verify", "--json")
    assert whole.returncode == 0, whole.stdout
    assert json.loads(whole.stdout)["heads"] >= 1


def test_restoring_over_work_is_refused_until_replace_is_said_and_heads_are_kept_aside(
    archived: Archived, copy: Installation
) -> None:
    with psycopg.connect(copy.url) as later:
        later.execute("UPDATE accounts_account SET full_name = 'Người khác'")
    changed = copy.tables()
    refused = copy.motcua("restore", str(archived.archive), "--json")
    assert refused.returncode == 1
    assert "--replace" in json.loads(refused.stdout)["error"]
    assert copy.tables() == changed
    replaced = copy.motcua("restore", str(archived.archive), "--replace", "--json")
    assert replaced.returncode == 0, replaced.stderr
    assert copy.tables() == archived.first.tables()
    assert Path(json.loads(replaced.stdout)["former_heads"]).is_dir()


def test_nothing_is_restored_while_others_are_connected(
    archived: Archived, copy: Installation
) -> None:
    with psycopg.connect(copy.url) as somebody:
        somebody.execute("SELECT 1")
        refused = copy.motcua("restore", str(archived.archive), "--replace")
    assert refused.returncode == 1
    assert "others are connected" in refused.stderr


def test_an_altered_or_cut_archive_is_refused_before_anything_is_touched(
    archived: Archived, second: Installation, tmp_path: Path
) -> None:
    whole = archived.archive.read_bytes()
    with tarfile.open(archived.archive) as tar:
        dump = tar.getmember("database.dump")
    at = dump.offset_data + dump.size // 2
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[: dump.offset_data + dump.size // 3])
    altered = tmp_path / "altered.tar"
    altered.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    without_end = tmp_path / "without-manifest.tar"
    without_end.write_bytes(whole[: whole.rindex(b"manifest.json")])
    for bad in (cut, altered, without_end):
        refused = second.motcua("restore", str(bad))
        assert refused.returncode == 1, bad
        assert "Traceback" not in refused.stderr
        assert second.tables() == {}


def test_a_dump_that_cannot_be_read_in_leaves_the_database_as_it_was(
    archived: Archived, copy: Installation
) -> None:
    with psycopg.connect(copy.url, autocommit=True) as owner:
        # The extension outside the schema stands in the dump's way, which asks for it inside.
        owner.execute("CREATE SCHEMA elsewhere")
        owner.execute("CREATE FUNCTION public.in_the_way() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        owner.execute("ALTER EXTENSION unaccent SET SCHEMA elsewhere")
    before = copy.tables()
    refused = copy.motcua("restore", str(archived.archive), "--replace")
    assert refused.returncode == 1, refused.stderr
    assert copy.tables() == before


def test_a_stored_file_that_is_gone_is_named_and_the_backup_falls_short(
    copy: Installation, tmp_path: Path
) -> None:
    for path in copy.var.rglob("files/*/*"):
        path.unlink()
    made = copy.motcua("backup", str(tmp_path / "b.tar"), "--json")
    assert made.returncode == 1
    assert len(json.loads(made.stdout)["missing"]) == 1


def test_an_archive_with_a_path_that_leads_outside_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        info = tarfile.TarInfo("../outside")
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(BrokenArchive, match="outside"):
        read_manifest(tmp_path / "b.tar")


def test_a_backup_is_readable_by_its_owner_alone_and_overwrites_nothing(
    archived: Archived,
) -> None:
    before = archived.archive.read_bytes()
    assert archived.archive.stat().st_mode & 0o777 == 0o600
    assert not list(archived.archive.parent.glob("*.part"))
    assert archived.first.motcua("backup", str(archived.archive)).returncode == 1
    assert archived.archive.read_bytes() == before
