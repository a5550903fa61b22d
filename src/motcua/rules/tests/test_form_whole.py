"""What a program sends at once is judged as what a person answers page by page."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.form_document import (
    accepts,
    compile_form,
    faults,
    faults_so_far,
    journey,
    not_asked,
    parse_document,
)
from motcua.rules.tests.forms import LISTS, ODD, TODAY, answers_to, documents, field, form, page

Made = tuple[dict[str, Any], dict[str, Any]]
MADE = documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a)))
MADE_WELL = documents().flatmap(
    lambda made: answers_to(made[1], odd=False).map(lambda a: (made[0], a))
)
FORM = form(
    page("way", field("way", "choice")),
    page("post", field("street"), when={"eq": ["$way", "a"]}),
    page(
        "people",
        field("name", "person_name"),
        field("age", "integer", required=False),
        repeat={"id": "people", "item": {"vi": "Người"}, "min": 0, "max": 2},
    ),
)


def told(found: tuple[Any, ...]) -> list[tuple[str, str]]:
    return [(error.field, error.code) for error in found]


@given(MADE)
@settings(max_examples=100)
def test_nothing_is_wrong_exactly_when_the_evaluator_accepts(made: Made) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    assert (faults(compiled, answers, TODAY) == ()) == accepts(compiled, answers, TODAY)


@given(MADE_WELL)
@settings(max_examples=60)
def test_right_answers_to_some_questions_are_no_fault_of_a_draft(made: Made) -> None:
    raw, answers = made
    assert faults_so_far(compile_form(parse_document(raw), LISTS), answers, TODAY) == ()


@given(MADE)
@settings(max_examples=60)
def test_what_a_draft_may_hold_is_wrong_only_by_what_is_missing_or_not_asked(made: Made) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    if faults_so_far(compiled, answers, TODAY) == ():
        codes = {error.code for error in faults(compiled, answers, TODAY)}
        assert codes <= {"required", "not_asked", "too_few_rows"}


@given(st.dictionaries(st.sampled_from(["way", "street", "people", "odd"]), st.one_of(
    ODD, st.lists(st.one_of(ODD, st.dictionaries(st.sampled_from(["name", "age", "odd"]), ODD)),
                  max_size=4))))  # fmt: skip
@settings(max_examples=150)
def test_rows_of_any_shape_are_judged_and_never_fail(answers: dict[str, Any]) -> None:
    assert (faults(FORM, answers, TODAY) == ()) == accepts(FORM, answers, TODAY)
    faults_so_far(FORM, answers, TODAY)


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"way": "b"}, []),
        ({"way": "b", "street": "Hàng Bột"}, [("street", "not_asked")]),
        ({"way": "b", "house": "4"}, [("house", "unknown_field")]),
        ({"way": "b", "people": []}, [("people", "wrong_kind")]),
        ({"way": "b", "people": [{"name": "Lò Thị Ban", "age": None}]}, [("people", "wrong_kind")]),
        ({"way": "b", "people": [{"name": "Lò Thị Ban", "tall": 1}]},
         [("people.0.tall", "unknown_field")]),
        ({"way": "z", "house": 1}, [("way", "unknown_option"), ("house", "unknown_field")]),
        ({"way": "b", "street": None}, [("street", "not_asked")]),
    ],
)  # fmt: skip
def test_each_fault_is_named_where_it_is(
    answers: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert told(faults(FORM, answers, TODAY)) == found


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"street": "Hàng Bột"}, []),
        ({"street": 4}, [("street", "wrong_kind")]),
        ({"people": "x"}, [("people", "wrong_kind")]),
        ({"people": [{}, 3]}, [("people.1", "wrong_kind")]),
        ({"people": [{}, {}, {}]}, [("people", "too_many_rows")]),
        ({"people": [{"age": "x", "odd": 1}]},
         [("people.0.odd", "unknown_field"), ("people.0.age", "wrong_kind")]),
    ],
)  # fmt: skip
def test_a_draft_keeps_what_is_not_asked_but_nothing_that_is_no_answer(
    answers: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert told(faults_so_far(FORM, answers, TODAY)) == found


def test_what_a_submission_would_leave_out_is_named() -> None:
    answers = {"way": "b", "street": "Hàng Bột"}
    assert not_asked(journey(FORM, answers, TODAY), answers) == ("street",)
