"""The pages of review and of papers asked once, as a steward and a leader use them."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.world import BIRTH, World, make_world

from motcua.kit.clock import now
from motcua.stewardship.models import CostTask, PlanItem, ReviewPlan
from motcua.stewardship.operations.cost_parameters import set_cost_parameters
from motcua.stewardship.operations.matches import refresh_matches

HOME = "/can-bo/ra-soat/"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def _as(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


def _adopted(world: World) -> PlanItem:
    """Open, list and adopt through the pages."""
    steward, leader = _as(world, "kiemsoat"), _as(world, "chutich")
    steward.post(f"{HOME}moi/", {"year": "2026", "title": "=Thử", "due_on": "2026-12-31"})
    plan = ReviewPlan.objects.get()
    added = {"code": BIRTH, "agency": world.agency("H99.03").pk, "due_on": "31/12/2026"}
    steward.post(f"{HOME}{plan.pk}/them/", added)
    assert steward.post(f"{HOME}{plan.pk}/phe-duyet/", {"decision": "1"}).status_code == 403
    leader.post(f"{HOME}{plan.pk}/phe-duyet/", {"decision": "1/QĐ-VD"})
    plan.refresh_from_db()
    assert plan.state == "adopted"
    return PlanItem.objects.get()


def _sheet(item: PlanItem, **columns: list[str]) -> dict[str, Any]:
    rows = {"kind": ["fill"], "words": ["Điền"], "hours": ["1,5"], "services": ["10.000"],
            "times": ["1"]} | columns  # fmt: skip
    return {**rows, "version": str(item.version)}


@pytest.mark.django_db
def test_a_procedure_is_planned_reviewed_and_summed_up_in_a_workbook(world: World) -> None:
    item = _adopted(world)
    set_cost_parameters(year=2026, gdp_per_capita_dong=42_240_000, source="thử", actor="system:t",
                        at=now())  # fmt: skip
    department = _as(world, "daumoi")
    assert department.post(f"{HOME}thu-tuc/{item.pk}/chi-phi/", _sheet(item)).status_code == 302
    wrong = department.post(
        f"{HOME}thu-tuc/{item.pk}/bo-phan/fee/",
        {"necessary": "yes", "reasonable": "no", "legal": "yes", "cost": "no",
         "verdict": "drop", "reason": "Không cần"},
    )  # fmt: skip
    assert wrong.status_code == 422
    assert "Không cần" in wrong.content.decode()
    page = department.get(f"{HOME}thu-tuc/{item.pk}/").content.decode()
    assert "40.000 đồng" in page
    got = department.get(f"{HOME}{item.plan_id}/tong-hop.xlsx").content
    sheet = load_workbook(io.BytesIO(got)).worksheets[0]
    assert sheet["A1"].value.startswith("'=Thử"), "a title never begins a formula"
    assert (sheet["A3"].value, sheet["G3"].value) == (BIRTH, 40_000)


@pytest.mark.django_db
def test_a_sheet_with_a_wrong_number_comes_back_as_typed(world: World) -> None:
    item = _adopted(world)
    answer = _as(world, "daumoi").post(
        f"{HOME}thu-tuc/{item.pk}/chi-phi/", _sheet(item, hours=["một giờ"])
    )
    assert answer.status_code == 422
    assert "một giờ" in answer.content.decode()
    assert not CostTask.objects.exists()


@pytest.mark.django_db
def test_the_list_of_papers_takes_few_statements(world: World) -> None:
    refresh_matches(actor="system:test", at=now())
    client = _as(world, "phantich")
    client.get("/can-bo/hoi-mot-lan/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/can-bo/hoi-mot-lan/").status_code == 200
    assert len(asked) <= 10
