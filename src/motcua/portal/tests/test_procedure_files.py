"""A procedure as linked data, as a notice, as open data, and its history on the public page."""

import csv
import io
import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import BIRTH, make_world

from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.tests.announcements import add, at, check, draft, enter_calendar, sign
from motcua.catalogue.tests.records import record, take
from motcua.kit.clock import VN
from motcua.portal.views import catalogue as catalogue_views
from motcua.portal.views import open_data, procedure_files

pytestmark = pytest.mark.django_db
TERMS = tomllib.loads((settings.ROOT / "data/vocabularies/terms.toml").read_text("utf-8"))
MANDATORY = tomllib.loads((settings.ROOT / "data/vocabularies/cpsv_ap.toml").read_text("utf-8"))
OTHER = "1.999905"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened on 20 November 2026."""
    for module in (catalogue_views, open_data, procedure_files):
        monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 20, 9, tzinfo=VN))


@pytest.fixture
def procedures(tmp_path: Path) -> None:
    fees = [{"kind": "phi", "amount_vnd": 8000, "text": "mỗi bản <chính>"}]
    ways = [
        {"method": method, "qty": 30, "unit": "ngày", "fees": fees, "note": None}
        for method in ("truc_tuyen", "truc_tiep")
    ]
    rich = {"legal_basis": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}]}
    take(tmp_path, record(BIRTH, submission=ways, **rich), record(OTHER, "=Thủ tục khác"))


def wrong_with(node: Any, classes: list[str] | None = None) -> list[str]:
    """Return what the vocabularies' lists do not allow in a piece of JSON-LD."""
    if isinstance(node, list):
        return [wrong for one in node for wrong in wrong_with(one, classes)]
    if not isinstance(node, dict) or "@value" in node:
        return []
    known = {f"{p}:{name}" for p, names in TERMS["classes"].items() for name in names}
    types = node.get("@type", [])
    own = [types] if isinstance(types, str) else types
    found = [f"unknown class {one}" for one in own if one not in known]
    found += missing_in(node, own)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        found += wrong_with_property(name, value, own)
        found += wrong_with(value)
    return found


def missing_in(node: dict[str, Any], classes: list[str]) -> list[str]:
    """Return what CPSV-AP makes mandatory of these classes and the node has too rarely or often."""
    found = []
    for one in classes:
        for name, rule in MANDATORY.get(one, {}).items():
            value = node.get(name, [])
            count = len(value) if isinstance(value, list) else 1
            if not rule["min"] <= count <= rule.get("max", count):
                found.append(f"{name} stands {count} times on {one}")
    return found


def wrong_with_property(name: str, value: Any, on: list[str]) -> list[str]:
    term = TERMS["properties"].get(name)
    if term is None:
        return [f"unknown property {name}"]
    wrong = [] if term["on"] == ["*"] or set(term["on"]) & set(on) else [f"{name} on {on}"]
    for one in value if isinstance(value, list) else [value]:
        if not fits(one, term["value"]):
            wrong.append(f"{name} is no {term['value']}: {one}")
    return wrong


def fits(value: Any, wanted: str) -> bool:
    match wanted:
        case "text":
            return isinstance(value, str)
        case "langString":
            return isinstance(value, dict) and bool(value.get("@value")) and "@language" in value
        case "xsd:double" | "xsd:duration" | "dct:Period":
            return isinstance(value, dict) and value.get("@type") == wanted and "@value" in value
        case "iri":
            return isinstance(value, dict) and value["@id"].startswith("http")
        case "number":
            return isinstance(value, int)
        case "duration":
            return isinstance(value, str) and value.startswith("P")
        case _:
            types = value.get("@type", [])
            return wanted in ([types] if isinstance(types, str) else types)


def test_the_linked_data_use_only_what_the_vocabularies_have(
    client: Client, tmp_path: Path, procedures: None
) -> None:
    response = client.get(f"/thu-tuc/{BIRTH}.jsonld")
    assert response["Content-Type"].startswith("application/ld+json")
    data = json.loads(response.content)
    assert wrong_with(data) == []
    assert data["@context"] == TERMS["prefixes"]
    assert set(data["@type"]) == {"schema:GovernmentService", "cpsv:PublicService"}
    assert data["m8g:hasCost"][0]["m8g:hasValue"] == {
        "@value": "8000", "@type": "xsd:double",
    }  # fmt: skip
    assert data["schema:availableChannel"][0]["schema:processingTime"] == "P30D"
    assert data["m8g:hasLegalResource"][0]["dct:identifier"] == "60/2014/QH13"


def test_the_check_itself_finds_what_is_wrong() -> None:
    bad = {"@type": "schema:Offer", "schema:name": "x", "schema:price": "8000", "dct:title": "y",
           "schema:prize": 1}  # fmt: skip
    assert len(wrong_with(bad)) == 4
    assert wrong_with({"@type": "m8g:Cost", "m8g:hasValue": 8000}) == [
        "dct:identifier stands 0 times on m8g:Cost",
        "m8g:hasValue is no xsd:double: 8000",
    ]
    assert wrong_with({"@type": "schema:Service"}) == ["unknown class schema:Service"]


