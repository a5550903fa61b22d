"""
Reads who serves a data folder, from PostgreSQL's own `postmaster.pid`.

After a kill the file remains, and its number may by then be another program's, or that of a dead
child which nobody took note of. PostgreSQL would refuse to start for ever; here such a file is
recognised and removed, but never while any process of the old server is still at work.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Postmaster:
    """A server that is running: its process and the folder of its socket."""

    pid: int
    socket: Path


def read_postmaster(data: Path) -> Postmaster | None:
    """Return the server that serves `data`, or None; removes a file that a dead server left."""
    path = data / "postmaster.pid"
    try:
        lines = path.read_text().splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return None
    if not serves(pid, data):
        # Only a number in use makes PostgreSQL refuse; a free one it clears itself, with more care.
        if Path(f"/proc/{pid}").exists() and not _is_anyone_at_work_in(data):
            path.unlink(missing_ok=True)
        return None
    return Postmaster(pid, Path(lines[4]) if len(lines) > 4 and lines[4] else data)


def serves(pid: int, data: Path) -> bool:
    """Tell whether the process is a PostgreSQL server, not yet ended, of this very data folder."""
    process = Path(f"/proc/{pid}")
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return words[0].endswith(b"postgres") and str(data).encode() in words


def _is_anyone_at_work_in(data: Path) -> bool:
    """Tell whether a process has `data` as its working folder, as all of PostgreSQL's have."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if (entry / "cwd").readlink() == data.resolve():
                return True
        except OSError:
            continue
    return False
