"""The shipped forms and lists hold what they promise."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker

from motcua.eforms.vocabularies import OWN_PROVINCE, own_province, vocabularies
from motcua.rules.form_document import (
    Form,
    accepts,
    compile_form,
    journey,
    json_schema,
    parse_document,
    people,
    run_examples,
    subject_title,
)
from motcua.rules.form_document.gate import Severity, inspect

FORMS = sorted((Path(settings.ROOT) / "demo/lam-giang/forms").glob("*.json"))


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def form(request: Any) -> Form:
    """Each shipped form in turn."""
    return compile_form(parse_document(json.loads(request.param.read_text())), vocabularies())


def test_three_forms_are_shipped() -> None:
    assert [path.stem for path in FORMS] == ["khai-sinh", "tam-tru", "xac-nhan-tinh-trang-hon-nhan"]


def test_every_example_holds_some_accepted_some_refused(form: Form) -> None:
    assert [o.differences for o in run_examples(form)] == [()] * len(form.document.examples)
    expected = [e.expect.complete for e in form.document.examples]
    assert expected.count(True) >= 3 and expected.count(False) >= 3


def test_the_schema_accepts_what_is_accepted_and_no_form_claims_to_be_verified(form: Form) -> None:
    validator = Draft202012Validator(json_schema(form), format_checker=FormatChecker())
    for example in form.document.examples:
        if accepts(form, example.answers, example.today):
            assert validator.is_valid(example.answers), example.name
    assert not form.document.verified


def test_the_gate_lets_every_shipped_form_through(form: Form) -> None:
    findings = inspect(form.document, vocabularies())
    assert [f.code for f in findings if f.severity == Severity.STOP] == []
    # Two things at most are told of each: questions side by side, a word of offices.
    assert {f.code for f in findings if f.severity == Severity.WARN} <= {
        "many_questions", "officialese",
    }  # fmt: skip


def test_every_question_is_asked_in_some_example(form: Form) -> None:
    asked = set()
    for example in form.document.examples:
        replayed = journey(form, example.answers, example.today)
        asked |= set(replayed.path)
    rare = {p.id for p in form.document.pages} - asked
    # Somebody's widowhood is as plain as their divorce; one of the two stands for both.
    assert rare <= {"goa"}


def test_applicant_and_subject_are_named_in_every_accepted_example(form: Form) -> None:
    for example in form.document.examples:
        if not example.expect.complete:
            continue
        replayed = journey(form, example.answers, example.today)
        roles = {person.role: person for person in people(form, replayed)}
        assert roles["applicant"].full_name and roles["subject"].full_name
        assert "…" not in subject_title(form, replayed, "vi")
        if "authorised" in roles:
            assert roles["authorised"].basis
            assert roles["authorised"].full_name != roles["applicant"].full_name


def test_every_paper_names_its_component_in_the_national_catalogue(form: Form) -> None:
    assert all(paper.component.startswith("000.00.00.G") for paper in form.document.papers)


def test_lists_hold_what_they_should() -> None:
    lists = vocabularies()
    assert len(lists.ethnic_groups) == 54
    assert lists.nationalities[0].value == "VN"
    official = [p for p in lists.provinces if p.value != OWN_PROVINCE]
    assert len(official) == 34
    for options in (lists.provinces, lists.ethnic_groups, lists.nationalities):
        assert len({o.value for o in options}) == len(options)


def test_the_served_province_comes_first_also_when_it_is_an_invented_one() -> None:
    first = vocabularies().provinces[0]
    assert (first.value, first.label.vi) == (own_province(), settings.PROVINCE_NAME)
