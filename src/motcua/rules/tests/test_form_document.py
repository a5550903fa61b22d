"""A form document is read whole, or refused with every defect and its place."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.form_document import DocumentRefused, parse_document
from motcua.rules.form_document.field_types import TYPES, FieldType
from motcua.rules.tests.forms import document, documents, field, page

PLAIN = document(page("p1", field("a")), page("p2", field("b", "integer")))


def defects(raw: Any) -> dict[str, str]:
    """Return what is wrong with a document: path → reason."""
    with pytest.raises(DocumentRefused) as refused:
        parse_document(raw)
    return {defect.path: defect.reason for defect in refused.value.defects}


def changed(change: dict[str, Any], *, at: tuple[Any, ...] = ()) -> dict[str, Any]:
    """Return the plain document with keys changed at a place."""
    raw = deepcopy(PLAIN)
    inner: Any = raw
    for step in at:
        inner = inner[step]
    inner.update(change)
    return raw


FIELD_A = ("pages", 0, "fields", 0)
PAGE_2 = ("pages", 1)


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (changed({"colour": "red"}), "colour"),
        (changed({"visible": True}, at=FIELD_A), "pages[0].fields[0].visible"),
        (changed({"type": "signature"}, at=FIELD_A), "pages[0].fields[0].type"),
        (changed({"options": []}, at=FIELD_A), "pages[0].fields[0].options"),
        (changed({"id": "Họ tên"}, at=FIELD_A), "pages[0].fields[0].id"),
        (changed({"id": "csrfmiddlewaretoken"}, at=FIELD_A), "pages[0].fields[0].id"),
        (changed({"id": "nop"}, at=PAGE_2), "pages[1].id"),
        (changed({"max_length": 9000}, at=FIELD_A), "pages[0].fields[0].max_length"),
        (changed({"required": "yes"}, at=FIELD_A), "pages[0].fields[0].required"),
        (changed({"label": {"en": "A"}}, at=FIELD_A), "pages[0].fields[0].label.vi"),
        (changed({"label": {"vi": " "}}, at=FIELD_A), "pages[0].fields[0].label.vi"),
        (changed({"when": {"eq": ["$a", 1]}}, at=PAGE_2), "pages[1].when"),
        (changed({"when": {"like": ["$a", "x"]}}, at=PAGE_2), "pages[1].when"),
        (changed({"prefill": "account.password"}, at=FIELD_A), "pages[0].fields[0].prefill"),
        (changed({"fields": []}, at=PAGE_2), "pages[1].fields"),
        (changed({"pages": []}), "pages"),
        (changed({"pages": 7}), "pages"),
        (changed({"soft": True, "required": False}, at=FIELD_A), "pages[0].fields[0].soft"),
        (changed({"blank": "p7 1"}, at=FIELD_A), "pages[0].fields[0].blank"),
        (changed({"word": {"sha256": "0" * 63, "name": "a.docx"}}), "word.sha256"),
        (changed({"word": {"sha256": "0" * 64, "name": "../a.docx"}}), "word.name"),
        (changed({"version": 0}), "version"),
        (changed({"version": True}), "version"),
        (changed({"lang": ["en"]}), "lang"),
        (changed({"subject_title": {"vi": "Cho {ai}"}}), "subject_title.vi"),
        (changed({"papers": [{"id": "g", "title": {"vi": "G"}, "accept": ["exe"]}]}),
         "papers[0].accept"),
        (changed({"parties": {"applicant": {"full_name": "$b"}}}), "parties.applicant.full_name"),
        (changed({"parties": {"subject": {"full_name": "$a"}}}), "parties.applicant"),
        (changed({"derive": [{"id": "x", "as": "$later"}]}), "derive[0].as"),
        (changed({"examples": [{"name": "n", "today": "hôm nay", "answers": {},
                                "expect": {"complete": True}}]}), "examples[0].today"),
    ],
)  # fmt: skip
def test_anything_unknown_is_refused_with_its_place(raw: dict[str, Any], path: str) -> None:
    assert path in defects(raw)


def test_every_defect_is_named_at_once() -> None:
    raw = changed({"type": "signature"}, at=FIELD_A)
    raw["colour"] = "red"
    raw["pages"][1]["when"] = "$nobody"
    assert {"pages[0].fields[0].type", "colour", "pages[1].when"} <= set(defects(raw))


def test_a_condition_looks_back_only() -> None:
    ahead = document(page("p1", field("a"), when={"present": "$b"}), page("p2", field("b")))
    own_page = document(page("p1", field("a", when={"present": "$b"}), field("b")))
    itself = document(page("p1", field("a", when={"present": "$a"})))
    for raw in (ahead, own_page, itself):
        assert any(".when" in path for path in defects(raw))


def test_on_its_own_page_a_condition_is_simple_enough_to_be_said_in_words() -> None:
    told = field("b", when={"eq": ["$a", "a"]})
    parse_document(document(page("p1", field("a", "choice"), told)))
    hidden = field("b", when={"not": {"eq": ["$a", "a"]}})
    raw = document(page("p1", field("a", "choice"), hidden))
    assert "pages[0].fields[1].when" in defects(raw)


def test_a_derived_value_is_known_after_the_page_that_completes_it() -> None:
    derive = [{"id": "adult", "as": {"ge": ["$b", 18]}}]
    after = document(
        page("p1", field("a")),
        page("p2", field("b", "integer")),
        page("p3", field("c"), when="$adult"),
        derive=derive,
    )
    assert parse_document(after).derived[0].after == 1
    before = document(
        page("p1", field("a")), page("p2", field("b", "integer"), when="$adult"), derive=derive
    )
    assert "pages[1].when" in defects(before)


def test_an_id_stands_for_one_thing() -> None:
    assert "pages" in defects(document(page("p1", field("a")), page("p2", field("a"))))
    assert "pages" in defects(document(page("p1", field("a")), page("p1", field("b"))))
    clash = document(page("p1", field("a")), derive=[{"id": "a", "as": {"present": "$a"}}])
    assert "pages" in defects(clash)


def test_a_form_of_more_than_300_questions_is_refused() -> None:
    def of(count: int) -> dict[str, Any]:
        fields = [field(f"f{i}") for i in range(count)]
        pages = [page(f"p{i}", *fields[i : i + 30]) for i in range(0, count, 30)]
        return document(*pages)

    parse_document(of(300))
    assert "pages" in defects(of(301))


def test_questions_inside_rows_have_no_conditions() -> None:
    row = field("b", when={"present": "$a"})
    rows = page("p2", row, repeat={"id": "r", "item": {"vi": "Người"}, "max": 3})
    assert "pages[1].fields[0].when" in defects(document(page("p1", field("a")), rows))


def test_a_form_that_promises_english_reads_before_it_is_translated_and_never_with_empty_words() -> (
    None
):
    raw = deepcopy(PLAIN)
    raw["lang"] = ["vi", "en"]
    assert parse_document(raw).pages[0].fields[0].label.say("en") == "a"
    raw["pages"][0]["fields"][0]["label"]["en"] = " "
    assert "pages[0].fields[0].label.en" in defects(raw)


def test_every_type_has_its_facts() -> None:
    assert set(TYPES) == set(FieldType)


@given(documents())
@settings(max_examples=60)
def test_a_document_survives_being_kept_as_jsonb(made: tuple[dict[str, Any], Any]) -> None:
    raw, _ = made
    # PostgreSQL orders keys its own way.
    kept = json.loads(json.dumps(raw, sort_keys=True))
    assert parse_document(kept) == parse_document(raw)


_JUNK = st.one_of(
    st.none(), st.integers(), st.text(max_size=4), st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "vi", "eq"]), st.integers(), max_size=2),
)  # fmt: skip


@given(documents(), st.data())
@settings(max_examples=80)
def test_a_spoilt_document_is_read_or_refused_and_never_fails(
    made: tuple[dict[str, Any], Any], data: st.DataObject
) -> None:
    raw, _ = made
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(raw, data)
    try:
        parse_document(raw)
    except DocumentRefused as refused:
        assert refused.defects


def _spoil(inner: Any, data: st.DataObject) -> None:
    """Put something senseless somewhere inside."""
    while isinstance(inner, dict | list) and inner:
        keys = sorted(inner) if isinstance(inner, dict) else range(len(inner))
        key = data.draw(st.sampled_from(list(keys)))
        deeper = inner[key]
        if not isinstance(deeper, dict | list) or not deeper or data.draw(st.integers(0, 3)) == 0:
            inner[key] = data.draw(_JUNK)
            return
        inner = deeper


def test_a_form_may_name_the_word_file_and_the_blanks_its_answers_stand_in() -> None:
    raw = document(
        page("p1", field("a", blank="p7:12-30")),
        page("p2", field("b", soft=True), repeat={"id": "g", "item": {"vi": "Mục"}, "max": 3, "blank": "t2"}),
        word={"sha256": "a" * 64, "name": "Mẫu số 1.docx", "signing_date": "p3:1-9"},
    )  # fmt: skip
    parsed = parse_document(raw)
    assert parsed.word is not None and parsed.word.signing_date == "p3:1-9"
    assert parsed.pages[0].fields[0].blank == "p7:12-30"
    assert parsed.pages[1].repeat is not None and parsed.pages[1].repeat.blank == "t2"
    assert not parsed.pages[1].fields[0].required
