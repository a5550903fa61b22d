"""The derived JSON Schema says what the evaluator says."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from motcua.rules.form_document import (
    Form,
    accepts,
    compile_form,
    json_schema,
    parse_document,
)
from motcua.rules.tests.forms import (
    LISTS,
    ODD,
    SCALARS,
    TODAY,
    answers_to,
    documents,
    field,
    form,
    page,
)


def validator(compiled: Form) -> Draft202012Validator:
    """Return a validator of the derived schema, which is a schema itself."""
    schema = json_schema(compiled)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@given(
    st.sampled_from(sorted(SCALARS)).flatmap(
        lambda kind: st.tuples(st.just(kind), st.one_of(SCALARS[kind], ODD))
    )
)
@settings(max_examples=80)
def test_a_value_is_accepted_by_both_or_by_neither(case: tuple[str, Any]) -> None:
    kind, value = case
    compiled = form(page("p", field("f", kind)))
    answers = {"f": value}
    assert validator(compiled).is_valid(answers) == accepts(compiled, answers, TODAY)


@given(documents().flatmap(lambda made: answers_to(made[1]).map(lambda a: (made[0], a))))
@settings(max_examples=80)
def test_answers_are_accepted_by_both_or_by_neither(
    made: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    assert validator(compiled).is_valid(answers) == accepts(compiled, answers, TODAY)


@given(documents().flatmap(lambda made: answers_to(made[1], odd=False).map(lambda a: (made[0], a))))
@settings(max_examples=80)
def test_the_clean_answers_of_a_complete_journey_fit_the_schema(
    made: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    raw, answers = made
    compiled = compile_form(parse_document(raw), LISTS)
    if accepts(compiled, answers, TODAY):
        assert validator(compiled).is_valid(answers)


@pytest.mark.parametrize(
    ("rows", "fits"),
    [
        ([{"name": "An Nhiên"}], True),
        ([], False),
        ([{}], False),
        ([{"name": "An Nhiên", "age": 3}], False),
        ([{"name": "An Nhiên"}] * 3, False),
        ("An Nhiên", False),
    ],
)
def test_rows_are_described_too(rows: Any, fits: bool) -> None:
    repeat = {"id": "people", "item": {"vi": "Người"}, "min": 1, "max": 2}
    compiled = form(page("p", field("name", "person_name"), repeat=repeat))
    answers = {"people": rows}
    assert validator(compiled).is_valid(answers) is fits
    assert accepts(compiled, answers, TODAY) is fits


def test_what_json_schema_cannot_say_is_said_beside_it() -> None:
    compiled = form(page("p", field("born", "date", range="past")))
    schema = json_schema(compiled)
    assert schema["properties"]["born"]["x-motcua-not-in-schema"] == "range past"
    # There the evaluator is the stricter of the two.
    future = {"born": "2026-12-01"}
    assert validator(compiled).is_valid(future)
    assert not accepts(compiled, future, TODAY)


def test_a_check_that_can_be_said_is_in_the_schema() -> None:
    check = {"that": {"ne": ["$a", "b"]}, "say": {"vi": "không phải b"}}
    compiled = form(page("p", field("a", "choice", checks=[check])))
    assert validator(compiled).is_valid({"a": "a"})
    assert not validator(compiled).is_valid({"a": "b"})
