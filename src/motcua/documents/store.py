"""
The local store: a file a content, under `MOTCUA_FILES`, named by its SHA-256.

Web processes and workers keep no other state on disk. Another store (S3-compatible) replaces
this module's three functions.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


@dataclass(frozen=True)
class Kept:
    """What came of keeping a stream: its digest as hex, its size in bytes."""

    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Kept:
    """Write the chunks to disk durably and return digest and size. Same content, same file."""
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=root, prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Kept(digest.hexdigest(), size)


def path_of(sha256: str) -> Path:
    """Return where the content with this digest is, or would be."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


def open_content(sha256: str) -> BinaryIO:
    """
    Open a stored content for reading.

    :raises FileNotFoundError: it is not in this store
    """
    return path_of(sha256).open("rb")


def remove(sha256: str) -> None:
    """Remove a content; nothing happens where it is not there."""
    path_of(sha256).unlink(missing_ok=True)
