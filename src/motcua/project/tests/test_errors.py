"""Every error is a page in calm words, in the reader's language, with the strict headers."""

from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory

from motcua.accounts.sessions import SessionStore
from motcua.portal.views import home as home_views
from motcua.project import errors

pytestmark = pytest.mark.django_db


def _fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*given: Any, **more: Any) -> Any:
        raise error

    monkeypatch.setattr(home_views, "versions_on", fail)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Không có trang này"), ("en", "There is no such page")]
)
def test_an_unknown_address_is_told_in_the_readers_language(
    client: Client, language: str, words: str
) -> None:
    client.cookies["language"] = language
    answer = client.get("/khong-co/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert f"<h1>{words}</h1>" in page
    assert f'<html lang="{language}"' in page
    assert 'href="/"' in page


def test_an_address_without_its_last_slash_is_completed(client: Client) -> None:
    assert client.get("/huong-dan?a=1&b=%20")["Location"] == "/huong-dan/?a=1&b=%20"
    assert client.get("/can-bo")["Location"] == "/can-bo/"


@pytest.mark.parametrize(
    "path", ["/khong-co", "//evil.example", "//evil.example/huong-dan", "/../x"]
)
def test_no_address_leads_to_another_site(client: Client, path: str) -> None:
    assert client.get("/", PATH_INFO=path).status_code == 404


def test_a_post_is_never_redirected(client: Client) -> None:
    assert client.post("/dang-nhap", {"login": "x"}).status_code == 404


def test_an_address_that_only_takes_posts_says_so_to_a_reader(client: Client) -> None:
    answer = client.get("/dang-xuat/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Trang này không mở trực tiếp được" in answer.content.decode()


def test_a_program_that_posts_to_a_page_gets_the_bare_refusal(client: Client) -> None:
    answer = client.post("/huong-dan/")
    assert (answer.status_code, answer.content) == (405, b"")


def test_our_own_fault_is_told_without_its_details(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(monkeypatch, RuntimeError("password=hunter2"))
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Lỗi này là của chúng tôi" in answer.content.decode()
    assert "hunter2" not in answer.content.decode()


def test_the_page_of_our_own_fault_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: SessionStore) -> Any:
        raise AssertionError("the session was read")

    monkeypatch.setattr(SessionStore, "account", gone)
    monkeypatch.setattr(SessionStore, "load", gone)
    answer = errors.server_error(RequestFactory().get("/"))
    assert "Lỗi này là của chúng tôi" in answer.content.decode()


def test_a_request_that_cannot_be_read_is_a_page_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(monkeypatch, SuspiciousOperation("odd"))
    answer = client.get("/")
    assert answer.status_code == 400
    assert "Những gì đã lưu vẫn còn nguyên" in answer.content.decode()


def test_a_page_that_lay_open_too_long_says_how_to_go_on() -> None:
    answer = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"login": "x"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/khong-co/", "/dang-xuat/", "/static/design/mark.svg"])
def test_every_answer_carries_the_strict_headers(client: Client, path: str) -> None:
    answer = client.get(path)
    answer.getvalue()
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path", ["/thu-tuc/?level=%00", "/thu-tuc/%00/", "/tra-cuu/?ma=a%00b&k=c", "/danh-gia/%00/"]
)
def test_a_nul_in_an_address_is_refused_before_any_query(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("number", ["²", "٣", "abc", "-1", "", "9" * 40])
def test_a_page_number_that_is_none_shows_a_page(client: Client, number: str) -> None:
    assert client.get("/thu-tuc/", {"trang": number}).status_code == 200
