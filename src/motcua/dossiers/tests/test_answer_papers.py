"""What was answered, to take along: the system's own PDF always, the Word form where it is here."""

import hashlib
import io
from typing import Any

import pytest
from django.test import Client
from docx import Document
from tests.journeys.walking import words_of_pdf
from tests.world import World, at

from motcua.dossiers.answer_paper import NoAnswers, answers_pdf
from motcua.dossiers.answer_word import WordState, filled_word_of, word_state
from motcua.dossiers.models import Dossier
from motcua.eforms.models import FormRelease, WordFile
from motcua.eforms.operations.publish_release import publish_release
from motcua.eforms.word.tests.documents import content, drafted, with_lines
from motcua.rules.tests.forms import field, page

WHEN = at(2, "09:00")
NAME, MONEY = "Nguyễn Phạm An Nhiên", 1_250_000


@pytest.fixture
def dossier(world: World) -> Dossier:
    """A dossier of the birth form."""
    done = world.submit(WHEN)
    return Dossier.objects.select_related("case", "receiving_unit", "procedure_version").get(
        pk=done.dossier_id
    )


def from_a_word_form(dossier: Dossier, *, here: bool = True) -> bytes:
    """Let the dossier be of a form that was drafted from a Word file; return the file."""
    original = content(with_lines("Họ và tên: ……………………………", "Số tiền xin hỗ trợ: ……………………… đồng"))
    blanks = [asked["blank"] for asked in drafted(with_lines(
        "Họ và tên: ……………………………", "Số tiền xin hỗ trợ: ……………………… đồng"))["fields"]]  # fmt: skip
    sha256 = hashlib.sha256(original).hexdigest()
    answers = {"ten": NAME, "tien": MONEY}
    document: dict[str, Any] = {
        "form": "don-thu", "version": 1, "law": [], "verified": False, "lang": ["vi", "en"],
        "title": {"vi": "Đơn xin thử", "en": "A trial application"},
        "subject_title": {"vi": "Đơn thử", "en": "Trial"},
        "pages": [
            page("mot",
                 field("ten", "person_name", blank=blanks[0]),
                 field("tien", "money", blank=blanks[1])),
        ],
        "word": {"sha256": sha256, "name": "Đơn xin thử.docx"},
        "examples": [{"name": "đủ", "today": "2026-11-02", "answers": answers,
                      "expect": {"complete": True}}],
    }  # fmt: skip
    for words in (
        document["pages"][0]["title"],
        *(f["label"] for f in document["pages"][0]["fields"]),
    ):
        words["en"] = f"{words['vi']} (en)"
    release: FormRelease = publish_release(document=document, actor="system:test", at=WHEN)
    if here:
        WordFile.objects.create(
            sha256=sha256, name="Đơn xin thử.docx", content=original, size=len(original),
            added_at=WHEN, added_by="system:test",
        )  # fmt: skip
    dossier.form_release, dossier.answers = release, answers
    dossier.save()
    return original


def test_the_pdf_says_every_question_and_answer_in_vietnamese(dossier: Dossier) -> None:
    pdf = answers_pdf(dossier=dossier, language="vi")
    assert pdf == answers_pdf(dossier=dossier, language="vi")
    # Tagged, as PDF/UA-1, with a title and a language, so that a screen reader can read it.
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid:part"):
        assert mark in pdf
    words = words_of_pdf(pdf)
    if words:
        for said in (NAME, dossier.number, "Đăng ký khai sinh", "UBND xã Đồng Sen", "20/10/2026"):
            assert said in words
        assert "Registration" not in words


def test_whoever_reads_english_has_it_below_the_vietnamese(dossier: Dossier) -> None:
    words = words_of_pdf(answers_pdf(dossier=dossier, language="en"))
    if words:
        assert words.index("Đăng ký khai sinh") < words.index("Registration of a birth")
        assert "Full name" in words and NAME in words


def test_an_amount_stands_in_words_too(dossier: Dossier) -> None:
    from_a_word_form(dossier)
    words = words_of_pdf(answers_pdf(dossier=dossier, language="vi"))
    if words:
        assert "1.250.000 đồng" in words
        assert "một triệu hai trăm năm mươi nghìn đồng" in " ".join(words.split())


def test_a_dossier_of_the_counter_has_no_answers_to_print(dossier: Dossier) -> None:
    dossier.form_release = None
    with pytest.raises(NoAnswers):
        answers_pdf(dossier=dossier, language="vi")


def test_the_word_form_comes_back_with_the_answers_in_it(dossier: Dossier) -> None:
    from_a_word_form(dossier)
    assert word_state(dossier=dossier) == WordState.READY
    filled = filled_word_of(dossier=dossier)
    lines = [paragraph.text for paragraph in Document(io.BytesIO(filled.content)).paragraphs]
    assert any(NAME in line for line in lines)
    assert any("1.250.000" in line for line in lines)
    assert filled.name == f"Đơn xin thử - {dossier.number}.docx"


def test_only_the_applicant_and_the_unit_have_them(world: World, dossier: Dossier) -> None:
    from_a_word_form(dossier)
    theirs = {
        f"/ho-so/{dossier.reference}/to-khai.": ({"congdan"}, {"congdan2", "hotich"}),
        f"/can-bo/ho-so/{dossier.pk}/to-khai.": ({"hotich", "tiepnhan"}, {"tiepnhan2", "congdan"}),
    }
    for path, (may, may_not) in theirs.items():
        for kind in ("pdf", "docx"):
            assert Client().get(path + kind).status_code in {302, 404}
            for login in may | may_not:
                browser = Client()
                browser.force_login(world.person(login))
                answer = browser.get(path + kind)
                assert (answer.status_code == 200) == (login in may), (path + kind, login)
                if answer.status_code == 200:
                    assert answer["Cache-Control"] == "private, no-store"


def test_where_the_original_is_missing_the_pages_say_so(world: World, dossier: Dossier) -> None:
    from_a_word_form(dossier, here=False)
    assert word_state(dossier=dossier) == WordState.MISSING
    browser, officer = Client(), Client()
    browser.force_login(world.person("congdan"))
    officer.force_login(world.person("tiepnhan"))
    for reader, path in (
        (browser, f"/ho-so/{dossier.reference}/"),
        (browser, f"/ho-so/da-nop/{dossier.reference}/"),
        (officer, f"/can-bo/ho-so/{dossier.pk}/?the=to-khai"),
    ):
        text = reader.get(path).content.decode()
        assert "Tệp Word gốc của biểu mẫu này không có" in text
        assert "to-khai.docx" not in text and "to-khai.pdf" in text
    assert browser.get(f"/ho-so/{dossier.reference}/to-khai.docx").status_code == 404


def test_the_pages_offer_both_where_both_can_be_had(world: World, dossier: Dossier) -> None:
    from_a_word_form(dossier)
    browser, officer = Client(), Client()
    browser.force_login(world.person("congdan"))
    officer.force_login(world.person("tiepnhan"))
    for reader, path in (
        (browser, f"/ho-so/{dossier.reference}/"),
        (browser, f"/ho-so/da-nop/{dossier.reference}/"),
        (officer, f"/can-bo/ho-so/{dossier.pk}/"),
        (officer, f"/can-bo/ho-so/{dossier.pk}/?the=to-khai"),
    ):
        assert "to-khai.docx" in reader.get(path).content.decode()
