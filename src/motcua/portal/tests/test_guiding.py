"""Guiding people over HTTP: one question a page, links that count, help that is told."""

from typing import Any

import pytest
from django.test import Client
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.eforms.models import Draft
from motcua.guidance.models import AssistSession, Campaign, PlaceCount, SearchedWords
from motcua.guidance.operations.assisting import open_session
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.guidance.operations.guides import begin_guide, publish_guide, write_guide
from motcua.guidance.operations.load_shipped import load_guidance
from motcua.guidance.tests.guides import a_guide
from motcua.kit.clock import local_day, now

GUIDE = "/tim-thu-tuc/thu/"


@pytest.fixture
def guide(world: World) -> None:
    who: dict[str, Any] = {"actor": "system:test", "at": now()}
    begun = begin_guide(slug="thu", title_vi="Thử", title_en="Try", **who)
    written = write_guide(guide_id=begun.pk, document=a_guide(), revision=begun.revision, **who)
    publish_guide(guide_id=begun.pk, revision=written.revision, **who)


def _page(client: Client, address: str, status: int = 200, **sent: str) -> str:
    answer = client.get(address, sent)
    assert answer.status_code == status
    assert not answer.cookies, "no answer is kept"
    return " ".join(answer.content.decode().split())


def test_one_question_a_page_and_back_again_and_nothing_is_kept(guide: None) -> None:
    client = Client()
    assert "viec?" in _page(client, GUIDE)
    second = _page(client, GUIDE, viec="khac", hoi="viec")
    assert "tinh_trang?" in second and 'name="viec" value="khac"' in second
    assert f'href="{GUIDE}"' in second
    end = _page(client, GUIDE, viec="khac", tinh_trang="goa")
    assert "/thu-tuc/1.004873/" in end and "nghĩa của goa" in end
    assert f'href="{GUIDE}?viec=khac"' in end


def test_a_page_sent_without_an_answer_says_so_and_asks_again(guide: None) -> None:
    again = _page(Client(), GUIDE, status=422, viec="khac", hoi="tinh_trang")
    assert "Xin chọn một câu trả lời." in again and 'value="khac"' in again


def test_the_online_form_begins_with_what_the_guide_knows_and_asks_it_all_the_same(
    guide: None, world: World
) -> None:
    client = Client()
    client.force_login(world.person("congdan"))
    end = client.get(GUIDE, {"viec": "khac", "tinh_trang": "goa"})
    start = end.context["start"]
    assert start.startswith("/ho-so/nhap/bat-dau/1.004873/?")
    client.post(start, {"noi": "H99.12"})
    draft = Draft.objects.latest("started_at")
    assert draft.answers == {"tinh_trang": "goa"}
    assert draft.saved_pages == {}


def test_an_address_cannot_put_answers_of_its_own_into_a_form(guide: None, world: World) -> None:
    client = Client()
    client.force_login(world.person("congdan"))
    for query in (
        "hd=thu&viec=sinh&tinh_trang=goa",
        "hd=thu&viec=khac&tinh_trang=bua",
        "hd=x&tinh_trang=goa",
    ):
        client.post(f"/ho-so/nhap/bat-dau/1.004873/?{query}", {"noi": "H99.12"})
        assert Draft.objects.latest("started_at").answers == {}


def test_a_procedure_that_has_ended_is_said_and_never_led_to(guide: None, world: World) -> None:
    from motcua.catalogue.models import ProcedureVersion

    ProcedureVersion.objects.filter(procedure__code="1.004873").update(valid_to=local_day(now()))
    end = _page(Client(), GUIDE, viec="khac", tinh_trang="goa")
    assert "không còn từ" in end and 'href="/thu-tuc/1.004873/"' not in end


def test_the_procedure_s_page_leads_to_the_questions(guide: None) -> None:
    assert f'href="{GUIDE}"' in Client().get("/thu-tuc/1.001193/").content.decode()


def test_life_events_have_a_new_address_and_the_old_one_leads_there(world: World) -> None:
    load_guidance(at=now(), actor="system:test")
    client = Client()
    assert client.get("/viec/sinh-con/")["Location"] == "/su-kien/sinh-con/"
    assert "/thu-tuc/1.001193/" in _page(client, "/su-kien/sinh-con/")
    assert "/su-kien/sinh-con/" in client.get("/").content.decode()
    assert client.get("/su-kien/trung-so/").status_code == 404


def test_a_search_and_what_is_opened_from_it_are_counted(world: World) -> None:
    client = Client()
    client.get("/thu-tuc/", {"q": "Khai sinh"})
    client.get("/thu-tuc/", {"q": "khai sinh", "trang": "2"})
    client.get("/thu-tuc/", {"q": "khai sinh", "level": "province"})
    client.get("/thu-tuc/", {"q": "zzz qqq"})
    here = {"HTTP_REFERER": "http://testserver/thu-tuc/?q=khai+sinh"}
    client.get("/thu-tuc/1.001193/", **here)
    client.get("/thu-tuc/1.001193/", HTTP_REFERER="http://la.vn/thu-tuc/?q=khai+sinh")
    rows = SearchedWords.objects.values_list("words", "searches", "nothing", "opened")
    assert set(rows) == {("khai sinh", 1, 0, 1), ("zzz qqq", 1, 1, 0)}


def _campaign(world: World) -> Campaign:
    today = local_day(now())
    return begin_campaign(
        name="Thử", headline_vi="Thử", headline_en="Try", words_vi="", words_en="",
        target="/thu-tuc/1.001193/", starts_on=today, last_day=today, actor="system:test",
        at=now(), places=[PlaceRow(world.agency("H99.12").pk)],
    )  # fmt: skip


def test_a_short_link_leads_on_counts_and_brings_a_draft_home(world: World) -> None:
    code = _campaign(world).places.get().code
    client = Client()
    client.force_login(world.person("congdan"))
    client.head(f"/d/{code}")
    client.get(f"/d/{code}", headers={"Sec-Purpose": "prefetch"})
    answer = client.get(f"/d/{code}")
    assert answer["Location"] == "/thu-tuc/1.001193/"
    cookie = answer.cookies["campaign"]
    assert (cookie["path"], cookie["max-age"], bool(cookie["httponly"])) == ("/ho-so/", "", True)
    client.post("/ho-so/nhap/bat-dau/1.001193/", {"noi": "H99.12"})
    count = PlaceCount.objects.get()
    assert (count.visits, count.drafts, count.submissions) == (1, 1, 0)
    assert client.get("/d/khongco").status_code == 404


def test_help_is_agreed_to_named_on_the_page_and_on_the_dossier(world: World) -> None:
    session = open_session(
        officer=world.person("tiepnhan"), agency_id=world.agency("H99.12").pk, at=now()
    )
    client = Client()
    client.force_login(world.person("congdan"))
    assert not client.get(f"/ho-tro/{session.code}/").cookies.get("assisting")
    client.post(f"/ho-tro/{session.code}/")
    assert "Có cán bộ hỗ trợ" in client.get("/ho-so/nhap/bat-dau/1.001193/").content.decode()
    draft = world.draft(now())
    client.post(f"/ho-so/nhap/{draft}/nop/", {"declared": "1", "token": "t"})
    assert Dossier.objects.get().assisting_unit.code == "H99.12"
    client.post("/ho-so/tu-lam/")
    alone = world.draft(now())
    client.post(f"/ho-so/nhap/{alone}/nop/", {"declared": "1", "token": "u"})
    assert Dossier.objects.latest("pk").assisting_unit is None
    AssistSession.objects.update(closed_at=now())
    assert client.get(f"/ho-tro/{session.code}/").status_code == 404
