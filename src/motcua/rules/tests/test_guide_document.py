"""Guides: every path is walked before it is published, and nothing unsound is ever reached."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.guide_document import MAX_PATHS, Severity, Walker, inspect, read_guide


def _words(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def _question(name: str, *values: str, **more: Any) -> dict[str, Any]:
    options = [{"value": v, "label": _words(v), "means": _words(v)} for v in values]
    return {"id": name, "ask": _words(name), "options": options, **more}


def _outcome(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "procedure": "1.001193", "case": _words(name), "why": _words(name), **more}


def _guide(**more: Any) -> dict[str, Any]:
    return {
        "title": _words("Thử"), "law": ["Luật"], "verified": True,
        "questions": [
            _question("noi", "vn", "nn"),
            _question("han", "trong", "qua", when={"eq": ["$noi", "vn"]}),
        ],
        "outcomes": [
            _outcome("nuoc_ngoai", when={"eq": ["$noi", "nn"]}),
            _outcome("trong_nuoc", when={"in": ["$han", ["trong", "qua"]]},
                     answers={"thoi_han": "$han", "loai": "thuong"}),
        ],
        **more,
    }  # fmt: skip


def _codes(document: Any) -> set[str]:
    reading = read_guide(document)
    found = (*reading.findings, *inspect(reading.guide))
    return {f.code for f in found if f.severity == Severity.STOP}


def test_a_sound_guide_has_nothing_wrong_with_it() -> None:
    assert _codes(_guide()) == set()


def test_the_answers_lead_question_by_question_to_the_end() -> None:
    walker = Walker(read_guide(_guide()).guide)
    assert walker.walk({}).question.id == "noi"
    assert walker.walk({"noi": "vn"}).question.id == "han"
    end = walker.walk({"noi": "vn", "han": "qua"})
    assert (end.question, end.outcome.id) == (None, "trong_nuoc")
    assert end.presets == {"thoi_han": "qua", "loai": "thuong"}


def test_answers_that_nobody_asked_for_do_not_count() -> None:
    walk = Walker(read_guide(_guide()).guide).walk({"noi": "nn", "han": "qua", "la": "x"})
    assert walk.answers == {"noi": "nn"}
    assert walk.outcome.id == "nuoc_ngoai"


def test_an_answer_that_the_question_does_not_offer_leaves_it_open() -> None:
    walk = Walker(read_guide(_guide()).guide).walk({"noi": "trang"})
    assert (walk.question.id, walk.answers) == ("noi", {})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"questions": []}, "no_questions"),
        ({"outcomes": []}, "no_outcomes"),
        ({"law": []}, "no_law"),
        ({"title": {"vi": ""}}, "missing_words"),
        ({"title": {"vi": "Thử"}}, "missing_english"),
        ({"lead": {"vi": "x" * 601, "en": "x"}}, "too_long"),
        ({"nobody_knows": 1}, "bad_shape"),
        ({"questions": [_question("noi", "vn")]}, "few_options"),
        ({"questions": [_question("noi", "vn", "vn")]}, "value_twice"),
        ({"questions": [_question("Nơi", "vn", "nn")]}, "bad_id"),
        ({"questions": [_question("noi", "a", "b"), _question("noi", "a", "b")]}, "id_twice"),
        ({"outcomes": [_outcome("noi")]}, "id_twice"),
        ({"outcomes": [_outcome("x", when={"eq": ["$la", "vn"]})]}, "bad_condition"),
        ({"outcomes": [_outcome("x", when={"eq": ["$noi", 3]})]}, "bad_condition"),
        ({"outcomes": [_outcome("x", when={"absent": "@today"})]}, "bad_condition"),
        ({"outcomes": [_outcome("x", when={"eq": ["$noi", "trang"]})]}, "unknown_value"),
        ({"outcomes": [_outcome("x", answers={"a": "$la"})]}, "bad_preset"),
        ({"outcomes": [_outcome("x", when={"eq": ["$noi", "nn"]})]}, "open_end"),
        ({"outcomes": [_outcome("x"), _outcome("y")]}, "unreachable_outcome"),
    ],
)
def test_what_is_wrong_is_said_by_a_code_of_its_own(change: dict[str, Any], code: str) -> None:
    assert code in _codes(_guide(**change))


def test_a_question_that_no_path_reaches_is_found() -> None:
    never = _question(
        "han", "a", "b", when={"and": [{"eq": ["$noi", "vn"]}, {"eq": ["$noi", "nn"]}]}
    )
    document = _guide(questions=[_question("noi", "vn", "nn"), never], outcomes=[_outcome("x")])
    assert _codes(document) == {"unreachable_question"}


def test_a_condition_may_only_look_back() -> None:
    first = _question("noi", "vn", "nn", when={"eq": ["$han", "qua"]})
    document = _guide(questions=[first, _question("han", "trong", "qua")])
    assert "bad_condition" in _codes(document)


def test_a_condition_that_cannot_be_used_is_never_true() -> None:
    document = _guide(outcomes=[_outcome("x", when={"eq": ["$la", "vn"]})])
    walk = Walker(read_guide(document).guide).walk({"noi": "nn"})
    assert (walk.question, walk.outcome) == (None, None)


def test_too_many_paths_are_refused_rather_than_half_walked() -> None:
    many = [_question(f"q{n}", *(f"v{v}" for v in range(10))) for n in range(4)]
    assert MAX_PATHS < 10**4
    assert _codes(_guide(questions=many, outcomes=[_outcome("x")])) == {"too_many_paths"}


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["title", "law", "questions", "outcomes", "id", "ask", "options", "when",
                         "answers", "vi", "value", "x"]), inner, max_size=5),
    max_leaves=12,
))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_whatever_is_kept_can_be_read_and_walked(document: Any) -> None:
    reading = read_guide(document)
    Walker(reading.guide).walk({"a": "b"})
    inspect(reading.guide)


@given(st.lists(st.sampled_from(["vn", "nn", "trong", "qua", ""]), min_size=2, max_size=2))
def test_every_walk_of_a_sound_guide_asks_or_ends(values: list[str]) -> None:
    walk = Walker(read_guide(_guide()).guide).walk(dict(zip(("noi", "han"), values, strict=True)))
    assert (walk.question is None) != (walk.outcome is None)
