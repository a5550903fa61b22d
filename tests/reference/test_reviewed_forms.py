"""The reviewed forms against the official files they are of: right file, and every blank fits."""

import hashlib
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from motcua.eforms.filling import filled_word
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.word.spots import parse_blank
from motcua.rules.form_document import FieldType, compile_form, journey, parse_document

pytestmark = pytest.mark.reference

ROOT = Path(__file__).parents[2]
FORMS = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared")) / "data" / "forms" / "docx"

if not FORMS.is_dir():
    pytest.skip(f"no reference folder at {FORMS}", allow_module_level=True)

FILES = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in FORMS.glob("*.docx")}
REVIEWED = sorted((ROOT / "demo" / "eforms" / "reviewed").glob("*.json"))
WRITTEN = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PERSON_NAME}
DAY = date(2026, 11, 2)

each = pytest.mark.parametrize("path", REVIEWED, ids=lambda path: path.stem)


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()


def _letters(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return _bare("".join(node.text or "" for node in body.iter(qn("w:t"))))


def _form(path):
    return compile_form(parse_document(json.loads(path.read_text("utf-8"))), vocabularies())


def test_every_official_file_has_been_reviewed():
    assert set(FILES) == {_form(path).document.word.sha256 for path in REVIEWED}


@each
def test_the_file_and_every_blank_are_those_of_the_original(path):
    document = _form(path).document
    assert FILES[document.word.sha256].name == document.word.name
    for page in document.pages:
        if page.id == "nhan_ket_qua":
            continue
        assert page.repeat is None or parse_blank(page.repeat.blank)
        for field in page.fields:
            blanks = [field.blank, *(option.blank for option in field.options)]
            assert [parse_blank(blank) for blank in blanks if blank], field.id


@each
def test_the_sample_answers_go_into_the_original(path):
    form = _form(path)
    answers = form.document.examples[0].answers
    content = FILES[form.document.word.sha256].read_bytes()
    replayed = journey(form, answers, DAY)
    filled = filled_word(form=form, replayed=replayed, content=content, on=DAY, place="Lam Giang")
    before, after = _letters(content), _letters(filled)
    for page in form.document.pages:
        for field in page.fields if page.repeat is None else ():
            if field.type in WRITTEN and field.blank and field.id in answers:
                said, times = _bare(answers[field.id]), len(field.blank.split(";"))
                assert after.count(said) >= before.count(said) + times, field.id
