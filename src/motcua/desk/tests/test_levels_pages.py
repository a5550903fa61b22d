"""The pages about levels: what the address asks, who may change what, what was typed is kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.world import BIRTH, World

from motcua.catalogue.models import DeclaredLevel, FactRecord, OfferedService, Service

BOARD = "/can-bo/muc-do/"


def _as(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


@pytest.fixture
def service(world: World) -> OfferedService:
    """Birth registration at the commune, set up ready to be filed online."""
    return OfferedService.objects.get(procedure__code=BIRTH, agency__code="H99.12")


@pytest.mark.parametrize(
    "query",
    ["trang=99999999999999999999", "ngay=2021-13-45", "muc=9", "luat=x", "thieu=x", "tim=%25"],
)
def test_nonsense_in_the_address_is_left_out(world: World, query: str) -> None:
    assert _as(world, "kiemsoat").get(f"{BOARD}?{query}").status_code == 200


def test_the_board_counts_every_service_once(world: World) -> None:
    page = _as(world, "kiemsoat").get(f"{BOARD}?luat=decree_42_2022")
    lines = page.context["lines"]
    assert sum(line.computed for line in lines) == OfferedService.objects.count()
    assert page.context["found"].total == OfferedService.objects.count()


def test_the_list_as_csv_has_a_line_a_service(world: World) -> None:
    answer = _as(world, "kiemsoat").get(f"{BOARD}danh-sach.csv")
    lines = answer.content.decode("utf-8-sig").strip().splitlines()
    assert len(lines) == 1 + OfferedService.objects.count()


def _post(client: Client, service: OfferedService, act: str, **data: Any) -> Any:
    return client.post(f"{BOARD}{service.pk}/{act}/", data)


FACT = {"holds": "yes", "held_from": "2026-09-01", "evidence": "12/QĐ-UBND", "note": ""}


def test_a_steward_of_the_province_confirms_that_nobody_must_come(
    world: World, service: OfferedService
) -> None:
    answer = _post(_as(world, "kiemsoat"), service, "den-truc-tiep", **FACT)
    assert answer.status_code == 302
    assert FactRecord.objects.get(fact="no_visit").evidence_id == "12/QĐ-UBND"


@pytest.mark.parametrize("login", ["daumoi", "theodoi", "chutich", "soanmau", "congdan"])
def test_nobody_else_does(world: World, service: OfferedService, login: str) -> None:
    answer = _post(_as(world, login), service, "den-truc-tiep", **FACT)
    assert answer.status_code in (302, 403)
    assert not FactRecord.objects.filter(fact="no_visit").exists()


def test_a_fact_of_the_future_is_refused_beside_its_day_and_what_was_typed_stays(
    world: World, service: OfferedService
) -> None:
    answer = _post(
        _as(world, "kiemsoat"), service, "den-truc-tiep", **{**FACT, "held_from": "2099-01-01"}
    )
    assert answer.status_code == 422
    assert "12/QĐ-UBND" in answer.content.decode() and "2099-01-01" in answer.content.decode()
    assert not FactRecord.objects.filter(fact="no_visit").exists()


def test_ways_of_handing_over_replace_the_setting_and_keep_form_and_process(
    world: World, service: OfferedService
) -> None:
    before = Service.objects.get(
        procedure=service.procedure_id, agency=service.agency_id, valid_to=None
    )
    _post(_as(world, "kiemsoat"), service, "tra-ket-qua", channels=["post"])
    after = Service.objects.get(
        procedure=service.procedure_id, agency=service.agency_id, valid_to=None
    )
    assert after.result_channels == ["post"]
    assert (after.form_id, after.process_code) == (before.form_id, before.process_code)


def test_a_declared_level_is_noted_with_its_source(world: World, service: OfferedService) -> None:
    answer = _post(
        _as(world, "kiemsoat"), service, "cong-bo", declared="decree_42_2022:2",
        held_from="2026-09-01", source="Báo cáo quý",
    )  # fmt: skip
    assert answer.status_code == 302
    assert DeclaredLevel.objects.get().level == 2


def test_a_file_that_is_no_form_is_refused(world: World, service: OfferedService) -> None:
    answer = _post(
        _as(world, "kiemsoat"), service, "mau", name="Tờ khai",
        file=SimpleUploadedFile("to-khai.docx", b"no word file"),
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Tờ khai" in answer.content.decode()
