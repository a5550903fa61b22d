"""When a procedure has ended nothing leads to a dead end, and nothing offers to file it."""

from dataclasses import replace
from typing import Any

from django.test import Client
from tests.world import RESIDENCE, World

from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements import checking, drafting, signing
from motcua.catalogue.operations.announcements.publishing import publish_due
from motcua.catalogue.queries import get_version_in_force
from motcua.catalogue.reading.content import from_json
from motcua.catalogue.tests.announcements import LEADER, OTHER_STEWARD, STEWARD, acknowledge_all
from motcua.eforms.models import Draft
from motcua.guidance.models import Campaign
from motcua.guidance.operations.attribution import place_of
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.guidance.operations.guides import begin_guide, publish_guide, write_guide
from motcua.guidance.operations.life_events import ProcedureRow, StepRow, write_event, write_step
from motcua.guidance.tests.guides import a_guide
from motcua.kit.clock import local_day, now

NEW, NAME = "1.999910", "Đăng ký tạm trú lối mới"


def begin_everywhere() -> str:
    """Name temporary residence in a guide, a life event and a campaign; return the short link."""
    who: dict[str, Any] = {"actor": STEWARD, "at": now()}
    guide = begin_guide(slug="thu", title_vi="Thử", title_en="Try", **who)
    written = write_guide(guide_id=guide.pk, document=a_guide(), revision=guide.revision, **who)
    publish_guide(guide_id=guide.pk, revision=written.revision, **who)
    event = write_event(
        particulars={
            "slug": "don-nha", "icon": "paper", "name_vi": "Dọn nhà", "name_en": "Moving",
            "words_vi": "Nơi ở mới", "words_en": "A new home",
        },
        event_id=None, revision=0, **who,
    )  # fmt: skip
    row = ProcedureRow(RESIDENCE, "Báo nơi ở mới", "Tell where you live", "Trong 30 ngày")
    step = StepRow("Dọn vào", "Moving in", "", "", (row,))
    write_step(event_id=event.pk, revision=event.revision, place=0, step=step, **who)
    campaign = begin_campaign(
        name="Thử", headline_vi="Tạm trú", headline_en="Residence", words_vi="", words_en="",
        target=f"/ho-so/nhap/bat-dau/{RESIDENCE}/", starts_on=local_day(now()),
        last_day=local_day(now()), places=[PlaceRow(None, "Chợ")], **who,
    )  # fmt: skip
    place = campaign.places.get()
    assert place_of(code=place.code)
    return f"/d/{place.code}"


def end_residence(*, replaced: bool) -> None:
    """End temporary residence today, by a replacement or for good."""
    at = now()
    today = local_day(at)
    head = drafting.Head("Thử", "UBND tỉnh", effective_on=today, legal_in_force_on=today)
    made = drafting.draft_announcement(head=head, actor=STEWARD, at=at)
    standing = from_json(get_version_in_force(code=RESIDENCE, on=today).content)
    drafting.add_item(
        announcement_id=made.pk, actor=STEWARD, at=at, legal_document="1/NĐ",
        kind=ItemKind.REPLACED if replaced else ItemKind.ABOLISHED,
        code=NEW if replaced else RESIDENCE,
        replaced_codes=[RESIDENCE] if replaced else [],
        content=replace(standing, name=NAME) if replaced else None,
    )  # fmt: skip
    acknowledge_all(made)
    made.refresh_from_db()
    checking.check_announcement(
        announcement_id=made.pk, revision=made.revision, actor=OTHER_STEWARD, at=at
    )
    signing.sign_announcement(
        announcement_id=made.pk, revision=made.revision, number="1/QĐ", signed_on=today,
        actor=LEADER, at=at,
    )  # fmt: skip
    publish_due(on=today, at=at)


def read(client: Client, address: str, status: int = 200, **sent: str) -> str:
    answer = client.get(address, sent, follow=True)
    assert answer.status_code == status, address
    return " ".join(answer.content.decode().split())


def everywhere(client: Client, short_link: str) -> dict[str, str]:
    """Return what each way to the procedure shows."""
    return {
        "own": read(client, f"/thu-tuc/{RESIDENCE}/", 410),
        "event": read(client, "/su-kien/don-nha/"),
        "guide": read(client, "/tim-thu-tuc/thu/", viec="o"),
        "poster": read(client, short_link, 410),
        "code": read(client, "/thu-tuc/", q=RESIDENCE),
        "start": read(client, f"/ho-so/nhap/bat-dau/{RESIDENCE}/", 410),
    }


def test_every_way_to_a_procedure_that_was_replaced_leads_to_what_replaced_it(
    world: World,
) -> None:
    client, link = Client(), begin_everywhere()
    end_residence(replaced=True)
    shown = everywhere(client, link) | {
        "home": read(client, "/"),
        "words": read(client, "/thu-tuc/", q="tạm trú"),
    }
    for way, page in shown.items():
        assert f'href="/thu-tuc/{NEW}/"' in page, way
        assert f"bat-dau/{RESIDENCE}" not in page, way
    assert "Báo nơi ở mới" in shown["event"] and "Trong 30 ngày" not in shown["event"]
    assert f'href="/thu-tuc/{RESIDENCE}/"' not in shown["words"]


def test_posters_that_hang_lead_on_when_the_campaign_is_led_elsewhere(world: World) -> None:
    client, link = Client(), begin_everywhere()
    end_residence(replaced=True)
    campaign = Campaign.objects.get()
    steward = Client()
    steward.force_login(world.person("kiemsoat"))
    desk = f"/can-bo/huong-dan/chien-dich/{campaign.pk}/"
    assert NEW in read(steward, desk)
    refused = steward.post(f"{desk}dan-den/", {"target": "/khong-co/"})
    assert refused.status_code == 422 and "Không có trang nào như vậy" in refused.content.decode()
    assert steward.post(f"{desk}dan-den/", {"target": f"/thu-tuc/{NEW}/"}).status_code == 302
    assert client.get(link)["Location"] == f"/thu-tuc/{NEW}/"


def test_every_way_to_a_procedure_that_was_abolished_says_so_and_where_to_ask(
    world: World,
) -> None:
    client, link = Client(), begin_everywhere()
    end_residence(replaced=False)
    for way, page in everywhere(client, link).items():
        assert "không còn" in page and 'href="/noi-tiep-nhan/"' in page, way
        assert f"bat-dau/{RESIDENCE}" not in page, way
    assert RESIDENCE not in read(client, "/")


def test_a_draft_of_a_procedure_that_ended_cannot_be_sent_and_is_not_lost(world: World) -> None:
    client = Client()
    client.force_login(world.person("congnhan"))
    begun = client.post(f"/ho-so/nhap/bat-dau/{RESIDENCE}/", {"noi": "H99.12"})["Location"]
    draft = begun.split("/")[3]
    end_residence(replaced=True)
    page = read(client, f"/ho-so/nhap/{draft}/", 410)
    assert f'href="/thu-tuc/{NEW}/"' in page and f'href="{begun}"' in page
    assert "Thử gửi lại" not in page
    assert client.get(f"/ho-so/nhap/{draft}/kiem-tra/").status_code == 410
    assert client.get(begun).status_code == 200 and Draft.objects.filter(pk=draft).exists()
