"""
Ends web servers and workers that a killed command left behind.

Everything the supervisor starts carries a mark in its environment, which its own children
inherit. The mark names the installation, so a reused process number can never deceive.
"""

import hashlib
import os
import signal
import time
from pathlib import Path

MARK = "MOTCUA_SUPERVISED"
PATIENCE_SECONDS = 10


def mark_of(var: Path) -> str:
    """Return the mark of the installation whose runtime state is `var`."""
    return hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:16]


def marked(mark: str) -> list[int]:
    """Return the processes that carry `mark` and have not ended."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def end(mark: str) -> int:
    """End every process that carries `mark`, politely first, and return how many there were."""
    found = marked(mark)
    _signal(found, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while marked(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    _signal(marked(mark), signal.SIGKILL)
    return len(found)


def _signal(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue
