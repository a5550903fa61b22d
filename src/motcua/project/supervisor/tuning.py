"""The settings that every cluster of ours starts with."""

import os
from pathlib import Path

MEGABYTE = 1024 * 1024


def settings(*, sockets: Path, durable: bool) -> dict[str, str]:
    """
    Return what `motcua.conf` says. `durable=False` is for throw-away clusters of tests only.

    Statements are never logged: their text and parameters may hold a person's name.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    kept_safe = "on" if durable else "off"
    return {
        "listen_addresses": "''",
        "unix_socket_directories": f"'{sockets}'",
        "unix_socket_permissions": "0700",
        "max_connections": "120",
        "shared_buffers": f"{min(2048, max(128, memory // 8))}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": "256MB" if memory > 4096 else "64MB",
        "max_wal_size": "4GB" if durable else "1GB",
        "checkpoint_timeout": "15min",
        "wal_compression": "on",
        "random_page_cost": "1.1",
        "jit": "off",
        "fsync": kept_safe,
        "full_page_writes": kept_safe,
        "synchronous_commit": kept_safe,
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
        "lc_messages": "'C'",
    }


def as_file(said: dict[str, str]) -> str:
    """Return the settings as PostgreSQL reads them."""
    lines = "".join(f"{name} = {value}\n" for name, value in said.items())
    return "# Written at every start; your own settings go to postgresql.auto.conf.\n" + lines
