"""Promises of the scenarios: the figures of October 2021 and their contradictions, then two tiers."""

import csv
import io
import json
import runpy
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.accounts.models import Account
from motcua.agencies.models import Agency, Succession, Tier
from motcua.catalogue.models import DeclaredLevel, FactRecord, ProcedureVersion
from motcua.catalogue.queries.open_data import PROCEDURE_COLUMNS, procedures_as_rows
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.reading.marks import Mark
from motcua.design.assumed_words import assumed_sentence
from motcua.kit.clock import VN, local_day
from motcua.kit.clock import now as clock_now
from motcua.project.demo.loading import load_demo
from motcua.project.demo.reading import DEMOS, demo_folder
from motcua.project.demo.scenario import CatalogueNotEmpty, load_scenario
from motcua.rules.reconciliation import Outcome
from motcua.rules.service_level import RuleSet
from motcua.stewardship.queries.reconciliation import (
    Moment,
    Report,
    Sieve,
    assumed_at,
    list_procedures,
    reconcile,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VN)
PUBLISHED_ON = date(2021, 10, 26)
OLD = RuleSet.DECREE_43_2011


@pytest.fixture(scope="module")
def two_tiers(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The later scenario holds the earlier one whole, on its days; loaded once for all tests."""
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            load_demo(name="two-tier-2026", at=NOW)
            yield
            transaction.set_rollback(True)


@pytest.fixture
def loaded(two_tiers: None, db: None) -> None:
    """The loaded scenario for one test, which may write."""


def report_of(day: date = PUBLISHED_ON, rule_set: RuleSet = OLD, at: datetime = NOW) -> Report:
    return reconcile(day=day, rule_set=rule_set, at=at)


@pytest.mark.django_db
def test_the_report_of_2021_has_the_published_figures_and_finds_their_contradictions(
    loaded: None,
) -> None:
    report = report_of()
    assert report.shown.total == 1928
    published = {row.words: row.value for row in report.published}
    assert sorted(published.values()) == sorted(
        [1549, 252, 120, 1928, 93, 1505, 1598, 344, 93, 719, 500]
    )
    said = {
        (one.finding.outcome, one.finding.left, one.finding.right, one.finding.gap)
        for one in report.contradictions
    }
    assert said == {
        (Outcome.SUM_FALLS_SHORT, 1921, 1928, 7),
        (Outcome.PART_EXCEEDS, 344, 330, 14),
        (Outcome.TOGETHER_EXCEED, 1942, 1928, 14),
    }


@pytest.mark.django_db
def test_the_seven_that_the_sum_lacks_are_listed(loaded: None) -> None:
    [short] = [one for one in report_of().checks if one.finding.outcome is Outcome.SUM_FALLS_SHORT]
    assert short.whole is not None and short.missing == 7
    found = list_procedures(
        moment=Moment(PUBLISHED_ON, NOW, OLD), sieve=Sieve((short.whole,), short.parts)
    )
    assert found.total == 7
    assert all(row.levels == () and Mark.LEVEL_ASSUMED in row.marks for row in found.rows)


@pytest.mark.django_db
def test_declared_levels_are_as_published_and_computed_ones_honestly_lower(loaded: None) -> None:
    services = report_of().shown.services
    declared = dict.fromkeys((2, 3, 4), 0)
    for (level, computed), count in services.items():
        assert level is not None and computed is not None and computed < level
        declared[level] += count
    assert declared == {2: 330, 3: 93, 4: 1505}
    # Nothing was made up for the sake of a level: only what the system sees is on record.
    assert set(FactRecord.objects.values_list("actor", flat=True)) == {"system:levels"}
    assert set(DeclaredLevel.objects.values_list("is_assumed", flat=True)) == {True}


@pytest.mark.django_db
def test_every_row_says_what_is_assumed_and_real_names_stay(loaded: None) -> None:
    rows = list_procedures(moment=Moment(PUBLISHED_ON, NOW, OLD), sieve=Sieve(), per_page=None).rows
    assert len(rows) == 1928
    assert all({Mark.DATE_ASSUMED, Mark.AGENCY_ASSUMED} <= set(row.marks) for row in rows)
    # No record knows a district any more: each of the 252 is there by assumption.
    districts = [row for row in rows if row.levels == ("district",)]
    assert len(districts) == 252
    assert all(Mark.LEVEL_ASSUMED in row.marks for row in districts)
    of_record = ProcedureVersion.objects.filter(procedure__code=districts[0].code).latest("number")
    assert of_record.name == districts[0].name
    assert "district" not in of_record.levels


@pytest.mark.django_db
def test_after_1_july_2025_there_are_no_districts_and_nothing_is_lost(loaded: None) -> None:
    first_day = date(2025, 7, 1)
    report = report_of(first_day, RuleSet.DECREE_42_2022)
    assert report.shown.total == 1928
    assert not any("district" in group.levels or not group.levels for group in report.shown.alike)
    assert report_of(date(2025, 6, 30)).shown.agencies != report.shown.agencies
    living = Agency.objects.filter(valid_to=None)
    assert living.filter(tier=Tier.COMMUNE).count() == 36
    assert not living.filter(tier=Tier.DISTRICT).exists()
    ended = Agency.objects.exclude(valid_to=None)
    assert ended.filter(tier=Tier.DISTRICT).count() == 9
    assert ended.filter(tier=Tier.COMMUNE).count() == 91
    assert set(ended.values_list("pk", flat=True)) == set(
        Succession.objects.values_list("predecessor", flat=True)
    )
    assert versions_on(first_day).count() == 1928


@pytest.mark.django_db
def test_the_report_of_a_month_is_the_same_whenever_it_is_run(loaded: None) -> None:
    """Harvested test 11: March run in June is March run in March, or shows the restatement."""
    day = date(2021, 12, 31)
    then = report_of(day, at=datetime(2022, 1, 3, 8, 0, tzinfo=VN))
    service = DeclaredLevel.objects.filter(level=2).first()
    assert service is not None
    DeclaredLevel.objects.create(
        service_id=service.service_id, rule_set=OLD, level=4, held_from=date(2021, 12, 1),
        recorded_at=datetime(2022, 5, 5, 8, 0, tzinfo=VN), source="nâng, báo muộn", actor="test",
    )  # fmt: skip
    later = report_of(day, at=datetime(2022, 6, 30, 8, 0, tzinfo=VN))
    assert not then.is_restated
    assert later.then.alike_by_kind == then.shown.alike_by_kind
    assert later.is_restated
    assert later.now.services[(4, 0)] == then.shown.services[(4, 0)] + 1
    as_then = reconcile(day=day, rule_set=OLD, at=datetime(2022, 6, 30, tzinfo=VN), as_then=True)
    assert as_then.shown.alike_by_kind == then.shown.alike_by_kind


def sign_in() -> Client:
    client = Client()
    client.force_login(Account.objects.get(login="kiemsoat"))
    return client


@pytest.mark.django_db
def test_the_page_says_the_contradictions_itself_and_stays_small(loaded: None) -> None:
    client = sign_in()
    page = client.get("/can-bo/doi-soat/?ngay=2021-10-26").content.decode()
    assert "1.549 + 252 + 120 = 1.921, công bố 1.928, còn 7 chưa giải thích" in page
    assert "công bố 344, danh sách chỉ có 330, vượt 14" in page
    assert "1.598 + 344 = 1.942" in page
    assert len(page.encode()) < 100_000


@pytest.mark.django_db
def test_a_list_of_1928_procedures_is_light_and_its_statements_do_not_grow(loaded: None) -> None:
    """Harvested test 22: the whole list below 300 kB a page, with a flat number of statements."""
    client = sign_in()
    everything = "/can-bo/doi-soat/danh-sach/?ngay=2021-10-26&trong=all"
    seven = "/can-bo/doi-soat/danh-sach/?ngay=2021-10-26&trong=government:none"
    client.get(seven)
    with CaptureQueriesContext(connection) as few:
        client.get(seven)
    with CaptureQueriesContext(connection) as many:
        page = client.get(everything)
    assert "1.928" in page.content.decode()
    assert len(page.content) < 300_000
    assert len(many) == len(few)


@pytest.mark.django_db
def test_the_download_holds_the_whole_list_with_what_is_assumed(loaded: None) -> None:
    answer = sign_in().get(
        "/can-bo/doi-soat/danh-sach.csv?ngay=2021-10-26&trong=government:district"
    )
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 1 + 252
    assert all("giả định" in row[9] for row in rows[1:])


@pytest.mark.django_db
def test_the_public_pages_mark_what_is_assumed(loaded: None) -> None:
    client, today = Client(), local_day(clock_now())
    marked = versions_on(today).filter(marks__contains=[str(Mark.AGENCY_ASSUMED)]).count()
    assert marked == 1928
    code = versions_on(today).values_list("procedure__code", flat=True).latest("pk")
    page = client.get(f"/thu-tuc/{code}/").content.decode()
    assert "Do kịch bản giả định: cơ quan, ngày có hiệu lực;" in page
    assert page.count('<span class="tag">giả định</span>') == 3, "one office, two versions"
    assert "giả định" in client.get(f"/thu-tuc/{code}/lich-su/").content.decode()
    assert client.get("/thu-tuc/").content.decode().count("Giả định: cơ quan") == 20
    every = "cơ quan của 1.928, ngày có hiệu lực của 1.928"
    for address in ("", "dich-vu/?luat=42&muc=0", "thu-tuc/?luat=42&muc=0"):
        assert every in client.get(f"/so-lieu/{address}").content.decode(), address


@pytest.mark.django_db
def test_reports_say_what_is_assumed(loaded: None) -> None:
    client = sign_in()
    said = "mức công bố của 1.928, tích hợp của 719."
    assert said in client.get("/can-bo/doi-soat/?ngay=2021-10-26").content.decode()
    assert "ngày có hiệu lực của 1.928." in client.get("/can-bo/muc-do/").content.decode()
    moment = Moment(PUBLISHED_ON, NOW, OLD)
    assert assumed_sentence(assumed_at(moment)).endswith(said), "what PDF and workbook print"


@pytest.mark.django_db
def test_after_others_took_over_the_reconciliation_opens_on_today(loaded: None) -> None:
    client = sign_in()
    page = client.get("/can-bo/doi-soat/").content.decode()
    assert f'value="{local_day(clock_now()).isoformat()}"' in page
    assert "Cấp huyện" not in page
    # What was on the national portal was told in 2021 only, and is not passed off as today's.
    assert "Đã tích hợp Cổng Dịch vụ công quốc gia, theo ghi nhận ngày 26/10/2021" in page
    then = client.get("/can-bo/doi-soat/?ngay=2021-10-26").content.decode()
    assert "theo ghi nhận ngày" not in then
    Succession.objects.all().delete()
    assert 'value="2021-10-26"' in client.get("/can-bo/doi-soat/").content.decode()


@pytest.mark.django_db
def test_open_data_names_the_assumed_columns_and_no_code_that_no_row_has(loaded: None) -> None:
    client = Client()
    rows = client.get("/du-lieu-mo/thu-tuc.json").getvalue().decode()
    assert {tuple(row["gia_dinh"]) for row in json.loads(rows)["rows"]} == {("dung_tu_ngay",)}
    then = {row[0]: dict(zip(PROCEDURE_COLUMNS, row, strict=True))
            for row in procedures_as_rows(on=PUBLISHED_ON)}  # fmt: skip
    [districts] = {tuple(row["gia_dinh"]) for row in then.values() if row["cap"] == ["district"]}
    assert districts == ("cap", "dung_tu_ngay")
    codes = {code for code, _label in client.get("/du-lieu-mo/").context["codes"]}
    assert "district" not in codes
    assert {"province", "commune"} <= codes
    services = client.get("/so-lieu/dich-vu.csv").getvalue().decode().splitlines()
    assert len(services) == 1 + 1928
    assert all(line.endswith("ma_co_quan; co_quan") for line in services[1:])


@pytest.mark.django_db
def test_a_scenario_refuses_a_database_that_has_procedures(loaded: None) -> None:
    with pytest.raises(CatalogueNotEmpty):
        load_scenario(demo_folder("binh-duong-2021"), at=NOW)


def test_the_choice_of_procedures_comes_from_the_script_beside_it() -> None:
    folder = DEMOS / "binh-duong-2021"
    script = runpy.run_path(str(folder / "choose.py"))
    written = (folder / "procedures.csv").read_text(encoding="utf-8")
    assert script["as_csv"](script["chosen"]()) == written


@pytest.mark.parametrize("name", ["binh-duong-2021", "two-tier-2026"])
def test_officers_of_a_scenario_are_plainly_invented(name: str) -> None:
    people = demo_folder(name).table("people")["officer"]
    assert all("Giả Định" in row["full_name"] for row in people)
