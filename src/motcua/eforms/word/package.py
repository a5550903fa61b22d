"""Opens a .docx without trusting it: bounded sizes, no entities, no macros, no network."""

import io
import zipfile
import zlib

from lxml import etree

MAX_FILE = 20 * 1024 * 1024
MAX_PART = 40 * 1024 * 1024
MAX_ENTRIES = 2_000
# The longest official form at hand has 138 paragraphs and 5,400 letters; 200 pages are no form.
MAX_PARAGRAPHS = 3_000
MAX_LETTERS = 200_000
MAX_PAGES = 60  # counted by page breaks
MAX_DEPTH = 120
OLE_HEAD = b"\xd0\xcf\x11\xe0"
MAIN_PART = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# Why a file is refused, as programs print it; `wording` says the same to officials.
REASONS = {
    "damaged": "not a Word file, or damaged",
    "packing": "packed in a way that cannot be read",
    "too_large": "larger than {most} MB",
    "unpacks": "it unpacks to far more than a form can hold",
    "too_many_parts": "more than {most} parts inside",
    "too_long": "more than {most} paragraphs; this is not a form",
    "too_many_letters": "more than {most} letters; this is not a form",
    "too_many_pages": "more than {most} pages; this is not a form",
    "old_or_locked": "an old .doc or a file locked by a password; save it as .docx without a password",
    "macros": "it carries macros; save it as .docx without macros",
    "no_body": "the document has no body",
    "malformed": "its text is not well-formed",
    "entities": "its text declares entities, which Word never does",
    "too_deep": "nested too deeply",
    "no_blank": "no blank was found in it; is it the empty form?",
}


class NotReadable(Exception):
    """The file cannot be read as a Word form: a code of REASONS and its parameters."""

    def __init__(self, code: str, **params: int) -> None:
        super().__init__(REASONS[code].format(**params))
        self.code, self.params = code, params


def open_body(content: bytes) -> etree._Element:
    """Return the `w:body` of a .docx. Raises NotReadable with the reason."""
    _refuse_other_kinds(content)
    body = _parse(_main_part(content)).find(f"{W}body")
    if body is None:
        raise NotReadable("no_body")
    if sum(1 for _ in body.iter(f"{W}p")) > MAX_PARAGRAPHS:
        raise NotReadable("too_long", most=MAX_PARAGRAPHS)
    if sum(len(text.text or "") for text in body.iter(f"{W}t")) > MAX_LETTERS:
        raise NotReadable("too_many_letters", most=MAX_LETTERS)
    if _page_breaks(body) >= MAX_PAGES:
        raise NotReadable("too_many_pages", most=MAX_PAGES)
    _refuse_depth(body)
    return body


def _page_breaks(body: etree._Element) -> int:
    """Breaks that somebody put in, or that Word noted down when it last laid out the pages."""
    typed = sum(1 for one in body.iter(f"{W}br") if one.get(f"{W}type") == "page")
    before = sum(1 for _ in body.iter(f"{W}pageBreakBefore"))
    return max(typed + before, sum(1 for _ in body.iter(f"{W}lastRenderedPageBreak")))


def _refuse_other_kinds(content: bytes) -> None:
    if len(content) > MAX_FILE:
        raise NotReadable("too_large", most=MAX_FILE // 1024 // 1024)
    if content.startswith(OLE_HEAD):
        raise NotReadable("old_or_locked")


def _main_part(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_contents(archive)
            return _read_bounded(archive)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise NotReadable("damaged") from error
    except (NotImplementedError, zlib.error) as error:
        raise NotReadable("packing") from error


def _refuse_contents(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) > MAX_ENTRIES:
        raise NotReadable("too_many_parts", most=MAX_ENTRIES)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotReadable("macros")


def _read_bounded(archive: zipfile.ZipFile) -> bytes:
    with archive.open(MAIN_PART) as part:
        data = part.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise NotReadable("unpacks")
    return data


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable("malformed") from error
    if root.getroottree().docinfo.doctype:
        raise NotReadable("entities")
    return root


def _refuse_depth(body: etree._Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise NotReadable("too_deep")
