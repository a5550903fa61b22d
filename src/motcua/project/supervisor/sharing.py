"""
Lets several commands use one server: the first to come starts it, the last to go stops it.

Who uses it is told by shared locks on one file, which the kernel releases also when a command is
killed. So nobody stops a server under another's feet, and none is left running by intent.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from motcua.project.supervisor import binaries, cluster, embedded, homes
from motcua.project.supervisor.cluster import Cluster
from motcua.project.supervisor.postmaster import Postmaster


@contextmanager
def server(served: Cluster) -> Iterator[Postmaster]:
    """Yield a server that answers. It stays until the last command that uses it has gone."""
    folder = served.home.folder
    users = (folder / "users.lock").open("a")
    with users:
        with _changing(folder):
            cluster.ensure_made(served)
            fcntl.flock(users, fcntl.LOCK_SH)
            running = cluster.start(served)
        try:
            yield running
        finally:
            with _changing(folder):
                if _is_last(users):
                    cluster.stop(served)


def find(*, root: Path, var: Path, name: str, forced: str, durable: bool = True) -> Cluster:
    """
    Return the cluster `name` of an installation with the programs that fit it; nothing is started.

    :raises Refused: no home, no programs, or none of the right major version
    """
    home = homes.find(var=var, name=name)
    programs = home.folder if home.elsewhere else home.folder.parent
    chosen = binaries.choose(
        forced=forced,
        made_by=cluster.made_by(home),
        system=binaries.on_the_machine(),
        embedded=lambda: embedded.install(root=root, folder=programs),
    )
    return Cluster(home, chosen, durable)


@contextmanager
def _changing(folder: Path) -> Iterator[None]:
    with (folder / "change.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _is_last(users: TextIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
