"""`./motcua up`, as a person starts it: from nothing, again, and after everything was killed."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from motcua.project.supervisor import orphans

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120
pytestmark = pytest.mark.fault


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Installation:
    """One installation in a folder of its own, on the server that it starts itself."""

    var: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def variables(self) -> dict[str, str]:
        dropped = ("MOTCUA_DATABASE_URL", "MOTCUA_TEST", "MOTCUA_ENV", "DJANGO_SETTINGS")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
        return {
            **kept, "MOTCUA_VAR": str(self.var), "MOTCUA_ROOT": str(ROOT),
            "PYTHONPATH": str(ROOT / "src"), "MOTCUA_WEB_WORKERS": "1",
        }  # fmt: skip

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "motcua.project.cli", *words],
            env=self.variables, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
        )  # fmt: skip

    def up(self) -> None:
        """Start it and return once it serves."""
        with (self.var / "said.txt").open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "motcua.project.cli", "up", "--no-demo",
                 "--port", str(self.port)],
                env=self.variables, stdout=said, stderr=said, text=True,
            )  # fmt: skip
        self.wait_until_healthy()
        while "Ctrl-C stops" not in self.said():
            time.sleep(0.05)

    def said(self) -> str:
        return (self.var / "said.txt").read_text()

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.is_healthy():
            assert self.process is None or self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def is_healthy(self) -> bool:
        address = f"http://127.0.0.1:{self.port}/healthz"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)

    def programs(self) -> dict[int, str]:
        """The web server's processes and the worker's, by number."""
        found = {}
        for pid in orphans.marked(orphans.mark_of(self.var)):
            words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            found[pid] = "worker" if "run_worker" in words else "web"
        return found

    def postmaster(self) -> int:
        return int((self.var / "postgres/data/postmaster.pid").read_text().splitlines()[0])


@pytest.fixture
def installation(open_folder: Path) -> Iterator[Installation]:
    made = Installation(open_folder)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.stop()
    orphans.end(orphans.mark_of(open_folder))


def test_a_start_a_second_start_and_recovery_from_every_kill(installation: Installation) -> None:
    installation.up()
    assert f"http://127.0.0.1:{installation.port}/" in installation.said()
    assert sorted(set(installation.programs().values())) == ["web", "worker"]

    # Whoever comes meanwhile is told, and does not disturb.
    other = installation.run("up", "--port", str(free_port()))
    assert other.returncode == 1
    assert "running already" in other.stderr
    assert installation.is_healthy()

    # Ctrl-C and SIGTERM stop everything that was started.
    assert installation.stop() == 0
    assert installation.programs() == {}
    assert not (installation.var / "postgres/data/postmaster.pid").exists()

    # The second start finds its tables and facts in place.
    installation.up()
    assert "loading" not in installation.said()
    assert "bringing the tables up to date" not in installation.said()

    # Each part, killed alone, is started again.
    for pid, name in installation.programs().items():
        if name == "worker":
            os.kill(pid, signal.SIGKILL)
    os.kill(installation.postmaster(), signal.SIGKILL)
    while "PostgreSQL answers again" not in installation.said():
        time.sleep(0.1)
    os.kill(min(p for p, n in installation.programs().items() if n == "web"), signal.SIGKILL)
    while "web server ended (by signal SIGKILL)" not in installation.said():
        time.sleep(0.1)
    installation.wait_until_healthy()
    assert "worker ended (by signal SIGKILL)" in installation.said()

    # Everything killed at once: the next start recovers.
    assert installation.process is not None
    installation.process.kill()
    installation.process.wait()
    for pid in [*installation.programs(), installation.postmaster()]:
        with suppress(ProcessLookupError):  # one may have noticed that the others are gone
            os.kill(pid, signal.SIGKILL)
    installation.up()

    # The command killed alone leaves programs behind; the next start ends them and serves.
    installation.process.kill()
    installation.process.wait()
    installation.up()
    assert installation.stop() == 0
    assert installation.programs() == {}


def test_a_port_that_is_taken_is_refused_in_words(installation: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", installation.port))
        other.listen()
        refused = installation.run("up", "--port", str(installation.port))
    assert refused.returncode == 1
    assert "--port" in refused.stderr
    assert not (installation.var / "postgres").exists()
