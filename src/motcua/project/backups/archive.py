"""
The archive: a plain tar whose last member, `manifest.json`, names every other with its SHA-256.

    database.dump      pg_dump's custom format
    files/ab/abcd…     stored files, named by their content
    journal-heads/…    the heads that prove the journal whole
    secret-key         what signs cookies and pseudonyms, unless it comes from the environment
    manifest.json
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from motcua.project.supervisor.refusal import Refused

FORMAT = 1
MANIFEST = "manifest.json"
_PIECE = 1024 * 1024


class BrokenArchive(Refused):
    """The file is no backup of ours, or not as it was written."""


@dataclass
class Writer:
    """An archive being written."""

    tar: tarfile.TarFile
    members: list[dict[str, Any]] = field(default_factory=list)

    def add(self, path: Path, name: str) -> str:
        """Add a file under `name` and return its SHA-256, read from the bytes that were written."""
        with path.open("rb") as source:
            info = self.tar.gettarinfo(arcname=name, fileobj=source)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            info.mode = 0o600
            counted = _Counted(source)
            self.tar.addfile(info, counted)  # type: ignore[arg-type]
        self.members.append({"path": name, "size": info.size, "sha256": counted.digest})
        return counted.digest

    def finish(self, about: dict[str, Any]) -> None:
        """Write the manifest: `about` and the members."""
        manifest = {"format": FORMAT, **about, "members": self.members}
        content = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(content), 0o600
        self.tar.addfile(info, io.BytesIO(content))


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """Write an archive that appears under its name only when complete and on the disk."""
    halfway = target.with_name(target.name + ".part")
    handle = os.open(halfway, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
        halfway.replace(target)
    except BaseException:
        halfway.unlink(missing_ok=True)
        raise


def read_manifest(archive: Path) -> dict[str, Any]:
    """
    Check every member against the manifest and return the manifest. Writes nothing.

    :raises BrokenArchive: anything is missing, added or altered
    """
    found: dict[str, str] = {}
    manifest: dict[str, Any] = {}
    with _broken_when_unreadable(archive):
        for info, stream in _members(archive):
            if info.name == MANIFEST:
                manifest = _parse(stream.read())
            else:
                found[info.name] = _digest(stream)
    if not manifest:
        raise BrokenArchive(f"{archive.name} has no manifest: it is no backup, or was cut off")
    expected = {member["path"]: member["sha256"] for member in manifest["members"]}
    odd = sorted(set(expected.items()) ^ set(found.items()))
    if odd:
        raise BrokenArchive(f"{archive.name} is not as it was written: {odd[0][0]} differs")
    return manifest


def unpack(archive: Path, into: Path) -> None:
    """Write the members below the folder `into`, which must be empty."""
    for info, stream in _members(archive):
        target = into / info.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            while piece := stream.read(_PIECE):
                file.write(piece)


def _members(archive: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    with tarfile.open(archive, mode="r:") as tar:
        for info in tar:
            stream = tar.extractfile(info) if info.isfile() else None
            if stream is None or not _is_inside(info.name):
                raise BrokenArchive(f"{archive.name} holds {info.name!r}, which no backup has")
            yield info, stream


@contextmanager
def _broken_when_unreadable(archive: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError) as why:
        raise BrokenArchive(f"{archive.name} cannot be read as a backup: {why}") from why


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _parse(content: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(content)
        known = manifest["format"]
        [(member["path"], member["sha256"]) for member in manifest["members"]]
    except (ValueError, KeyError, TypeError) as why:
        raise BrokenArchive("the manifest cannot be read") from why
    if known != FORMAT:
        raise BrokenArchive(f"a backup of format {known}; this version reads format {FORMAT}")
    return dict(manifest)


def _digest(stream: IO[bytes]) -> str:
    total = hashlib.sha256()
    while piece := stream.read(_PIECE):
        total.update(piece)
    return total.hexdigest()


class _Counted:
    """A stream that hashes what is read from it."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._total = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._total.hexdigest()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._total.update(piece)
        return piece
