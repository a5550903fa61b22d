"""
Where this machine's pip would take packages from, read without pip.

The order is pip's own: the files from the widest to the nearest, then the environment.
"""

import configparser
import os
import sys
from dataclasses import dataclass
from pathlib import Path

KEYS = ("index-url", "extra-index-url", "find-links", "cert", "no-index", "trusted-host")


@dataclass(frozen=True)
class PipSettings:
    """Indexes and links in the order pip would ask them. `index` is None for pip's default."""

    index: str | None
    extra_indexes: tuple[str, ...]
    find_links: tuple[str, ...]
    cert: str | None
    no_index: bool
    trusted_hosts: tuple[str, ...]


def read(environ: dict[str, str]) -> PipSettings:
    """Return pip's settings for someone with the environment variables `environ`."""
    values: dict[str, str] = {}
    for path in files(environ):
        values.update(_of_file(path))
    for key in KEYS:
        given = environ.get("PIP_" + key.upper().replace("-", "_"))
        if given:
            values[key] = given
    return PipSettings(
        index=values.get("index-url"),
        extra_indexes=tuple(values.get("extra-index-url", "").split()),
        find_links=tuple(values.get("find-links", "").split()),
        cert=values.get("cert"),
        no_index=values.get("no-index", "").lower() in {"1", "true", "yes", "on"},
        trusted_hosts=tuple(values.get("trusted-host", "").split()),
    )


def files(environ: dict[str, str]) -> list[Path]:
    """Return the files pip reads, the nearest last. PIP_CONFIG_FILE=/dev/null means none."""
    chosen = environ.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return []
    home = Path(environ.get("HOME") or Path.home())
    wide = environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":")
    own = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    places = [Path(folder) / "pip" / "pip.conf" for folder in wide if folder]
    places += [Path("/etc/pip.conf"), home / ".pip" / "pip.conf", own / "pip" / "pip.conf"]
    places += [Path(sys.prefix) / "pip.conf"]
    return places + ([Path(chosen)] if chosen else [])


def _of_file(path: Path) -> dict[str, str]:
    parser = configparser.RawConfigParser()
    try:
        parser.read(path, encoding="utf-8")
    except (OSError, configparser.Error, UnicodeDecodeError):
        return {}
    found: dict[str, str] = {}
    for section in ("global", "install"):
        if parser.has_section(section):
            found.update({k: v for k, v in parser.items(section) if k in KEYS})
    return found
