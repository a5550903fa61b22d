"""Pages that stand without data: seen at both widths, in both languages, with axe."""

from collections.abc import Callable

import pytest

from tests.journeys.browser import DESKTOP, PHONE, Eyes

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/", "/su-kien/", "/tim-thu-tuc/", "/huong-dan/", "/noi-tiep-nhan/", "/tro-nang/", "/du-lieu-ca-nhan/",
    "/dang-nhap/", "/dang-ky/", "/khong-co-trang-nay/", "/thiet-ke/",
)  # fmt: skip


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_has_a_grave_fault(eyes: Callable[..., Eyes], width: int, language: str) -> None:
    reader = eyes(width=width, language=language)
    pages = (*PAGES, "/papi/?tinh=74&nam=2020")
    faults = {path: found for path in pages if (found := reader.go(path).look().grave)}
    assert faults == {}


def test_english_pages_hold_no_vietnamese_but_what_is_marked(eyes: Callable[..., Eyes]) -> None:
    reader = eyes(language="en")
    left = {path: words for path in PAGES if (words := reader.go(path).vietnamese_left())}
    assert left == {}


def test_larger_letters_stay_when_one_reads_on(eyes: Callable[..., Eyes]) -> None:
    reader = eyes(width=DESKTOP).go("/huong-dan/")
    before = reader.page.evaluate("getComputedStyle(document.body).fontSize")
    reader.page.click(".sizes a.l")
    assert reader.page.url.endswith("/huong-dan/")
    reader.go("/tro-nang/")
    after = reader.page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(after.rstrip("px")) > float(before.rstrip("px"))


def test_a_page_without_script_still_leads_on(eyes: Callable[..., Eyes]) -> None:
    reader = eyes(script=False)
    reader.page.goto(reader.base + "/")
    reader.page.click("text=Hướng dẫn nộp hồ sơ")
    assert reader.page.url.endswith("/huong-dan/")


def test_the_skip_link_is_the_first_thing_a_keyboard_reaches(eyes: Callable[..., Eyes]) -> None:
    reader = eyes().go("/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "noi-dung"
