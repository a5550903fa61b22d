"""
What a flow costs in processor time, which others on the machine cannot make look worse.

Read from /proc, so on Linux only, and of PostgreSQL only where it runs on this machine.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import psycopg

_TICKS = os.sysconf("SC_CLK_TCK")


def of_group(leader: int) -> float:
    """Return the processor seconds that a process group has used so far."""
    return sum(_seconds(stat) for stat in _all_stats() if int(stat[2]) == leader)


def of_database(url: str) -> float | None:
    """Return the processor seconds of the server processes that serve a database; None: unknown."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        ).fetchall()
    found = [_stat_of(pid) for (pid,) in rows]
    if not all(stat and stat[-1] == "postgres" for stat in found):
        return None
    return sum(_seconds(stat) for stat in found if stat)


def _all_stats() -> Iterable[list[str]]:
    for folder in Path("/proc").glob("[0-9]*"):
        stat = _stat_of(int(folder.name))
        if stat:
            yield stat


def _stat_of(pid: int) -> list[str] | None:
    """Return state, parent, group … of a process as the kernel writes them, its name at the end."""
    try:
        text = (Path("/proc") / str(pid) / "stat").read_text()
    except OSError:
        return None
    name, _, rest = text.partition("(")[2].rpartition(")")
    return [*rest.split(), name]


def _seconds(stat: list[str]) -> float:
    return (int(stat[11]) + int(stat[12])) / _TICKS
