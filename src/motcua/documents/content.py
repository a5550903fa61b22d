"""What an uploaded file is, found in its content and never in what the browser says."""

import io
import zipfile
from dataclasses import dataclass

import filetype

from motcua.kit.text import nfc

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
WEBP = "image/webp"
HEIC = "image/heic"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# HEIC is recognised so that it can be refused with advice: many offices' computers do not open it.
ACCEPTED_PAPERS: tuple[str, ...] = (PDF, JPEG, PNG, WEBP, DOCX)
EXTENSIONS = {
    PDF: "pdf",
    JPEG: "jpg",
    PNG: "png",
    WEBP: "webp",
    HEIC: "heic",
    DOCX: "docx",
    XLSX: "xlsx",
}

_HEAD_BYTES = 8192


@dataclass(frozen=True)
class Kind:
    """A recognised content type and the extension that goes with it."""

    content_type: str
    extension: str


def recognise(content: bytes) -> Kind | None:
    """Return what the content is, among the kinds we know; None for anything else."""
    if content.startswith(b"%PDF-"):
        return Kind(PDF, "pdf")
    if content.startswith(b"PK\x03\x04"):
        return _office_file(content)
    guess = filetype.guess(content[:_HEAD_BYTES])
    if guess is None or guess.mime not in EXTENSIONS or guess.mime in {PDF, DOCX, XLSX}:
        return None
    return Kind(guess.mime, EXTENSIONS[guess.mime])


def _office_file(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        return None
    # Macros have no place in a paper that officers open.
    if any(name.endswith("vbaProject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return Kind(DOCX, "docx")
    return Kind(XLSX, "xlsx") if "xl/workbook.xml" in names else None


def harmless_name(name: str, extension: str) -> str:
    """Return an uploaded name without folders, control or direction characters, cut to 120."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(c for c in nfc(base) if c.isprintable() and c not in '<>:"|?*')
    stem = clean.rsplit(".", 1)[0].strip(". ")[:110] or "giay-to"
    return f"{stem}.{extension}"
