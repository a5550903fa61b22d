"""What every benchmark stands on: its own database, prepared, and Django upon it."""

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django

from motcua.project.bench import database
from motcua.project.cli import ground, loading

PREFIX = "motcua_bench_"
LASTING = "load"


@dataclass(frozen=True)
class Options:
    """What was asked for. `workers` 0: one for each core."""

    bench: str
    seconds: float
    warm_up: float
    clients: int
    workers: int
    threads: int
    dossiers: int
    with_worker: bool
    show_statements: bool

    @property
    def web_workers(self) -> int:
        """How many web processes are started."""
        return self.workers or len(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Setting:
    """A benchmark's database and its folder of runtime state; Django is ready in this process."""

    options: Options
    url: str
    var: Path


@contextmanager
def prepared(options: Options, *, base: str, name: str, lasting: bool) -> Iterator[Setting]:
    """
    Yield the setting of a benchmark on the server at `base`.

    The database is made anew and removed afterwards; a `lasting` one is kept, and brought up to
    date when it is there already.
    """
    kept = lasting and database.exists(base, name)
    url = database.url_of(base, name) if kept else database.make(base, name)
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        os.environ |= {
            "MOTCUA_DATABASE_URL": url, "MOTCUA_ENV": "production", "MOTCUA_VAR": folder,
            "MOTCUA_SECRET_KEY": secrets.token_urlsafe(48), "MOTCUA_LOG_LEVEL": "warning",
            "DJANGO_SETTINGS_MODULE": "motcua.project.settings",
        }  # fmt: skip
        try:
            loading.prepare(
                root=ground.place().root, variables=ground.variables(MOTCUA_VAR=folder), demo=False
            )
            django.setup()
            yield Setting(options, url, Path(folder))
        finally:
            _disconnect()
            if not lasting:
                database.drop(base, name)


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()


def say(text: str) -> None:
    """Tell the person how far it is; never on standard output."""
    print(f"motcua: {text}", file=sys.stderr, flush=True)