def test_the_offices_of_a_service_are_in_it_and_working_days_are_no_iso_duration(
    client: Client, tmp_path: Path
) -> None:
    make_world(tmp_path)
    data = json.loads(client.get("/thu-tuc/1.004194.jsonld").content)
    assert wrong_with(data) == []
    assert "UBND xã Đồng Sen" in [one["schema:name"] for one in data["schema:provider"]]
    assert "schema:processingTime" not in data["schema:availableChannel"][0]
    assert "m8g:processingTime" not in data["m8g:hasChannel"][0]
    assert "ngày làm việc" in data["m8g:hasChannel"][0]["dct:description"]["@value"]


def test_the_page_carries_its_data_and_no_tag_can_break_out_of_it(
    client: Client, procedures: None
) -> None:
    page = client.get(f"/thu-tuc/{BIRTH}/").content.decode()
    script = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in script and "\\u003C" in script
    assert json.loads(script)["schema:identifier"] == BIRTH


def test_the_notice_is_a_pdf_of_one_or_more_a4_pages(client: Client, procedures: None) -> None:
    response = client.get(f"/thu-tuc/{BIRTH}/niem-yet.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-1.7") and b"595.2" in response.content
    assert client.get("/thu-tuc/9.999999/niem-yet.pdf").status_code == 404


def _rows(client: Client, name: str) -> list[dict[str, str]]:
    text = client.get(f"/du-lieu-mo/{name}.csv").getvalue().decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_open_data_say_the_same_as_csv_and_json_in_a_stable_order(
    client: Client, procedures: None
) -> None:
    rows = _rows(client, "thu-tuc")
    assert [row["ma"] for row in rows] == [BIRTH, OTHER]
    assert (rows[0]["thoi_han"], rows[0]["don_vi_thoi_han"], rows[0]["phi_dong"]) == (
        "30", "ngay", "8000",
    )  # fmt: skip
    whole = json.loads(client.get("/du-lieu-mo/thu-tuc.json").getvalue())  # type: ignore[attr-defined]
    assert (whole["as_of"], [row["ma"] for row in whole["rows"]]) == (
        "2026-11-20", [BIRTH, OTHER],
    )  # fmt: skip
    assert whole["licence"]
    row = whole["rows"][0]
    assert (row["thoi_han"], row["don_vi_thoi_han"], row["phi_dong"]) == ([30], ["ngay"], [8000])
    assert row["nop_tren_cong"] is False and rows[0]["nop_tren_cong"] == "0"
    assert client.get("/du-lieu-mo/khac.csv").status_code == 404


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_first_sign_of_a_formula_reaches_a_spreadsheet(first: str) -> None:
    assert open_data.harmless(f"{first}1+1") == f"'{first}1+1"
    assert open_data.harmless("Tên thường") == "Tên thường" and open_data.harmless(-1) == -1


def test_a_page_of_another_site_may_read_the_open_data(client: Client, procedures: None) -> None:
    for kind in ("csv", "json"):
        answer = client.get(f"/du-lieu-mo/thu-tuc.{kind}")
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_spreadsheet_takes_no_name_for_a_formula(client: Client, procedures: None) -> None:
    assert _rows(client, "thu-tuc")[1]["ten"].startswith("'=")


def test_every_column_is_explained_and_the_file_costs_two_queries_however_long(
    client: Client, procedures: None
) -> None:
    page = client.get("/du-lieu-mo/").content.decode()
    for dataset in open_data.DATASETS.values():
        assert all(f">{column}</dt>" in page for column in dataset.columns)
    with CaptureQueriesContext(connection) as queries:
        client.get("/du-lieu-mo/thu-tuc.csv").getvalue()  # type: ignore[attr-defined]
    assert len(queries) <= 3


def _announce(kind: ItemKind, effect: date) -> None:
    enter_calendar()
    made = draft(effective_on=effect, legal_in_force_on=effect)
    add(made, BIRTH, kind)
    sign(check(made))


def test_an_abolished_procedure_is_gone_and_its_page_says_since_when_and_why(
    client: Client, procedures: None
) -> None:
    _announce(ItemKind.ABOLISHED, date(2026, 11, 16))
    publish_due(on=date(2026, 11, 16), at=at(16))
    response = client.get(f"/thu-tuc/{BIRTH}/")
    assert response.status_code == 410
    assert client.get(f"/thu-tuc/{BIRTH}.jsonld").status_code == 410
    notice = client.get(f"/thu-tuc/{BIRTH}/niem-yet.pdf")
    assert (notice.status_code, notice["Location"]) == (302, f"/thu-tuc/{BIRTH}/")
    assert "77/QĐ-UBND" in response.content.decode()
    assert client.get("/thu-tuc/9.999999/").status_code == 404
    rows = _rows(client, "quyet-dinh-cong-bo")
    assert [(row["ma"], row["hinh_thuc"]) for row in rows] == [(BIRTH, "abolished")]


def test_what_is_signed_for_a_later_day_is_told_beforehand(
    client: Client, procedures: None
) -> None:
    _announce(ItemKind.ABOLISHED, date(2026, 12, 1))
    page = client.get(f"/thu-tuc/{BIRTH}/lich-su/").content.decode()
    assert "01/12/2026" in page and "sẽ không còn" in page
    assert client.get(f"/thu-tuc/{BIRTH}/").status_code == 200
