"""PAPI's pages as an analyst, a leader and a department use them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import World, make_world

from motcua.desk.views.papi import own
from motcua.kit.clock import local_day, now
from motcua.papi.models import Action, OurProvince, Plan, RegisteredBreak, UploadedYear
from motcua.papi.shipped import shipped
from motcua.papi.tests.sheets import sheet_of
from motcua.papi.tests.test_tables import book, corrected

pytestmark = pytest.mark.django_db
HOME = "/can-bo/papi/"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def _as(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _upload(client: Client, content: bytes, **given: str) -> Any:
    file = SimpleUploadedFile("2024_PAPI.xlsx", content)
    return client.post(
        f"{HOME}bang-diem/tai-len/", {"file": file, "source": "papi.org.vn", **given}
    )


def test_the_report_answers_by_name_code_and_year(world: World) -> None:
    leader = _as(world, "chutich")
    for asked in ("tinh=Binh+Duong&nam=2020", "tinh=74&nam=2020&so-voi=2019"):
        page = _text(leader.get(f"{HOME}?{asked}"))
        assert "40,76" in page
        assert "từ 36/63 năm 2019 thành 56/63 năm 2020" in page


@pytest.mark.parametrize("asked", ["tinh=Atlantis", "nam=1999", "nam=abc", "nam=2020&so-voi=2021"])
def test_what_is_not_held_is_said_and_something_near_is_shown(world: World, asked: str) -> None:
    answer = _as(world, "phantich").get(f"{HOME}?{asked}")
    assert answer.status_code == 200
    assert "điều gần nhất có được" in _text(answer)


def test_a_report_costs_the_same_few_statements_for_every_province(world: World) -> None:
    client = _as(world, "phantich")
    counts = []
    for code in (74, 1, 94):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{HOME}?tinh={code}&nam=2020")
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 8


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "json"])
def test_the_report_is_handed_out_as_a_file(world: World, ending: str) -> None:
    answer = _as(world, "phantich").get(f"{HOME}bao-cao.{ending}?tinh=74&nam=2020")
    assert answer.status_code == 200
    if ending == "json":
        assert answer.json()["rank"] == 57
    else:
        assert b"".join(answer)[:4] == (b"%PDF" if ending == "pdf" else b"PK\x03\x04")


def test_pages_of_withheld_years_and_six_dimensions_stand(world: World) -> None:
    client = _as(world, "phantich")
    for part in ("", "nang-diem/", "thu/", "cach-it-cong/", "so-cua-minh/"):
        for asked in ("tinh=74&nam=2023", "tinh=87&nam=2014", "tinh=1&nam=2011"):
            assert client.get(f"{HOME}{part}?{asked}").status_code == 200, (part, asked)


def test_a_trial_says_score_rank_and_spread_and_is_the_same_twice(world: World) -> None:
    client = _as(world, "phantich")
    asked = f"{HOME}thu/?tinh=74&nam=2020&o-5.3=2,2&o-5.1.3=4.5"
    first, second = _text(client.get(asked)), _text(client.get(asked))
    assert "41,12" in first
    assert "Chỉ tiêu của năm 2020 không công bố" in first
    chances = first.split("<h2>Kết quả thử</h2>")[1].split("</section>")[0]
    assert chances in second


@pytest.mark.parametrize(
    ("typed", "words"),
    [("o-5.3=abc", "không phải là số"), ("o-5.3=9", "Xin nhập số từ"), ("o-9.9=1", "")],
)
def test_a_trial_that_cannot_be_is_said_beside_the_field(
    world: World, typed: str, words: str
) -> None:
    answer = _as(world, "phantich").get(f"{HOME}thu/?tinh=74&nam=2020&{typed}")
    assert answer.status_code == 422
    assert words in _text(answer)


def test_the_cheapest_way_is_found_from_entered_efforts(world: World) -> None:
    client = _as(world, "phantich")
    asked = "tang-5.3=0.5&cong-5.3=10&tang-2.3=0.5&cong-2.3=4&tang-1.4=0.9&cong-1.4=30"
    page = _text(client.get(f"{HOME}cach-it-cong/?tinh=74&nam=2020&nhom=low_average&{asked}"))
    assert "Ít công nhất: 14,0 công, được +1,00 điểm" in page
    wrong = client.get(f"{HOME}cach-it-cong/?tinh=74&nam=2020&tang-5.3=0.5&cong-5.3=-1")
    assert wrong.status_code == 422
    assert "Công phải là số lớn hơn 0" in _text(wrong)


def test_own_figures_stand_beside_the_verdict_and_claim_no_cause(world: World) -> None:
    own.counted.cache_clear()
    page = _text(_as(world, "phantich").get(f"{HOME}so-cua-minh/?tinh=74&nam=2020"))
    assert "chỉ là tương quan, không phải nguyên nhân" in page
    assert "Đây không phải năm 2020" in page
    assert "5.4 Thủ tục hành chính cấp xã" in page


def test_a_table_is_uploaded_looked_at_and_taken(world: World) -> None:
    client = _as(world, "phantich")
    made = _upload(client, book(corrected()))
    assert made.status_code == 302
    page = _text(client.get(made["Location"]))
    assert "1 ô khác" in page
    uploaded = UploadedYear.objects.get()
    client.post(f"{HOME}bang-diem/{uploaded.pk}/nhan/")
    shown = _text(client.get(f"{HOME}?tinh=74&nam=2024"))
    assert "45,49" in shown
    client.post(f"{HOME}bang-diem/{uploaded.pk}/rut/", {"reason": "Nhầm"})
    assert "45,39" in _text(client.get(f"{HOME}?tinh=74&nam=2024"))


def test_a_copied_year_and_a_broken_file_are_refused_in_words(world: World) -> None:
    client = _as(world, "phantich")
    copied = _upload(client, book(sheet_of(shipped(), 2019)), year="2021")
    assert copied.status_code == 422
    assert "bản sao của năm đó" in _text(copied)
    broken = _upload(client, b"PK\x03\x04broken", year="2021")
    assert broken.status_code == 422
    assert "không phải bảng tính" in _text(broken)
    nameless = _upload(client, book(corrected()), source=" ")
    assert nameless.status_code == 422
    assert not UploadedYear.objects.exists()


def test_a_leader_reads_tables_and_takes_none(world: World) -> None:
    _upload(_as(world, "phantich"), book(corrected()))
    leader = _as(world, "chutich")
    uploaded = UploadedYear.objects.get()
    assert leader.get(f"{HOME}bang-diem/{uploaded.pk}/").status_code == 200
    assert leader.post(f"{HOME}bang-diem/{uploaded.pk}/nhan/").status_code == 403


def test_a_break_is_registered_and_a_province_chosen(world: World) -> None:
    client = _as(world, "phantich")
    wrong = {"after": "2024", "numbers": "tám", "kind": "break", "vi": "Đổi", "source": "Báo cáo"}
    assert client.post(f"{HOME}bang-diem/ngat-chuoi/", wrong).status_code == 422
    client.post(f"{HOME}bang-diem/ngat-chuoi/", wrong | {"numbers": "8.3, 8.1"})
    made = RegisteredBreak.objects.get()
    assert made.numbers == ["8.1", "8.3"]
    client.post(f"{HOME}bang-diem/ngat-chuoi/{made.pk}/bo/")
    made.refresh_from_db()
    assert made.removed_at is not None
    client.post(f"{HOME}bang-diem/tinh/", {"code": "1"})
    assert OurProvince.objects.get().code == 1
    assert "PAPI 2024: Hà Nội" in _text(client.get(HOME))


def _plan(world: World) -> Plan:
    client = _as(world, "phantich")
    given = {"title": "Thử", "province": "74", "base_year": "2024", "target_year": "2025"}
    assert client.post(f"{HOME}ke-hoach/moi/", given | {"target_year": "2024"}).status_code == 422
    client.post(f"{HOME}ke-hoach/moi/", given)
    return Plan.objects.get()


def test_a_plan_goes_from_the_analyst_to_a_department_and_back(world: World) -> None:
    plan = _plan(world)
    client, focal = _as(world, "phantich"), _as(world, "daumoi")
    due = (local_day(now()) + timedelta(days=20)).isoformat()
    given = {
        "number": "5.4", "row": "", "title": "Trả trong ngày", "due_on": due,
        "agency": str(world.agency("H99.03").pk), "expected": "0,05", "token": "a" * 20,
    }  # fmt: skip
    where = f"{HOME}ke-hoach/{plan.pk}/lam/giao/"
    refused = client.post(where, given)
    assert refused.status_code == 422
    assert "Xin ghi dựa vào đâu" in _text(refused)
    assert "Trả trong ngày" in _text(refused)
    assert client.post(where, given | {"why": "Ước"}).status_code == 302
    action = Action.objects.get()
    assert f"{HOME}viec/{action.pk}/" in _text(focal.get("/can-bo/"))
    said = focal.post(f"{HOME}viec/{action.pk}/tien-do/", {"done": "40", "words": "Đã làm mẫu"})
    assert said.status_code == 302
    assert "40 %" in _text(client.get(f"{HOME}ke-hoach/{plan.pk}/"))
    action.case.refresh_from_db()
    focal.post(
        f"{HOME}viec/{action.pk}/lam/bao-cao/",
        {"note": "Xong cả", "version": str(action.case.version)},
    )
    assert "chờ xác nhận" in _text(client.get(f"{HOME}ke-hoach/{plan.pk}/"))
    action.case.refresh_from_db()
    client.post(f"{HOME}viec/{action.pk}/lam/xac-nhan/", {"version": str(action.case.version)})
    action.case.refresh_from_db()
    assert not action.case.is_open
    assert "Đã xong" in _text(client.get(f"{HOME}ke-hoach/{plan.pk}/"))


def test_the_same_giving_twice_gives_one_action(world: World) -> None:
    plan = _plan(world)
    client = _as(world, "phantich")
    given = {
        "number": "5.4", "row": "", "title": "Một việc", "token": "b" * 20,
        "due_on": (local_day(now()) + timedelta(days=20)).isoformat(),
        "agency": str(world.agency("H99.03").pk),
    }  # fmt: skip
    for _ in range(2):
        client.post(f"{HOME}ke-hoach/{plan.pk}/lam/giao/", given)
    assert Action.objects.count() == 1


def test_a_plan_costs_the_same_however_many_actions(world: World) -> None:
    client, plan = _as(world, "phantich"), _plan(world)
    counts = []
    for n in range(3):
        client.post(
            f"{HOME}ke-hoach/{plan.pk}/lam/giao/",
            {"number": "5.4", "row": "", "title": f"Việc {n}", "token": f"{n}" * 20,
             "due_on": (local_day(now()) + timedelta(days=20)).isoformat(),
             "agency": str(world.agency("H99.03").pk)},
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{HOME}ke-hoach/{plan.pk}/")
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_the_list_of_plans_costs_the_same_however_many(world: World) -> None:
    client, plan = _as(world, "phantich"), _plan(world)
    counts = []
    for _ in range(3):
        plan.pk = None
        plan.save()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{HOME}ke-hoach/")
        counts.append(len(queries))
    assert len(set(counts)) == 1
