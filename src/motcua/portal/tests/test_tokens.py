"""A citizen's tokens: made with care, shown once, revoked at once."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.world import World

from motcua.journal.models import JournalEntry
from motcua.kit.clock import now
from motcua.tokens.models import ApiToken
from motcua.tokens.operations import issue_to_account, issue_to_partner

pytestmark = pytest.mark.django_db

PAGE = "/tai-khoan/ma-truy-cap/"
WANTED = {"label": "phần mềm kế toán", "scopes": ["catalogue", "drafts"], "days": "90"}


@pytest.fixture
def citizen(world: World, client: Client) -> Client:
    """The browser of the citizen "congdan"."""
    client.force_login(world.person("congdan"))
    return client


def secret_in(answer: Any) -> str:
    found = re.search(r">(motcua_[^<]+)</textarea>", answer.content.decode())
    return found[1] if found else ""


def test_a_token_is_shown_once_and_opens_what_was_chosen(citizen: Client) -> None:
    made = citizen.post(PAGE, WANTED)
    secret = secret_in(made)
    assert secret and "no-store" in made["Cache-Control"]
    later = citizen.get(PAGE)
    assert "phần mềm kế toán" in later.content.decode() and not secret_in(later)
    headers = {"Authorization": f"Bearer {secret}"}
    assert citizen.get("/api/v1/drafts", headers=headers).status_code == 200
    assert citizen.get("/api/v1/dossiers", headers=headers).status_code == 403
    kept = ApiToken.objects.get()
    assert secret not in str(vars(kept))
    assert secret not in str([vars(entry) for entry in JournalEntry.objects.all()])


def test_a_revoked_token_opens_nothing_and_revoking_is_journalled(citizen: Client) -> None:
    secret = secret_in(citizen.post(PAGE, WANTED))
    token = ApiToken.objects.get()
    answer = citizen.post(f"{PAGE}{token.pk}/thu-hoi/")
    assert answer["Location"] == PAGE
    headers = {"Authorization": f"Bearer {secret}"}
    assert citizen.get("/api/v1/drafts", headers=headers).status_code == 401
    tags = list(
        JournalEntry.objects.filter(tag__startswith="tokens:").values_list("tag", flat=True)
    )
    assert sorted(tags) == ["tokens:token:issue", "tokens:token:revoke"]
    assert citizen.post(f"{PAGE}{token.pk}/thu-hoi/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"label": " "}, "label"),
        ({"label": "x" * 81}, "label"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"days": "3650"}, "days"),
        ({"days": "٩٠"}, "days"),
    ],
)
def test_what_cannot_be_granted_is_named_beside_its_field(
    citizen: Client, changes: dict[str, Any], field: str
) -> None:
    answer = citizen.post(PAGE, {**WANTED, **changes})
    page = answer.content.decode()
    assert answer.status_code == 422 and f'href="#f-{field}"' in page and f'id="e-{field}"' in page
    assert not ApiToken.objects.exists()


def test_nobody_revokes_somebody_elses_token(world: World, citizen: Client) -> None:
    theirs = issue_to_account(
        account=world.person("congdan2"), label="x", scopes=["drafts"], days=30, at=now()
    ).token
    partners = issue_to_partner(
        partner="Bưu điện thử", label="x", days=30, actor="system:test", at=now()
    ).token
    for token in (theirs, partners):
        assert citizen.post(f"{PAGE}{token.pk}/thu-hoi/").status_code == 404
    administrator = Client()
    administrator.force_login(world.person("quantri"))
    assert administrator.post(f"/can-bo/quan-tri/api/{theirs.pk}/thu-hoi/").status_code == 404
    assert administrator.post(f"/can-bo/quan-tri/api/{partners.pk}/thu-hoi/").status_code == 302
    assert ApiToken.objects.filter(revoked_at__isnull=True).get() == theirs


def test_twenty_tokens_are_enough(world: World, citizen: Client) -> None:
    for _ in range(20):
        issue_to_account(
            account=world.person("congdan"), label="x", scopes=["drafts"], days=30, at=now()
        )
    answer = citizen.post(PAGE, WANTED)
    assert answer.status_code == 422 and "20" in answer.content.decode()


def test_an_officers_account_has_no_tokens(world: World, client: Client) -> None:
    client.force_login(world.person("tiepnhan"))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, WANTED).status_code == 404


def test_an_administrator_issues_a_partners_token_and_sees_it_once(
    world: World, client: Client
) -> None:
    client.force_login(world.person("quantri"))
    page = "/can-bo/quan-tri/api/"
    made = client.post(page, {"partner": "Bưu điện thử", "label": "máy 1", "days": "365"})
    secret = secret_in(made)
    assert secret and not secret_in(client.get(page))
    token = ApiToken.objects.get()
    assert (token.partner, token.scopes, token.account) == ("Bưu điện thử", ["catalogue"], None)
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/forms", headers=headers).status_code == 200
    assert client.post(page, {"partner": "", "label": "", "days": "7"}).status_code == 422
