"""From why the score fell to something being done about it, in three people's browsers."""

from collections.abc import Callable

import pytest

from motcua.papi.models import Action, Plan
from tests.journeys.browser import PHONE
from tests.journeys.walking import Walker, days_from_today, words_of_pdf

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HOME = "/can-bo/papi/"


def test_an_analyst_finds_why_tries_what_helps_and_a_department_does_it(
    person: Callable[..., Walker],
) -> None:
    analyst = person("phan-tich")
    analyst.go("/dang-nhap/").sign_in("phantich")
    _why(analyst)
    _what_would_help(analyst)
    plan = _a_plan(analyst)
    action = _an_action(analyst, plan)

    focal = person("dau-moi", width=PHONE)
    focal.go("/dang-nhap/").sign_in("daumoi")
    focal.go("/can-bo/").press(f"a[href='{HOME}viec/{action.pk}/']")
    focal.page.fill("#tien-do-done", "60")
    focal.page.fill("#tien-do-words", "Năm xã đã làm")
    focal.press("form[action$='/tien-do/'] button")
    focal.page.fill("#bao-note", "Chín xã đã làm")
    focal.press("form[action$='/lam/bao-cao/'] button")

    analyst.go(f"{HOME}ke-hoach/{plan.pk}/")
    assert "chờ xác nhận" in analyst.words
    analyst.press(f"a[href='{HOME}viec/{action.pk}/']").press(
        "form[action$='/lam/xac-nhan/'] button"
    )
    analyst.go(f"{HOME}ke-hoach/{plan.pk}/")
    assert "Đã xong" in analyst.words
    # The table of 2020 is held, so the plan of 2019 says at once what came of it.
    assert "Không tăng" in analyst.words


def _why(analyst: Walker) -> None:
    analyst.go(HOME)
    analyst.page.select_option("#tinh", label="Bình Dương")
    analyst.page.select_option("#nam", "2020")
    analyst.press("form.filters button")
    assert "40,76" in analyst.words
    assert "thứ hạng từ 36/63 năm 2019 thành 56/63 năm 2020" in analyst.words
    paper = words_of_pdf(analyst.download("a[href*='bao-cao.pdf']"))
    assert "40,76" in paper
    assert "Bình Dương" in paper


def _what_would_help(analyst: Walker) -> None:
    analyst.press("a[href^='/can-bo/papi/nang-diem/']")
    assert "0,87" in analyst.words
    analyst.press("a[href^='/can-bo/papi/thu/']")
    analyst.page.locator("summary", has_text="5. Thủ tục hành chính công").click()
    analyst.page.fill("#o-5\\.3", "9")
    analyst.press("form.papi-trial button")
    assert "Xin nhập số từ 0,25 đến 2,50" in analyst.words
    analyst.page.fill("#o-5\\.3", "2,4")
    analyst.press("form.papi-trial button")
    assert "41,27" in analyst.words


def _a_plan(analyst: Walker) -> Plan:
    analyst.go(f"{HOME}ke-hoach/").press(f"a[href='{HOME}ke-hoach/moi/']")
    analyst.page.fill("#id_title", "Kế hoạch thử")
    analyst.page.select_option("#id_province", "74")
    analyst.page.select_option("#id_base_year", "2019")
    analyst.page.fill("#id_target_year", "2020")
    analyst.press("main form .btns button")
    return Plan.objects.get()


def _an_action(analyst: Walker, plan: Plan) -> Action:
    analyst.page.select_option("#id_number", "2.3")
    analyst.page.fill("#id_title", "Niêm yết thu, chi ngân sách xã")
    analyst.page.locator("#id_agency").select_option(label="H99.03 Sở Tư pháp tỉnh Lam Giang")
    analyst.page.fill("#id_due_on", days_from_today(20).isoformat())
    analyst.page.fill("#id_expected", "0,1")
    analyst.page.fill("#id_why", "Trung vị các tỉnh cùng xuất phát điểm")
    analyst.press("form[action$='/lam/giao/'] button")
    assert "Niêm yết thu, chi ngân sách xã" in analyst.words
    return Action.objects.get()
