"""Procedures and forms: what is told, what is kept back, what need not be told again."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.world import BIRTH, FORMS, MARRIAGE, RESIDENCE, World, example_answers

from motcua.api.tests.callers import Caller, partner
from motcua.eforms.models import FormRelease
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day, now
from motcua.rules.form_document import accepts

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(world: World) -> Caller:
    """A partner's program."""
    return partner()


def test_procedures_are_found_by_everyday_words_and_paged_to_an_end(program: Caller) -> None:
    found = program.get("/procedures", {"q": "khai sinh"}).json()
    assert found["items"][0]["code"] == BIRTH
    pages = [program.get("/procedures", {"per_page": 2, "page": n}).json() for n in (1, 2, 3)]
    assert [len(p["items"]) for p in pages] == [2, 1, 0]
    assert {p["total"] for p in pages} == {3} and {p["pages"] for p in pages} == {2}
    codes = [row["code"] for p in pages for row in p["items"]]
    assert sorted(codes) == sorted(FORMS)


def test_a_procedure_is_told_with_its_offices_and_their_form(program: Caller) -> None:
    told = program.get(f"/procedures/{BIRTH}").json()
    office = next(o for o in told["offices"] if o["agency"] == "H99.12")
    assert office["is_open_online"] and office["form"] == FORMS[BIRTH]
    assert told["content"]["code"] == BIRTH and told["limits"]


def test_a_form_is_told_without_what_is_the_offices(program: Caller) -> None:
    listed = program.get("/forms").json()
    assert {row["id"] for row in listed["items"]} == set(FORMS.values())
    told = program.get(f"/forms/{FORMS[BIRTH]}").json()
    release = FormRelease.objects.get(form_id=FORMS[BIRTH])
    assert (told["hash"], told["version"]) == (release.release_hash, release.version)
    assert told["procedures"] == [BIRTH]
    assert set(told["document"]) <= set(release.document)
    assert not {"examples", "parties", "outputs"} & set(told["document"])
    assert '"blank"' not in json.dumps(told["document"])
    assert [p["id"] for p in told["document"]["pages"]] == [
        p["id"] for p in release.document["pages"]
    ]
    assert program.get(f"/forms/{FORMS[BIRTH]}", {"version": 99}).status_code == 404


def test_what_has_not_changed_is_not_sent_again(program: Caller) -> None:
    for path in (f"/forms/{FORMS[BIRTH]}", f"/forms/{FORMS[BIRTH]}/schema",
                 f"/procedures/{BIRTH}", "/procedures", "/forms"):  # fmt: skip
        first = program.get(path)
        again = program.get(path, None, **{"If-None-Match": first["ETag"]})
        assert again.status_code == 304 and again.content == b"", path
        other = program.get(path, None, **{"If-None-Match": '"another"'})
        assert other.status_code == 200 and other.content == first.content


def test_what_is_personal_is_never_kept(world: World) -> None:
    from motcua.api.tests.callers import begin, caller

    mine = caller(world)
    answer = mine.get(f"/drafts/{begin(mine)['id']}")
    assert "no-store" in answer["Cache-Control"] and "ETag" not in answer
    assert "Authorization" in answer["Vary"]


@pytest.mark.parametrize("code", [BIRTH, MARRIAGE, RESIDENCE])
def test_schema_check_and_evaluator_agree_on_every_example(program: Caller, code: str) -> None:
    answer = program.get(f"/forms/{FORMS[code]}/schema")
    assert answer["Content-Type"] == "application/schema+json"
    Draft202012Validator.check_schema(answer.json())
    valid = Draft202012Validator(answer.json()).is_valid
    release = FormRelease.objects.get(form_id=FORMS[code])
    form, today = form_of(release_id=release.pk), local_day(now())
    examples = [e["answers"] for e in release.document["examples"]] + [example_answers(code)]
    agreed = 0
    for answers in [*examples, *(_spoilt(a) for a in examples)]:
        told = program.post(f"/forms/{FORMS[code]}/check", {"answers": answers}, key="").json()
        assert told["accepted"] == (told["errors"] == []) == accepts(form, answers, today)
        if told["accepted"]:
            assert valid(answers)
            agreed += 1
    assert agreed > 0


def _spoilt(answers: dict[str, Any]) -> dict[str, Any]:
    return {**answers, "khong_co_cau_nay": 1}


def test_judging_answers_has_no_effect(program: Caller) -> None:
    from motcua.eforms.models import Draft

    before = program.get(f"/forms/{FORMS[BIRTH]}").json()["hash"]
    told = program.post(f"/forms/{FORMS[BIRTH]}/check", {"answers": {"quan_he": 1}}, key="").json()
    assert told["accepted"] is False
    assert ("quan_he", "wrong_kind") in {(e["field"], e["code"]) for e in told["errors"]}
    assert not Draft.objects.exists()
    assert program.get(f"/forms/{FORMS[BIRTH]}").json()["hash"] == before
