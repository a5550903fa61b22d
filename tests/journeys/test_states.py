"""Pages as they are met: narrow, enlarged, printed, by keyboard alone, without a connection."""

from collections.abc import Callable
from typing import Any

import pytest

from motcua.kit.clock import now
from tests.journeys.browser import DESKTOP, PHONE, Eyes
from tests.world import BIRTH, PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NARROWEST, ENLARGED = 320, 720  # 720: a desktop of 1440 at a zoom of 200 %
PUBLIC = ("/", "/thu-tuc/", f"/thu-tuc/{BIRTH}/", "/dang-nhap/", "/dang-ky/", "/tra-cuu/", "/huong-dan/")  # fmt: skip


def _large_letters(eyes: Eyes) -> None:
    eyes.page.context.add_cookies([{"name": "text_size", "value": "large", "url": eyes.base}])


@pytest.mark.parametrize("width", [NARROWEST, ENLARGED])
def test_large_letters_fit_every_width(
    lasting_world: Any, eyes: Callable[..., Eyes], width: int
) -> None:
    reader = eyes(width=width)
    _large_letters(reader)
    faults = {path: found for path in PUBLIC if (found := reader.go(path).look().grave)}
    assert faults == {}


def test_the_desk_fits_a_telephone(lasting_world: Any, eyes: Callable[..., Eyes]) -> None:
    dossier = lasting_world.submit(now())
    officer = eyes(width=NARROWEST)
    officer.sign_in("tiepnhan", PASSWORD)
    pages = ("/can-bo/", f"/can-bo/ho-so/{dossier.dossier_id}/")
    assert {path: found for path in pages if (found := officer.go(path).look().grave)} == {}


def test_an_officer_finds_and_opens_work_by_keyboard_alone(
    lasting_world: Any, eyes: Callable[..., Eyes]
) -> None:
    for _ in range(2):
        lasting_world.submit(now())
    officer = eyes(width=DESKTOP)
    officer.sign_in("tiepnhan", PASSWORD)
    keyboard, page = officer.page.keyboard, officer.page
    rows = page.eval_on_selector_all("tr[data-href]", "rows => rows.map(r => r.dataset.href)")
    for key in ("j", "j", "k"):
        keyboard.press(key)
    assert page.eval_on_selector("tr.cur", "row => row.dataset.href") == rows[0]
    keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim"
    keyboard.type("jk?")
    assert page.input_value("#tim") == "jk?"
    keyboard.press("Tab")
    keyboard.press("?")
    assert page.evaluate("document.getElementById('phim-tat').open")
    keyboard.press("j")
    keyboard.press("Enter")
    page.wait_for_url(f"**{rows[1]}")


def test_nothing_is_sent_without_a_connection_and_nothing_typed_is_lost(
    eyes: Callable[..., Eyes],
) -> None:
    reader = eyes(width=PHONE).go("/dang-nhap/")
    page = reader.page
    page.fill("input[name=login]", "0900000118")
    page.context.set_offline(True)
    page.click("main button")
    assert "mất mạng" in page.inner_text("[role=alert]")
    assert page.url.endswith("/dang-nhap/")
    assert page.input_value("input[name=login]") == "0900000118"
    page.context.set_offline(False)
    page.wait_for_function("document.querySelector('.offline').textContent === ''")
    page.click("main button")
    page.wait_for_selector(".errsum")


def test_a_printed_page_holds_its_matter_and_none_of_its_furniture(
    lasting_world: Any, eyes: Callable[..., Eyes]
) -> None:
    reader = eyes(width=DESKTOP).go(f"/thu-tuc/{BIRTH}/")
    reader.page.emulate_media(media="print")
    assert reader.page.is_visible("main h1")
    for furniture in (".top .seek", ".tools", ".foot", ".skip"):
        assert not reader.page.is_visible(furniture), furniture
    folded = reader.page.locator("details .legal").first
    assert folded.bounding_box()["height"] > 0  # type: ignore[index]


def test_the_page_of_our_own_fault_looks_like_ours(
    eyes: Callable[..., Eyes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("motcua.portal.views.home.versions_on", fail)
    reader = eyes(width=PHONE).go("/")
    assert reader.page.inner_text("h1") == "Hệ thống gặp lỗi"
    assert reader.look().grave == []


def test_a_font_is_fetched_once(eyes: Callable[..., Eyes]) -> None:
    reader = eyes(width=PHONE)
    fetched: list[str] = []
    reader.page.on("response", lambda answer: fetched.append(answer.url.split("?")[0]))
    reader.go("/")
    reader.page.wait_for_load_state("networkidle")
    fonts = [url for url in fetched if url.endswith(".woff2")]
    assert fonts
    assert len(fonts) == len(set(fonts))
