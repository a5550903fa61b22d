"""A throw-away installation: PostgreSQL as durable as in earnest, web server, worker; to be killed."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from motcua.project.supervisor import cluster as clusters
from motcua.project.supervisor import sharing, web
from motcua.project.supervisor.cluster import Cluster
from motcua.project.supervisor.postmaster import read_postmaster
from motcua.project.supervisor.processes import Program, Running

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


@dataclass
class Installation:
    """
    One installation in a folder of its own.

    What dies is started again by `keep_up`, as `./motcua up` and an operator would.
    """

    var: Path
    port: int = field(default_factory=free_port)
    url: str = ""
    cluster: Cluster = field(init=False)
    web: Running = field(init=False)
    worker: Running = field(init=False)
    _leaving: threading.Event = field(default_factory=threading.Event)
    _keeper: threading.Thread | None = None

    def prepare(self) -> None:
        """Make the cluster, the tables and the world."""
        forced = os.environ.get("MOTCUA_POSTGRES", "")
        self.cluster = sharing.find(root=ROOT, var=self.var, name="postgres", forced=forced)
        clusters.ensure_made(self.cluster)
        self.url = clusters.ensure_database(clusters.start(self.cluster), "motcua")
        self.manage("migrate", "--verbosity", "0")
        self._run("-m", "tests.faults.prepare")
        served = web.server(host=HOST, port=self.port, workers=2, threads=2)
        self.web, self.worker = self._program(served), self._program(web.worker())

    @property
    def variables(self) -> dict[str, str]:
        """The environment of its programs: production, on its own database and folder."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MOTCUA_", "DJANGO_"))}
        secret = self.var / "secret"
        if not secret.exists():
            secret.write_text(secrets.token_urlsafe(48))
        return {
            **kept, "MOTCUA_DATABASE_URL": self.url, "MOTCUA_VAR": str(self.var),
            "MOTCUA_SECRET_KEY": secret.read_text(), "MOTCUA_LOG_LEVEL": "warning",
            "MOTCUA_ENV": "production", "DJANGO_SETTINGS_MODULE": "motcua.project.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }  # fmt: skip

    def manage(self, *words: str) -> str:
        """Run a management command and return what it says."""
        return self._run("-m", "motcua.project.manage", *words)

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.variables, capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _program(self, program: Program) -> Running:
        return Running(program, self.var / "log" / f"{program.name}.log", self.variables)

    def start(self) -> None:
        """Start web server and worker and return once it serves; from now on keep all up."""
        self.web.start()
        self.worker.start()
        web.wait_until_serving(self.web, host=HOST, port=self.port)
        self._keeper = threading.Thread(target=self._keep_up, name="keeper")
        self._keeper.start()

    def await_serving(self) -> None:
        """Return once the web server answers again after a kill."""
        wait_until(self._serves, seconds=60, what="the web server does not come back")

    def _serves(self) -> bool:
        try:
            web.wait_until_serving(self.web, host=HOST, port=self.port)
        except web.DoesNotServe:  # it is just being started again
            return False
        return True

    def _keep_up(self) -> None:
        while not self._leaving.wait(0.2):
            if not clusters.is_running(self.cluster):
                clusters.start(self.cluster)
            for running in (self.web, self.worker):
                if running.has_ended():
                    running.end_group()
                    running.start()

    def stop(self) -> None:
        """Stop everything."""
        self._leaving.set()
        if self._keeper is not None:
            self._keeper.join()
            self.worker.stop()
            self.web.stop()
        clusters.stop(self.cluster)

    def kill_web_workers(self) -> int:
        """kill -9 the processes that answer, not their head; return how many."""
        assert self.web.process is not None
        return _kill_all(_children_of(self.web.process.pid))

    def kill_web(self) -> int:
        """kill -9 the web server, head and workers."""
        assert self.web.process is not None
        pid = self.web.process.pid
        return _kill_all([pid, *_children_of(pid)])

    def kill_worker(self) -> int:
        """kill -9 the worker."""
        assert self.worker.process is not None
        return _kill_all([self.worker.process.pid])

    def kill_postgres(self) -> int:
        """kill -9 the postmaster and every process of its server."""
        running = read_postmaster(self.cluster.home.data)
        assert running is not None
        return _kill_all([running.pid, *_children_of(running.pid)])

    def kill_all(self) -> int:
        """kill -9 everything at once."""
        return self.kill_postgres() + self.kill_web() + self.kill_worker()

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Ask the database itself, past all of the product's code."""
        with psycopg.connect(self.url) as connection:
            return connection.execute(statement, values or None).fetchall()

    def logs(self) -> str:
        """Return the ends of the logs, for a test that fails."""
        files = sorted((self.var / "log").glob("*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text()[-4000:]}" for file in files)


def wait_until(true: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Return once `true()` holds; fail with `what` when it does not in time."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def _kill_all(pids: list[int]) -> int:
    killed = 0
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
            killed += 1
        except ProcessLookupError:
            continue
    return killed


def _children_of(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(word) for word in task.read_text().split()]
    return found
