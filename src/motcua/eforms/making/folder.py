"""A folder of Word forms, drafted one after the other; needs no database."""

import hashlib
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from motcua.eforms.drafting import draft_document
from motcua.eforms.drafting.document import TooLarge
from motcua.eforms.drafting.identifiers import form_id_stem, free_name
from motcua.eforms.making.counting import count_fields, doubtful
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.office_program import CannotConvert, convert
from motcua.eforms.word.package import MAX_FILE, NotReadable
from motcua.eforms.word.zips import BROKEN_ZIP, WORD_SUFFIXES, is_hidden, is_word_form
from motcua.rules.form_document import WordSource

MOST_IN_A_ZIP = 1_000


@dataclass(frozen=True)
class FoundFile:
    """A Word file below the folder; `refused`: why it was not even opened."""

    name: str
    content: bytes = b""
    refused: str = ""


@dataclass(frozen=True)
class DraftedFile:
    """What came of one file. `document` is None when it was refused, for the reason told."""

    name: str
    seconds: float
    sha256: str = ""
    document: dict[str, Any] | None = None
    doubtful: list[str] = field(default_factory=list)
    purpose: str = ""
    purpose_reason: str = ""
    same_as: str = ""
    refused: str = ""

    def said(self) -> dict[str, Any]:
        """Return the line of the report, without the document."""
        told = {"file": self.name, "sha256": self.sha256, "seconds": round(self.seconds, 3)}
        if self.document is None:
            reason = {"refused": self.refused} if self.refused else {"same_as": self.same_as}
            return told | reason
        pages = self.document["pages"]
        return told | {
            "form": self.document["form"],
            "title": self.document["title"]["vi"],
            "fields": count_fields(self.document),
            "tables": sum(1 for page in pages if "repeat" in page),
            "doubtful": self.doubtful,
            "purpose": self.purpose,
            "purpose_reason": self.purpose_reason,
        }


def word_files(folder: Path) -> Iterator[FoundFile]:
    """Yield every Word file below the folder and in its zips, by name; hidden ones are left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or is_hidden(name):
            continue
        if path.suffix.lower() == ".zip":
            yield from _in_zip(name, path)
        elif path.suffix.lower() in WORD_SUFFIXES:
            yield _read(name, path)


def draft_files(files: Iterator[FoundFile], *, today: date) -> Iterator[DraftedFile]:
    """
    Draft the form of each file; the same bytes are drafted once.

    The same files in the same order on the same `today` give the same documents.
    """
    names: set[str] = set()
    known: dict[str, str] = {}
    for file in files:
        began = time.perf_counter()
        sha256 = hashlib.sha256(file.content).hexdigest() if file.content else ""
        if file.refused or sha256 in known:
            yield DraftedFile(file.name, 0.0, sha256, refused=file.refused,
                              same_as=known.get(sha256, ""))  # fmt: skip
            continue
        try:
            made = _draft(file, sha256, names, today)
        except (NotReadable, TooLarge, CannotConvert) as reason:
            spent = time.perf_counter() - began
            yield DraftedFile(file.name, spent, sha256, refused=str(reason))
            continue
        known[sha256] = file.name
        yield DraftedFile(file.name, time.perf_counter() - began, sha256, **made)


def _draft(file: FoundFile, sha256: str, names: set[str], today: date) -> dict[str, Any]:
    content, name = file.content, file.name.rpartition("/")[2]
    if name.lower().endswith(".doc"):
        # The blanks are those of the converted file, so it is the one that the form names.
        content, name = convert(content, "doc", "docx"), f"{name[:-4]}.docx"
        sha256 = hashlib.sha256(content).hexdigest()
    draft = draft_form(content)
    word = WordSource(sha256, name[-200:], draft.signing_place, draft.signing_date, draft.signature)
    stem = form_id_stem(draft.title or name.rpartition(".")[0])
    form_id = free_name(stem, names)
    drafted = draft_document(draft, form_id=form_id, word=word, today=today)
    names.add(form_id)
    reading = {key: {"confidence": sure} for key, sure in drafted.confidence.items()}
    return {
        "document": drafted.document,
        "doubtful": doubtful(drafted.document, reading),
        "purpose": draft.purpose,
        "purpose_reason": draft.purpose_reason,
    }


def _read(name: str, path: Path) -> FoundFile:
    try:
        if path.stat().st_size > MAX_FILE:
            return FoundFile(name, refused=f"larger than {MAX_FILE // 1024**2} MB")
        return FoundFile(name, path.read_bytes())
    except OSError as error:
        return FoundFile(name, refused=f"cannot be read: {error.strerror}")


def _in_zip(name: str, path: Path) -> Iterator[FoundFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [i for i in archive.infolist() if is_word_form(i)]
            if len(inside) > MOST_IN_A_ZIP:
                yield FoundFile(name, refused=f"more than {MOST_IN_A_ZIP} Word files inside")
                return
            for info in sorted(inside, key=lambda i: i.filename):
                yield _member(archive, info, f"{name}/{info.filename}")
    except (zipfile.BadZipFile, OSError, ValueError):
        yield FoundFile(name, refused="no zip, or damaged")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> FoundFile:
    try:
        with archive.open(info) as member:
            content = member.read(MAX_FILE + 1)
    except BROKEN_ZIP:
        return FoundFile(name, refused="damaged in the zip, or under a password")
    if len(content) > MAX_FILE:
        return FoundFile(name, refused=f"larger than {MAX_FILE // 1024**2} MB")
    return FoundFile(name, content)
