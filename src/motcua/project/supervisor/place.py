"""Where the cluster lies and as whom it runs. PostgreSQL refuses to run as root."""

import hashlib
import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .binaries import NoPostgres

OUTSIDE = Path("/var/lib/motcua")
USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class User:
    """The user that the server runs as when another one (root) starts it."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """
    Where one installation keeps its cluster, its unpacked binaries and its socket.

    `user` is None when the server runs as whoever starts it.
    """

    base: Path
    user: User | None

    @property
    def data(self) -> Path:
        """The cluster's data directory."""
        return self.base / "data"

    @property
    def sockets(self) -> Path:
        """A short path: a Unix socket's may have about 100 characters."""
        digest = hashlib.sha256(str(self.base).encode()).hexdigest()[:10]
        return Path(f"/tmp/motcua-{os.geteuid()}-{digest}")  # noqa: S108 - owner is checked


def choose_place(var: Path, *, outside: Path = OUTSIDE) -> Place:
    """
    Return the place for the installation whose runtime state is in `var`.

    :raises NoPostgres: a cluster lies in `var` already, but its user cannot enter it any more
    """
    base = var / "postgres"
    if os.geteuid() != 0:
        return Place(base, None)
    user = unprivileged_user()
    base.mkdir(parents=True, exist_ok=True)
    if can_enter(user, base):
        return Place(base, user)
    if (base / "data").exists():
        raise NoPostgres(
            f"the database in {base} is run by the user {user.name}, who cannot enter that folder "
            "any more. Let others enter (chmod o+x) the folders above it, then try again."
        )
    return Place(outside / hashlib.sha256(str(var).encode()).hexdigest()[:12] / "postgres", user)


def say_if_outside(place: Place, var: Path) -> None:
    """Tell where the database is kept when it is not in the project's folder."""
    if not place.base.is_relative_to(var) and place.user is not None:
        print(
            f"motcua: another user cannot enter {var}, so the database is kept in {place.base} "
            f"and run by {place.user.name}",
            file=sys.stderr,
        )


def unprivileged_user() -> User:
    """Return the first of `USERS` that this machine knows."""
    for name in USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return User(name, entry.pw_uid, entry.pw_gid)
    raise NoPostgres("started as root, and the machine has neither a user postgres nor nobody")


def can_enter(user: User, folder: Path) -> bool:
    """Tell, by trying, whether the user can enter the folder."""
    tried = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)],
        cwd="/", user=user.uid, group=user.gid, extra_groups=[], capture_output=True, check=False,
    )  # fmt: skip
    return tried.returncode == 0


def make_private(folder: Path, user: User | None) -> None:
    """
    Make the folder with mode 0700 for the server's user.

    :raises NoPostgres: something of another owner is there already
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    expected = user.uid if user else os.geteuid()
    if folder.is_symlink() or status.st_uid not in {expected, os.geteuid()}:
        raise NoPostgres(f"{folder} belongs to somebody else; remove it and try again")
    folder.chmod(0o700)
    if user:
        os.chown(folder, user.uid, user.gid)
