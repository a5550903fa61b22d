"""`./motcua up`: starts the database, the web server and the worker, and stays until told to stop."""

import argparse
import fcntl
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from motcua.project.cli import ground, scenarios
from motcua.project.supervisor import cluster as clusters
from motcua.project.supervisor import orphans, web
from motcua.project.supervisor.processes import Crew, Running, say
from motcua.project.supervisor.refusal import Refused


class RunsAlready(Refused):
    """Another `up` of this installation is running."""


class Ending:
    """
    Turns Ctrl-C and SIGTERM into an orderly end.

    While things are still being started a signal interrupts; once everything serves it is noted,
    and the watch sees it. A second signal always interrupts.
    """

    was_told = False
    is_serving = False

    def listen(self) -> None:
        """Take the signals from now on."""
        signal.signal(signal.SIGINT, self._note)
        signal.signal(signal.SIGTERM, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        if self.was_told or not self.is_serving:
            raise KeyboardInterrupt
        self.was_told = True


def run(arguments: list[str]) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    options = _parser().parse_args(arguments)
    scenarios.ensure_there_is(options.scenario)
    ending = Ending()
    ending.listen()
    here = ground.place()
    with ExitStack() as held:
        held.enter_context(_only_one(here.var, options.port))
        mark = orphans.mark_of(here.var)
        if ended := orphans.end(mark):
            say(f"ended {ended} processes that an earlier start had left behind")
        web.ensure_free(options.host, options.port)
        own = None if os.environ.get("MOTCUA_DATABASE_URL") else ground.cluster()
        known = held.enter_context(
            ground.database(demo=not options.no_demo, own=own, scenario=options.scenario)
        )
        # What the environment says already goes before what the scenario is called.
        known = {**scenarios.variables(options.scenario), **known, orphans.MARK: mark}
        crew = _crew(options, here.var, known)
        held.callback(crew.stop)
        crew.start()
        web.wait_until_serving(crew.members[0], host=options.host, port=options.port)
        ending.is_serving = True
        _welcome(options, known)
        crew.watch(
            is_told_to_stop=lambda: ending.was_told,
            also=(lambda: None) if own is None else lambda: _keep_up(own),
        )
        say("stopping")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./motcua up", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="default 8000")
    parser.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--no-demo", action="store_true", help="without the demo province")
    which.add_argument(
        "--scenario", default="", metavar="NAME",
        help=f"in a database of its own: {', '.join(scenarios.names())}",
    )  # fmt: skip
    return parser


@contextmanager
def _only_one(var: Path, port: int) -> Iterator[None]:
    var.mkdir(parents=True, exist_ok=True)
    with (var / "up.lock").open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise RunsAlready(f"this installation is running already: {handle.read()}") from None
        handle.truncate(0)
        handle.write(f"process {os.getpid()}, port {port}")
        handle.flush()
        yield


def _crew(options: argparse.Namespace, var: Path, known: dict[str, str]) -> Crew:
    server = web.server(
        host=options.host,
        port=options.port,
        workers=web.workers_wanted(known),
        threads=web.threads_wanted(known),
    )
    logs = web.log_folder(var)
    return Crew(
        [
            Running(server, logs / "web.log", known),
            Running(web.worker(), logs / "worker.log", known),
        ]
    )


def _keep_up(own: clusters.Cluster) -> None:
    """Start PostgreSQL again when it has died; returns at once while it lives."""
    if not clusters.is_running(own):
        say("PostgreSQL ended; starting it again")
        clusters.start(own)
        say("PostgreSQL answers again")


def _welcome(options: argparse.Namespace, known: dict[str, str]) -> None:
    address = f"http://{options.host}:{options.port}"
    print(f"\nMột Cửa is serving.\n  citizens  {address}/\n  officers  {address}/can-bo/")
    for line in _accounts(known, options.scenario):
        print(line)
    print(
        f"Logs are in {web.log_folder(ground.place().var)}. Ctrl-C stops everything.\n", flush=True
    )


def _accounts(known: dict[str, str], scenario: str) -> list[str]:
    """Return the lines that name the demo accounts; none where there is no demo."""
    if known.get("MOTCUA_ENV") == "production":
        return []
    done = subprocess.run(
        ground.manage("demo_accounts", "--json", *(["--name", scenario] if scenario else [])),
        env=known, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        accounts = json.loads(done.stdout)
    except ValueError:
        return []
    return accounts_table(accounts)


def accounts_table(accounts: list[dict[str, str]]) -> list[str]:
    """Return the demo accounts as lines: login, who it is, what for; and their password."""
    if not accounts:
        return []
    rows = [
        [str(account.get(key) or "") for key in ("login", "name", "title")] for account in accounts
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    passwords = sorted({str(account.get("password", "")) for account in accounts})
    lines = [
        "    "
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return [f"  demo accounts, password {' or '.join(passwords)}", *lines]
