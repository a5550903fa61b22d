"""Writes a cluster's settings once, when it is made; afterwards they are the operator's."""

import os
from pathlib import Path

FILE = "motcua.conf"
# A test's cluster may be lost with the machine, never with the server alone.
FOR_TESTS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def settings(*, memory_megabytes: int, durable: bool) -> dict[str, str]:
    """Return the settings for a machine with this much memory, which others use too."""
    shared = max(128, min(1024, memory_megabytes // 8))
    return {
        "shared_buffers": f"{shared}MB",
        "effective_cache_size": f"{max(256, memory_megabytes // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{max(64, min(512, memory_megabytes // 16))}MB",
        "max_connections": "200",
        "max_wal_size": "4GB",
        "wal_compression": "on",
        "random_page_cost": "1.1",
        # Short statements gain nothing from compiling and pay for it.
        "jit": "off",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "log_line_prefix": "'%m [%p] '",
        # Statements carry people's data; the log says only that one failed.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        **({} if durable else FOR_TESTS),
    }


def write(data: Path, *, durable: bool) -> None:
    """Write the settings beside PostgreSQL's own and have them read."""
    pairs = settings(memory_megabytes=memory_megabytes(), durable=durable)
    lines = [f"{name} = {value}" for name, value in pairs.items()]
    header = "# Written when the cluster was made; change it freely and start again.\n"
    (data / FILE).write_text(header + "\n".join(lines) + "\n")
    (data / FILE).chmod(0o644)
    with (data / "postgresql.conf").open("a") as configuration:
        configuration.write(f"\ninclude_if_exists = '{FILE}'\n")


def memory_megabytes() -> int:
    """Return the machine's memory in megabytes."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_048_576
