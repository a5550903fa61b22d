"""Reads and hashes the lock files, which hold names, versions and hashes but no addresses."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pin:
    """One exact version and the SHA-256 digests that its files may have."""

    name: str
    version: str
    sha256: frozenset[str]


def read_pin(lock: Path, name: str) -> Pin:
    """Return what `lock` says of the package `name`. Raises KeyError when it is not there."""
    text = lock.read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(name)}==(\S+)((?:\s*\\\n\s+--hash=sha256:\w+)+)", text, re.M)
    if found is None:
        raise KeyError(name)
    return Pin(name, found.group(1), frozenset(re.findall(r"sha256:(\w+)", found.group(2))))


def digest(*locks: Path) -> str:
    """Return one digest of the files' content, in the order given."""
    total = hashlib.sha256()
    for lock in locks:
        total.update(lock.read_bytes())
    return total.hexdigest()
