"""The desk of announcements: each role does its part, what is wrong is said, typing is given back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import BIRTH, MARRIAGE, RESIDENCE, World, make_world

from motcua.accounts.models import Role, RoleGrant
from motcua.agencies.models import Agency
from motcua.catalogue.announcing.kinds import Kind
from motcua.catalogue.announcing.naming import Thing
from motcua.catalogue.models import Announcement, Field, ProcedureVersion
from motcua.catalogue.operations.import_catalogue import import_catalogue
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.guidance.operations.load_shipped import load_guidance
from motcua.kit.clock import now
from motcua.stewardship.models import Drift

pytestmark = pytest.mark.django_db
LIST = "/can-bo/cong-bo/"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def client_of(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


def content_of(page: Any) -> dict[str, Any]:
    """Return what the item's form shows, as a browser would send it back."""
    form = page.context["fields"]
    return {name: form.initial.get(name) or "" for name in form.fields}


def begin(steward: Client, effective: str = "2099-12-01") -> Announcement:
    steward.post(f"{LIST}moi/", {
        "title": "Thử", "issuer": "UBND tỉnh", "announcer": "province", "effective_on": effective,
    })  # fmt: skip
    return Announcement.objects.latest("pk")


def add(steward: Client, made: Announcement, **more: str) -> Any:
    values = {"kind": "amended", "code": RESIDENCE, "legal_document": "1/NĐ"} | more
    return steward.post(
        f"{LIST}{made.pk}/viec/them/", {f"them-{name}": value for name, value in values.items()}
    )


def do(client: Client, made: Announcement, act: str, **values: Any) -> Any:
    made.refresh_from_db()
    return client.post(f"{LIST}{made.pk}/viec/{act}/", {"revision": made.revision} | values)


def test_a_decision_goes_from_draft_to_signature_through_the_pages(world: World) -> None:
    steward, other, leader = (client_of(world, n) for n in ("kiemsoat", "daumoi", "chutich"))
    made = begin(steward)
    add(steward, made)
    item = made.items.get()
    path = f"{LIST}{made.pk}/thu-tuc/{item.pk}/"
    values = content_of(steward.get(path)) | {"terms_online": "1 ngày làm việc"}
    made.refresh_from_db()
    assert steward.post(path, values | {"revision": made.revision}).status_code == 302
    page = steward.get(f"{LIST}{made.pk}/").content.decode()
    assert 'trước là “<span lang="vi">3 ngày làm việc</span>”' in page
    for problem in steward.get(f"{LIST}{made.pk}/").context["items"][0].problems:
        do(steward, made, "xac-nhan", item=item.pk, key=problem.key)
    assert do(other, made, "kiem-tra").status_code == 302
    assert do(client_of(world, "lanhdao"), made, "ky").status_code == 403
    signed = {"ky-number": "9/QĐ-UBND", "ky-signed_on": date.today().isoformat()}
    assert do(leader, made, "ky", **signed).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.number) == ("signed", "9/QĐ-UBND")
    assert "9/QĐ-UBND" in leader.get(f"{LIST}lich/").content.decode()


def test_a_code_that_is_none_is_said_beside_it_and_what_was_typed_comes_back(
    world: World,
) -> None:
    steward = client_of(world, "kiemsoat")
    made = begin(steward)
    page = add(steward, made, code="abc", legal_document="Luật số 5")
    assert page.status_code == 422
    assert "Mã không đúng dạng" in page.content.decode()
    assert "Luật số 5" in page.content.decode()


def test_a_line_that_cannot_be_read_is_quoted_and_nothing_is_saved(world: World) -> None:
    steward = client_of(world, "kiemsoat")
    made = begin(steward)
    add(steward, made)
    item = made.items.get()
    path = f"{LIST}{made.pk}/thu-tuc/{item.pk}/"
    made.refresh_from_db()
    values = content_of(steward.get(path)) | {"terms_post": "3 ngày\nphí năm mươi nghìn"}
    page = steward.post(path, values | {"revision": made.revision})
    assert page.status_code == 422
    assert "phí năm mươi nghìn" in page.content.decode()
    before = made.items.get().content
    assert before == item.content


