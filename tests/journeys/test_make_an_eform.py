"""From an official Word form to a citizen's filled copy of it: docs/howto/make-an-eform.md."""

import io
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from motcua.eforms.models import FormProject
from motcua.eforms.releases import form_of, latest_release_id
from motcua.eforms.word.office_program import is_installed
from motcua.kit.clock import local_day, now
from motcua.project.demo.filling import page_as_sent
from motcua.rules.form_document import Form
from motcua.rules.form_document.sampling import sample_answers
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.walking import Walker, fill, place_of
from tests.word_forms import a_word_form
from tests.world import MARRIAGE, World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEXT = "main form .btns button.btn:not(.second)"
BOARD = "/can-bo/bieu-mau/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MINUTES = 10


def test_a_word_form_becomes_an_e_form_and_comes_back_filled(
    living_world: World, person: Callable[..., Walker]
) -> None:
    began = time.monotonic()
    _make_and_publish(person("can-bo-soan-mau", width=DESKTOP), living_world)
    project = FormProject.objects.get()
    filled = _apply(person("nguoi-nop-don", width=PHONE), project)
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Nguyễn Thị Mẫu" in text and "Tôi xin cấp lại giấy đã mất" in text
    assert time.monotonic() - began < MINUTES * 60


def _make_and_publish(maker: Walker, world: World) -> None:
    maker.go("/dang-nhap/").sign_in("soanmau")
    maker.go(BOARD).press("a[href='/can-bo/bieu-mau/tai-len/']")
    maker.page.set_input_files(
        "#tep", {"name": "don-xin-thu.docx", "mimeType": WORD, "buffer": a_word_form()}
    )
    maker.press("main form .btns button.btn")
    maker.press("main table a")
    _change_a_question(maker)
    maker.press(".gate a.btn")
    maker.press("main form .btns button.btn")
    maker.page.fill("#id_procedure", MARRIAGE)
    maker.page.select_option("#id_process", "VD-XNHN")
    maker.page.check(f"input[name=agencies][value='{world.agency('H99.12').pk}']")
    maker.press("main form .btns button.btn")
    assert FormProject.objects.get().state == "published"


def _change_a_question(maker: Walker) -> None:
    maker.press(".sheet a.bl:has-text('Nội dung đề nghị')")
    maker.page.fill("#d-label", "Anh/chị đề nghị điều gì?")
    assert "Anh/chị đề nghị điều gì?" in maker.read(".phone")
    maker.press(".editor button[value='save-field']")
    maker.press(".toolbar button[value='undo']")
    maker.press(".toolbar button[value='redo']")
    assert "Anh/chị đề nghị điều gì?" in maker.read(".fields")


def _apply(citizen: Walker, project: FormProject) -> bytes:
    citizen.go(f"/thu-tuc/{MARRIAGE}/").go(f"/ho-so/nhap/bat-dau/{MARRIAGE}/?noi=H99.12")
    citizen.press(NEXT)
    form = form_of(release_id=latest_release_id(form_id=project.form_id, version=None))
    answers = {**sample_answers(form, local_day(now())),
               "noi_dung_de_nghi": "Tôi xin cấp lại giấy đã mất"}  # fmt: skip
    answers["cach_nhan_ket_qua"] = "online"
    _answer_every_page(citizen, form, answers)
    if "/dang-nhap/" in citizen.page.url:
        citizen.sign_in("congdan")
    citizen.page.check("#declared")
    citizen.press(NEXT)
    assert "/ho-so/da-nop/" in citizen.page.url
    filled = citizen.download("a[href$='to-khai.docx']")
    citizen.press("main .btns a.btn")
    if is_installed():
        assert citizen.download("a[href$='don.pdf']").startswith(b"%PDF-")
    return filled


def _answer_every_page(citizen: Walker, form: Form, answers: dict[str, Any]) -> None:
    for _ in range(len(form.pages) + 3):
        page = form.page(place_of(citizen))
        if page is None:
            if "/dang-nhap/" in citizen.page.url or citizen.page.locator("#declared").count():
                return
            citizen.press(NEXT)
            continue
        fill(citizen, page_as_sent(page, answers))
        citizen.press(NEXT)
    raise AssertionError(f"stuck at {citizen.page.url}")
