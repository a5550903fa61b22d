"""Every form of the reference folder is filled, and nothing outside its blanks is changed."""

import io
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from motcua.eforms.word.draft import WordDraft, draft_form
from motcua.eforms.word.fields import Field
from motcua.eforms.word.fill import Entry, fill_form
from motcua.eforms.word.flat import flatten
from motcua.eforms.word.office_program import convert, is_installed
from motcua.eforms.word.package import NotReadable, W
from motcua.eforms.word.spots import Choice, Moment, Tick, parse_blank

pytestmark = pytest.mark.reference

ROOT = Path(__file__).parents[2]
FORMS = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data" / "forms" / "docx"

if not FORMS.is_dir():
    pytest.skip(f"no reference folder at {FORMS}", allow_module_level=True)

FILES = sorted(FORMS.glob("*.docx"))
# Letters that no form of the folder has, so that answers are told from the form.
ANSWER = "ЖЩЮ"
DAY = date(1987, 6, 5)


def _entries(draft: WordDraft) -> Iterator[Entry]:
    for made in draft.fields:
        yield Entry(made.blank, _value(made))
    for table in draft.tables:
        row = {column.blank: ANSWER for column in table.columns}
        yield Entry(table.blank, [row] * 3)
    if draft.signing_date:
        yield Entry(draft.signing_date, DAY)
    for blank in (draft.signing_place, draft.signature):
        if blank:
            yield Entry(blank, ANSWER)


def _value(made: Field):
    spot = parse_blank(made.blank)[0]
    if isinstance(spot, Choice):
        return 0
    if isinstance(spot, Tick):
        return True
    return DAY if isinstance(spot, Moment) else ANSWER


def _drafted(path: Path) -> tuple[bytes, WordDraft]:
    content = path.read_bytes()
    try:
        return content, draft_form(content)
    except NotReadable as reason:
        pytest.skip(str(reason))


def _letters(content: bytes) -> list[tuple[str, bytes]]:
    """Letters with the look of their runs; not spaces, dots, digits, boxes and answers."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        for piece in flatten(paragraph):
            look = None if piece.run is None else piece.run.find(f"{W}rPr")
            said = b"" if look is None else etree.tostring(look, method="c14n")
            found += [(c, said) for c in piece.text if c.isalpha() and c not in ANSWER]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-40:])
def test_answers_stand_in_the_form_and_its_words_are_unchanged(path):
    content, draft = _drafted(path)
    assert all(made.blank for made in (*draft.fields, *draft.tables))
    filled = fill_form(content, list(_entries(draft)))
    Document(io.BytesIO(filled))
    text = sum(_value(made) == ANSWER for made in draft.fields)
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count(ANSWER) >= text
    assert _letters(filled) == _letters(content)


@pytest.mark.parametrize("path", FILES[:40:13], ids=lambda path: path.stem[-40:])
@pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")
def test_a_filled_form_is_opened_by_a_word_processor(path):
    content, draft = _drafted(path)
    assert convert(fill_form(content, list(_entries(draft))), "docx", "pdf").startswith(b"%PDF-")
