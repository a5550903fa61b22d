"""The server that a benchmark measures: the production one, started and stopped here."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.project.supervisor import web
from motcua.project.supervisor.refusal import Refused

HOST = "127.0.0.1"
COUNTING = "motcua.project.bench.counting:application"
START_SECONDS = 60


class DoesNotServe(Refused):
    """The server that was to be measured did not start; its log says why."""


@dataclass(frozen=True)
class Serving:
    """Where the server listens, and its process group."""

    port: int
    group: int


@contextmanager
def serving(*, var: Path, workers: int, threads: int, counting: bool = False) -> Iterator[Serving]:
    """
    Yield the production server on a free port, with the environment of this process.

    `counting`: the same application, which tells in a header how many statements each request
    took; never the one that is timed.
    """
    port = _free_port()
    program = web.server(host=HOST, port=port, workers=workers, threads=threads)
    arguments = [*program.arguments[:-1], COUNTING] if counting else list(program.arguments)
    log = var / "server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 - our own program
            arguments, stdout=out, stderr=out, start_new_session=True
        )
    try:
        _wait(process, port, log)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


@contextmanager
def worker(*, var: Path) -> Iterator[None]:
    """Run the worker beside the server, as an installation does: deliveries and the sealer."""
    with (var / "worker.log").open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 - our own program
            web.worker().arguments, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                print(log.read_text(errors="replace")[-3000:], file=sys.stderr)
                raise DoesNotServe("the server to be measured does not answer") from None
            time.sleep(0.1)
