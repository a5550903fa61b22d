"""Who is refused, and how: a problem in the reader's language, whatever went wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.world import BIRTH, FORMS, World, example_answers

from motcua.accounts import operations as accounts
from motcua.api import access, problems
from motcua.api.tests.callers import Caller, begin, caller, partner
from motcua.eforms.models import Draft
from motcua.kit.clock import now
from motcua.tokens.models import ApiToken

pytestmark = pytest.mark.django_db

LISTS = ("/procedures", "/forms", "/drafts", "/dossiers")


def kind(answer: Any) -> str:
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code and told["title"] and told["detail"]
    page, _, slug = told["type"].partition("#")
    assert page == problems.PAGE and slug in {k.slug for k in problems.KINDS}
    return str(slug)


@pytest.fixture
def program(world: World) -> Caller:
    """A program that acts for the citizen "congdan"."""
    return caller(world)


@pytest.mark.parametrize("secret", ["", "motcua_guess", "x", "motcua_" + "a" * 5000])
def test_without_a_token_that_opens_nothing_is_answered(world: World, secret: str) -> None:
    for path in LISTS:
        answer = Caller(secret).get(path)
        assert answer.status_code == 401 and kind(answer) == "unauthorised"
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_session_is_no_token(world: World) -> None:
    browser = Client()
    browser.force_login(world.person("congdan"))
    assert [browser.get(f"/api/v1{path}").status_code for path in LISTS] == [401] * 4
    sent = browser.post("/api/v1/drafts", b"{}", content_type="application/json")
    assert sent.status_code == 401


def test_a_token_revoked_expired_or_of_a_locked_account_opens_nothing(
    world: World, program: Caller, settings: Any
) -> None:
    assert program.get("/drafts").status_code == 200
    settings.PRODUCTION = True  # demo accounts are refused there
    assert program.get("/drafts").status_code == 401
    settings.PRODUCTION = False
    account = world.person("congdan")
    for active, status in ((False, 401), (True, 200)):
        accounts.set_active(account=account, active=active, actor="system:test", at=now())
        assert program.get("/drafts").status_code == status
    ApiToken.objects.update(issued_at=now() - timedelta(days=9), expires_at=now())
    assert program.get("/drafts").status_code == 401


def test_each_scope_opens_its_own_and_nothing_else(world: World) -> None:
    opens = {}
    for scope in ("catalogue", "drafts", "submit", "dossiers"):
        program = caller(world, "congdan", scope)
        opens[scope] = [path for path in LISTS if program.get(path).status_code == 200]
        refused = program.get("/drafts" if scope != "drafts" else "/dossiers")
        assert refused.status_code == 403 and kind(refused) == "scope-missing"
    assert opens == {
        "catalogue": ["/procedures", "/forms"], "drafts": ["/drafts"], "submit": [],
        "dossiers": ["/dossiers"],
    }  # fmt: skip


def test_a_partner_reads_and_checks_and_acts_for_nobody(world: World) -> None:
    program = partner()
    assert program.get(f"/procedures/{BIRTH}").status_code == 200
    checked = program.post(
        f"/forms/{FORMS[BIRTH]}/check", {"answers": example_answers(BIRTH)}, key=""
    )
    assert checked.json()["accepted"] is True
    calls = [
        program.get("/drafts"), program.get("/dossiers"),
        program.post("/drafts", {"procedure": BIRTH, "agency": "H99.12"}),
    ]  # fmt: skip
    assert [answer.status_code for answer in calls] == [403] * 3
    assert not Draft.objects.exists()


def test_guessing_tokens_is_throttled_by_address(
    world: World, program: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from motcua.accounts import throttle

    monkeypatch.setattr(access, "FAILURES", throttle.Limit("api-ip", 3, 900))
    answers = [Caller("motcua_guess").get("/forms") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert kind(answers[-1]) == "too-many-requests" and int(answers[-1]["Retry-After"]) > 0
    assert program.get("/forms").status_code == 429


def test_calls_of_a_token_are_counted_by_the_minute(program: Caller, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 2
    ApiToken.objects.update(window_calls=0, window_began_at=None)
    answers = [program.get("/forms").status_code for _ in range(4)]
    # The minute may end between two calls.
    assert answers[:2] == [200, 200] and 429 in answers
    token = ApiToken.objects.get()
    assert token.last_used_on is not None


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 422),
        (b" ", "application/json", 400),
        (b"{", "application/json", 400),
        (b'{"answers": NaN}', "application/json", 400),
        (b'{"answers": {}, "answers": {}}', "application/json", 400),
        (b'{"answers": {"x": "a\\u0000b"}}', "application/json", 400),
        (b'{"answers": {"x": "\\ud800"}}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"answers": ' + b"[" * 100_000, "application/json", 400),
        (b'{"answers": {"x": ' + b"[" * 40 + b"]" * 40 + b"}}", "application/json", 400),
        (b'{"answers": {"x": ' + b"9" * 5000 + b"}}", "application/json", 400),
        (b"[]", "application/json", 422),
        (b'{"answers": []}', "application/json", 422),
        (b'{"answers": {}, "today": "2020-01-01"}', "application/json", 422),
        (b"answers=1", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b'{"answers": {"x": "' + b"a" * 1_100_000 + b'"}}', "application/json", 413),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_in_words(
    program: Caller, body: bytes, content_type: str, status: int
) -> None:
    answer = Client().post(
        f"/api/v1/forms/{FORMS[BIRTH]}/check", body, content_type=content_type,
        headers=program.headers(),
    )  # fmt: skip
    assert answer.status_code == status, answer.content
    assert kind(answer)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/khong-co", 404),
        ("get", "/drafts/not-a-uuid", 404),
        ("get", "/forms/khong-co", 404),
        ("get", "/forms/khong-co/schema", 404),
        ("get", "/procedures/9.9", 404),
        ("get", "/dossiers/AAAA", 404),
        ("get", "/forms?page=0", 422),
        ("get", "/forms?per_page=1000", 422),
        ("get", "/forms?page=x", 422),
        ("get", "/procedures?q=" + "x" * 201, 422),
        ("get", "/procedures?q=%00", 400),
        ("delete", "/forms", 405),
        ("put", "/drafts", 405),
        ("get", "/forms/x/check", 405),
    ],
)
def test_every_refusal_is_a_problem_and_never_a_page(
    program: Caller, method: str, path: str, status: int
) -> None:
    answer = Client().generic(method.upper(), f"/api/v1{path}", headers=program.headers())
    assert answer.status_code == status, answer.content
    assert kind(answer)
    if status == 405:
        assert answer["Allow"]


def test_a_fault_of_ours_is_a_problem_too(program: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    from motcua.api.resources import forms

    def fails(**given: Any) -> None:
        raise RuntimeError("Lò Thị Ban")

    monkeypatch.setattr(forms, "latest_release_id", fails)
    answer = Client(raise_request_exception=False).get("/api/v1/forms/x", headers=program.headers())
    assert answer.status_code == 500 and kind(answer) == "server-error"
    assert "Lò Thị Ban" not in answer.content.decode()


def test_problems_speak_the_readers_language(world: World, program: Caller) -> None:
    draft = begin(program)["id"]
    told = {}
    for language in ("vi", "en", "fr, en;q=0.4", "en-GB", "de", "*", "x" * 900):
        program.language = language
        answer = program.send("put", f"/drafts/{draft}/answers", {"answers": {"quan_he": "z"}})
        told[language] = (answer.json()["errors"][0]["detail"], answer["Content-Language"])
    vi, en = told["vi"], told["en"]
    assert vi[1] == "vi" and en[1] == "en" and vi[0] != en[0]
    assert told["fr, en;q=0.4"] == told["en-GB"] == en
    assert told["de"] == told["*"] == told["x" * 900] == vi
