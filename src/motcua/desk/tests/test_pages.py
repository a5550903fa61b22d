"""The desk over HTTP: acts from the page, refusals that lose nothing, the administrator's acts."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.world import MARRIAGE, World

from motcua.accounts.models import Account, RoleGrant
from motcua.agencies.models import Agency
from motcua.casework.models import Case
from motcua.catalogue.models import LimitConfirmation, ProcedureSynonym
from motcua.dossiers.models import Dossier, Paper
from motcua.journal.models import JournalEntry
from motcua.kit.clock import now


def _client(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


def _form(client: Client, dossier_id: int, act: str) -> dict[str, str]:
    """Return the hidden fields of an act's form, as the page gives them out."""
    html = client.get(f"/can-bo/ho-so/{dossier_id}/").content.decode()
    form = re.search(rf'action="/can-bo/ho-so/{dossier_id}/viec/{act}/".*?</form>', html, re.S)
    assert form, f"the page offers no {act}"
    return dict(re.findall(r'type="hidden" name="(token|version)" value="([^"]+)"', form[0]))


def _do(client: Client, dossier_id: int, act: str, **fields: Any) -> Any:
    data = _form(client, dossier_id, act) | fields
    return client.post(f"/can-bo/ho-so/{dossier_id}/viec/{act}/", data)


@pytest.fixture
def submitted(world: World) -> int:
    return world.submit(now() - timedelta(minutes=10)).dossier_id


def test_a_dossier_walks_through_the_desk_click_by_click(world: World, submitted: int) -> None:
    tung, thu, dat = (_client(world, n) for n in ("tiepnhan", "hotich", "lanhdao"))
    assert _do(tung, submitted, "accept").status_code == 302
    answer = _do(thu, submitted, "decide", decision="granted", number="5/2026", summary="")
    assert answer.status_code == 302
    assert _do(thu, submitted, "forward", note="Đủ").status_code == 302
    assert _do(dat, submitted, "sign_off").status_code == 302
    answer = _do(tung, submitted, "hand_over", received_by="Khải", channel="counter")
    assert answer.status_code == 302
    assert Case.objects.get().state == "handed_over"


