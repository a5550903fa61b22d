"""The counter asks for more, the citizen answers with a file, the dossier goes on."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.kit.clock import now
from tests.journeys.browser import PHONE
from tests.journeys.walking import Walker, days_from_today, paper, words_of_pdf
from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WHY = "Ảnh giấy chứng sinh mờ, chưa đọc được số."


def test_a_supplement_is_asked_and_answered_with_a_file(
    living_world: World, person: Callable[..., Walker]
) -> None:
    reference = living_world.submit(now() - timedelta(minutes=5)).reference
    counter, citizen = person("tiep-nhan"), person("cong-dan", width=PHONE)
    _asks(counter, reference)
    _answers(citizen)
    _accepts(counter)
    _reads_the_messages(citizen)


def _asks(counter: Walker, reference: str) -> None:
    counter.go("/dang-nhap/").sign_in("tiepnhan")
    counter.press(f"main table a:has-text('{reference}')")
    counter.page.locator("main select[name^='state-']").first.select_option("wrong")
    counter.press("main form[action$='/giay-to/'] .btns button")
    counter.page.click("#viec-request_supplement summary")
    assert counter.page.locator("#viec-request_supplement input:checked").count() == 1
    counter.see()
    counter.page.fill("#request_supplement-by", days_from_today(10).isoformat())
    counter.page.fill("#request_supplement-reason", WHY)
    counter.press("#viec-request_supplement form button")
    assert WHY in counter.words
    assert "Việc tiếp theo" not in counter.words
    slip = words_of_pdf(counter.download("a[href$='/phieu/02-1.pdf']"))
    assert not slip or (WHY in " ".join(slip.split()) and reference in slip)


def _answers(citizen: Walker) -> None:
    citizen.go("/dang-nhap/").sign_in("congdan")
    citizen.press("main .rows a")
    assert WHY in citizen.words
    assert citizen.read("main .due .big") == "Đang dừng"
    citizen.press("main .ask form button")
    assert "Xin gửi ít nhất một tệp" in citizen.words
    slip = citizen.download("a[href$='/phieu/02-1.pdf']")
    assert slip.startswith(b"%PDF-")
    citizen.page.set_input_files("main .ask input[type=file]", paper("chup-lai.pdf"))
    citizen.page.fill("#note", "Đã chụp lại.")
    citizen.press("main .ask form button")
    assert citizen.page.locator("main .ask").count() == 0
    assert "chup-lai.pdf" in citizen.words


def _accepts(counter: Walker) -> None:
    counter.press("main .id a[href='/can-bo/']")
    counter.press("main table tbody tr[data-href] a")
    assert "chup-lai.pdf" in counter.words
    assert "Đã chụp lại." in counter.words
    counter.press("form[action$='/viec/accept/'] button")
    assert "H99.12-" in counter.words


def _reads_the_messages(citizen: Walker) -> None:
    citizen.go("/ho-so/")
    citizen.press("main nav a[href*='tin-nhan']")
    assert "đã được tiếp nhận" in citizen.words
