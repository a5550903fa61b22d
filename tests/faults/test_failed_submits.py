"""A submit that fails: the draft stays as it was, and goes in when the fault is mended."""

from typing import Any

import pytest
from django.test import Client

from motcua.casework.models import Case
from motcua.catalogue.models import Service
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import submit as submitting
from motcua.eforms.models import Draft
from motcua.kit.clock import now
from motcua.kit.references import new_token
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def citizen(lasting_world: World) -> Client:
    """A citizen who is signed in; a fault of the server is answered, not raised."""
    client = Client(raise_request_exception=False)
    client.force_login(lasting_world.person("congdan"))
    return client


def send(citizen: Client, draft: Any, token: str) -> Any:
    return citizen.post(f"/ho-so/nhap/{draft}/nop/", {"declared": "yes", "token": token})


def state_of(draft: Any) -> tuple[Any, ...]:
    found = Draft.objects.get(pk=draft)
    return found.answers, found.saved_pages, found.files.count(), found.submitted_reference


def test_a_service_closed_meanwhile_keeps_the_draft_until_it_opens(
    lasting_world: World, citizen: Client
) -> None:
    draft, token = lasting_world.draft(now()), new_token()
    before = state_of(draft)
    Service.objects.update(is_open_online=False)
    answer = send(citizen, draft, token)
    assert answer.status_code == 409
    assert "bản nháp" in answer.content.decode().lower()
    assert (state_of(draft), Dossier.objects.count(), Case.objects.count()) == (before, 0, 0)
    Service.objects.update(is_open_online=True)
    assert send(citizen, draft, token)["Location"].startswith("/ho-so/da-nop/")


def test_a_fault_at_the_last_moment_undoes_everything_but_the_draft(
    lasting_world: World, citizen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, token = lasting_world.draft(now()), new_token()
    before = state_of(draft)

    def fail(**_: Any) -> None:
        raise RuntimeError("no room")

    with monkeypatch.context() as broken:
        broken.setattr(submitting, "queue", fail)
        assert send(citizen, draft, token).status_code == 500
    assert (state_of(draft), Dossier.objects.count(), Case.objects.count()) == (before, 0, 0)
    assert send(citizen, draft, token)["Location"].startswith("/ho-so/da-nop/")


def test_a_submit_sent_twice_leads_to_one_dossier(lasting_world: World, citizen: Client) -> None:
    draft, token = lasting_world.draft(now()), new_token()
    first, second = (send(citizen, draft, token)["Location"] for _ in range(2))
    assert first == second
    assert Dossier.objects.count() == 1
