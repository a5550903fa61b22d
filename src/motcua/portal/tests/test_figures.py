"""Promises of the public figures' pages: every number opens its list, nothing tells of persons."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import RESIDENCE, World, at

from motcua.casework.operations import return_to_previous
from motcua.casework.operations.performing import Acting
from motcua.catalogue.tests.records import record, take
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.handle import decide, forward, sign_off
from motcua.indicators.operations import close_month, restate_month
from motcua.kit.references import new_token
from motcua.portal.views import figures, home

NOW = at(20, "10:00")
NOVEMBER = date(2026, 11, 1)
DECEMBER = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_counted_before() -> None:
    figures.counted.cache_clear()
    figures.counted_levels.cache_clear()


@pytest.fixture
def office(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The province on 20 November: one dossier signed early, one running."""
    monkeypatch.setattr(figures, "now", lambda: NOW)
    monkeypatch.setattr(home, "now", lambda: NOW)
    pk = accepted(world, "congdan")
    accepted(world, "congdan2")
    for act, login, more in (
        (decide, "congan", {"granted": True, "number": "1/2026", "summary": "Cấp giấy"}),
        (forward, "congan", {"note": "Đủ."}),
        (sign_off, "truongcongan", {}),
    ):
        dossier, officer, click = world.seen_by(login, pk, at(3, "09:00"))
        act(dossier=dossier, officer=officer, click=click, at=at(3, "09:00"), **more)  # type: ignore[operator]
    return world


def accepted(world: World, by: str) -> int:
    """A dossier accepted on Monday 2 November, three working days to go; return its id."""
    sent = world.submit(at(2, "08:30"), by=by, code=RESIDENCE)
    dossier, officer, click = world.seen_by("tiepnhan", sent.dossier_id, at(2, "09:00"))
    accept(dossier=dossier, officer=officer, click=click, at=at(2, "09:00"))
    return int(sent.dossier_id)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def links(printed: str) -> set[str]:
    found = re.findall(r'href="(/so-lieu/[^"]*)"', printed)
    return {href.replace("&amp;", "&") for href in found}


def test_an_empty_office_has_its_pages_all_the_same(client: Client, db: None) -> None:
    assert "hồ sơ giải quyết xong" in page(client, "/so-lieu/")
    assert "không có hồ sơ nào" in page(client, "/so-lieu/co-quan/")


