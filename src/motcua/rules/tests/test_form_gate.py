"""The gate finds what would hurt somebody filling in the form, and never hangs."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.form_document import parse_document
from motcua.rules.form_document.gate import (
    Finding,
    Severity,
    finding_words,
    inspect,
    inspect_raw,
    kept_finding_words,
    reading_ease,
)
from motcua.rules.form_document.gate.words import WORDS
from motcua.rules.tests.forms import LISTS, conditions, document, documents, field, page
from motcua.rules.tests.test_form_difference import PLACES, SHIPPED, Place

EXAMPLES = [
    {"name": "được", "today": "2026-11-23", "answers": {"a": "x"}, "expect": {"complete": True}},
    {"name": "thiếu", "today": "2026-11-23", "answers": {}, "expect": {"complete": False}},
]  # fmt: skip
ACCOUNT = {"prefill": "account.full_name", "autocomplete": "name"}


def clean(*pages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a document with which nothing is wrong but what the pages bring along."""
    return document(
        page("p", field("a", "choice", options=["x", "y"])), *pages,
        **{"law": ["Luật A"], "verified": True, "examples": EXAMPLES,
           "declaration": {"vi": "Tôi cam đoan."},
           "parties": {"applicant": {"full_name": "$a"}}, **more},
    )  # fmt: skip


def found(raw: Any) -> dict[str, Finding]:
    """Return the findings by code; the lowest degree left out."""
    return {f.code: f for f in inspect_raw(raw, LISTS) if f.severity != Severity.NOTE}


def optional(*args: Any, **settings: Any) -> dict[str, Any]:
    """Return a question that the examples need not answer."""
    return field(*args, required=False, **settings)


X, Y = {"eq": ["$a", "x"]}, {"eq": ["$a", "y"]}
LONG = " ".join(["chữ"] * 30)


def test_a_form_with_which_nothing_is_wrong_has_nothing_found() -> None:
    raw = clean()
    raw["parties"] = {"applicant": {"full_name": "$name"}}
    raw["pages"].append(page("who", optional("name", "person_name", **ACCOUNT)))
    assert found(raw) == {}


