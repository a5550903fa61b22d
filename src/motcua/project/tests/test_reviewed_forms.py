"""The forty reviewed forms: each runs, says which file it is of, and keeps its review."""

import hashlib
import json
import re
import time
from datetime import datetime

import pytest
from tests.word_forms import a_word_form

from motcua.eforms.filling import WordFormMissing, word_form_of
from motcua.eforms.models import FormProject, Purpose
from motcua.eforms.operations.take_document import take_document
from motcua.eforms.operations.take_word_file import take_word_file
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import VN
from motcua.project.demo.ground import Ground
from motcua.project.demo.reading import demo_folder
from motcua.project.demo.reviewed import FOLDER, load_reviewed, note_of, reviews
from motcua.rules.form_document import compile_form, parse_document
from motcua.rules.form_document.gate import inspect

TABLE = reviews()
REVIEWS = TABLE["form"]
AT = datetime(2026, 11, 2, 8, 0, tzinfo=VN)


def _raw(review):
    return json.loads((FOLDER / "reviewed" / f"{review['id']}.json").read_text(encoding="utf-8"))


each = pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review["id"])


def test_every_review_has_its_document_and_every_document_its_review():
    assert len({review["sha256"] for review in REVIEWS}) == len(REVIEWS) == 40
    files = {path.stem for path in (FOLDER / "reviewed").glob("*.json")}
    assert files == {review["id"] for review in REVIEWS}


@each
def test_a_reviewed_form_passes_the_gate_and_its_examples_hold(review):
    document = parse_document(_raw(review))
    found = inspect(document, vocabularies())
    assert not [finding for finding in found if finding.severity == "stop"]
    assert document.examples


@each
def test_a_reviewed_form_names_its_file_its_instrument_and_who_fills_it(review):
    document = parse_document(_raw(review))
    assert re.fullmatch(r"[0-9a-f]{64}", document.word.sha256)
    assert document.word.sha256 == review["sha256"]
    assert document.law == (TABLE["instruments"][review["of"]]["name"],)
    assert review["purpose"] in Purpose.values
    note = note_of(review, TABLE["instruments"])
    assert len(note) <= FormProject._meta.get_field("note").max_length
    assert "hiệu lực" in note


@each
def test_a_reviewed_form_asks_in_questions_and_never_in_capitals(review):
    for page in parse_document(_raw(review)).pages:
        assert page.title.vi.endswith(("?", ")")), page.title.vi
        for said in (page.title.vi, page.section.vi if page.section else "a"):
            assert said != said.upper()


@each
def test_what_an_office_issues_asks_for_no_oath_and_no_way_to_be_sent(review):
    document = _raw(review)
    if review["purpose"] == "result":
        assert "declaration" not in document
        assert "result_channel" not in document
    else:
        assert document["declaration"]


@pytest.fixture
def board(db, accounts_of_the_demo):
    """Return the board with every reviewed form on it."""
    began = time.perf_counter()
    count = load_reviewed(demo_folder("lam-giang"), Ground({}, accounts_of_the_demo), at=AT)
    return count, time.perf_counter() - began


@pytest.fixture
def accounts_of_the_demo(db):
    """Return the official who makes forms, by login."""
    from motcua.accounts.operations import open_account

    account = open_account(login="soanmau", password="x" * 20, kind="officer",
                           full_name="Lý Thị Soạn", actor="test", at=AT)  # fmt: skip
    return {"soanmau": account}


def test_the_board_has_all_forms_with_owners_and_days(board):
    count, seconds = board
    assert count == FormProject.objects.count() == 40
    assert FormProject.objects.filter(state="in_review").exists()
    assert FormProject.objects.filter(owner__login="soanmau", due_on__isnull=False).count() >= 5
    assert FormProject.objects.filter(purpose="result").count() == sum(
        1 for review in REVIEWS if review["purpose"] == "result"
    )
    assert not FormProject.objects.filter(note="").exists()
    assert seconds < 5


def test_without_its_word_file_a_form_works_and_says_so(board):
    project = FormProject.objects.get(form_id="thay-doi-thong-tin-cu-tru")
    form = compile_form(parse_document(project.document), vocabularies())
    assert project.word_name == "ct01.docx"
    with pytest.raises(WordFormMissing):
        word_form_of(form)


@pytest.mark.django_db
def test_the_word_file_that_comes_later_keeps_the_review_and_brings_the_original():
    content = a_word_form()
    document = {
        **_raw(REVIEWS[0]),
        "word": {"sha256": hashlib.sha256(content).hexdigest(), "name": "x.docx"},
    }
    made = take_document(document=document, actor="test", at=AT, note="Mẫu KM-1")
    taken = take_word_file(name="den-sau.docx", content=content, actor="test", at=AT)
    assert (taken.project.pk, taken.is_new) == (made.pk, False)
    made.refresh_from_db()
    assert (made.document, made.note) == (document, "Mẫu KM-1")
    form = compile_form(parse_document(made.document), vocabularies())
    assert bytes(word_form_of(form).content) == content


@pytest.mark.django_db
def test_a_form_taken_in_again_is_one_step_and_one_form():
    for _ in range(2):
        project = take_document(document=_raw(REVIEWS[0]), actor="test", at=AT)
    assert (project.step, FormProject.objects.count()) == (1, 1)
