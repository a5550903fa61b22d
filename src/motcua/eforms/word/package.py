"""Opens a .docx without trusting it: bounded sizes, no entities, no macros, no network."""

import io
import zipfile
import zlib

from lxml import etree

MAX_FILE = 20 * 1024 * 1024
MAX_PART = 40 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_PARAGRAPHS = 12_000
MAX_DEPTH = 120
OLE_HEAD = b"\xd0\xcf\x11\xe0"
MAIN_PART = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class NotReadable(Exception):
    """The file cannot be read as a Word form; the message says why and what to do."""


def open_body(content: bytes) -> etree._Element:
    """Return the `w:body` of a .docx. Raises NotReadable with the reason."""
    _refuse_other_kinds(content)
    body = _parse(_main_part(content)).find(f"{W}body")
    if body is None:
        raise NotReadable("the document has no body")
    if sum(1 for _ in body.iter(f"{W}p")) > MAX_PARAGRAPHS:
        raise NotReadable(f"more than {MAX_PARAGRAPHS} paragraphs; this is not a form")
    _refuse_depth(body)
    return body


def _refuse_other_kinds(content: bytes) -> None:
    if len(content) > MAX_FILE:
        raise NotReadable(f"larger than {MAX_FILE // 1024 // 1024} MB")
    if content.startswith(OLE_HEAD):
        raise NotReadable(
            "an old .doc or a file locked by a password; save it as .docx without a password"
        )


def _main_part(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_contents(archive)
            return _read_bounded(archive)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise NotReadable("not a Word file, or damaged") from error
    except (NotImplementedError, zlib.error) as error:
        raise NotReadable("packed in a way that cannot be read") from error


def _refuse_contents(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) > MAX_ENTRIES:
        raise NotReadable(f"more than {MAX_ENTRIES} parts inside")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotReadable("it carries macros; save it as .docx without macros")


def _read_bounded(archive: zipfile.ZipFile) -> bytes:
    with archive.open(MAIN_PART) as part:
        data = part.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise NotReadable("it unpacks to far more than a form can hold")
    return data


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable("its text is not well-formed") from error
    if root.getroottree().docinfo.doctype:
        raise NotReadable("its text declares entities, which Word never does")
    return root


def _refuse_depth(body: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise NotReadable("nested too deeply")