@pytest.mark.parametrize(
    ("raw", "code", "severity"),
    [
        (clean(page("q", optional("b"), when={"eq": ["$a", "z"]})), "no_such_option", "stop"),
        (clean(page("q", optional("b"), when={"and": [X, Y]})), "page_never_asked", "stop"),
        (clean(page("q", optional("b", when={"and": [X, Y]}))), "question_never_asked", "stop"),
        (clean(page("q", optional("b"), when={"or": [X, Y]})), "page_always_asked", "warn"),
        (clean(page("q", optional("b", when=Y)), page("r", optional("c"), when={
            "and": [{"present": "$b"}, X]})), "page_never_asked", "stop"),
        (clean(page("q", optional("n", "integer", least=5, checks=[
            {"that": {"lt": ["$n", 5]}, "say": {"vi": "Nhỏ hơn 5."}}]))),
         "check_never_holds", "stop"),
        (clean(papers=[{"id": "g", "title": {"vi": "G"}, "component": "000", "when":
                        {"and": [X, Y]}}]), "paper_never_asked", "stop"),
        (clean(papers=[{"id": "g", "title": {"vi": "G"}, "required": False}]),
         "paper_without_component", "warn"),
        (clean(page("q", optional("b"), optional("c"))), "many_questions", "warn"),
        (clean(page("q", optional("b"), {**optional("c"), "label": {"vi": "b"}})),
         "same_label", "warn"),
        (clean(page("q", optional("c", "choice", options=["x"]))), "one_option", "warn"),
        (clean(page("q", optional("c", "choice", options=list("abcdefgh")))),
         "many_options", "warn"),
        (clean(page("q", optional("b", hint={"vi": LONG * 2}))), "long_hint", "warn"),
        (clean(page("q", optional("b", hint={"vi": LONG}))), "long_sentence", "warn"),
        (clean(page("q", optional("b", hint={"vi": "Đương sự ghi."}))), "officialese", "warn"),
        (clean(page("q", optional("b", hint={"vi": "Ghi số QSDĐ."}))), "abbreviation", "warn"),
        (clean(law=[]), "no_law", "warn"),
        (clean(declaration={"vi": "."}, parties=None), "unreadable", "stop"),
        (clean(subject_title={"vi": " "}), "unreadable", "stop"),
        (clean(examples=EXAMPLES[1:]), "no_accepted_example", "stop"),
        (clean(examples=EXAMPLES[:1]), "no_refused_example", "warn"),
        (clean(examples=[EXAMPLES[0], {**EXAMPLES[1], "expect": {"complete": True}}]),
         "example_fails", "stop"),
        (clean(word={"sha256": "0" * 64, "name": "m.docx"}), "no_blank", "warn"),
        (clean(page("q", optional("b", blank="p1")), page("r", optional("c", blank="p1")),
               word={"sha256": "0" * 64, "name": "m.docx"}), "blank_twice", "warn"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(raw: dict[str, Any], code: str, severity: str) -> None:
    findings = found(raw)
    assert code in findings and findings[code].severity == severity


def test_answers_that_are_never_both_asked_may_share_a_blank() -> None:
    raw = clean(
        page("q", optional("b", blank="p1"), when=X),
        page("r", optional("c", blank="p1"), when=Y),
        word={"sha256": "0" * 64, "name": "m.docx"},
    )
    assert "blank_twice" not in found(raw)


def test_particulars_of_one_person_are_a_warning_of_the_lowest_degree() -> None:
    raw = clean(page("q", optional("b", "person_name"), optional("c", "date", range="past")))
    assert "many_questions" not in found(raw)
    codes = {f.code: f.severity for f in inspect_raw(raw, LISTS)}
    assert codes["questions_of_one_kind"] == Severity.NOTE


def test_a_follow_up_on_the_same_page_is_no_second_question() -> None:
    raw = clean()
    raw["pages"][0]["fields"].append(optional("b", when=X))
    assert "many_questions" not in found(raw)


def test_an_abbreviation_explained_once_is_explained() -> None:
    hints = {"vi": "Ghi số căn cước công dân (CCCD). Không có CCCD thì để trống."}
    assert "abbreviation" not in found(clean(page("q", optional("b", hint=hints))))


def test_english_that_is_still_vietnamese_is_found() -> None:
    raw = clean(title={"vi": "Đăng ký", "en": "Đăng ký"}, lang=["vi", "en"])
    stops = {f.code for f in inspect_raw(raw, LISTS) if f.severity == Severity.STOP}
    assert stops == {"no_translation"}
    bilingual = json.loads(json.dumps(raw))
    for inner in _words_in(bilingual):
        inner.setdefault("en", "Words")
    assert "not_translated" in found(bilingual)


def _words_in(raw: Any) -> Any:
    if isinstance(raw, dict):
        if "vi" in raw:
            yield raw
        for value in raw.values():
            yield from _words_in(value)
    for value in raw if isinstance(raw, list) else ():
        yield from _words_in(value)


@pytest.mark.parametrize(
    ("condition", "code", "named"),
    [
        ({"eq": ["$c", "x"]}, "later_answer", "«c»"),
        ({"eq": ["$b", "x"]}, "own_answer", "«b»"),
        ({"eq": ["$nobody", "x"]}, "unknown_answer", "“nobody”"),
    ],
)
def test_a_condition_that_looks_ahead_is_refused_in_plain_words(
    condition: Any, code: str, named: str
) -> None:
    raw = clean(page("q", optional("b", when=condition)), page("r", optional("c")))
    [finding] = inspect_raw(raw, LISTS)
    assert (finding.code, finding.severity, finding.about) == (code, Severity.STOP, "b")
    words = finding_words(finding)
    assert named in words.vi and named in words.en and "câu «b»" in words.vi


def test_conditions_in_a_circle_look_ahead_and_are_refused() -> None:
    raw = clean(
        page("q", optional("b", "yes_no"), when={"eq": ["$c", True]}),
        page("r", optional("c", "yes_no"), when={"eq": ["$b", True]}),
    )
    assert [f.code for f in inspect_raw(raw, LISTS)] == ["later_answer"]
    computed = clean(derive=[{"id": "u", "as": "$v"}, {"id": "v", "as": "$u"}])
    assert {f.code for f in inspect_raw(computed, LISTS)} == {"later_answer"}


def test_a_finding_kept_with_a_release_reads_the_same() -> None:
    for finding in inspect_raw(clean(law=[]), LISTS):
        assert kept_finding_words(json.loads(json.dumps(finding.as_json()))) == finding_words(
            finding
        )
    gone = {"code": "of_old", "parameters": {}}
    assert kept_finding_words(gone).vi == "of_old"


def test_reading_is_measured_in_syllables() -> None:
    raw = clean(page("q", optional("b", hint={"vi": "Đương sự ghi ở đây. Xin ghi rõ."})))
    ease = reading_ease(parse_document(raw))
    assert ease.longest == 5 and 0 < ease.officialese < 1 and ease.mean > 1


@given(documents())
@settings(max_examples=100)
def test_whatever_is_found_has_words_in_both_languages(made: tuple[dict[str, Any], Any]) -> None:
    for finding in inspect_raw(made[0], LISTS):
        words = finding_words(finding)
        assert words.vi and words.en and finding.code in WORDS


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(PLACES), JSON)
@settings(max_examples=200)
def test_a_document_damaged_anywhere_is_inspected_or_refused_in_words(
    chosen: tuple[int, Place], value: Any
) -> None:
    number, place = chosen
    raw = deepcopy(SHIPPED[number])
    inner: Any = raw
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    for finding in inspect_raw(raw, LISTS):
        words = finding_words(finding)
        assert words.vi and words.en


@given(JSON)
def test_anything_else_is_refused_in_words(raw: Any) -> None:
    assert all(f.severity == Severity.STOP for f in inspect_raw(raw, LISTS))


@given(st.data())
@settings(max_examples=15)
def test_a_form_of_three_hundred_questions_with_conditions_everywhere_is_inspected(
    data: st.DataObject,
) -> None:
    kinds = {f"f{i}": ("yes_no", "choice", "integer")[i % 3] for i in range(300)}
    pages = []
    for start in range(0, 300, 4):
        known = {name: kind for name, kind in kinds.items() if int(name[1:]) < start}
        named = [f"f{i}" for i in range(start, start + 4)]
        settings_ = {"when": data.draw(conditions(known, 3))} if known else {}
        pages.append(page(f"p{start}", *(optional(n, kinds[n]) for n in named), **settings_))
    assert inspect(parse_document(document(*pages)), LISTS)