def test_what_is_not_sound_is_not_passed_on_and_an_old_page_saves_over_nobody(
    world: World,
) -> None:
    steward = client_of(world, "kiemsoat")
    made = begin(steward)
    answer = do(steward, made, "kiem-tra")
    assert answer.status_code == 409 and "Chưa có thủ tục nào" in answer.content.decode()
    add(steward, made)
    old = steward.post(f"{LIST}{made.pk}/viec/kiem-tra/", {"revision": 1}, follow=True)
    assert "Có người vừa sửa" in old.content.decode()


def test_what_was_signed_is_shown_and_cannot_be_edited(world: World) -> None:
    steward = client_of(world, "kiemsoat")
    made = begin(steward)
    add(steward, made)
    item = made.items.get()
    assert steward.post(f"{LIST}{made.pk}/thu-tuc/{item.pk}/", {"name": ""}).status_code == 422
    viewer = client_of(world, "lanhdao")
    assert viewer.get(f"{LIST}{made.pk}/thu-tuc/{item.pk}/").status_code == 200
    assert viewer.post(f"{LIST}{made.pk}/thu-tuc/{item.pk}/", {}).status_code == 403


def test_a_drift_becomes_a_draft_from_its_page_or_is_kept_off_with_a_reason(
    world: World, tmp_path: Path
) -> None:
    record = json.loads((tmp_path / "three-procedures.jsonl").read_text().splitlines()[2])
    newer = record | {"name": "Đăng ký tạm trú, bản mới"}
    path = tmp_path / "newer.jsonl"
    path.write_text(json.dumps(newer))
    import_catalogue(path=path, at=now(), actor="system:test")
    drift, steward = Drift.objects.get(), client_of(world, "kiemsoat")
    page = steward.get(f"/can-bo/lech-quoc-gia/{drift.pk}/").content.decode()
    assert "quốc gia đổi" in page and "UBND xã Đồng Sen" in page
    empty = steward.post(f"/can-bo/lech-quoc-gia/{drift.pk}/giu/", {"reason": ""})
    assert empty.status_code == 422
    taken = steward.post("/can-bo/lech-quoc-gia/dua-vao/", {"chon": [drift.pk]})
    drift.refresh_from_db()
    assert taken["Location"] == f"{LIST}{drift.announcement_id}/"


def test_the_board_costs_the_same_for_one_and_for_many(
    world: World, django_assert_max_num_queries: Any
) -> None:
    steward = client_of(world, "kiemsoat")
    for _ in range(6):
        begin(steward)
    with django_assert_max_num_queries(9):
        steward.get(LIST)


def test_whoever_abolishes_sees_everything_that_names_the_procedure_and_where_it_is_mended(
    world: World, django_assert_max_num_queries: Any
) -> None:
    steward, when = client_of(world, "kiemsoat"), now()
    world.submit(when, code=RESIDENCE, by="congnhan")
    load_guidance(at=when, actor="system:test")
    campaign = begin_campaign(
        name="Tờ rơi", headline_vi="x", headline_en="x", words_vi="", words_en="",
        target=f"/thu-tuc/{RESIDENCE}/", starts_on=when.date(), last_day=when.date(),
        places=[PlaceRow(None, "Chợ")], actor="account:1", at=when,
    )  # fmt: skip
    made = begin(steward)
    add(steward, made, kind="abolished")
    with django_assert_max_num_queries(50):
        page = steward.get(f"{LIST}{made.pk}/")
    (touched,) = page.context["items"][0].touched
    shown = {thing.thing: thing for thing in touched.things}
    assert set(shown) >= {
        Thing.DOSSIERS, Thing.SERVICE, Thing.FORM, Thing.PROCESS, Thing.LIFE_EVENT,
        Thing.CAMPAIGN, Thing.PAGE,
    }  # fmt: skip
    assert len(shown[Thing.SERVICE].places) == 3
    hrefs = {place.href for thing in touched.things for place in thing.places}
    assert f"/can-bo/huong-dan/chien-dich/{campaign.pk}/" in hrefs
    # Every link opens for whoever sees it; what others mend is named without one.
    for href in hrefs - {""}:
        assert steward.get(href).status_code == 200, href
    assert not any(place.href for place in shown[Thing.FORM].places)
    assert shown[Thing.FORM].menders


