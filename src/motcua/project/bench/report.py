"""From a tally to the one JSON value that a benchmark prints."""

import os
import platform
import statistics
from pathlib import Path
from typing import Any

from motcua.project.bench.loop import Tally


def as_json(
    *, bench: str, tally: Tally, clients: int, statements: int, **more: Any
) -> dict[str, Any]:
    """Return the benchmark's figures; `statements` were counted by PostgreSQL in the same time."""
    flows = len(tally.times)
    return {
        "bench": bench,
        "flows_per_second": round(flows / tally.seconds, 2) if tally.seconds else 0.0,
        "requests_per_flow": round(tally.requests / flows, 2) if flows else None,
        "sql_per_flow": round(statements / flows, 2) if flows else None,
        "median_ms": round(statistics.median(tally.times), 2) if flows else None,
        "p95_ms": round(percentile(tally.times, 0.95), 2) if flows else None,
        "clients": clients,
        "seconds": round(tally.seconds, 2),
        "errors": len(tally.errors),
        "client_cpu_share": round(
            tally.client_cpu_seconds / (tally.seconds * (os.cpu_count() or 1)), 3
        )
        if tally.seconds
        else None,
        "machine": machine(),
        "flows": flows,
        "first_errors": tally.errors[:3],
        **more,
    }


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def machine() -> str:
    """Return processor, cores, memory and Python of this machine in one line."""
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB, Python {platform.python_version()}"
    )
