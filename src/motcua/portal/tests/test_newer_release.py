"""The pages of a draft say that its form has a newer release, and leave the choice to its owner."""

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from tests.world import BIRTH, World

from motcua.catalogue.models import Service
from motcua.eforms.models import Draft, FormRelease
from motcua.eforms.operations import publish_release
from motcua.kit.clock import now
from motcua.portal.tests.test_apply import begin, fill, here

pytestmark = pytest.mark.django_db

OFFERED = "Biểu mẫu đã có bản mới"


@pytest.fixture
def browser(world: World) -> Client:
    """A browser that nobody has used."""
    return Client()


def newer(hint: str = "Lời gợi ý mới") -> FormRelease:
    """The birth registration with another hint on its first page and no other change."""
    latest = FormRelease.objects.filter(form_id="khai-sinh").latest("version")
    raw: dict[str, Any] = deepcopy(latest.document)
    raw["version"] += 1
    raw["pages"][0]["fields"][0]["hint"] = {"vi": hint, "en": "A new hint"}
    return publish_release(document=raw, actor="system:test", at=now())


def shown(browser: Client, draft: Draft, place: str) -> str:
    """A page of the draft."""
    return browser.get(here(draft, place)).content.decode()


def test_a_draft_is_offered_a_newer_release_on_every_page_and_says_what_changed(
    browser: Client,
) -> None:
    draft = begin(browser)
    assert OFFERED not in shown(browser, draft, "quan_he")
    fill(browser, draft)
    newer()
    for place in ("quan_he", "giay-to"):
        assert OFFERED in shown(browser, draft, place)
    page = shown(browser, draft, "ban-moi")
    assert "Lời gợi ý mới" in page and "Không trang nào đã xong phải làm lại." in page
    browser.cookies["language"] = "en"
    assert "hint: (none) → «A new hint»" in shown(browser, draft, "ban-moi")


def test_moving_goes_on_where_one_was_with_everything_kept(browser: Client) -> None:
    draft = begin(browser)
    place = fill(browser, draft)
    release, before = newer(), Draft.objects.get(pk=draft.pk)
    answer = browser.post(here(draft, "ban-moi"), {"release": release.pk, "move": "1"})
    assert answer.status_code == 302
    after = Draft.objects.get(pk=draft.pk)
    assert (after.release_id, after.answers) == (release.pk, before.answers)
    resumed = browser.get(here(draft), follow=True)
    assert resumed.redirect_chain[-1][0] == here(draft, place)
    assert "Đã chuyển sang bản mới" in resumed.content.decode()
    assert OFFERED not in shown(browser, draft, "quan_he")


def test_staying_is_remembered_until_there_is_another_release(browser: Client) -> None:
    draft = begin(browser)
    release = newer()
    browser.post(here(draft, "ban-moi"), {"release": release.pk, "keep": "1"})
    assert OFFERED not in shown(browser, draft, "quan_he")
    assert Draft.objects.get(pk=draft.pk).release_id == draft.release_id
    newer("Gợi ý khác nữa")
    assert OFFERED in shown(browser, draft, "quan_he")


def test_a_service_that_pins_a_version_offers_no_other(browser: Client) -> None:
    draft = begin(browser)
    Service.objects.filter(procedure__code=BIRTH).update(form_version=1)
    newer()
    assert OFFERED not in shown(browser, draft, "quan_he")


@pytest.mark.parametrize("sent", ["", "0", "x", "99999999999999999999", "٣"])
def test_a_made_up_release_changes_nothing_and_is_told(browser: Client, sent: str) -> None:
    draft = begin(browser)
    newer()
    answer = browser.post(here(draft, "ban-moi"), {"release": sent}, follow=True)
    assert "không dùng được nữa" in answer.content.decode()
    assert Draft.objects.get(pk=draft.pk).release_id == draft.release_id


def test_without_a_newer_release_the_page_leads_back_and_strangers_see_nothing(
    browser: Client,
) -> None:
    draft = begin(browser)
    answer = browser.get(here(draft, "ban-moi"))
    assert (answer.status_code, answer["Location"]) == (302, here(draft))
    newer()
    assert Client().get(here(draft, "ban-moi")).status_code == 404
    assert Client().post(here(draft, "ban-moi"), {"keep": "1"}).status_code == 404


def test_a_page_with_something_wrong_does_not_speak_of_releases(browser: Client) -> None:
    draft = begin(browser)
    newer()
    answer = browser.post(here(draft, "quan_he"), {})
    assert answer.status_code == 422 and OFFERED not in answer.content.decode()
