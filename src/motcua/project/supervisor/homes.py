"""
Decides where a cluster lies and which user runs it.

PostgreSQL refuses to run as root. Started as root, it runs as an unprivileged user, who must be
able to enter the folder; where that is not so, cluster and programs are kept in /var/lib/motcua.
"""

import os
import pwd
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from motcua.project.supervisor.refusal import Refused

ELSEWHERE = Path("/var/lib/motcua")
UNPRIVILEGED = ("postgres", "nobody")


class NoHome(Refused):
    """There is no folder in which a cluster could live, or no user to run it."""


@dataclass(frozen=True)
class Owner:
    """The user whose processes and files the cluster's are; None stands for oneself."""

    uid: int
    gid: int
    name: str


@dataclass(frozen=True)
class Home:
    """One cluster's folder. `elsewhere` tells that it does not lie under the runtime state."""

    folder: Path
    owner: Owner | None
    elsewhere: bool = False

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self.folder / "data"


def find(*, var: Path, name: str) -> Home:
    """
    Return the home of the cluster `name` of the installation whose runtime state is `var`.

    Makes the folder. Once chosen, the place is kept.

    :raises NoHome: nobody to run it as, or a folder that cannot be written
    """
    here = var / name
    try:
        var.mkdir(parents=True, exist_ok=True)
        marker = var / f"{name}.elsewhere"
        if os.geteuid() == 0:
            return _as_root(marker, here)
        if marker.exists():
            raise PermissionError(13, "was made by root", str(marker))
        here.mkdir(exist_ok=True)
        _must_be_mine(here)
        return Home(here, None)
    except PermissionError as failure:
        raise NoHome(
            f"{failure.filename} cannot be used by this user. It was made by another one: start "
            "as that user, or choose another folder with MOTCUA_VAR."
        ) from None


def _must_be_mine(here: Path) -> None:
    data = here / "data"
    if data.exists() and data.stat().st_uid != os.geteuid():
        raise PermissionError(13, "belongs to another user", str(data))


def _as_root(marker: Path, here: Path) -> Home:
    if marker.exists():
        return _found_elsewhere(marker)
    owner = _owner(here / "data")
    if (here / "data").exists() and not may_enter(here, owner):
        raise NoHome(
            f"The data in {here} belongs to the user {owner.name}, who can no longer enter that "
            "folder. Let the folders above it be entered again (chmod o+x), or move it back."
        )
    here.mkdir(exist_ok=True)
    here.chmod(0o755)
    if may_enter(here, owner):
        return Home(here, owner)
    folder = ELSEWHERE / secrets.token_hex(5)
    folder.mkdir(parents=True)
    for made in (ELSEWHERE, folder):
        made.chmod(0o755)
    marker.write_text(str(folder))
    return _said(Home(folder, owner, elsewhere=True), here)


def _found_elsewhere(marker: Path) -> Home:
    folder = Path(marker.read_text().strip())
    if not folder.is_dir():
        raise NoHome(
            f"PostgreSQL's data was kept in {folder}, which is gone. Bring it back, or remove "
            f"{marker} to begin anew with empty data."
        )
    home = Home(folder, _owner(folder / "data"), elsewhere=True)
    return _said(home, marker.with_suffix(""))


def _said(home: Home, here: Path) -> Home:
    name = home.owner.name if home.owner else ""
    print(
        f"motcua: the user {name}, as whom PostgreSQL runs, cannot enter {here}; its data and "
        f"programs are kept in {home.folder}",
        file=sys.stderr, flush=True,
    )  # fmt: skip
    return home


def _owner(data: Path) -> Owner:
    """Return whoever owns the data already, else the first unprivileged user of the machine."""
    if data.exists() and data.stat().st_uid != 0:
        entry = pwd.getpwuid(data.stat().st_uid)
        return Owner(entry.pw_uid, entry.pw_gid, entry.pw_name)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(entry.pw_uid, entry.pw_gid, entry.pw_name)
    raise NoHome("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`.")


def may_enter(folder: Path, owner: Owner) -> bool:
    """Tell, by trying in a process of that user, whether `owner` can enter `folder`."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(owner.gid)
            os.setuid(owner.uid)
            os._exit(0 if os.access(folder, os.X_OK | os.R_OK) else 1)
        finally:
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
