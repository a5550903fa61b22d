"""The board of service levels: what the address asks for is listed, counted and downloaded."""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.agencies.models import Agency
from motcua.catalogue.models import LevelRecord, OfferedService, Procedure
from motcua.catalogue.operations.levels import attach_blank_form, declare_level
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.tests.records import record, take
from motcua.documents.models import StoredFile
from motcua.kit.clock import local_day
from motcua.programmes.tests.world import ACTOR, CODES, MONDAY, TODAY, build, officer, services

pytestmark = pytest.mark.django_db
HOME = "/can-bo/muc-do/"
OLD = "luat=decree_43_2011"
Place = tuple[Agency, Agency]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return build(tmp_path)


def _as(agency: Agency, login: str = "kiemsoat", role: str = "steward") -> Client:
    client = Client()
    client.force_login(officer(login, agency, role))
    return client


def _listed(client: Client, query: str = "") -> list[str]:
    """The codes that the downloaded list holds."""
    answer = client.get(f"{HOME}danh-sach.csv?{query}")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return [row[0] for row in rows[1:]]


def _declare(number: int, level: int) -> None:
    declare_level(
        service=OfferedService.objects.get(pk=services()[number]), rule_set="decree_43_2011",
        level=level, held_from=TODAY, source="Báo cáo thử", actor=ACTOR, recorded_at=MONDAY,
    )  # fmt: skip


def _level_known_later(*, day: date, level: int, recorded_at: datetime) -> None:
    for pk in services():
        LevelRecord.objects.create(
            service_id=pk,
            rule_set="decree_43_2011",
            level=level,
            held_from=day,
            recorded_at=recorded_at,
        )


def test_the_address_narrows_the_list_and_the_page_shows_the_same(place: Place) -> None:
    _declare(0, 4)
    _declare(1, 1)
    client = _as(place[0])
    for query, codes in (
        ("", CODES),
        ("muc=1", CODES),
        ("muc=4", ()),
        ("khai=4", CODES[:1]),
        ("khai=khong", CODES[2:]),
        ("khac=1", CODES[:1]),
        ("co-quan=H99.03", CODES),
        ("co-quan=H99", ()),
        ("tim=1.000002", CODES[1:2]),
        ("tim=thu+tuc+1.000003", CODES[2:]),
        ("thieu=blank_forms", CODES),
        ("thieu=information", ()),
        ("muc=99", CODES),
        ("thieu=gi-do", CODES),
        ("ngay=hom-qua", CODES),
    ):
        assert _listed(client, f"{OLD}&{query}") == list(codes), query
        page = client.get(f"{HOME}?{OLD}&{query}").content.decode()
        assert [code for code in CODES if f'quiet code">{code}' in page] == list(codes), query


def test_before_anything_was_offered_nothing_stands_at_any_level(place: Place) -> None:
    client = _as(place[0])
    before = (TODAY - timedelta(days=1)).isoformat()
    assert _listed(client, f"{OLD}&ngay={before}") == []
    page = client.get(f"{HOME}?{OLD}&ngay={before}")
    assert "Chưa có thủ tục nào được mở" in page.content.decode()


def test_a_past_day_shows_what_was_known_then_and_says_that_it_was_restated(
    place: Place,
) -> None:
    client, day = _as(place[0]), TODAY.isoformat()
    page = client.get(f"{HOME}?{OLD}&ngay={day}").content.decode()
    assert "Như đã biết vào cuối ngày" in page and "điều chỉnh" not in page
    later = MONDAY + timedelta(days=3)
    for code in CODES:
        stored = StoredFile.objects.create(
            sha256="0" * 64, size=1, name="don.docx", content_type="x", uploaded_by=ACTOR,
            created_at=later,
        )  # fmt: skip
        attach_blank_form(
            procedure=Procedure.objects.get(code=code), file=stored, name="Đơn",
            valid_from=local_day(later), actor=ACTOR, at=later,
        )  # fmt: skip
    unrestated = client.get(f"{HOME}?{OLD}&ngay={day}").content.decode()
    assert "điều chỉnh" not in unrestated
    assert unrestated.count("Mẫu đơn để tải về</span>") == len(CODES), "as it was that day"
    assert _listed(client, f"{OLD}&ngay={day}&thieu=blank_forms") == list(CODES)
    assert _listed(client, f"{OLD}&thieu=blank_forms") == [], "the form came later"
    _level_known_later(day=TODAY, level=2, recorded_at=later)
    restated = client.get(f"{HOME}?{OLD}&ngay={day}").content.decode()
    assert f"Sau đó mức của {len(CODES)} dịch vụ vào ngày ấy đã được điều chỉnh" in restated
    assert "Nay biết" in restated and restated.count("khi ấy Mức 1, nay biết Mức 2") == len(CODES)
    assert _listed(client, f"{OLD}&ngay={day}&muc=1") == list(CODES)
    assert _listed(client, f"{OLD}&ngay={day}&muc=2") == []


def test_a_name_never_begins_a_formula_in_a_spreadsheet(place: Place, tmp_path: Path) -> None:
    take(tmp_path, record("1.000009", name="=1+1"))
    offer_service(
        code="1.000009", agency_code="H99.03", competent_agency_code="H99.03", process_code="",
        valid_from=TODAY, actor=ACTOR, at=MONDAY,
    )  # fmt: skip
    answer = _as(place[0]).get(f"{HOME}danh-sach.csv").content.decode("utf-8-sig")
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(answer))}
    assert rows["1.000009"] == "'=1+1"


def test_the_list_takes_as_many_statements_for_three_services_as_for_one(place: Place) -> None:
    client = _as(place[0])
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(f"{HOME}?tim={CODES[0]}")
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few)
