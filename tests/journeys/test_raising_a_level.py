"""A service is raised by really doing what is missing, and the programme's burn-down moves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.catalogue.models import OfferedService, Procedure
from motcua.catalogue.operations.levels import attach_blank_form
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.tests.records import record, take
from motcua.documents.content import DOCX
from motcua.documents.operations import store_file
from motcua.kit.clock import local_day, now
from motcua.programmes.models import Target
from motcua.programmes.operations.programme import found_programme, set_level_target
from motcua.programmes.operations.scope import add_to_scope
from tests.journeys.walking import Walker
from tests.word_forms import a_word_form
from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

FREE, CHARGED = "1.005555", "1.006666"
SAVE = "main form .btns button.btn"


@pytest.fixture
def told_of(living_world: World, tmp_path: Path) -> World:
    """Two procedures at level 2: told of in full, with a blank form, and nothing online yet."""
    then = now() - timedelta(days=30)
    law = [{"number": "60/2014/QH13", "title": "Luật"}]
    fee = [{"kind": "le_phi", "amount_vnd": 50_000, "text": ""}]
    ways = [{"method": "truc_tuyen", "qty": 3, "unit": "ngày làm việc", "fees": fee}]
    take(
        tmp_path,
        record(FREE, name="Thủ tục xác nhận việc cư trú thử", legal_basis=law),
        record(CHARGED, name="Thủ tục cấp bản sao thử", legal_basis=law, submission=ways),
        at=then,
    )
    for code in (FREE, CHARGED):
        _tell_of(code, then)
    return living_world


def _tell_of(code: str, then: datetime) -> None:
    offer_service(
        code=code, agency_code="H99.12", competent_agency_code="H99.12", process_code="",
        valid_from=local_day(then), actor="system:test", at=then,
    )  # fmt: skip
    stored = store_file(
        content=a_word_form(), name="don.docx", uploaded_by="system:test", at=then,
        max_bytes=10**6, accepted=(DOCX,),
    )  # fmt: skip
    attach_blank_form(
        procedure=Procedure.objects.get(code=code), file=stored, name="Đơn đề nghị",
        valid_from=local_day(then), actor="system:test", at=then,
    )  # fmt: skip


def _service(code: str) -> OfferedService:
    return OfferedService.objects.get(procedure__code=code)


def _targets(world: World) -> tuple[Target, Target]:
    """A programme that wants the free service at level 3, and then at 4."""
    today, then = local_day(now()), now() - timedelta(days=29)
    programme = found_programme(
        name="Nâng mức thử", basis="Kế hoạch thử", unit=world.agency("H99"),
        starts_on=local_day(then), ends_on=today + timedelta(days=30), actor="system:test", at=then,
    )  # fmt: skip
    both = []
    for low in (2, 3):
        target = set_level_target(
            programme=programme, rule_set="decree_43_2011", level_from=low, level_to=low + 1,
            wanted=1, due_on=programme.ends_on, actor="system:test", at=then,
        )  # fmt: skip
        add_to_scope(target=target, services=[_service(FREE).pk], actor="system:test", at=then)
        both.append(target)
    return both[0], both[1]


def test_a_service_without_fee_goes_to_level_three_and_four_and_one_with_a_fee_stays_at_three(
    told_of: World, person: Callable[..., Walker]
) -> None:
    to_three, to_four = _targets(told_of)
    steward = person("kiem-soat")
    steward.go("/dang-nhap/").sign_in("kiemsoat")
    assert "Mức 2" in steward.go(f"/can-bo/muc-do/{_service(FREE).pk}/").words
    assert _remaining(steward, to_three) == "còn 1"

    _write_and_publish_a_process(steward)
    _open_online(steward, FREE)
    assert "Mức 3" in steward.words
    assert "Trả kết quả điện tử hoặc trả qua bưu chính" in steward.words
    assert _remaining(steward, to_three) == "còn 0"
    assert _remaining(steward, to_four) == "còn 1"

    _hand_over_by_post(steward, FREE)
    assert "Mức 4" in steward.words
    assert _remaining(steward, to_four) == "còn 0"

    _open_online(steward, CHARGED)
    _hand_over_by_post(steward, CHARGED)
    assert "Mức 3" in steward.words and "Mức 4 " not in steward.read(".kpis")
    assert "Thanh toán trực tuyến" in steward.words
    assert "hệ thống chưa thu được trực tuyến" in steward.words


def _remaining(steward: Walker, target: Target) -> str:
    steward.go(f"/can-bo/chuong-trinh/chi-tieu/{target.pk}/")
    return str(steward.page.locator("svg.burn .now").first.text_content())


def _write_and_publish_a_process(steward: Walker) -> None:
    steward.go("/can-bo/quy-trinh/").press("a[href='/can-bo/quy-trinh/moi/']")
    steward.page.fill("#id_code", "QT-THU")
    steward.page.fill("#id_name_vi", "Quy trình thử")
    steward.page.fill("#viec-1", "Thẩm tra hồ sơ")
    steward.page.fill("#gio-1", "4")
    steward.page.fill("#tiep-1", "2")
    steward.page.check("#qd-1")
    steward.press("button[value=add]")
    steward.page.fill("#viec-2", "Ký kết quả")
    steward.page.select_option("#ai-2", "leader")
    steward.page.check("#ky-2")
    steward.press("main .btns button[value=save]")
    steward.page.fill("#id_basis", "QĐ 01/QĐ-UBND (thử)")
    steward.press(SAVE)
    assert "Bản đang dùng" in steward.words


def _open_online(steward: Walker, code: str) -> None:
    """Bind form and process; the page that follows is the level's."""
    steward.go(f"/can-bo/quy-trinh/dich-vu/{code}/H99.12/")
    steward.page.select_option("#id_process", "QT-THU")
    steward.page.select_option("#id_form", "khai-sinh")
    steward.page.check("#id_is_open_online")
    steward.press(SAVE)


def _hand_over_by_post(steward: Walker, code: str) -> None:
    steward.go(f"/can-bo/muc-do/{_service(code).pk}/")
    steward.page.locator("summary", has_text="Cách trả kết quả").click()
    steward.page.check("input[name=channels][value=post]")
    steward.press("form[action$='/tra-ket-qua/'] button.btn")
