"""
Opens an .xlsx without trusting it: bounded sizes, no entities, no macros, nothing from outside.

Parts are streamed through expat: nothing is kept of what nobody asked for, and a part with a
document type is refused, so no entity can grow.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.parsers import expat

from motcua.eforms.workbook.limits import MAX_ELEMENTS, MAX_FILE, MAX_PARTS, MAX_UNPACKED
from motcua.eforms.workbook.problems import WorkbookRefused, problem

_OLE_HEAD = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 18
_MAIN = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_KINDS = "[Content_Types].xml"

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def refused(code: str, **values: object) -> WorkbookRefused:
    """Return the refusal of the file as a whole."""
    return WorkbookRefused([problem(code, "", "", **values)])


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet by name, and the part of the package that holds it."""

    name: str
    part: str


@dataclass
class Package:
    """An open workbook and what may still be unpacked of it."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    left: int = MAX_UNPACKED
    elements: int = MAX_ELEMENTS
    sheets: list[SheetPart] = field(default_factory=list)
    epoch_1904: bool = False

    def stream(self, name: str, begin: Begin, end: End, text: Text | None = None) -> None:
        """
        Send the elements of a part, by their local names, to the functions.

        :raises WorkbookRefused: damaged, or larger than allowed
        """
        parser = expat.ParserCreate("UTF-8")  # as every spreadsheet writes
        parser.buffer_text = True
        parser.StartElementHandler = self._begin(begin)
        parser.EndElementHandler = lambda tag: end(_local(tag))
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise refused("damaged") from None

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece, whatever its header says of its size."""
        with _damage_refused():
            part = self.archive.open(name)
        with part:
            while True:
                with _damage_refused():
                    chunk = part.read(_CHUNK)
                if not chunk:
                    return
                self.left -= len(chunk)
                if self.left < 0:
                    raise refused("too_large_unpacked", most=MAX_UNPACKED >> 20)
                yield chunk

    def _begin(self, begin: Begin) -> Begin:
        def counted(tag: str, attributes: Mapping[str, str]) -> None:
            self.elements -= 1
            if self.elements < 0:
                raise refused("too_many_elements")
            begin(_local(tag), attributes)

        return counted


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _refuse_doctype(*_: object) -> None:
    raise refused("declares_entities")


def ignore(_: str) -> None:
    """Do nothing at the end of an element."""


@contextmanager
def open_package(content: bytes) -> Iterator[Package]:
    """
    Yield the open workbook.

    :raises WorkbookRefused: it is no .xlsx, is damaged, locked, too large, or carries what it
        must not
    """
    if len(content) > MAX_FILE:
        raise refused("too_large", most=MAX_FILE >> 20)
    if content.startswith(_OLE_HEAD):
        raise refused("old_or_locked")
    with _damage_refused():
        archive = zipfile.ZipFile(io.BytesIO(content))
    with archive:
        yield _opened(archive)


@contextmanager
def _damage_refused() -> Iterator[None]:
    """Turn all that zipfile says of damaged or strange archives into a refusal."""
    try:
        yield
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError,
        RuntimeError, struct.error, IndexError,
    ):  # fmt: skip
        raise refused("damaged") from None


def _opened(archive: zipfile.ZipFile) -> Package:
    parts = archive.infolist()
    names = frozenset(part.filename for part in parts)
    if len(parts) > MAX_PARTS:
        raise refused("too_many_parts", most=MAX_PARTS)
    if len(names) != len(parts) or _MAIN not in names or _KINDS not in names:
        raise refused("damaged")
    if any(part.flag_bits & 1 for part in parts):
        raise refused("old_or_locked")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise refused("too_large_unpacked", most=MAX_UNPACKED >> 20)
    _refuse_active_parts(names)
    package = Package(archive, names)
    _refuse_macro_kinds(package)
    _read_sheets(package)
    return package


def _refuse_active_parts(names: frozenset[str]) -> None:
    for name in (n.lower() for n in names):
        if name.endswith("vbaproject.bin") or "/macrosheets/" in name:
            raise refused("macros")
        if name.startswith("xl/externallinks/"):
            raise refused("external_links")
        if name.startswith(("xl/embeddings/", "xl/activex/", "xl/connections", "xl/querytables/")):
            raise refused("active_parts", name=name)


def _refuse_macro_kinds(package: Package) -> None:
    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        if "macroEnabled" in kind or "vbaProject" in kind:
            raise refused("macros")

    package.stream(_KINDS, begin, ignore)


def _read_sheets(package: Package) -> None:
    targets: dict[str, str] = {}

    def relation(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = _part(attributes.get("Target", ""))

    def workbook(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "workbookPr":
            package.epoch_1904 = attributes.get("date1904", "") in {"1", "true"}
        if tag == "sheet":
            ids = [value for name, value in attributes.items() if _local(name) == "id"]
            part = targets.get(ids[0] if ids else "", "")
            if part not in package.names:
                raise refused("damaged")
            package.sheets.append(SheetPart(attributes.get("name", ""), part))

    package.stream(_RELATIONS, relation, ignore)
    package.stream(_MAIN, workbook, ignore)


def _part(target: str) -> str:
    path = PurePosixPath(target)
    return str(path).lstrip("/") if path.is_absolute() else f"xl/{path}"
