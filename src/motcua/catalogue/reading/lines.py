"""Cutting a file into lines, plain or gzipped, without ever holding it whole."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LONGEST_LINE = 4 * 1024 * 1024
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Line:
    """One line: its number from 1, and its bytes; `data` None when it is too long or unreadable."""

    number: int
    data: bytes | None
    file_is_broken: bool = False


def read_lines(path: Path, *, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """
    Yield the lines that are not blank. Too long lines come without data and are passed over.

    A file that breaks off (a cut gzip) ends with one line that says so; what came before stands.

    :raises OSError: the file cannot be opened
    """
    with path.open("rb") as raw:
        is_gzip = raw.read(2) == _GZIP
        raw.seek(0)
        yield from _cut(gzip.GzipFile(fileobj=raw) if is_gzip else raw, longest)


def _cut(stream: BinaryIO | gzip.GzipFile, longest: int) -> Iterator[Line]:
    number = 0
    while True:
        number += 1
        try:
            data = stream.readline(longest + 1)
            too_long = len(data) > longest
            while too_long and data and not data.endswith(b"\n"):
                data = stream.readline(longest)
        except (EOFError, OSError, zlib.error):
            yield Line(number, None, file_is_broken=True)
            return
        if not data and not too_long:
            return
        if too_long:
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, as hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
