"""What a program does for its citizen: the operations of the pages, and their refusals."""

from typing import Any

import pytest
from tests.world import BIRTH, FORMS, MARRIAGE, ONE_PAGE_PDF, RESIDENCE, World, example_answers

from motcua.api.tests.callers import Caller, begin, caller, finished
from motcua.catalogue.models import Service
from motcua.dossiers.models import Dossier
from motcua.eforms.models import Draft, DraftFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(world: World) -> Caller:
    """A program that acts for the citizen "congdan"."""
    return caller(world)


def found(answer: Any) -> set[tuple[str, str]]:
    return {(e["field"], e["code"]) for e in answer.json()["errors"]}


@pytest.mark.parametrize("code", [BIRTH, MARRIAGE, RESIDENCE])
def test_a_dossier_by_api_holds_what_the_pages_would_have_submitted(
    world: World, program: Caller, code: str
) -> None:
    from motcua.kit.clock import now

    by_pages = Dossier.objects.get(pk=world.submit(now(), code=code).dossier_id)
    draft = finished(program, code, by_pages.answers)
    sent = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert sent.status_code == 201
    by_api = Dossier.objects.get(reference=sent.json()["reference"])
    assert by_api.answers == by_pages.answers
    assert by_api.form_release_id == by_pages.form_release_id
    for kind in ("papers", "parties"):
        rows = [
            list(getattr(d, kind).values_list(*_told(kind)).order_by("id"))
            for d in (by_api, by_pages)
        ]
        assert rows[0] == rows[1]


def _told(kind: str) -> tuple[str, ...]:
    return ("component", "required") if kind == "papers" else ("role", "full_name", "person_id")


def test_a_draft_is_told_with_what_is_missing_and_a_draft_by_api_opens_on_the_pages(
    world: World, program: Caller, client: Any
) -> None:
    draft = begin(program)
    assert (draft["version"], draft["ready"], draft["answers"]) == (1, False, {})
    assert {e["code"] for e in draft["errors"]} >= {"required"}
    saved = program.send(
        "patch", f"/drafts/{draft['id']}/answers", {"answers": {"quan_he": "cha"}, "version": 1}
    )
    assert saved.json()["answers"] == {"quan_he": "cha"} and saved.json()["version"] == 2
    client.force_login(world.person("congdan"))
    page = client.get(f"/ho-so/nhap/{draft['id']}/quan_he/").content.decode()
    assert 'value="cha" checked' in page
    assert [row["id"] for row in program.get("/drafts").json()["items"]] == [draft["id"]]


def test_wrong_and_unknown_answers_are_all_named_and_none_is_saved(program: Caller) -> None:
    draft = begin(program)["id"]
    answers = {**example_answers(BIRTH), "quan_he": "khong-co", "la": 1, "con_ngay_sinh": 5}
    refused = program.send("put", f"/drafts/{draft}/answers", {"answers": answers})
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "/api/v1/problems/#invalid-answers"
    assert found(refused) == {
        ("quan_he", "unknown_option"), ("la", "unknown_field"), ("con_ngay_sinh", "wrong_kind"),
    }  # fmt: skip
    assert Draft.objects.get(pk=draft).answers == {}


def test_an_older_reading_overwrites_nothing(program: Caller) -> None:
    draft = begin(program)["id"]
    path = f"/drafts/{draft}/answers"
    assert (
        program.send("patch", path, {"answers": {"quan_he": "me"}, "version": 1}).status_code == 200
    )
    late = program.send("patch", path, {"answers": {"quan_he": "cha"}, "version": 1})
    assert (late.status_code, late.json()["version"]) == (409, 2)
    assert Draft.objects.get(pk=draft).answers == {"quan_he": "me"}


