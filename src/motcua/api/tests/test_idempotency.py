"""One key, one effect: repeated, at once, after a failure, and with another content."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from tests.world import BIRTH, ONE_PAGE_PDF, World, example_answers

from motcua.api import idempotency, jobs
from motcua.api.models import KeptAnswer
from motcua.api.resources import drafts
from motcua.api.tests.callers import Caller, begin, caller, finished
from motcua.dossiers.models import Dossier
from motcua.eforms.models import Draft, DraftFile
from motcua.kit.clock import now

WHERE = {"procedure": BIRTH, "agency": "H99.12"}


@pytest.fixture
def program(world: World) -> Caller:
    """A program that acts for the citizen "congdan"."""
    return caller(world)


def test_a_repeated_call_is_given_the_first_answer(program: Caller) -> None:
    first, again = (program.post("/drafts", WHERE, key="k-1") for _ in range(2))
    assert first.content == again.content and first.status_code == again.status_code == 201
    assert first["Location"] == again["Location"]
    assert "Idempotency-Replayed" not in first and again["Idempotency-Replayed"] == "true"
    assert Draft.objects.count() == 1
    assert program.post("/drafts", WHERE, key="k-2").json()["id"] != first.json()["id"]


def test_the_same_key_for_something_else_is_refused(program: Caller) -> None:
    draft = begin(program)
    program.post("/drafts", WHERE, key="k")
    for refused in (
        program.post("/drafts", {**WHERE, "agency": "H99.13"}, key="k"),
        program.post(f"/drafts/{draft['id']}/submission", {"declared": True}, key="k"),
    ):
        assert refused.status_code == 422
        assert refused.json()["type"] == "/api/v1/problems/#idempotency-key-reused"


def test_keys_of_different_tokens_never_meet(world: World, program: Caller) -> None:
    mine = program.post("/drafts", WHERE, key="k").json()["id"]
    theirs = caller(world, "congdan2").post("/drafts", WHERE, key="k")
    assert theirs.status_code == 201 and theirs.json()["id"] != mine


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "khóa"])
def test_what_creates_something_needs_a_usable_key(program: Caller, key: str) -> None:
    refused = program.post("/drafts", WHERE, key=key)
    assert refused.status_code == 400
    assert refused.json()["type"].endswith("#idempotency-key-missing")
    assert not Draft.objects.exists()


def test_a_refusal_leaves_the_key_free(program: Caller) -> None:
    draft = begin(program)["id"]
    path = f"/drafts/{draft}/submission"
    assert program.post(path, {"declared": True}, key="k").status_code == 422
    program.send("put", f"/drafts/{draft}/answers", {"answers": example_answers(BIRTH)})
    program.attach(draft, "giay_chung_sinh", ONE_PAGE_PDF)
    assert program.post(path, {"declared": True}, key="k").status_code == 201


def test_a_fault_in_the_middle_leaves_neither_effect_nor_key(
    program: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**given: Any) -> None:
        raise RuntimeError("the machine fails here")

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "get_draft", fails)  # after the draft's row was written
        with pytest.raises(RuntimeError):
            program.post("/drafts", WHERE, key="k")
    assert not Draft.objects.exists() and not KeptAnswer.objects.exists()
    assert program.post("/drafts", WHERE, key="k").status_code == 201


def test_the_same_file_under_the_same_key_is_one_file(program: Caller) -> None:
    draft = begin(program)["id"]
    program.send("put", f"/drafts/{draft}/answers", {"answers": example_answers(BIRTH)})
    sent = [program.attach(draft, "giay_chung_sinh", ONE_PAGE_PDF, key="f") for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].json() == sent[1].json() and DraftFile.objects.count() == 1
    other = program.attach(draft, "giay_chung_sinh", ONE_PAGE_PDF + b"%", key="f")
    assert other.status_code == 422
    by_another_key = program.attach(draft, "giay_chung_sinh", ONE_PAGE_PDF, key="g")
    assert by_another_key.json()["errors"][0]["code"] == "already_there"


def test_answers_are_forgotten_after_a_day_and_not_before(program: Caller) -> None:
    program.post("/drafts", WHERE, key="k")
    KeptAnswer.objects.update(created_at=now() - timedelta(hours=23))
    jobs.prune_answers(0)
    assert KeptAnswer.objects.exists()
    assert idempotency.prune(at=now() + timedelta(hours=2)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_under_one_key_have_one_effect(lasting_world: World) -> None:
    program = caller(lasting_world)
    draft, start = finished(program), Barrier(2)

    def send(call: tuple[str, dict[str, Any], str]) -> Any:
        path, body, key = call
        start.wait()
        try:
            return program.post(path, body, key=key)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        begun = list(threads.map(send, [("/drafts", WHERE, "b")] * 2))
        path = f"/drafts/{draft}/submission"
        done = list(threads.map(send, [(path, {"declared": True}, "s")] * 2))
        other = list(threads.map(send, [(path, {"declared": True}, f"o-{n}") for n in range(2)]))
    assert [a.status_code for a in (*begun, *done, *other)] == [201] * 6
    assert begun[0].content == begun[1].content
    assert done[0].content == done[1].content
    assert {a.json()["reference"] for a in (*done, *other)} == {done[0].json()["reference"]}
    assert sorted("Idempotency-Replayed" in answer for answer in begun) == [False, True]
    assert Draft.objects.count() == 2 and Dossier.objects.count() == 1
