"""One PostgreSQL cluster of our own: made once, started, found again after a crash, stopped."""

import fcntl
import json
import locale
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from .binaries import Binaries, NoPostgres
from .place import Place, make_private
from .tuning import as_file, settings

USER = "motcua"
STARTS_WITHIN_SECONDS = 600
STOPS_WITHIN_SECONDS = 120


@dataclass
class Cluster:
    """A cluster at a place, run by one set of binaries."""

    place: Place
    binaries: Binaries
    durable: bool = True
    _server: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def url(self, database: str = "motcua") -> str:
        """Return the address of one of its databases, for MOTCUA_DATABASE_URL."""
        return f"postgresql://{USER}@/{database}?host={quote(str(self.place.sockets), safe='')}"

    def answers(self) -> bool:
        """Tell whether it takes connections now."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def is_alive(self) -> bool:
        """Tell whether its first process runs, whoever started it."""
        if self._server is not None:
            return self._server.poll() is None
        pid = self.server_pid()
        return pid is not None and Path(f"/proc/{pid}").exists()

    def server_pid(self) -> int | None:
        """Return the process that `postmaster.pid` names, or None."""
        try:
            return int((self.place.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def make(self) -> None:
        """Make the cluster the first time: checksums on, UTF-8, and a note of what made it."""
        if (self.place.data / "PG_VERSION").exists():
            return
        _make_enterable(self.place)
        make_private(self.place.data, self.place.user)
        utf8 = "C.UTF-8" if _has_locale("C.UTF-8") else "C"
        said = self._run(
            self.binaries.program("initdb"), "-D", str(self.place.data), "-U", USER, "-A", "trust",
            "-E", "UTF8", "--locale", utf8, "--data-checksums",
            *([] if self.durable else ["--no-sync"]),
        )  # fmt: skip
        if said.returncode:
            raise NoPostgres(f"the database could not be made: {said.stderr.strip()}")
        with (self.place.data / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude 'motcua.conf'\n")
        write_note(self.place, self.binaries)

    def start(self) -> None:
        """
        Start it and wait until it answers, however long crash recovery takes.

        After kill -9 the old server's last processes hold the folder for a moment: it is tried
        again until they are gone.

        :raises NoPostgres: it does not start; the end of its log is in the message
        """
        self.make()
        make_private(self.place.sockets, self.place.user)
        said = as_file(settings(sockets=self.place.sockets, durable=self.durable))
        (self.place.data / "motcua.conf").write_text(said)
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        tries = 0
        while time.monotonic() < deadline:
            self._launch()
            if self._wait(deadline):
                self._make_database()
                return
            tries += 1
            if tries >= 3 and not self._is_held():
                break
            time.sleep(min(2.0, 0.3 * tries))
        raise NoPostgres(f"PostgreSQL does not start. Its log ends so:\n{self._end_of_log()}")

    def stop(self) -> None:
        """Stop it without waiting for its clients; nothing committed is lost."""
        pid = self.server_pid()
        if pid is None:
            return
        try:
            os.kill(pid, signal.SIGINT)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + STOPS_WITHIN_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            time.sleep(0.05)
        self._server = None

    def _launch(self) -> None:
        log = self.place.base / "postgresql.log"
        user = self.place.user
        who: dict[str, Any] = (
            {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}
        )
        with log.open("ab") as out:
            self._server = subprocess.Popen(
                [self.binaries.program("postgres"), "-D", str(self.place.data)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd="/",
                start_new_session=True, env=_plain_environment(), **who,
            )  # fmt: skip

    def _wait(self, deadline: float) -> bool:
        while time.monotonic() < deadline:
            if self._server is None or self._server.poll() is not None:
                return False
            if self.answers():
                return True
            time.sleep(0.05)
        return False

    def _is_held(self) -> bool:
        """Tell whether the last failure was that an old server's processes still hold the folder."""
        said = self._end_of_log()
        return any(
            words in said
            for words in ("already exists", "still in use", "could not lock", "is still running")
        )

    def _make_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as admin:
            known = admin.execute("SELECT 1 FROM pg_database WHERE datname = 'motcua'").fetchone()
            if known is None:
                admin.execute("CREATE DATABASE motcua")

    def _end_of_log(self) -> str:
        try:
            lines = (self.place.base / "postgresql.log").read_text("utf-8", "replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-6:])

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        user = self.place.user
        who: dict[str, Any] = (
            {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}
        )
        return subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=False, env=_plain_environment(), **who,
        )  # fmt: skip


def write_note(place: Place, binaries: Binaries) -> None:
    """Remember which binaries made the cluster: no other major version can open it."""
    note = {
        "major": binaries.major,
        "version": binaries.version,
        "origin": binaries.origin,
        "folder": str(binaries.folder),
    }
    (place.base / "made-by.json").write_text(json.dumps(note) + "\n")


def read_note(place: Place) -> dict[str, Any] | None:
    """Return what `write_note` kept; of a cluster without it, the major version alone."""
    try:
        note: dict[str, Any] = json.loads((place.base / "made-by.json").read_text())
    except (OSError, ValueError):
        try:
            major = int((place.data / "PG_VERSION").read_text())
        except (OSError, ValueError):
            return None
        return {"major": major, "version": str(major), "origin": "", "folder": ""}
    return note if (place.data / "PG_VERSION").exists() else None


@contextmanager
def held_open(cluster: Cluster) -> Iterator[Cluster]:
    """
    Have the cluster running inside the block; the last of several commands to leave stops it.

    Each holds a shared lock while it uses the server, so that none stops it under another.
    """
    cluster.place.base.mkdir(parents=True, exist_ok=True)
    with (cluster.place.base / "users.lock").open("a") as users:
        with _starting(cluster.place.base):
            fcntl.flock(users, fcntl.LOCK_SH)
            if not cluster.answers():
                cluster.start()
        try:
            yield cluster
        finally:
            with _starting(cluster.place.base):
                _stop_if_last(cluster, users.fileno())


def _stop_if_last(cluster: Cluster, users: int) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    cluster.stop()


@contextmanager
def _starting(base: Path) -> Iterator[None]:
    with (base / "start.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_enterable(place: Place) -> None:
    place.base.mkdir(parents=True, exist_ok=True)
    if place.user is not None:
        for folder in (place.base, place.base.parent):
            folder.chmod(folder.stat().st_mode | 0o011)


def _has_locale(name: str) -> bool:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return True


def _plain_environment() -> dict[str, str]:
    """Leave out what would change the server: libpq's variables and a preloaded library."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LD_", "LC_"))}
    return {**kept, "LANG": "C.UTF-8" if sys.platform == "linux" else "C"}
