"""Language and text size: plain links, two cookies, back to where one was."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

LEAVING = ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""]


def test_english_stays_chosen_and_the_reader_stays_on_the_page(client: Client) -> None:
    answer = client.get("/giao-dien/ngon-ngu/en/?next=/huong-dan/%3Fa%3D1")
    assert answer["Location"] == "/huong-dan/?a=1"
    page = client.get("/huong-dan/")
    assert page["Content-Language"] == "en"
    assert "Lam Giang Province" in page.content.decode()
    client.get("/giao-dien/ngon-ngu/vi/?next=/")
    assert client.get("/huong-dan/")["Content-Language"] == "vi"


def test_larger_letters_are_one_attribute_on_the_page(client: Client) -> None:
    assert "data-size" not in client.get("/huong-dan/").content.decode()
    client.get("/giao-dien/co-chu/large/?next=/")
    assert 'data-size="large"' in client.get("/huong-dan/").content.decode()
    client.get("/giao-dien/co-chu/normal/?next=/")
    assert "data-size" not in client.get("/huong-dan/").content.decode()


@pytest.mark.parametrize("wanted", LEAVING)
def test_the_links_never_lead_to_another_site(client: Client, wanted: str) -> None:
    answer = client.get("/giao-dien/ngon-ngu/en/", {"next": wanted})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("path", ["/giao-dien/ngon-ngu/fr/", "/giao-dien/co-chu/huge/"])
def test_what_is_not_offered_is_not_a_page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("name", "value"), [("language", "xx"), ("text_size", '"><script>')])
def test_a_forged_cookie_is_as_if_there_were_none(client: Client, name: str, value: str) -> None:
    client.cookies[name] = value
    page = client.get("/huong-dan/")
    assert page["Content-Language"] == "vi"
    assert "data-size" not in page.content.decode()
    assert "<script>" not in page.content.decode()


def test_the_two_cookies_tell_nobody_anything(client: Client) -> None:
    cookie = client.get("/giao-dien/ngon-ngu/en/?next=/").cookies["language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("en", "Lax", True)


@pytest.mark.parametrize("path", ["/huong-dan/", "/tro-nang/", "/du-lieu-ca-nhan/", "/dang-nhap/"])
def test_a_strangers_page_that_says_nothing_of_data_asks_the_database_nothing(
    client: Client, django_assert_num_queries: object, path: str
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get(path)
