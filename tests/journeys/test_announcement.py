"""A decision changes a procedure: drafted, checked, signed by three people, and read by a fourth."""

from collections.abc import Callable

import pytest

from motcua.catalogue.models import Announcement
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.kit.clock import local_day, now
from tests.journeys.browser import PHONE
from tests.journeys.walking import Walker
from tests.world import RESIDENCE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LIST = "/can-bo/cong-bo/"


def test_a_citizen_reads_what_a_decision_changed_on_the_day_it_takes_effect(
    person: Callable[..., Walker],
) -> None:
    steward = person("kiem-soat")
    steward.go("/dang-nhap/").sign_in("kiemsoat")
    _draft(steward)
    made = Announcement.objects.get()

    checker = person("dau-moi")
    checker.go("/dang-nhap/").sign_in("daumoi")
    checker.go(f"{LIST}{made.pk}/").press("form[action$='/viec/kiem-tra/'] button")

    leader = person("chu-tich", width=PHONE)
    leader.go("/dang-nhap/").sign_in("chutich")
    leader.go(f"{LIST}{made.pk}/")
    leader.page.fill("#id_ky-number", "9/QĐ-UBND")
    leader.page.fill("#id_ky-signed_on", local_day(now()).isoformat())
    leader.press("form[action$='/viec/ky/'] button")
    assert "9/QĐ-UBND" in leader.words

    publish_due(on=local_day(now()), at=now())
    citizen = person("cong-dan", width=PHONE)
    citizen.go(f"/thu-tuc/{RESIDENCE}/")
    assert "1 ngày làm việc" in citizen.words
    citizen.press(f"a[href='/thu-tuc/{RESIDENCE}/lich-su/']")
    assert "3 ngày làm việc" in citizen.words
    assert "9/QĐ-UBND" in citizen.words


def _draft(steward: Walker) -> None:
    steward.go(LIST).press(f"a[href='{LIST}moi/']")
    steward.page.fill("#id_title", "Quyết định thử")
    steward.page.fill("#id_issuer", "UBND tỉnh Lam Giang")
    steward.page.fill("#id_effective_on", local_day(now()).isoformat())
    steward.press("main form .btns button.btn")
    steward.page.select_option("#id_them-kind", "amended")
    steward.page.fill("#id_them-code", RESIDENCE)
    steward.page.fill("#id_them-legal_document", "1/2026/NĐ-CP (thử)")
    steward.press("form[action$='/viec/them/'] button")
    if "/thu-tuc/" not in steward.page.url:
        steward.press("a:has-text('Sửa nội dung')")
    steward.page.fill("#id_terms_online", "1 ngày làm việc")
    steward.press("main form .btns button.btn")
    if "/thu-tuc/" in steward.page.url:
        steward.go(f"{LIST}{Announcement.objects.get().pk}/")
    while steward.page.locator("form[action$='/viec/xac-nhan/'] button").count():
        steward.press("form[action$='/viec/xac-nhan/'] button >> nth=0")
