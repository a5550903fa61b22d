"""
A short journey through an installation that runs elsewhere, named by MOTCUA_SMOKE_URL.

`.ci/run` aims it at `./motcua up` with the demo province; nothing here reaches into a database.
"""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import Eyes, open_eyes

BASE = os.environ.get("MOTCUA_SMOKE_URL", "")
PASSWORD = "lam-giang-2026"  # the demo's own, printed by `./motcua up`

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not BASE, reason="MOTCUA_SMOKE_URL names no running installation"),
]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[[], Eyes]]:
    """Open tabs of separate sessions on the running installation."""
    opened: list[Eyes] = []

    def open_one() -> Eyes:
        opened.append(open_eyes(chromium, BASE))
        return opened[-1]

    yield open_one
    for one in opened:
        one.page.context.close()


def test_a_citizen_begins_a_birth_registration_and_finds_the_draft_again(
    visitor: Callable[[], Eyes],
) -> None:
    citizen = visitor()
    citizen.sign_in("congdan", PASSWORD)
    citizen.go("/ho-so/nhap/bat-dau/1.001193/")
    assert citizen.look().grave == []
    citizen.page.check("input[name=noi]")
    citizen.page.click("main form .btns button")
    citizen.page.wait_for_url("**/ho-so/nhap/*-*-*-*-*/**")
    draft = citizen.page.url.split("/ho-so/nhap/", 1)[1].split("/", 1)[0]
    assert citizen.look().grave == []
    citizen.go("/ho-so/")
    assert citizen.page.locator(f"a[href*='{draft}']").count() >= 1


def test_an_officer_finds_work_waiting_and_opens_it(visitor: Callable[[], Eyes]) -> None:
    officer = visitor()
    officer.sign_in("tiepnhan", PASSWORD)
    officer.go("/can-bo/")
    assert officer.look().grave == []
    officer.page.locator("main table a").first.click()
    officer.page.wait_for_load_state()
    assert officer.page.url.rstrip("/") != f"{BASE}/can-bo"
    assert officer.look().grave == []


def test_a_stranger_sees_no_desk(visitor: Callable[[], Eyes]) -> None:
    stranger = visitor()
    stranger.go("/can-bo/")
    assert "/dang-nhap/" in stranger.page.url
