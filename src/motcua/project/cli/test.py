"""
`./motcua test`: everything CI runs.

The checks, then the tests on a real PostgreSQL of their own: a cluster apart, whose databases are
copied from a template that already has all tables. Words after `--`, or unknown ones, go to pytest.
"""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.project.cli import checks, ground, templates
from motcua.project.supervisor import cluster as clusters
from motcua.project.supervisor import sharing
from motcua.project.supervisor.refusal import Refused

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class TestsRunAlready(Refused):
    """Another `./motcua test` of this folder is running; they would use the same databases."""

    __test__ = False


def run(arguments: list[str]) -> int:
    """Run checks and tests; 1 when any falls short. The last words are pytest's own."""
    options, words = _parser().parse_known_args(arguments)
    words = [word for word in words if word != "--"]
    failed = [] if words else [c.name for c in checks.run(slow=not options.fast) if not c.passed]
    with _alone(ground.place().var), _server() as url:
        known = _variables(url)
        _say_about_the_browser(known)
        status = subprocess.run(
            _pytest(options, words), cwd=ground.place().root, env=known, check=False
        ).returncode
    if failed:
        print(f"motcua: these checks fell short: {', '.join(failed)}", file=sys.stderr)
    return 0 if status == 0 and not failed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./motcua test", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--fast", action="store_true", help="without types, browser journeys and fault tests"
    )
    parser.add_argument("--jobs", type=int, help="processes that test side by side")
    return parser


def _pytest(options: argparse.Namespace, words: list[str]) -> list[str]:
    jobs = options.jobs or min(4, len(os.sched_getaffinity(0)))
    chosen = ["-m", "not journey and not fault"] if options.fast else []
    # Named tests are few: starting helpers for them takes longer than the tests.
    beside = ["-n", str(jobs), "--dist", "loadgroup"] if jobs > 1 and not words else []
    return [sys.executable, "-m", "pytest", "-ra", *beside, *chosen, *words]


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    var.mkdir(parents=True, exist_ok=True)
    with (var / "test.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TestsRunAlready("the tests are running in this folder already") from None
        yield


@contextmanager
def _server() -> Iterator[str]:
    """Yield the address of a server for tests: the one given, else a cluster that may be lost."""
    given = os.environ.get("MOTCUA_DATABASE_URL", "")
    if given:
        ground.ensure_usable(given)
        yield given
        return
    # One for each forced source: only the major version that made a cluster opens it.
    forced = os.environ.get("MOTCUA_POSTGRES", "")
    name = "-".join(filter(None, ("postgres-for-tests", forced)))
    own = ground.cluster(name, durable=False)
    with sharing.server(own) as running:
        yield clusters.ensure_database(running, "motcua")


def _variables(url: str) -> dict[str, str]:
    known = ground.variables(MOTCUA_DATABASE_URL=url, MOTCUA_ENV="test")
    known.setdefault("MOTCUA_TEST_DATABASE", "test_motcua")
    known["MOTCUA_TEST_TEMPLATE"] = templates.ensure(url=url, variables=known)
    if not known.get("MOTCUA_CHROMIUM"):
        found = next((path for name in CHROMIUMS if (path := shutil.which(name))), "")
        known["MOTCUA_CHROMIUM"] = found
    return known


def _say_about_the_browser(known: dict[str, str]) -> None:
    if known["MOTCUA_CHROMIUM"]:
        said = f"browser journeys use {known['MOTCUA_CHROMIUM']}"
    else:
        said = (
            "NO CHROMIUM FOUND: the browser journeys are skipped. Install Debian's `chromium`, "
            "or name one with MOTCUA_CHROMIUM."
        )
    print(f"motcua: {said}", file=sys.stderr, flush=True)
