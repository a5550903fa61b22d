"""Applying, as a browser does it: nothing lost, nothing leaked, nothing sent unseen."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.world import (
    BIRTH,
    ONE_PAGE_PDF,
    PASSWORD,
    RESIDENCE,
    World,
    example_answers,
    page_as_sent,
)

from motcua.accounts import throttle
from motcua.catalogue.models import Service
from motcua.dossiers.models import Dossier, PaperFile
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.releases import form_of

pytestmark = pytest.mark.django_db

START = f"/ho-so/nhap/bat-dau/{BIRTH}/"


@pytest.fixture
def browser(world: World) -> Client:
    """A browser that nobody has used."""
    return Client()


def begin(browser: Client, code: str = BIRTH) -> Draft:
    """Choose the office and begin."""
    answer = browser.post(f"/ho-so/nhap/bat-dau/{code}/", {"noi": "H99.12"})
    assert answer.status_code == 302
    return Draft.objects.get(pk=answer["Location"].split("/")[3])


def here(draft: Draft, place: str = "") -> str:
    """The address of a page of a draft."""
    return f"/ho-so/nhap/{draft.pk}/{place}/" if place else f"/ho-so/nhap/{draft.pk}/"


def fill(browser: Client, draft: Draft, code: str = BIRTH, **changes: Any) -> str:
    """Fill in page after page as the redirects lead; return where they end."""
    answers, form = example_answers(code) | changes, form_of(release_id=draft.release_id)
    place = form.pages[0].id
    while (page := form.page(place)) is not None:
        answer = browser.post(here(draft, place), page_as_sent(page, answers))
        assert answer.status_code == 302, answer.content.decode()
        place = answer["Location"].split("/")[4]
    return place


def attach(browser: Client, draft: Draft, paper: str, content: bytes = ONE_PAGE_PDF,
           **more: str) -> Any:  # fmt: skip
    """Send a file for a paper."""
    file = SimpleUploadedFile("giấy chứng sinh.pdf", content)
    return browser.post(here(draft, "giay-to"), {f"file-{paper}": file, **more})


def sign_in(browser: Client, login: str = "congdan") -> None:
    """Sign in with a password, as people do."""
    answer = browser.post("/dang-nhap/", {"login": login, "password": PASSWORD})
    assert answer.status_code == 302


def test_somebody_without_an_account_applies_and_signs_in_before_checking(browser: Client) -> None:
    draft = begin(browser)
    assert fill(browser, draft) == "giay-to"
    assert attach(browser, draft, "giay_chung_sinh")["Location"] == here(draft, "kiem-tra")
    asked = browser.get(here(draft, "kiem-tra"))
    assert asked["Location"].startswith("/dang-nhap/?next=")
    sign_in(browser)
    page = browser.get(here(draft, "kiem-tra")).content.decode()
    assert "Nguyễn Phạm An Nhiên" in page and "giấy chứng sinh.pdf" in page
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    sent = browser.post(here(draft, "nop"), {"declared": "yes", "token": token[1]})
    dossier = Dossier.objects.get()
    assert sent["Location"] == f"/ho-so/da-nop/{dossier.reference}/"
    receipt = browser.get(sent["Location"]).content.decode()
    assert dossier.reference in receipt and dossier.secret in receipt
    assert PaperFile.objects.get().paper.component == "giay_chung_sinh"
    assert browser.get(here(draft))["Location"] == sent["Location"]
    assert browser.post(here(draft, "nop"), {"declared": "yes"})["Location"] == sent["Location"]
    assert Dossier.objects.count() == 1


def test_a_wrong_page_comes_back_with_everything_typed_and_says_what_is_wrong(
    browser: Client,
) -> None:
    draft = begin(browser, RESIDENCE)
    browser.post(here(draft, "cho_ai"), {"cho_ai": "toi"})
    typed = {"nyc_ho_ten": "Lò Văn <Thử>", "nyc_ngay_sinh-day": "30", "nyc_ngay_sinh-month": "2",
             "nyc_ngay_sinh-year": "1998", "nyc_so_dinh_danh": "099 098 0012"}  # fmt: skip
    answer = browser.post(here(draft, "nguoi_yeu_cau"), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "<title>Lỗi: " in page and 'role="alert"' in page
    assert 'value="Lò Văn &lt;Thử&gt;"' in page and 'value="099 098 0012"' in page
    assert "Cần 12 chữ số. Anh/chị mới nhập 10." in page
    assert '<a href="#nyc_ngay_sinh-day">' in page
    later = browser.get(here(draft, "nguoi_yeu_cau")).content.decode()
    assert 'value="099 098 0012"' in later and "Cần 12 chữ số" in later


def test_save_and_go_on_later_keeps_an_unfinished_page_without_complaint(browser: Client) -> None:
    draft = begin(browser)
    answer = browser.post(here(draft, "quan_he"), {"save-and-leave": "1"})
    assert answer["Location"] == here(draft, "da-luu")
    assert browser.get(answer["Location"]).status_code == 200
    page = browser.get(here(draft, "quan_he")).content.decode()
    assert 'role="alert"' not in page


def test_a_page_ahead_leads_back_to_the_one_to_do(browser: Client) -> None:
    draft = begin(browser)
    for place in ("nhan_ket_qua", "giay-to", "nowhere"):
        assert browser.get(here(draft, place))["Location"] == here(draft, "quan_he")
    assert browser.post(here(draft, "chau_be"), {})["Location"] == here(draft, "quan_he")


def test_a_change_from_checking_leads_back_to_checking(browser: Client) -> None:
    sign_in(browser)
    draft = begin(browser)
    fill(browser, draft)
    attach(browser, draft, "giay_chung_sinh")
    page = form_of(release_id=draft.release_id).page("chau_be")
    assert page is not None
    answers = example_answers(BIRTH) | {"con_ho_ten": "Nguyễn Phạm An Khang"}
    changed = browser.post(here(draft, "chau_be") + "?sua=1", page_as_sent(page, answers))
    assert changed["Location"] == here(draft, "kiem-tra")
    assert "An Khang" in browser.get(here(draft, "kiem-tra")).content.decode()


def test_a_change_that_asks_more_leads_to_what_is_asked(browser: Client) -> None:
    sign_in(browser)
    draft = begin(browser)
    fill(browser, draft)
    changed = browser.post(here(draft, "quan_he") + "?sua=1", {"quan_he": "uy_quyen"})
    assert changed["Location"] == here(draft, "uy_quyen")
    assert browser.get(here(draft, "kiem-tra"))["Location"] == here(draft, "uy_quyen")


def test_nothing_is_sent_before_it_is_declared_true(browser: Client) -> None:
    sign_in(browser)
    draft = begin(browser)
    fill(browser, draft)
    attach(browser, draft, "giay_chung_sinh")
    answer = browser.post(here(draft, "nop"), {"token": "x"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="declared-e"' in page and 'href="#declared"' in page
    assert not Dossier.objects.exists()


def test_a_draft_opens_only_in_the_browser_that_began_it(browser: Client) -> None:
    draft = begin(browser)
    elsewhere = Client()
    for place in ("", "quan_he", "giay-to", "da-luu", "xoa-nhap"):
        assert elsewhere.get(here(draft, place)).status_code == 404
    assert elsewhere.post(here(draft, "quan_he"), {"quan_he": "me"}).status_code == 404
    forged = Client()
    forged.cookies["drafts"] = f"{draft.pk}~guess"
    assert forged.get(here(draft, "quan_he")).status_code == 404


def test_a_draft_goes_on_on_another_device_after_signing_in(browser: Client) -> None:
    draft = begin(browser)
    browser.post(here(draft, "quan_he"), {"quan_he": "cha"})
    sign_in(browser)
    assert browser.get(here(draft, "da-luu")).status_code == 200  # the draft becomes theirs
    phone, stranger = Client(), Client()
    sign_in(phone)
    sign_in(stranger, "congdan2")
    assert phone.get(here(draft))["Location"] == here(draft, "truong_hop")
    assert stranger.get(here(draft)).status_code == 404
    assert str(draft.pk) in phone.get(START).content.decode()


def test_the_applicants_particulars_are_proposed_when_signed_in(browser: Client) -> None:
    sign_in(browser)
    draft = begin(browser)
    browser.post(here(draft, "quan_he"), {"quan_he": "cha"})
    browser.post(here(draft, "truong_hop"), {"truong_hop": "thuong"})
    page = browser.get(here(draft, "nguoi_yeu_cau")).content.decode()
    assert 'value="Nguyễn Quốc Khải"' in page and 'value="099 091 003 426"' in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90 not a paper", "không phải PDF hoặc ảnh chụp"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), "lớn hơn 10 MB"),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_words(
    browser: Client, content: bytes, words: str
) -> None:
    draft = begin(browser)
    fill(browser, draft)
    answer = attach(browser, draft, "giay_chung_sinh", content, upload="1")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page and 'id="file-giay_chung_sinh-e"' in page
    assert 'aria-invalid="true"' in page
    assert not DraftFile.objects.exists()


def test_files_are_throttled_by_sender_whatever_draft_they_go_to(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "UPLOADS_FROM_ADDRESS", throttle.Limit("uploads-ip", 3, 600))
    answers = []
    for _ in range(2):
        draft = begin(browser)
        fill(browser, draft)
        answers += [attach(browser, draft, "giay_chung_sinh", b"MZ", upload="1") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]


def test_a_paper_that_must_come_is_asked_for_before_checking(browser: Client) -> None:
    draft = begin(browser)
    fill(browser, draft)
    answer = browser.post(here(draft, "giay-to"), {})
    assert answer.status_code == 422
    assert "Giấy chứng sinh: Xin gửi giấy tờ này." in answer.content.decode()


def test_a_file_is_given_back_to_its_owner_as_an_attachment_and_taken_away(
    browser: Client,
) -> None:
    draft = begin(browser)
    fill(browser, draft)
    attach(browser, draft, "giay_chung_sinh", upload="1")
    file = DraftFile.objects.get()
    given = browser.get(here(draft, f"giay-to/{file.file_id}"))
    assert given["Content-Disposition"].startswith("attachment")
    assert b"".join(given.streaming_content) == ONE_PAGE_PDF
    for close in given._resource_closers:
        close()
    assert Client().get(here(draft, f"giay-to/{file.file_id}")).status_code == 404
    browser.post(here(draft, f"giay-to/{file.file_id}/bo"))
    assert not DraftFile.objects.exists()


def test_the_same_page_in_two_windows_is_not_overwritten_unseen(browser: Client) -> None:
    draft = begin(browser)
    browser.post(here(draft, "quan_he"), {"quan_he": "cha", "page-version": "1"})
    late = browser.post(here(draft, "quan_he"), {"quan_he": "me", "page-version": "1"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "vừa được lưu ở nơi khác" in page
    assert re.search(r'value="me" checked', page)
    draft.refresh_from_db()
    assert draft.answers["quan_he"] == "cha"


def test_an_officers_account_cannot_apply(browser: Client) -> None:
    draft = begin(browser)
    sign_in(browser, "tiepnhan")
    answer = browser.get(here(draft, "kiem-tra"))
    assert answer["Location"].startswith("/dang-nhap/")
    assert browser.post(here(draft, "nop"), {"declared": "yes"}).status_code == 302
    assert not Dossier.objects.exists()


def test_an_office_must_be_chosen_and_one_that_closed_keeps_the_draft(browser: Client) -> None:
    refused = browser.post(START, {})
    assert refused.status_code == 422 and 'href="#noi-1"' in refused.content.decode()
    sign_in(browser)
    draft = begin(browser)
    fill(browser, draft)
    attach(browser, draft, "giay_chung_sinh")
    Service.objects.update(is_open_online=False)
    answer = browser.post(here(draft, "nop"), {"declared": "yes", "token": "t"})
    assert answer.status_code == 409
    assert Draft.objects.filter(pk=draft.pk, submitted_reference__isnull=True).exists()
    assert browser.get(START)["Location"] == f"/thu-tuc/{BIRTH}/"


def test_a_draft_is_removed_only_after_asking(browser: Client) -> None:
    draft = begin(browser)
    assert browser.get(here(draft, "xoa-nhap")).status_code == 200
    assert Draft.objects.exists()
    browser.post(here(draft, "xoa-nhap"))
    assert not Draft.objects.exists()


def test_people_who_move_along_are_added_one_by_one(browser: Client) -> None:
    draft = begin(browser, RESIDENCE)
    answers = example_answers(RESIDENCE) | {"cung_di": True}
    form, place = form_of(release_id=draft.release_id), "cho_ai"
    while place != "thanh_vien":
        page = form.page(place)
        assert page is not None
        place = browser.post(here(draft, place), page_as_sent(page, answers))["Location"].split(
            "/"
        )[4]
    first = {"nguoi_cung_di-0-tv_ho_ten": "Lò Thị Ban", "add-row": "1"}
    added = browser.post(here(draft, place), first)
    assert added["Location"].endswith("?them=1")
    page_text = browser.get(added["Location"]).content.decode()
    assert 'name="nguoi_cung_di-1-tv_ho_ten"' in page_text and 'value="Lò Thị Ban"' in page_text
    wrong = browser.post(here(draft, place), {**first, "add-row": "", "nguoi_cung_di-1-tv_ho_ten":
                                              "Lò Minh 2"})  # fmt: skip
    assert wrong.status_code in {302, 422}
    dropped = {"nguoi_cung_di-0-tv_ho_ten": "Lò Thị Ban",
               "nguoi_cung_di-1-tv_ho_ten": "Lò Minh Thử", "drop-row": "0"}  # fmt: skip
    browser.post(here(draft, place), dropped)
    draft.refresh_from_db()
    assert draft.answers["nguoi_cung_di"] == [{"tv_ho_ten": "Lò Minh Thử"}]


def test_a_page_is_shown_with_few_statements(
    browser: Client, django_assert_max_num_queries: Any
) -> None:
    draft = begin(browser)
    browser.get(here(draft, "quan_he"))
    with django_assert_max_num_queries(1):
        browser.get(here(draft, "quan_he"))
    with django_assert_max_num_queries(4):  # two, and the savepoint of tests
        browser.post(here(draft, "quan_he"), {"quan_he": "cha"})


def test_a_picture_that_only_iphones_open_is_refused_with_advice(browser: Client) -> None:
    draft = begin(browser)
    fill(browser, draft)
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 300
    answer = attach(browser, draft, "giay_chung_sinh", heic, upload="1")
    assert answer.status_code == 422
    assert "ảnh HEIC của iPhone" in answer.content.decode()
    assert not DraftFile.objects.exists()


def test_a_photograph_and_files_of_one_paper_come_together(browser: Client) -> None:
    draft = begin(browser)
    fill(browser, draft)
    page = browser.get(here(draft, "giay-to")).content.decode()
    assert 'id="photo-giay_chung_sinh" name="file-giay_chung_sinh" accept="image/*"' in page
    files = [SimpleUploadedFile("một.pdf", ONE_PAGE_PDF),
             SimpleUploadedFile("hai.pdf", ONE_PAGE_PDF + b"\n")]  # fmt: skip
    sent = {"file-giay_chung_sinh": files, "upload": "1"}
    assert browser.post(here(draft, "giay-to"), sent).status_code == 302
    assert DraftFile.objects.count() == 2


def test_the_first_page_and_the_procedure_say_how_long_it_takes(browser: Client) -> None:
    told = re.search(r"Điền mất chừng (\d+) phút", browser.get(START).content.decode())
    assert told is not None and 5 <= int(told[1]) <= 30
    procedure = browser.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert f"Điền mất chừng {told[1]} phút." in procedure


def test_a_row_with_something_wrong_stands_open_and_the_others_are_folded(browser: Client) -> None:
    draft = begin(browser, RESIDENCE)
    answers = example_answers(RESIDENCE) | {"cung_di": True}
    form, place = form_of(release_id=draft.release_id), "cho_ai"
    while place != "thanh_vien":
        page = form.page(place)
        assert page is not None
        place = browser.post(here(draft, place), page_as_sent(page, answers))["Location"].split(
            "/"
        )[4]
    sent = {f"nguoi_cung_di-{n}-tv_ho_ten": name
            for n, name in enumerate(["Lò Thị Ban", "Lò Văn 2", "Lò Thị Mai"])}  # fmt: skip
    shown = browser.post(here(draft, place), sent)
    assert shown.status_code == 422
    rows = shown.content.decode().split("row-card")[1:]
    opened = [row for row in rows if 'name="nguoi_cung_di-1-tv_ho_ten"' in row]
    assert len(opened) == 1 and "<summary>" not in opened[0].split("<input")[0]


def _hands_over(*ways: str) -> None:
    Service.objects.filter(procedure__code=BIRTH).update(result_channels=list(ways))


def test_only_ways_of_receiving_are_offered_that_the_office_has_named(browser: Client) -> None:
    draft = begin(browser)
    fill(browser, draft)
    everything = browser.get(here(draft, "nhan_ket_qua")).content.decode()
    assert all(f'value="{way}"' in everything for way in ("counter", "post", "online"))
    _hands_over("post")
    narrowed = browser.get(here(draft, "nhan_ket_qua")).content.decode()
    assert 'value="counter"' in narrowed
    assert 'value="post"' in narrowed
    assert 'value="online"' not in narrowed


def test_a_way_that_the_office_withdrew_meanwhile_is_asked_again_and_nothing_is_lost(
    browser: Client,
) -> None:
    sign_in(browser)
    draft = begin(browser)
    fill(browser, draft, cach_nhan="online")
    attach(browser, draft, "giay_chung_sinh")
    _hands_over("post")
    sent = browser.post(here(draft, "nop"), {"declared": "1"})
    assert sent["Location"] == here(draft, "nhan_ket_qua")
    assert not Dossier.objects.exists()
    shown = browser.get(here(draft, "nhan_ket_qua"))
    assert "errsum" in shown.content.decode()
    draft.refresh_from_db()
    assert draft.answers["cach_nhan"] == "online"
    assert draft.answers["con_ho_ten"]
    page = form_of(release_id=draft.release_id).page("nhan_ket_qua")
    assert page is not None
    again = page_as_sent(page, draft.answers | {"cach_nhan": "counter"})
    browser.post(here(draft, "nhan_ket_qua") + "?sua=1", again)
    assert browser.post(here(draft, "nop"), {"declared": "1"}).status_code == 302
    assert Dossier.objects.get().result_channel == "counter"


def test_a_way_that_was_never_offered_is_not_smuggled_in(browser: Client) -> None:
    sign_in(browser)
    _hands_over("post")
    draft = begin(browser)
    fill(browser, draft, cach_nhan="online")
    attach(browser, draft, "giay_chung_sinh")
    browser.post(here(draft, "nop"), {"declared": "1"})
    assert not Dossier.objects.exists()
