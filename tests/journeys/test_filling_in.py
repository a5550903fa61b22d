"""Filling in on a phone: old communes to new ones, tables row by row, papers, and what one keeps."""

import base64
import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from motcua.eforms.models import Draft, DraftFile, WordFile
from motcua.eforms.operations import start_draft
from motcua.eforms.operations.publish_release import publish_release
from motcua.eforms.word.tests.documents import content, drafted, with_lines
from motcua.kit.clock import now
from tests.journeys.browser import PHONE
from tests.journeys.walking import Walker, place_of, words_of_pdf
from tests.world import RESIDENCE, World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEXT = "main form .btns button.btn:not(.second)"
LINES = ("Họ và tên: ………………………………", "Vốn đầu tư: ……………………… đồng",
         "Nơi thường trú: ………………………………………………")  # fmt: skip

# Names are the same in every language.
OWN_WORDS = (
    "Nguyễn Quốc Khải", "Phường Trúc Bạch", "Phường Ba Đình", "Quận Ba Đình", "Số 4",
    "Thành phố Hà Nội", "Tỉnh Lam Giang", "Đồng Sen", "Gỗ keo", "Thôn Bờ Sen, xã ",
)  # fmt: skip


def _words(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def _field(field_id: str, kind: str, vi: str, en: str, **more: Any) -> dict[str, Any]:
    return {"id": field_id, "type": kind, "label": _words(vi, en), **more}


def _page(page_id: str, vi: str, en: str, *fields: Any, **more: Any) -> dict[str, Any]:
    title = _words(vi, en)
    return {"id": page_id, "title": title, "section": title, "fields": list(fields), **more}


def _publish() -> bytes:
    """Publish a form drafted from a Word file, with a table; return the Word file."""
    original = content(with_lines(*LINES))
    blanks = [asked["blank"] for asked in drafted(with_lines(*LINES))["fields"]]
    sha256 = hashlib.sha256(original).hexdigest()
    home = {"province": "01", "commune": "Phường Ba Đình", "detail": "Số 1"}
    answers = {"ten": "Lò Văn Thử", "von": 15, "noi_o": home,
               "lam_san": [{"loai": "Keo", "gia": 5}]}  # fmt: skip
    document: dict[str, Any] = {
        "form": "don-lam-san", "version": 1, "law": [], "verified": False, "lang": ["vi", "en"],
        "title": _words("Đơn thử lâm sản", "A trial of forest products"),
        "subject_title": _words("Đơn thử", "A trial"),
        "pages": [
            _page("ai", "Về anh/chị", "About you",
                  _field("ten", "person_name", "Họ và tên", "Full name", blank=blanks[0]),
                  _field("von", "money", "Vốn đầu tư", "Capital", blank=blanks[1]),
                  _field("thu", "email", "Thư điện tử", "E-mail", soft=True)),
            _page("o_dau", "Nơi thường trú", "Residence",
                  _field("noi_o", "address", "Nơi thường trú", "Residence", blank=blanks[2])),
            _page("bang", "Lâm sản", "Forest products",
                  _field("loai", "text", "Tên lâm sản", "Product"),
                  _field("gia", "money", "Giá trị", "Value"),
                  repeat={"id": "lam_san", "item": _words("Lâm sản", "Product"), "min": 1,
                          "max": 5}),
        ],
        "papers": [{"id": "anh", "title": _words("Ảnh lô hàng", "Picture of the lot"),
                    "accept": ["image"], "required": False}],
        "parties": {"applicant": {"full_name": "$ten"}},
        "word": {"sha256": sha256, "name": "Đơn lâm sản.docx"},
        "examples": [{"name": "đủ", "today": "2026-11-02", "answers": answers,
                      "expect": {"complete": True}}],
    }  # fmt: skip
    publish_release(document=document, actor="system:test", at=now())
    WordFile.objects.create(
        sha256=sha256, name="Đơn lâm sản.docx", content=original, size=len(original),
        added_at=now(), added_by="system:test",
    )  # fmt: skip
    return original


@pytest.fixture
def draft(living_world: World) -> Draft:
    """A draft of that form, the citizen's own."""
    _publish()
    started = start_draft(
        form_id="don-lam-san", procedure_code=RESIDENCE, at=now(),
        agency_id=living_world.agency("H99.12").pk, account_id=living_world.person("congdan").pk,
    )  # fmt: skip
    return Draft.objects.get(pk=started.draft_id)


def _sit_down(
    person: Callable[..., Walker], draft: Draft, *, script: bool, english: bool = False
) -> Walker:
    walker = person("nguoi-khai", width=PHONE, script=script, english=english)
    # Without script the page cannot be examined from inside.
    walker.looks = script
    walker.own_words = OWN_WORDS
    walker.go("/dang-nhap/").sign_in("congdan")
    return walker.go(f"/ho-so/nhap/{draft.pk}/ai/")


def _says_who(walker: Walker) -> None:
    walker.page.fill("[name=ten]", "Nguyễn Quốc Khải")
    walker.page.fill("[name=von]", "1.250.000")


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_an_old_commune_is_led_to_the_new_one(
    script: bool, draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=script)
    _says_who(walker)
    walker.press(NEXT)
    walker.page.select_option("[name=noi_o-province]", "01")
    walker.page.fill("[name=noi_o-detail]", "Số 4")
    walker.page.fill("[name=noi_o-commune]", "Phường Ngọc Hà, quận Ba Đình")
    walker.press(NEXT)
    assert place_of(walker) == "o_dau"
    assert "Tên này nay là xã, phường nào?" in walker.words
    walker.page.check("[name=noi_o-pick][value='00008']")
    walker.press(NEXT)
    assert place_of(walker) == "bang"
    draft.refresh_from_db()
    assert draft.answers["noi_o"] == {
        "province": "01", "commune": "Phường Ngọc Hà", "commune_code": "00008", "detail": "Số 4",
    }  # fmt: skip


def test_a_commune_that_nobody_knows_stops_nobody(
    draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=False)
    _says_who(walker)
    walker.press(NEXT)
    walker.page.select_option("[name=noi_o-province]", "former-74")
    walker.page.fill("[name=noi_o-detail]", "Số 4")
    walker.page.fill("[name=noi_o-commune]", "Xã Mới Lập")
    walker.press(NEXT)
    assert place_of(walker) == "bang"
    draft.refresh_from_db()
    assert draft.answers["noi_o"]["province"] == "79"
    assert draft.answers["noi_o"]["commune"] == "Xã Mới Lập"


def test_while_typing_an_old_name_the_new_one_is_offered_and_taken_by_keyboard(
    draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=True)
    _says_who(walker)
    words = walker.page.locator("output.words").first
    walker.page.locator("output.words:has-text('một triệu')").wait_for()
    assert words.inner_text() == "Đọc là: một triệu hai trăm năm mươi nghìn đồng"
    walker.press(NEXT)
    walker.page.select_option("[name=noi_o-province]", "01")
    commune = walker.page.locator("[name=noi_o-commune]")
    commune.fill("")
    commune.press_sequentially("truc bach")
    walker.page.locator("[role=option]:has-text('Phường Ba Đình')").wait_for()
    walker.see()
    assert commune.get_attribute("aria-expanded") == "true"
    walker.page.keyboard.press("ArrowDown")
    walker.page.keyboard.press("Enter")
    assert commune.input_value() == "Phường Ba Đình"
    walker.page.fill("[name=noi_o-detail]", "Số 4")
    walker.press(NEXT)
    assert place_of(walker) == "bang"
    draft.refresh_from_db()
    assert draft.answers["noi_o"]["commune_code"] == "00004"


def test_rows_are_added_changed_and_removed_without_script(
    draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=False)
    _fills_in_to_the_table(walker)
    for number, name in enumerate(("Gỗ keo", "Gỗ bạch đàn", "Măng khô")):
        walker.page.fill(f"[name=lam_san-{number}-loai]", name)
        walker.page.fill(f"[name=lam_san-{number}-gia]", "15.000.000")
        if number < 2:
            walker.press("[name=add-row]")
    walker.press("[name=add-row]")
    folded = walker.page.locator("details.row-card")
    assert folded.count() == 3
    assert "Gỗ bạch đàn; 15.000.000 đồng" in walker.read("details.row-card:nth-of-type(2) summary")
    folded.nth(1).locator("summary").click()
    walker.page.fill("[name=lam_san-1-loai]", "Gỗ xoan")
    folded.nth(0).locator("summary").click()
    walker.press("[name=drop-row][value='0']")
    walker.press(NEXT)
    draft.refresh_from_db()
    assert [row["loai"] for row in draft.answers["lam_san"]] == ["Gỗ xoan", "Măng khô"]


def _fills_in_to_the_table(walker: Walker) -> None:
    _says_who(walker)
    walker.press(NEXT)
    walker.page.select_option("[name=noi_o-province]", "01")
    walker.page.fill("[name=noi_o-commune]", "ba dinh")
    walker.page.fill("[name=noi_o-detail]", "Số 4")
    walker.press(NEXT)
    assert place_of(walker) == "bang"


def test_from_the_phone_to_the_filled_word_form(
    living_world: World, draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=True)
    _fills_in_to_the_table(walker)
    walker.page.fill("[name=lam_san-0-loai]", "Gỗ keo")
    walker.page.fill("[name=lam_san-0-gia]", "15.000.000")
    walker.press(NEXT)
    assert place_of(walker) == "giay-to" or place_of(walker) == "kiem-tra"
    walker.go(f"/ho-so/nhap/{draft.pk}/giay-to/")
    camera = walker.page.locator("#photo-anh")
    assert camera.get_attribute("capture") == "environment"
    assert camera.get_attribute("accept") == "image/*"
    photograph = _photograph(walker)
    walker.page.set_input_files("#photo-anh", photograph)
    # The policy of the page allows no waiting inside it.
    for _ in range(100):
        if walker.page.evaluate("document.querySelector('#photo-anh').files[0].size") < len(
            photograph["buffer"]
        ):
            break
        walker.page.wait_for_timeout(100)
    walker.press("[name=upload]")
    assert "anh.jpg" in walker.words
    kept = DraftFile.objects.get(draft=draft)
    assert kept.content_type == "image/jpeg" and kept.size < len(photograph["buffer"])
    walker.go(f"/ho-so/nhap/{draft.pk}/kiem-tra/")
    assert "Nên có nhưng chưa có" in walker.words and "Thư điện tử" in walker.words
    assert "một triệu hai trăm năm mươi nghìn đồng" in walker.words
    walker.page.check("#declared")
    walker.press(NEXT)
    assert "/ho-so/da-nop/" in walker.page.url
    _keeps_both(walker)
    officer = person("tiep-nhan").go("/dang-nhap/").sign_in("tiepnhan")
    officer.press("nav a[href='/can-bo/tiep-nhan/']")
    officer.press("main table a:has-text('-')")
    assert officer.download("a[href$='/to-khai.docx']").startswith(b"PK")


def _photograph(walker: Walker) -> dict[str, Any]:
    """A large noisy JPEG, as a phone makes it; the script makes it smaller."""
    encoded = walker.page.evaluate("""() => {
      const canvas = document.createElement("canvas"); canvas.width = 3200; canvas.height = 2400;
      const pen = canvas.getContext("2d"), dots = pen.createImageData(3200, 2400);
      for (let i = 0; i < dots.data.length; i++) dots.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
      pen.putImageData(dots, 0, 0);
      return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
    }""")
    return {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": base64.b64decode(encoded)}


def _keeps_both(walker: Walker) -> None:
    pdf = words_of_pdf(walker.download("main a[href$='/to-khai.pdf']"))
    assert not pdf or "Nguyễn Quốc Khải" in pdf
    filled = Document(io.BytesIO(walker.download("main a[href$='/to-khai.docx']")))
    lines = "\n".join(paragraph.text for paragraph in filled.paragraphs)
    assert "Nguyễn Quốc Khải" in lines and "1.250.000" in lines
    assert "Số 4, Phường Ba Đình, Thành phố Hà Nội" in lines


def test_a_reader_of_english_fills_in_in_english(
    draft: Draft, person: Callable[..., Walker]
) -> None:
    walker = _sit_down(person, draft, script=True, english=True)
    _says_who(walker)
    walker.press(NEXT)
    walker.page.select_option("[name=noi_o-province]", "01")
    walker.page.fill("[name=noi_o-commune]", "Phường Trúc Bạch")
    walker.page.fill("[name=noi_o-detail]", "Số 4")
    walker.press(NEXT)
    assert walker.page.is_checked("[name=noi_o-pick][value='00004']")
    walker.press(NEXT)
    walker.page.fill("[name=lam_san-0-loai]", "Gỗ keo")
    walker.page.fill("[name=lam_san-0-gia]", "15.000.000")
    walker.press("[name=add-row]")
    walker.press(NEXT)
    walker.go(f"/ho-so/nhap/{draft.pk}/kiem-tra/")
    assert "fifteen million" not in walker.words  # inside a row the figures suffice
    assert "one million two hundred and fifty thousand dong" in walker.words
