"""The two programs of an installation, the web server and the worker, and how to tell they serve."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from motcua.project.supervisor.processes import Program, Running, tail
from motcua.project.supervisor.refusal import Refused

READY_SECONDS = 60


class PortTaken(Refused):
    """Another program listens on the port."""


class DoesNotServe(Refused):
    """The web server was started but does not answer."""


def server(*, host: str, port: int, workers: int, threads: int) -> Program:
    """Return the web server: one process a core, few threads each, as measured to be quickest."""
    arguments = (
        "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(threads),
        "--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "15",
        "--no-ws", "--log-level", "warning",
    )  # fmt: skip
    application = "motcua.project.wsgi:application"
    return Program("web server", (sys.executable, "-m", "granian", *arguments, application))


def worker() -> Program:
    """Return the worker: the queue's jobs and the journal's sealer."""
    return Program("worker", (sys.executable, "-m", "motcua.project.manage", "run_worker"))


def workers_wanted(variables: Mapping[str, str]) -> int:
    """Return MOTCUA_WEB_WORKERS, or one for each core that this process may use."""
    return _number(variables, "MOTCUA_WEB_WORKERS", len(os.sched_getaffinity(0)))


def threads_wanted(variables: Mapping[str, str]) -> int:
    """Return MOTCUA_WEB_THREADS: threads that each web process answers with."""
    return _number(variables, "MOTCUA_WEB_THREADS", 2)


def _number(variables: Mapping[str, str], name: str, default: int) -> int:
    given = variables.get(name, "")
    if not given:
        return default
    if not given.isdigit() or int(given) < 1:
        raise Refused(f"{name} must be a whole number of at least 1, not {given!r}")
    return int(given)


def ensure_free(host: str, port: int) -> None:
    """
    Return when the port can be listened on.

    :raises PortTaken: it cannot
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen()
        except OSError as failure:
            raise PortTaken(
                f"cannot listen on {host}:{port} ({failure.strerror}). Another program uses it: "
                "end that one, or choose another port with --port."
            ) from None


def wait_until_serving(running: Running, *, host: str, port: int) -> None:
    """
    Return once `/healthz` answers 200.

    :raises DoesNotServe: it ended, or a minute has passed
    """
    deadline = time.monotonic() + READY_SECONDS
    while not _is_healthy(host, port):
        if running.has_ended() or time.monotonic() > deadline:
            raise DoesNotServe(f"the web server does not serve:\n{tail(running.log)}")
        time.sleep(0.05)


def _is_healthy(host: str, port: int) -> bool:
    name = f"[{host}]" if ":" in host else {"0.0.0.0": "127.0.0.1"}.get(host, host)  # noqa: S104
    try:
        with urllib.request.urlopen(f"http://{name}:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def log_folder(var: Path) -> Path:
    """Return where the programs' logs are."""
    return var / "log"