def test_other_peoples_drafts_and_dossiers_are_not_there(world: World, program: Caller) -> None:
    draft = finished(program)
    file = DraftFile.objects.filter(draft=draft).first()
    assert file is not None
    other = caller(world, "congdan2")
    calls = [
        other.get(f"/drafts/{draft}"),
        other.send("put", f"/drafts/{draft}/answers", {"answers": {}}),
        other.send("patch", f"/drafts/{draft}/answers", {"answers": {}}),
        other.send("delete", f"/drafts/{draft}"),
        other.attach(draft, "giay_chung_sinh", ONE_PAGE_PDF),
        other.get(f"/drafts/{draft}/files/{file.file_id}"),
        other.send("delete", f"/drafts/{draft}/files/{file.file_id}"),
        other.post(f"/drafts/{draft}/submission", {"declared": True}),
    ]
    assert [answer.status_code for answer in calls] == [404] * len(calls)
    reference = program.post(f"/drafts/{draft}/submission", {"declared": True}).json()["reference"]
    assert other.get(f"/dossiers/{reference}").status_code == 404
    assert other.get(f"/dossiers/{reference}/files/{file.file_id}").status_code == 404
    assert other.get("/dossiers").json()["total"] == 0
    assert program.get(f"/dossiers/{reference}").status_code == 200
    assert program.get(f"/dossiers/{reference}/files/{file.file_id}").status_code == 200


def test_a_dossier_is_told_with_its_state_and_what_was_submitted(program: Caller) -> None:
    done = program.post(f"/drafts/{finished(program)}/submission", {"declared": True})
    told = program.get(f"/dossiers/{done.json()['reference']}").json()
    assert told["state"] == {"code": "awaiting_intake", "words": "Chờ tiếp nhận"}
    assert told["answers"]["quan_he"] == example_answers(BIRTH)["quan_he"]
    assert told["intake_due_at"] == done.json()["intake_due_at"] and told["result"] is None
    assert done["Location"] == f"/api/v1/dossiers/{done.json()['reference']}"
    listed = program.get("/dossiers").json()
    assert [row["reference"] for row in listed["items"]] == [told["reference"]]


def test_what_stands_against_submitting_is_named(program: Caller) -> None:
    draft = begin(program)["id"]
    refused = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert (refused.status_code, refused.json()["type"].partition("#")[2]) == (
        422,
        "draft-not-ready",
    )
    assert ("quan_he", "required") in found(refused)
    program.send("put", f"/drafts/{draft}/answers", {"answers": example_answers(BIRTH)})
    refused = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert found(refused) == {("papers.giay_chung_sinh", "paper_missing")}
    undeclared = program.post(f"/drafts/{draft}/submission", {"declared": False})
    assert found(undeclared) == {("declared", "required")}
    assert not Dossier.objects.exists()


def test_a_way_of_receiving_that_the_office_withdrew_is_named_before_and_at_submitting(
    program: Caller,
) -> None:
    draft = finished(program, BIRTH, example_answers(BIRTH) | {"cach_nhan": "online"})
    assert program.get(f"/drafts/{draft}").json()["ready"]
    Service.objects.filter(procedure__code=BIRTH).update(result_channels=["post"])
    told = program.get(f"/drafts/{draft}").json()
    assert not told["ready"]
    assert any("cach_nhan" in error["field"] for error in told["errors"])
    refused = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert refused.status_code == 409 or refused.status_code == 422
    assert any("cach_nhan" in error["field"] for error in refused.json()["errors"])


def test_answers_of_a_branch_not_taken_are_told_and_left_out(program: Caller) -> None:
    draft = finished(program, RESIDENCE)
    answers = {**example_answers(RESIDENCE), "cung_di": False,
               "nguoi_cung_di": [{"tv_ho_ten": "Lò Thị Ban"}]}  # fmt: skip
    saved = program.send("put", f"/drafts/{draft}/answers", {"answers": answers})
    assert saved.status_code == 200, saved.content
    assert saved.json()["not_asked"] == ["nguoi_cung_di"]
    done = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert "nguoi_cung_di" not in Dossier.objects.get(reference=done.json()["reference"]).answers


