"""What the home page and the pages beside it promise."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.agencies.operations import found
from motcua.casework.queries import OnTime
from motcua.portal.everyday import OFTEN_NEEDED
from motcua.portal.views import home

ROOT = Path(__file__).resolve().parents[4]
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def _shipped_codes() -> set[str]:
    with gzip.open(ROOT / "data/catalogue/facts.jsonl.gz", "rt") as lines:
        return {record["code"] for line in lines if "code" in (record := json.loads(line))}


def test_every_procedure_named_in_everyday_words_is_in_the_shipped_catalogue() -> None:
    named = {p.code for p in OFTEN_NEEDED}
    assert named - _shipped_codes() == set()


def test_a_procedure_that_is_not_in_force_is_not_offered(client: Client) -> None:
    assert "/thu-tuc/1.001193/" not in client.get("/").content.decode()


def test_an_office_that_finished_nothing_tells_no_figures(client: Client) -> None:
    page = client.get("/").context["page"]
    assert page.numbers is None


def test_dossiers_without_a_due_date_are_counted_as_done_but_not_as_on_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 8 on time + 2 late + 5 undated = 15 finished; 8 of 10 dated = 80 %
    def counts(**period: Any) -> OnTime:
        return OnTime(on_time=8, late=2, not_counted=5, on_time_by_indicator=8)

    monkeypatch.setattr(home, "on_time_rate", counts)
    numbers = client.get("/").context["page"].numbers
    assert (numbers.ended, str(numbers.rate), numbers.late) == (15, "80.00", 2)


def test_the_month_begins_at_midnight_in_vietnam(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, datetime] = {}

    def counts(**period: datetime) -> OnTime:
        asked.update(period)
        return OnTime(on_time=0, late=0, not_counted=0, on_time_by_indicator=0)

    monkeypatch.setattr(home, "on_time_rate", counts)
    # 30/11/2026 18:30 in London's summerless time is 1 December, 1.30 in Vietnam.
    monkeypatch.setattr(home, "now", lambda: datetime(2026, 11, 30, 18, 30, tzinfo=UTC))
    page = client.get("/").context["page"]
    assert asked["since"] == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    assert page.month == "12/2026"


def test_places_are_the_counters_of_today_with_address_and_telephone(client: Client) -> None:
    common = {"tier": "commune", "kind": "committee", "actor": "system:test", "at": AT}
    found(
        code="H99.12", name_vi="UBND xã Đồng Sen", name_en="Đồng Sen", receives_dossiers=True,
        address="Thôn Bờ Sen", phone="0299 000 0112", valid_from=date(2025, 7, 1), **common,
    )  # fmt: skip
    found(code="H99.15", name_vi="Sở không quầy", valid_from=date(2025, 7, 1), **common)
    text = client.get("/noi-tiep-nhan/").content.decode()
    assert "UBND xã Đồng Sen" in text
    assert "tel:02990000112" in text
    assert "Sở không quầy" not in text


@pytest.mark.parametrize(
    "address", ["/", "/huong-dan/", "/noi-tiep-nhan/", "/tro-nang/", "/du-lieu-ca-nhan/"]
)
def test_pages_for_everyone_need_no_session_and_set_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_reader_s_language_is_what_they_chose_and_nothing_else(client: Client) -> None:
    assert (
        "What do you need to do?" not in client.get("/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    )
    client.get("/giao-dien/ngon-ngu/en/?next=/huong-dan/")
    answer = client.get("/")
    assert "What do you need to do?" in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"
