"""Whatever changed between two releases is told, and nothing that did not."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.form_document import Document, DocumentRefused, parse_document
from motcua.rules.form_document.difference import CODES, TYPE_WORDS, difference
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.tests.forms import LISTS, document, documents, field, page

FORMS = sorted((Path(__file__).parents[4] / "demo/lam-giang/forms").glob("*.json"))
SHIPPED = [json.loads(path.read_text(encoding="utf-8")) for path in FORMS]
PARSED = [parse_document(raw) for raw in SHIPPED]

BASE = document(
    page("p1", field("a", "choice", options=["x", "y"]), field("b")),
    page("p2", field("c", "date", checks=[
        {"that": {"lt": ["$c", "@today"]}, "say": {"vi": "Ngày đã qua."}}]),
        when={"eq": ["$a", "x"]}),
    page("p3", field("d", "integer", required=False),
         repeat={"id": "rows", "item": {"vi": "Dòng"}, "max": 3}),
    papers=[{"id": "paper", "title": {"vi": "Giấy"}}],
    derive=[{"id": "total", "as": {"count": "$rows"}}],
    word={"sha256": "0" * 64, "name": "mau.docx"},
)  # fmt: skip


def told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    """Return code and Vietnamese words of every change."""
    changes = difference(parse_document(old), parse_document(new), LISTS)
    return [(change.code, change.words.vi) for change in changes]


def mutated(*steps: Any, to: Any) -> dict[str, Any]:
    """Return the small document with something else at a place; None: taken away."""
    raw = deepcopy(BASE)
    inner: Any = raw
    for step in steps[:-1]:
        inner = inner[step]
    if to is None:
        del inner[steps[-1]]
    else:
        inner[steps[-1]] = to
    return raw


Q_A, Q_B, Q_C = ("pages", 0, "fields", 0), ("pages", 0, "fields", 1), ("pages", 1, "fields", 0)
OPTION = {"value": "z", "label": {"vi": "Zê"}}


@pytest.mark.parametrize(
    ("new", "code", "words"),
    [
        (mutated(*Q_B, "label", to={"vi": "Bê"}), "label", "Tên câu hỏi: «b» → «Bê»"),
        (mutated(*Q_B, "required", to=False), "made_optional", "Câu «b» nay không bắt buộc"),
        (mutated(*Q_B, "soft", to=True), "made_soft", "Câu «b» nay nên có, không bắt buộc"),
        (mutated(*Q_B, "required_when", to={"eq": ["$a", "x"]}), "made_required_at_times",
         "Câu «b» nay bắt buộc khi «a» là «x»"),
        (mutated(*Q_B, "type", to="long_text"), "retyped",
         "Câu «b» đổi kiểu trả lời: một dòng chữ → nhiều dòng chữ"),
        (mutated(*Q_A, "options", 1, "label", to={"vi": "Y dài"}), "option_label",
         "Câu «a», lựa chọn: «y» → «Y dài»"),
        (mutated(*Q_A, "options", 1, to=None), "option_removed", "Câu «a»: bỏ lựa chọn «y»"),
        (mutated(*Q_A, "options", to=[*BASE["pages"][0]["fields"][0]["options"], OPTION]),
         "option_added", "Câu «a»: thêm lựa chọn «Zê»"),
        (mutated("pages", 1, "when", to={"ne": ["$a", "x"]}), "page_when",
         "Trang «p2»: chỉ hỏi khi «a» là «x» → chỉ hỏi khi «a» không phải là «x»"),
        (mutated("pages", 1, "when", to=None), "page_when",
         "Trang «p2»: chỉ hỏi khi «a» là «x» → lúc nào cũng hỏi"),
        (mutated(*Q_C, "checks", to=None), "check_removed",
         "Câu «c», bỏ kiểm tra: phải trước hôm nay"),
        (mutated("papers", 0, "soft", to=True), "paper_soft",
         "Giấy tờ «Giấy», bổ sung sau được: không → có"),
        (mutated("papers", to=None), "paper_removed", "Bỏ giấy tờ «Giấy»"),
        (mutated("law", to=["Luật A"]), "law", "Căn cứ pháp lý: (không có) → «Luật A»"),
        (mutated("word", "sha256", to="1" * 64), "word_file",
         "Tệp Word: «mau.docx (00000000)» → «mau.docx (11111111)»"),
        (mutated("pages", 0, "fields", 1, to=None), "question_removed", "Bỏ câu «b»"),
        (mutated("pages", 2, "repeat", "max", to=4), "repeat_setting",
         "Trang «p3», số dòng nhiều nhất: «3» → «4»"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_plain_words(new: dict[str, Any], code: str, words: str) -> None:
    assert (code, words) in told(BASE, new)
    assert len(told(BASE, new)) == 1


def test_a_question_moved_to_another_page_is_neither_removed_nor_added() -> None:
    new = deepcopy(BASE)
    new["pages"][2]["fields"].append(new["pages"][0]["fields"].pop(1))
    assert [code for code, _ in told(BASE, new)] == ["question_moved"]


def test_of_three_pages_only_the_one_that_moved_is_told() -> None:
    new = deepcopy(BASE)
    del new["pages"][1]["when"]
    old = deepcopy(new)
    new["pages"].insert(0, new["pages"].pop())
    assert told(old, new) == [("page_moved", "Trang «p3» chuyển sang vị trí khác")]


def test_a_version_alone_is_no_change() -> None:
    assert told(BASE, {**deepcopy(BASE), "version": 2}) == []


@pytest.mark.parametrize("form", PARSED, ids=lambda form: form.form)
def test_equal_documents_have_no_difference(form: Document) -> None:
    assert difference(form, parse_document(SHIPPED[PARSED.index(form)]), LISTS) == ()


@given(documents())
def test_equal_documents_of_any_shape_have_no_difference(made: tuple[dict[str, Any], Any]) -> None:
    raw = made[0]
    assert told(raw, deepcopy(raw)) == []


Place = tuple[Any, ...]


def places(raw: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place in a JSON value."""
    yield place
    inner = (
        raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    )
    for step, value in inner:
        yield from places(value, (*place, step))


PLACES = [(number, p) for number, raw in enumerate(SHIPPED) for p in places(raw) if p]


def _mutate(raw: dict[str, Any], place: Place, how: int) -> None:
    inner: Any = raw
    for step in place[:-1]:
        inner = inner[step]
    value = inner[place[-1]]
    if how == 0:
        del inner[place[-1]]
    elif isinstance(value, bool):
        inner[place[-1]] = not value
    elif isinstance(value, int):
        inner[place[-1]] = value + how
    elif isinstance(value, str):
        inner[place[-1]] = value + "x" * how
    elif isinstance(value, list):
        inner[place[-1]] = value[::-1] if how == 1 else [*value, *value[:1]]
    else:
        inner[place[-1]] = dict(list(value.items())[how:])


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.integers(0, 2))
def test_every_single_mutation_of_a_shipped_form_is_told(
    chosen: tuple[int, Place], how: int
) -> None:
    number, place = chosen
    raw = deepcopy(SHIPPED[number])
    _mutate(raw, place, how)
    try:
        new = parse_document(raw)
    except DocumentRefused:
        return
    old = PARSED[number]
    same = replace(new, version=old.version) == old and new.examples == old.examples
    changes = difference(old, new, LISTS)
    assert (changes == ()) is same
    assert all(change.words.vi and change.words.en for change in changes)
    assert difference(old, new, LISTS) == changes


def test_every_type_of_question_has_a_name_and_every_code_english() -> None:
    assert set(TYPE_WORDS) == set(FieldType)
    assert len(CODES) > 60
