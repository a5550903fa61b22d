"""The whole walk: from the search to the rating, through every desk."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.browser import PHONE
from tests.journeys.walking import (
    Walker,
    birth,
    fill,
    fill_in_to_the_papers,
    paper,
    place_of,
    words_of_pdf,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEXT = "main form .btns button.btn:not(.second)"


def test_from_the_search_to_the_rating(person: Callable[..., Walker]) -> None:
    father = person("cha", width=PHONE)
    number, secret = _applies(father)
    counter = person("tiep-nhan")
    code = _is_accepted(counter, number)
    _is_decided(person("ho-tich"), code)
    _is_signed(person("lanh-dao"), code)
    _is_handed_over(counter, code)
    _is_followed_without_account(person("nguoi-than", width=PHONE), code, secret)
    _is_rated(father, code)


def _applies(father: Walker) -> tuple[str, str]:
    _finds_the_form(father)
    fill_in_to_the_papers(father, birth())
    father.page.set_input_files("#file-giay_chung_sinh", paper())
    father.press(NEXT)
    assert "/dang-nhap/" in father.page.url
    father.sign_in("congdan")
    assert place_of(father) == "kiem-tra"
    assert "giay-chung-sinh.pdf" in father.words
    _changes_the_name(father)
    father.page.check("#declared")
    father.press(NEXT)
    assert "/ho-so/da-nop/" in father.page.url
    codes = father.page.locator(".codes dd").all_inner_texts()
    father.sign_out()
    return codes[0].strip(), codes[1].strip()


def _finds_the_form(father: Walker) -> None:
    father.go("/")
    father.page.fill("main #q", "dang ky khai sinh")
    father.press("main .bigseek button")
    assert "khai sinh" in father.read("main .rows li a").lower()
    father.press("main .rows li a")
    assert "/thu-tuc/1.001193/" in father.page.url
    father.press("main .cta a")
    father.page.check("main input[name=noi][value='H99.12']")
    father.press(NEXT)


def _changes_the_name(father: Walker) -> None:
    father.press("main a[href$='/chau_be/?sua=1']")
    fill(father, {"con_ho_ten": ["Nguyễn Phạm An Bình"]})
    father.press(NEXT)
    assert place_of(father) == "kiem-tra"
    assert "Nguyễn Phạm An Bình" in father.words


def _is_accepted(counter: Walker, number: str) -> str:
    counter.go("/dang-nhap/").sign_in("tiepnhan")
    counter.press("nav a[href='/can-bo/tiep-nhan/']")
    counter.press(f"main table a:has-text('{number}')")
    for box in counter.page.locator("main select[name^='state-']").all():
        box.select_option("ok")
    counter.press("main form[action$='/giay-to/'] .btns button")
    counter.press("form[action$='/viec/accept/'] button")
    found = re.search(r"H99\.12-\d{6}-\d{4}", counter.words)
    assert found is not None
    slip = words_of_pdf(counter.download("a[href$='/phieu/01.pdf']"))
    assert not slip or found[0] in slip
    return found[0]


def _opens(officer: Walker, login: str, code: str) -> None:
    officer.go("/dang-nhap/").sign_in(login)
    officer.press(f"main table a:has-text('{code}')")


def _is_decided(specialist: Walker, code: str) -> None:
    _opens(specialist, "hotich", code)
    for tab in ("to-khai", "duong-di", "nhat-ky", "giay-to"):
        specialist.press(f".seg a[href='?the={tab}']")
    specialist.page.check("#viec-decide input[value=granted]")
    specialist.page.fill("#decide-number", "TP/KS 2026/118")
    specialist.press("#viec-decide form button")
    specialist.page.fill("#forward-note", "Đủ căn cứ.")
    specialist.press("#viec-forward form button")


def _is_signed(leader: Walker, code: str) -> None:
    _opens(leader, "lanhdao", code)
    leader.press("form[action$='/viec/sign_off/'] button")


def _is_handed_over(counter: Walker, code: str) -> None:
    counter.press("nav a[href='/can-bo/tra-ket-qua/']")
    counter.press(f"main table a:has-text('{code}')")
    counter.press("#viec-hand_over form button")
    assert "Nguyễn Quốc Khải" in counter.words


def _is_followed_without_account(relative: Walker, code: str, secret: str) -> None:
    relative.go("/")
    relative.page.fill("main #ma", code)
    relative.page.fill("main #k", secret)
    relative.press("main form[action='/tra-cuu/'] button")
    assert code in relative.words
    assert "Nguyễn Phạm An Bình" not in relative.words


def _is_rated(father: Walker, code: str) -> None:
    father.press("header a[href='/dang-nhap/']").sign_in("congdan")
    father.press(f"main .rows li:has-text('{code}') a")
    assert "TP/KS 2026/118" in father.words
    father.press("main a[href^='/danh-gia/']")
    for name in ("on_time", "attitude", "clarity"):
        father.page.check(f"input[name={name}][value='5']")
    father.press("main form button")
    assert "Cảm ơn" in father.words
