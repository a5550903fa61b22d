"""The public catalogue as a reader meets it: the answer first, and every state in words."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.catalogue.tests.records import record, take
from motcua.kit.clock import now

pytestmark = pytest.mark.django_db

LONGEST = "Đăng ký biến động " + "quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất, " * 20


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    fees = [
        {"kind": "phi", "amount_vnd": 7000, "text": "Cá nhân, hộ gia đình"},
        {"kind": "phi", "amount_vnd": 5000, "text": "Theo danh sách"},
    ]
    online = {"method": "truc_tuyen", "qty": 3, "unit": "ngày làm việc", "fees": fees}
    take(
        tmp_path,
        record("1.001193", "Thủ tục đăng ký khai sinh", limit=1, unit=None),
        record("1.004194", "Đăng ký tạm trú", field="Cư trú", submission=[online]),
        record("1.000148", "Cấp chứng chỉ", field="Lao động", detail_level="index", steps=[],
               submission=[], dossier=[], levels_inferred=True),
        record("1.013831", LONGEST, field="Đất đai"),
        at=now() - timedelta(days=30),
    )  # fmt: skip


def _page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_keeps_words_and_filters_in_the_address(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/", q="khai sinh", field="Hộ tịch")
    assert 'href="/thu-tuc/1.001193/"' in page
    assert 'href="/thu-tuc/1.004194/"' not in page
    assert 'name="q" type="search" value="khai sinh"' in page


def test_a_misspelt_query_says_how_it_was_read(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/", q="dang ky khai sing")
    assert "Hiểu là “đăng ký khai sinh”" in page
    assert page.index("/thu-tuc/1.001193/") > 0


def test_finding_nothing_helps_to_try_again(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/", q="qqqq zzzz", level="commune")
    assert "Chưa tìm thấy thủ tục nào" in page
    assert "Bỏ lọc và tìm lại" in page


@pytest.mark.parametrize(
    "query", [{"trang": "x"}, {"trang": "999"}, {"level": "'"}, {"agency": "@"}]
)
def test_odd_addresses_still_answer(catalogue: None, client: Client, query: dict[str, str]) -> None:
    _page(client, "/thu-tuc/", **query)


def test_a_number_without_a_unit_is_said_to_be_one(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/1.001193/")
    assert "Chưa rõ đơn vị" in page
    assert "Bản công bố ghi “1” mà thiếu đơn vị thời gian" in page


def test_every_fee_is_told_with_its_case(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/1.004194/")
    for words in ("7.000 đồng", "Cá nhân, hộ gia đình", "5.000 đồng", "Theo danh sách"):
        assert words in page


def test_a_record_without_details_says_so(catalogue: None, client: Client) -> None:
    page = _page(client, "/thu-tuc/1.000148/")
    assert "Nguồn chưa cung cấp nội dung chi tiết của thủ tục này." in page
    assert "Cấp xã <small>suy từ tên cơ quan, nguồn không ghi</small>" in page


def test_the_level_of_government_is_printed_with_its_reason_if_it_needs_one(
    catalogue: None, client: Client
) -> None:
    page = _page(client, "/thu-tuc/1.001193/")
    assert "<dt>Cấp giải quyết</dt><dd>Cấp xã</dd>" in page
    assert "giả định" not in page


def test_the_longest_name_is_printed_whole(catalogue: None, client: Client) -> None:
    assert LONGEST.strip() in _page(client, "/thu-tuc/1.013831/")


def test_a_change_is_told_with_what_changed(
    catalogue: None, client: Client, tmp_path: Path
) -> None:
    take(tmp_path, record("1.004194", "Đăng ký tạm trú", field="Cư trú", limit=5), at=now())
    page = _page(client, "/thu-tuc/1.004194/")
    assert "Thay đổi: cách nộp, thời hạn, phí" in page
    assert "Bản 2" in page
    assert "Bản 1" in page


def test_there_is_no_page_for_what_does_not_exist(catalogue: None, client: Client) -> None:
    for code in ("9.999999", "1.001193'", "x" * 300):
        assert client.get(f"/thu-tuc/{code}/").status_code == 404


def test_the_pages_speak_english_around_vietnamese_facts(
    catalogue: None, client: Client, settings: Any
) -> None:
    client.get("/giao-dien/ngon-ngu/en/", {"next": "/"})
    page = _page(client, "/thu-tuc/1.004194/")
    assert "Fees" in page
    assert '<h1 lang="vi">Đăng ký tạm trú</h1>' in page