def test_every_figure_opens_its_list_and_every_list_opens(client: Client, office: World) -> None:
    seen, waiting = set(), {"/so-lieu/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        if path.endswith(".csv"):
            assert client.get(path).status_code == 200
        elif "thang=2026-0" not in path:  # months before are linked without an end
            waiting |= links(page(client, path)) - seen
    assert "/so-lieu/ho-so/?thang=2026-11&loai=running" in seen
    assert any("loai=early" in path and "co-quan=" in path for path in seen)
    assert any(path.startswith("/so-lieu/dich-vu/?luat=43") for path in seen)
    assert any(path.startswith("/so-lieu/thu-tuc/?luat=42") for path in seen)


def test_procedures_without_a_level_of_government_are_counted_and_listed(
    client: Client, db: None, tmp_path: Path
) -> None:
    take(tmp_path, record(), record("1.000005", "Không ghi cấp", levels=[]), at=NOW)
    printed = page(client, "/so-lieu/")
    assert '<a href="/thu-tuc/?level=none">1</a>' in printed
    assert "nhiều hơn tổng số" not in printed
    listed = page(client, "/thu-tuc/?level=none")
    assert "Không ghi cấp" in listed
    assert "1.001193" not in listed


def test_the_page_says_by_how_much_levels_add_up_to_more(
    client: Client, db: None, tmp_path: Path
) -> None:
    take(tmp_path, record(levels=["tinh", "xa"]), record("1.000005", "Một cấp"), at=NOW)
    assert "cộng các dòng được 3, nhiều hơn tổng số 2" in page(client, "/so-lieu/")


def test_the_home_page_links_its_numbers_to_their_lists(client: Client, office: World) -> None:
    assert "/so-lieu/ho-so/?thang=2026-11&loai=ended" in links(page(client, "/"))


def test_no_page_names_a_person_a_procedure_or_a_whole_code(client: Client, office: World) -> None:
    codes = set(Dossier.objects.values_list("code", flat=True))
    for which in ("received", "ended", "running", "early"):
        printed = page(client, f"/so-lieu/ho-so/?thang=2026-11&loai={which}")
        assert "H99.12-261102-…" in printed
        assert not [code for code in codes if code in printed]
        for word in ("tạm trú", office.person("congdan").full_name):
            assert word not in printed


def test_of_very_few_there_is_a_number_but_no_list_and_no_percentage(
    client: Client, office: World
) -> None:
    printed = page(client, "/so-lieu/co-quan/")
    assert "1/1" in printed
    assert "100,0 %" not in printed
    own = re.search(r"loai=early&amp;co-quan=([^\"]+)", printed)
    assert own is not None
    printed = page(client, f"/so-lieu/ho-so/?thang=2026-11&loai=early&co-quan={own[1]}")
    assert "Ít hơn 5 hồ sơ" in printed
    assert "261102" not in printed


def test_a_restated_month_shows_both_numbers_and_why(
    client: Client, office: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_month(month=NOVEMBER, at=at(1, "01:10", month=12), actor="system:test")
    signed = Dossier.objects.get(case__finished_at__isnull=False).case
    doing = Acting(case_id=signed.pk, expected_version=signed.version, token=new_token(),
                   actor="account:1", unit="H99.12", at=at(1, "08:00", month=12))  # fmt: skip
    return_to_previous(acting=doing, reason="Sai tên")
    restate_month(month=NOVEMBER, at=at(2, "01:10", month=12), actor="system:test")
    monkeypatch.setattr(figures, "now", lambda: DECEMBER)
    printed = " ".join(page(client, "/so-lieu/").split())
    assert "sớm hẹn khi chốt 1, nay 0" in printed
    assert "1 hồ sơ mở lại để sửa kết quả" in printed


def test_an_address_of_no_figure_is_not_found(client: Client, db: None) -> None:
    for path in (
        "co-quan/?thang=2026-13", "co-quan/?thang=2999-01", "co-quan/?thang=1999-12",
        "ho-so/?loai=bad", "ho-so/", "ho-so/?loai=late&co-quan=none", "dich-vu/?luat=42&muc=3",
        "dich-vu/?luat=1&muc=1", "dich-vu/?muc=x", "ma-khong-co.csv",
    ):  # fmt: skip
        assert client.get(f"/so-lieu/{path}").status_code == 404, path


def test_pages_beyond_the_last_are_empty_not_broken(client: Client, db: None) -> None:
    assert "Không có hồ sơ nào" in page(client, "/so-lieu/ho-so/?loai=early&trang=999999")


def test_the_files_hold_whole_numbers_as_closed(client: Client, office: World) -> None:
    close_month(month=NOVEMBER, at=at(1, "01:10", month=12), actor="system:test")
    answer: Any = client.get("/so-lieu/ho-so-theo-thang.csv")
    head, row = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    found = dict(zip(head.split(","), row.split(","), strict=True))
    assert (found["thang"], found["ma_co_quan"], found["lan"]) == ("2026-11", "H99.12.01", "1")
    assert (found["tu_nop"], found["som_hen"], found["dang_giai_quyet"]) == ("2", "1", "1")


def test_the_pages_cost_a_fixed_number_of_statements(client: Client, office: World) -> None:
    client.get("/so-lieu/")
    counts = []
    for more in (0, 3):
        for _ in range(more):
            accepted(office, "congdan")
        figures.counted.cache_clear()
        figures.counted_levels.cache_clear()
        with CaptureQueriesContext(connection) as captured:
            page(client, "/so-lieu/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15