def test_a_submitted_draft_changes_no_more(program: Caller) -> None:
    draft = finished(program)
    first = program.post(f"/drafts/{draft}/submission", {"declared": True})
    again = program.post(f"/drafts/{draft}/submission", {"declared": True})
    assert again.json()["reference"] == first.json()["reference"]
    assert Dossier.objects.count() == 1
    changed = program.send("put", f"/drafts/{draft}/answers", {"answers": {}})
    assert changed.status_code == 409
    assert changed.json()["reference"] == first.json()["reference"]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"MZ\x90 not a paper", 422, "wrong_type"),
        (b"", 422, "empty"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), 413, None),
    ],
)
def test_a_file_that_will_not_do_is_refused_as_on_the_pages(
    program: Caller, content: bytes, status: int, code: str | None
) -> None:
    draft = begin(program)["id"]
    program.send("put", f"/drafts/{draft}/answers", {"answers": example_answers(BIRTH)})
    refused = program.attach(draft, "giay_chung_sinh", content)
    assert refused.status_code == status
    assert code is None or found(refused) == {("file", code)}
    assert not DraftFile.objects.exists()


def test_a_file_is_given_back_to_its_owner_and_taken_away(program: Caller) -> None:
    draft = finished(program)
    told = program.get(f"/drafts/{draft}").json()
    file = told["files"][0]
    assert told["ready"] and file["content_type"] == "application/pdf"
    given = program.get(f"/drafts/{draft}/files/{file['id']}")
    assert given.content_read == ONE_PAGE_PDF
    assert program.send("delete", f"/drafts/{draft}/files/{file['id']}").status_code == 204
    assert program.send("delete", f"/drafts/{draft}/files/{file['id']}").status_code == 404
    assert not program.get(f"/drafts/{draft}").json()["ready"]
    not_asked = program.attach(draft, "khong_co", ONE_PAGE_PDF)
    assert found(not_asked) == {("paper", "not_asked")}


def test_an_agency_that_does_not_take_it_is_refused(program: Caller) -> None:
    for body, where in (
        ({"procedure": "9.999999"}, "procedure"),
        ({"procedure": BIRTH, "agency": "H99"}, "agency"),
        ({"procedure": BIRTH}, "agency"),
        ({"procedure": BIRTH, "agency": "H99.12", "more": 1}, "more"),
        ({"procedure": 5}, "procedure"),
        ({}, "procedure"),
    ):
        refused = program.post("/drafts", body)
        assert refused.status_code == 422, body
        assert {field for field, _ in found(refused)} == {where}
    assert not Draft.objects.exists()


def test_a_draft_is_thrown_away(program: Caller) -> None:
    draft = begin(program)["id"]
    assert program.send("delete", f"/drafts/{draft}").status_code == 204
    assert program.get(f"/drafts/{draft}").status_code == 404


def test_statements_of_the_main_calls(program: Caller, django_assert_max_num_queries: Any) -> None:
    draft = finished(program)
    program.get(f"/drafts/{draft}")
    # Failures counted, token, call, draft, files, ways of receiving that the office has.
    with django_assert_max_num_queries(6):
        program.get(f"/drafts/{draft}")
    answers = {"answers": example_answers(BIRTH)}
    with django_assert_max_num_queries(10):  # the same, saving, and the savepoint of tests
        program.send("put", f"/drafts/{draft}/answers", answers)
    with django_assert_max_num_queries(4):
        program.post(f"/forms/{FORMS[BIRTH]}/check", answers)
    with django_assert_max_num_queries(32):  # a submission has sixteen, and savepoints
        done = program.post(f"/drafts/{draft}/submission", {"declared": True})
    with django_assert_max_num_queries(10):
        program.get(f"/dossiers/{done.json()['reference']}")
