"""
Makes, starts and stops one PostgreSQL cluster on a Unix socket, without TCP.

Durability is PostgreSQL's own: fsync, full_page_writes and synchronous_commit stay on, except in
a cluster that says it is for tests and may be lost.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from motcua.project.supervisor import tuning
from motcua.project.supervisor.binaries import Binaries, MadeBy
from motcua.project.supervisor.homes import Home
from motcua.project.supervisor.postmaster import Postmaster, read_postmaster
from motcua.project.supervisor.refusal import Refused
from motcua.project.supervisor.sockets import socket_folder

USER = "motcua"
STAMP = "made-by.json"
RETRY_SECONDS = 60
STOP_SECONDS = 120


class DoesNotStart(Refused):
    """PostgreSQL ended instead of starting; its log says why."""


@dataclass(frozen=True)
class Cluster:
    """A cluster at its home, with the programs that open it. `durable` is False only for tests."""

    home: Home
    binaries: Binaries
    durable: bool = True

    @property
    def log(self) -> Path:
        """Where the server writes what happens to it."""
        return self.home.folder / "postgres.log"


def made_by(home: Home) -> MadeBy | None:
    """Return what made the cluster at `home`, or None when there is none yet."""
    try:
        major = int((home.data / "PG_VERSION").read_text().strip())
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        source = json.loads((home.folder / STAMP).read_text()).get("source")
    except (OSError, ValueError):
        source = None
    return MadeBy(major, source)


def url(socket: Path, database: str) -> str:
    """Return the address of a database on the server that listens at `socket`."""
    return f"postgresql://{USER}@/{quote(database)}?host={quote(str(socket), safe='/')}"


def ensure_made(cluster: Cluster) -> None:
    """
    Make the cluster where there is none. A making that was cut short leaves nothing behind.

    :raises DoesNotStart: initdb failed
    """
    if made_by(cluster.home) is not None:
        return
    place = cluster.home.folder
    _say(f"making a PostgreSQL {cluster.binaries.major} cluster in {place}")
    halfway = place / "data.new"
    shutil.rmtree(halfway, ignore_errors=True)
    halfway.mkdir(mode=0o700)
    if cluster.home.owner is not None:
        os.chown(halfway, cluster.home.owner.uid, cluster.home.owner.gid)
    _initdb(cluster, halfway)
    tuning.write(halfway, durable=cluster.durable)
    stamp = {"source": cluster.binaries.source, "major": cluster.binaries.major}
    (place / STAMP).write_text(json.dumps(stamp))
    halfway.rename(cluster.home.data)


def start(cluster: Cluster) -> Postmaster:
    """
    Start the server, or find it running, and return once it answers.

    After a kill the old server's remains are in the way for a moment: then it is tried again. A
    long crash recovery is waited for.

    :raises DoesNotStart: it ended, or kept ending
    """
    deadline = time.monotonic() + RETRY_SECONDS
    while True:
        _take_note_of_the_dead()
        running = read_postmaster(cluster.home.data)
        if running is not None:
            if _answers(running):
                return running
        elif (started := _start_once(cluster)) is not None:
            return started
        if time.monotonic() > deadline:
            raise DoesNotStart(
                f"PostgreSQL does not start. The end of {cluster.log}:\n{_tail(cluster)}"
            )
        time.sleep(0.5)


def is_running(cluster: Cluster) -> bool:
    """Tell whether the server's process lives, without asking it anything."""
    _take_note_of_the_dead()
    return read_postmaster(cluster.home.data) is not None


def stop(cluster: Cluster) -> None:
    """
    Stop the server, if it runs, letting it write everything down.

    :raises DoesNotStart: it is still writing after two minutes; it goes on by itself
    """
    running = read_postmaster(cluster.home.data)
    if running is None:
        return
    os.kill(running.pid, signal.SIGINT)
    deadline = time.monotonic() + STOP_SECONDS
    while read_postmaster(cluster.home.data) is not None:
        _take_note_of_the_dead()
        if time.monotonic() > deadline:
            raise DoesNotStart(f"PostgreSQL (process {running.pid}) has not stopped yet")
        time.sleep(0.05)
    _take_note_of_the_dead()
    shutil.rmtree(running.socket, ignore_errors=True)


def ensure_database(running: Postmaster, name: str) -> str:
    """Make the database where there is none and return its address."""
    with psycopg.connect(url(running.socket, "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return url(running.socket, name)


def _initdb(cluster: Cluster, data: Path) -> None:
    arguments = [
        "--pgdata", str(data), "--username", USER, "--encoding", "UTF8", "--auth-local", "trust",
        "--auth-host", "reject", "--data-checksums", "--no-instructions",
    ]  # fmt: skip
    said = ""
    for locale in ("C.UTF-8", "C"):
        done = subprocess.run(
            [cluster.binaries.program("initdb"), *arguments, "--locale", locale],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            **_as_owner(cluster),
        )  # fmt: skip
        if done.returncode == 0:
            return
        said = said or done.stderr.strip()
    raise DoesNotStart(f"initdb failed:\n{said}")


# Servers that this process started: their ends must be taken note of, or they count as living.
_STARTED: list[subprocess.Popen[bytes]] = []


def _take_note_of_the_dead() -> None:
    _STARTED[:] = [process for process in _STARTED if process.poll() is None]


def _start_once(cluster: Cluster) -> Postmaster | None:
    """Start the server; None when it ended at once, as it does while remains are in the way."""
    socket = socket_folder(cluster.home)
    options = ["-D", str(cluster.home.data), "-k", str(socket), "-c", "listen_addresses="]
    with cluster.log.open("ab") as log:
        process = subprocess.Popen(
            [cluster.binaries.program("postgres"), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            **_as_owner(cluster),
        )  # fmt: skip
    _STARTED.append(process)
    waits = 0
    while process.poll() is None:
        running = read_postmaster(cluster.home.data)
        if running is not None and running.pid == process.pid and _answers(running):
            return running
        time.sleep(0.05)
        waits += 1
        if waits % 200 == 0:
            _say("PostgreSQL is recovering …")
    with suppress(OSError):
        socket.rmdir()
    return None


def _answers(running: Postmaster) -> bool:
    try:
        with psycopg.connect(url(running.socket, "postgres"), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def _as_owner(cluster: Cluster) -> dict[str, Any]:
    """Keep out of the server's environment what would change it, and drop root's rights."""
    kept = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    owner = cluster.home.owner
    if owner is None:
        return {"env": kept, "cwd": "/"}
    dropped = {"user": owner.uid, "group": owner.gid, "extra_groups": []}
    return {"env": kept, "cwd": "/", **dropped}


def _say(text: str) -> None:
    print(f"motcua: {text}", file=sys.stderr, flush=True)


def _tail(cluster: Cluster) -> str:
    try:
        return "\n".join(cluster.log.read_text(errors="replace").splitlines()[-12:])
    except OSError:
        return "(no log)"
