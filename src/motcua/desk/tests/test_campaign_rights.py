"""Who may change a campaign: the province any, a department its own and what hangs at its counters."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.world import World, at

from motcua.guidance.models import Campaign
from motcua.guidance.operations.campaigns import PlaceRow, begin_campaign
from motcua.kit.clock import local_day

LIST = "/can-bo/huong-dan/chien-dich/"
BEGUN = at(2, "08:00")


def _campaign(*places: PlaceRow) -> Campaign:
    return begin_campaign(
        name="Thử", headline_vi="Khai sinh tại nhà", headline_en="From home", words_vi="",
        words_en="", target="/thu-tuc/1.001193/", starts_on=local_day(BEGUN),
        last_day=local_day(BEGUN) + timedelta(days=30), places=places, actor="system:test",
        at=BEGUN,
    )  # fmt: skip


def _as(world: World, login: str) -> Client:
    client = Client()
    client.force_login(world.person(login))
    return client


@pytest.fixture
def department(world: World) -> Client:
    """The steward of the department of justice, H99.03."""
    return _as(world, "daumoi")


def test_a_department_leaves_other_counters_campaigns_alone(
    world: World, department: Client
) -> None:
    other = _campaign(PlaceRow(world.agency("H99.12").pk))
    shown = department.get(f"{LIST}{other.pk}/")
    assert shown.status_code == 200 and "dung/" not in shown.content.decode()
    more = {"label": "Quầy 3"}
    for path, sent in (("", more), ("dung/", {}), ("dan-den/", {"target": "/thu-tuc/"})):
        assert department.post(f"{LIST}{other.pk}/{path}", sent).status_code == 403, path
    other.refresh_from_db()
    assert (other.stopped_at, other.places.count(), other.target) == (None, 1, "/thu-tuc/1.001193/")
    assert _as(world, "kiemsoat").post(f"{LIST}{other.pk}/dung/").status_code == 302


def test_one_who_only_reads_is_refused_before_the_form_is_read(world: World) -> None:
    found = _campaign(PlaceRow(None, "Chợ"))
    assert _as(world, "phantich").post(f"{LIST}{found.pk}/", {}).status_code == 403


def test_a_department_begins_and_stops_its_own_and_hangs_it_at_no_counter_of_others(
    world: World, department: Client
) -> None:
    sent = {
        "name": "Của sở", "headline_vi": "Hỏi tại nhà", "headline_en": "From home",
        "target": "/thu-tuc/", "starts_on": "2026-11-02", "last_day": "2026-12-02",
        "labels": "Chợ Đồng Sen",
    }  # fmt: skip
    elsewhere = department.post(f"{LIST}moi/", sent | {"counters": [world.agency("H99.12").pk]})
    assert elsewhere.status_code == 422 and not Campaign.objects.exists()
    assert department.post(f"{LIST}moi/", sent).status_code == 302
    begun = Campaign.objects.get()
    assert department.post(f"{LIST}{begun.pk}/dung/").status_code == 302
    begun.refresh_from_db()
    assert begun.stopped_at is not None