def test_the_page_of_a_decision_costs_the_same_for_one_procedure_and_for_three(
    world: World,
) -> None:
    steward = client_of(world, "kiemsoat")
    made = begin(steward)
    costs = []
    for code in (RESIDENCE, BIRTH, MARRIAGE):
        add(steward, made, code=code, kind="abolished")
        steward.get(f"{LIST}{made.pk}/")
        with CaptureQueriesContext(connection) as queries:
            steward.get(f"{LIST}{made.pk}/")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2]


def test_a_drafter_is_led_to_the_other_draft_that_names_the_same_procedure(world: World) -> None:
    steward = client_of(world, "kiemsoat")
    first = begin(client_of(world, "daumoi"))
    add(steward, first)
    second = begin(steward)
    add(steward, second)
    page = steward.get(f"{LIST}{second.pk}/").content.decode()
    assert f'href="{LIST}{first.pk}/"' in page and "Đang soạn" in page
    assert "ai ký sau sẽ bị chặn" in page


def test_another_field_says_who_no_longer_sees_new_dossiers_and_asks_to_acknowledge_it(
    world: World,
) -> None:
    """Harvested test 13: a new version under another field leaves the reach of those granted it."""
    steward, other = client_of(world, "kiemsoat"), client_of(world, "daumoi")
    left = ProcedureVersion.objects.get(procedure__code=RESIDENCE).field
    Field.objects.filter(pk=left.pk).update(code="G99-CU")
    to = Field.objects.create(name="Chứng thực", code="G99-MOI", sort_key="chung thuc")
    agency = Agency.objects.get(code="H99.12.01")
    for login, role in (("hotich", Role.SPECIALIST), ("quantri", Role.ADMINISTRATOR)):
        RoleGrant.objects.create(
            account=world.person(login), role=role, agency=agency, field_code="G99-CU",
            valid_from=date(2026, 1, 1), granted_by="test",
        )  # fmt: skip
    made = begin(steward)
    add(steward, made)
    item = made.items.get()
    path = f"{LIST}{made.pk}/thu-tuc/{item.pk}/"

    def move_to(name: str) -> str:
        made.refresh_from_db()
        values = content_of(steward.get(path)) | {"field": name, "revision": made.revision}
        assert steward.post(path, values).status_code == 302
        return steward.get(path).content.decode()

    page = move_to(to.name)
    # A technical role opens no dossier and loses none.
    said = f"“{left.name}” → “Chứng thực”. {left.name}: Thụ lý, {agency.name_vi} (1)"
    assert said in page
    assert f"Giao theo lĩnh vực “{left.name}”: không còn thấy hồ sơ mới." in page
    assert said in other.get(f"{LIST}{made.pk}/").content.decode(), "whoever checks sees it too"

    def acknowledge() -> set[str]:
        shown = steward.get(f"{LIST}{made.pk}/").context["items"][0].problems
        asked = {one.kind for one in shown if one.is_open}
        for one in shown:
            do(steward, made, "xac-nhan", item=item.pk, key=one.key)
        return asked

    assert Kind.FIELD_LEFT in acknowledge()
    RoleGrant.objects.create(
        account=world.person("tiepnhan"), role=Role.INTAKE, agency=agency, field_code="G99-CU",
        valid_from=date(2026, 1, 1), granted_by="test",
    )  # fmt: skip
    assert do(other, made, "kiem-tra").status_code != 302, "one more than was acknowledged"
    assert acknowledge() == {Kind.FIELD_LEFT}
    assert do(other, made, "kiem-tra").status_code == 302
    assert RoleGrant.objects.filter(field_code="G99-CU", valid_to=None).count() == 3
    assert not RoleGrant.objects.filter(field_code="G99-MOI").exists()