def test_pressing_a_button_twice_acts_once(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    data = _form(client, submitted, "accept")
    path = f"/can-bo/ho-so/{submitted}/viec/accept/"
    first, second = client.post(path, data), client.post(path, data)
    assert (first.status_code, second.status_code) == (302, 302)
    tags = JournalEntry.objects.filter(tag="casework:case:accept")
    assert tags.count() == 1


def test_a_page_gone_stale_says_so_and_does_nothing(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    stale = _form(client, submitted, "refuse") | {"reason": "Nhầm nơi nộp"}
    _do(client, submitted, "accept")
    answer = client.post(f"/can-bo/ho-so/{submitted}/viec/refuse/", stale)
    assert answer.status_code == 409
    assert "vừa được người khác xử lý" in answer.content.decode()
    assert Case.objects.get().state == "accepted"


def test_a_refused_form_keeps_what_was_typed(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    answer = _do(client, submitted, "request_supplement", reason="Ảnh bị mờ", answer_by="hôm sau")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ảnh bị mờ" in page and 'role="alert"' in page and "26/10/2026" in page


@pytest.mark.parametrize("data", [{}, {"token": "x"}, {"token": "x", "version": "abc"},
                                  {"version": "1"}, {"token": "x" * 500, "version": "1"}])  # fmt: skip
def test_a_mangled_post_is_answered_in_words(
    world: World, submitted: int, data: dict[str, str]
) -> None:
    answer = _client(world, "tiepnhan").post(f"/can-bo/ho-so/{submitted}/viec/accept/", data)
    assert answer.status_code in {400, 409}
    assert Case.objects.get().state == "awaiting_intake"


@pytest.mark.parametrize(("act", "fields"), [
    ("refuse", {"reason": "x", "basis": "Đ" * 301}),
    ("refuse", {"reason": "Đ" * 2001}),
    ("request_supplement", {"reason": "x", "answer_by": "2027-01-05", "components": "khong-co"}),
    ("request_supplement", {"reason": "x", "answer_by": "9999-12-31"}),
    ("refuse", {"reason": "a\0b"}),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused_in_words(
    world: World, submitted: int, act: str, fields: dict[str, str]
) -> None:
    answer = _do(_client(world, "tiepnhan"), submitted, act, **fields)
    assert answer.status_code in {400, 409}
    assert Case.objects.get().state == "awaiting_intake"


def test_the_number_of_a_result_has_room_for_a_number(world: World, submitted: int) -> None:
    _do(_client(world, "tiepnhan"), submitted, "accept")
    clerk = _client(world, "hotich")
    answer = _do(clerk, submitted, "decide", decision="granted", number="5" * 61)
    assert answer.status_code == 409 and "60 ký tự" in answer.content.decode()
    answer = _do(clerk, submitted, "decide", decision="granted", number="5" * 60)
    assert answer.status_code == 302


def test_ticks_are_kept_with_their_notes(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    paper = Paper.objects.filter(dossier_id=submitted).first()
    assert paper is not None
    client.post(f"/can-bo/ho-so/{submitted}/giay-to/",
                {f"state-{paper.component}": "wrong", f"note-{paper.component}": "Mờ"})  # fmt: skip
    paper.refresh_from_db()
    assert (paper.state, paper.note) == ("wrong", "Mờ")


def test_the_worklist_finds_without_diacritics_and_survives_nonsense(
    world: World, submitted: int
) -> None:
    client = _client(world, "tiepnhan")
    assert "An Nhiên" in client.get("/can-bo/?q=nguyen pham an nhien").content.decode()
    assert "Không có hồ sơ nào" in client.get("/can-bo/?q=khongcoai").content.decode()
    for query in ("?sau=rubbish", "?nhom=xyz", "?cua-toi=2", "?the=x", "?q=%00"):
        assert client.get(f"/can-bo/{query}").status_code in {200, 302, 400}


def test_form_01_is_a_pdf_that_carries_the_code(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    assert client.get(f"/can-bo/ho-so/{submitted}/phieu/01.pdf").status_code == 404
    _do(client, submitted, "accept")
    answer = client.get(f"/can-bo/ho-so/{submitted}/phieu/01.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    again = client.get(f"/can-bo/ho-so/{submitted}/phieu/01.pdf")
    assert answer.content == again.content


def test_who_only_administers_lands_among_the_agencies(world: World) -> None:
    client = _client(world, "quantri")
    answer = client.get("/can-bo/", follow=True)
    assert answer.redirect_chain == [("/can-bo/quan-tri/co-quan/", 302)]
    assert 'role="search"' not in answer.content.decode()


def test_the_journal_of_a_dossier_speaks_english_too(world: World, submitted: int) -> None:
    client = _client(world, "tiepnhan")
    _do(client, submitted, "accept")
    client.cookies["language"] = "en"
    page = client.get(f"/can-bo/ho-so/{submitted}/?the=nhat-ky").content.decode()
    assert "Tiếp nhận" not in page and "Accept" in page


def test_an_agency_is_founded_corrected_and_ended_with_its_heir(world: World) -> None:
    client = _client(world, "quantri")
    fields = {"code": "H99.15", "name_vi": "UBND xã Thử", "tier": "commune", "kind": "committee",
              "parent": world.agency("H99").pk, "valid_from": "2026-01-01"}  # fmt: skip
    assert client.post("/can-bo/quan-tri/co-quan/moi/", fields).status_code == 302
    again = client.post("/can-bo/quan-tri/co-quan/moi/", fields)
    assert again.status_code == 422 and "Mã này đã dùng" in again.content.decode()
    made = Agency.objects.get(code="H99.15")
    client.post(f"/can-bo/quan-tri/co-quan/{made.pk}/", {"name_vi": "UBND xã Thử Mới"})
    client.post(f"/can-bo/quan-tri/co-quan/{made.pk}/cham-dut/",
                {"last_day": "2026-06-30", "basis": "NQ 1", "successor": world.agency("H99.14").pk})  # fmt: skip
    made.refresh_from_db()
    assert made.name_vi == "UBND xã Thử Mới" and str(made.valid_to) == "2026-07-01"
    said = set(
        JournalEntry.objects.filter(actor=world.person("quantri").actor).values_list(
            "tag", flat=True
        )
    )
    assert {"agencies:agency:found", "agencies:agency:correct", "agencies:agency:end",
            "agencies:agency:succeed"} <= said  # fmt: skip


def test_an_officer_gets_an_account_a_role_and_loses_it_again(world: World) -> None:
    client = _client(world, "quantri")
    client.post("/can-bo/quan-tri/can-bo/moi/",
                {"login": "moi.den", "full_name": "Người Mới Thử", "password": "mot-mat-khau-9"})  # fmt: skip
    made = Account.objects.get(login="moi.den")
    grant = {"role": "intake", "agency": world.agency("H99.12").pk, "valid_from": "2026-01-01"}
    client.post(f"/can-bo/quan-tri/can-bo/{made.pk}/", grant)
    both = grant | {"role": "leader", "procedure_code": "1.001193", "field_code": "G15-TP07"}
    assert client.post(f"/can-bo/quan-tri/can-bo/{made.pk}/", both).status_code == 422
    held = RoleGrant.objects.get(account=made)
    client.post(f"/can-bo/quan-tri/vai-tro/{held.pk}/thoi/")
    held.refresh_from_db()
    assert held.valid_to is not None
    client.post(f"/can-bo/quan-tri/can-bo/{made.pk}/khoa/")
    made.refresh_from_db()
    assert not made.is_active


def test_a_limit_confirmed_dates_the_dossiers_that_waited_for_it(world: World) -> None:
    LimitConfirmation.objects.all().delete()
    done = world.submit(now() - timedelta(minutes=9), code=MARRIAGE)
    _do(_client(world, "tiepnhan"), done.dossier_id, "accept")
    case = Dossier.objects.get(pk=done.dossier_id).case
    assert (case.due_at, case.due_note) == (None, "unit_missing")
    page = _client(world, "congdan").get(f"/ho-so/{done.reference}/").content.decode()
    assert "thiếu đơn vị" in page
    answer = _client(world, "quantri").post("/can-bo/quan-tri/thoi-han/", {
        "code": MARRIAGE, "quantity": "3", "unit": "ngay_lam_viec", "valid_from": "2026-01-01",
        "basis": "Nghị định 123/2015/NĐ-CP",
    })  # fmt: skip
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.due_at is not None


def test_a_calendar_year_is_proposed_corrected_and_confirmed(world: World) -> None:
    client = _client(world, "quantri")
    year = now().year
    base = f"/can-bo/quan-tri/lich/{year}/"
    bad = client.post(base, {"day": f"{year + 1}-01-05", "kind": "holiday", "name": "Thử"})
    assert bad.status_code == 422
    fields = {"day": f"{year}-12-31", "kind": "emergency", "name": "Bão", "basis": "CV 1"}
    assert client.post(base, fields).status_code == 302
    assert client.post(f"{base}bo-ngay/", {"day": f"{year}-12-31"}).status_code == 302
    missing = client.post(f"{base}xac-nhan/", {"document_number": ""})
    assert missing.status_code == 422
    confirmed = {"document_number": "QĐ 9/UBND", "document_date": f"{year}-01-02"}
    assert client.post(f"{base}xac-nhan/", confirmed).status_code == 302
    assert "QĐ 9/UBND" in client.get(base).content.decode()


def test_a_word_that_people_use_is_added_and_switched_off(world: World) -> None:
    client = _client(world, "quantri")
    fields = {"phrase": "khai sanh", "meaning": "khai sinh", "provenance": "Cán bộ nghe dân nói"}
    assert client.post("/can-bo/quan-tri/tu-dong-nghia/moi/", fields).status_code == 302
    again = client.post("/can-bo/quan-tri/tu-dong-nghia/moi/", fields)
    assert again.status_code == 422
    row = ProcedureSynonym.objects.get(phrase="khai sanh")
    client.post(f"/can-bo/quan-tri/tu-dong-nghia/{row.pk}/bat-tat/")
    row.refresh_from_db()
    assert not row.is_active


def test_ending_an_agency_again_corrects_the_day_and_the_heir(world: World) -> None:
    client, agency = _client(world, "quantri"), world.agency("H99.14")
    path = f"/can-bo/quan-tri/co-quan/{agency.pk}/cham-dut/"
    fields = {"successor": world.agency("H99.12").pk, "basis": "12/NQ-HĐND"}
    for day in ("2026-12-31", "2026-12-31", "2027-06-30"):
        assert client.post(path, fields | {"last_day": day}).status_code == 302
    agency.refresh_from_db()
    assert agency.valid_to == date(2027, 7, 1)
    assert [s.on for s in agency.succeeded_by.all()] == [date(2027, 7, 1)]
    assert not agency.placements.filter(valid_to=None).exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_nobody_means_is_refused(world: World, day: str) -> None:
    path = f"/can-bo/quan-tri/co-quan/{world.agency('H99.14').pk}/cham-dut/"
    answer = _client(world, "quantri").post(path, {"last_day": day, "basis": "x"})
    assert answer.status_code == 422


@pytest.mark.parametrize("code", ["H99 15", "25:00-26:00", "h99.15", "H99..15", "H99.15\n", "-1"])
def test_an_agency_has_a_code_that_dossiers_can_begin_with(world: World, code: str) -> None:
    fields = {"code": code, "name_vi": "UBND xã Thử", "tier": "commune", "kind": "committee",
              "parent": world.agency("H99").pk, "valid_from": "2026-01-01"}  # fmt: skip
    answer = _client(world, "quantri").post("/can-bo/quan-tri/co-quan/moi/", fields)
    assert answer.status_code == (302 if code == "H99.15\n" else 422)  # white space is trimmed


def test_a_role_is_not_granted_for_a_procedure_that_does_not_exist(world: World) -> None:
    path = f"/can-bo/quan-tri/can-bo/{world.person('hotich').pk}/"
    fields = {"role": "viewer", "agency": world.agency("H99.12").pk, "valid_from": "2026-01-01"}
    client = _client(world, "quantri")
    answer = client.post(path, fields | {"procedure_code": "9.999999"})
    assert answer.status_code == 422 and "Không có thủ tục nào" in answer.content.decode()
    assert client.post(path, fields | {"procedure_code": MARRIAGE}).status_code == 302


def test_an_administrator_does_not_lock_the_door_behind_themselves(world: World) -> None:
    client, account = _client(world, "quantri"), world.person("quantri")
    grant = RoleGrant.objects.get(account=account, role="administrator")
    client.post(f"/can-bo/quan-tri/vai-tro/{grant.pk}/thoi/")
    grant.refresh_from_db()
    assert grant.valid_to is None
