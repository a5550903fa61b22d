"""Every expression has words, and the words say what the expression says."""

from typing import Any

import pytest
from hypothesis import given

from motcua.rules.form_document import parse_document
from motcua.rules.form_document.labels import Labels, labels_of
from motcua.rules.form_document.model import Check, Words
from motcua.rules.form_document.plain_words import (
    asked_when,
    check_words,
    fact,
    needed_when,
    value_words,
)
from motcua.rules.form_logic import Kind, parse
from motcua.rules.tests.forms import LISTS, document, field, page
from motcua.rules.tests.test_form_spelling import NAMES as SPELLED
from motcua.rules.tests.test_form_spelling import expressions

WHO = {
    **field("who", "choice"), "label": {"vi": "Anh/chị là"},
    "options": [{"value": "me", "label": {"vi": "Mẹ của cháu"}},
                {"value": "cha", "label": {"vi": "Cha của cháu"}}],
}  # fmt: skip
FORM = parse_document(document(
    page("p1", WHO, {**field("born", "date"), "label": {"vi": "Ngày sinh"}},
         {**field("cost", "money"), "label": {"vi": "Chi phí"}},
         {**field("tick", "yes_no"), "label": {"vi": "Đã kết hôn"}},
         {**field("many", "multi_choice"), "label": {"vi": "Giấy tờ"}},
         {**field("home", "address"), "label": {"vi": "Nơi ở"}}, title={"vi": "Về anh/chị"}),
    page("p2", {**field("issued", "date"), "label": {"vi": "Ngày cấp"}}, title={"vi": "Giấy"}),
    page("p3", {**field("child_born", "date"), "label": {"vi": "Ngày cấp"}},
         title={"vi": "Về cháu"}),
    derive=[{"id": "is_mother", "as": {"eq": ["$who", "me"]}}],
))  # fmt: skip
LABELS = labels_of(FORM, LISTS)
NAMES = {
    "who": Kind.TEXT, "born": Kind.DATE, "cost": Kind.NUMBER, "tick": Kind.BOOLEAN,
    "many": Kind.TEXTS, "home": Kind.GROUP, "home.province": Kind.TEXT, "issued": Kind.DATE,
    "is_mother": Kind.BOOLEAN,
}  # fmt: skip


def said(written: Any) -> str:
    """Return the Vietnamese words of a condition."""
    return fact(parse(written, names=NAMES), LABELS).vi


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"eq": ["$who", "me"]}, "«Anh/chị là» là «Mẹ của cháu»"),
        ({"eq": ["me", "$who"]}, "«Anh/chị là» là «Mẹ của cháu»"),
        ({"in": ["$who", ["me", "cha"]]}, "«Anh/chị là» là «Mẹ của cháu» hoặc «Cha của cháu»"),
        ({"not": {"eq": ["$who", "me"]}}, "«Anh/chị là» không phải là «Mẹ của cháu»"),
        ({"not": {"not": "$tick"}}, "«Đã kết hôn» là «Có»"),
        ({"not": "$tick"}, "«Đã kết hôn» là «Không»"),
        ({"lt": ["$born", {"date": "2025-07-01"}]}, "«Ngày sinh» trước 01/07/2025"),
        ({"ge": ["$cost", 1250000]}, "«Chi phí» từ 1.250.000 đồng trở lên"),
        ({"le": [5, "$cost"]}, "«Chi phí» từ 5 đồng trở lên"),
        ({"contains": ["$many", "a"]}, "«Giấy tờ» có chọn «a»"),
        ({"absent": "$home"}, "«Nơi ở» để trống"),
        ({"eq": ["$home.province", "01"]}, "tỉnh, thành phố của «Nơi ở» là «Hà Nội»"),
        ("$is_mother", "«Anh/chị là» là «Mẹ của cháu»"),
        ({"and": ["$tick", {"or": [{"present": "$home"}, {"gt": ["$cost", 0]}]}]},
         "«Đã kết hôn» là «Có» và («Nơi ở» có câu trả lời hoặc «Chi phí» lớn hơn 0 đồng)"),
        ({"not": {"and": ["$tick", {"present": "$home"}]}},
         "«Đã kết hôn» là «Không» hoặc «Nơi ở» để trống"),
        ({"ge": [{"age_years": ["$born", "@today"]}, 15]},
         "người sinh «Ngày sinh», tính đến hôm nay từ đủ 15 tuổi"),
    ],
)  # fmt: skip
def test_a_condition_is_said_with_labels_and_options(written: Any, words: str) -> None:
    assert said(written) == words


@pytest.mark.parametrize(
    ("written", "field_id", "words"),
    [
        ({"gt": ["$issued", "$born"]}, "issued", "phải sau «Ngày sinh»"),
        ({"gt": ["$issued", "$born"]}, "born", "«Ngày cấp» (Giấy) phải sau «Ngày sinh»"),
        ({"ne": ["$who", "me"]}, "who", "không được là «Mẹ của cháu»"),
        ({"ge": [{"age_years": ["$born", "@today"]}, 15]}, "born",
         "phải từ đủ 15 tuổi, tính đến hôm nay"),
        ({"le": ["$cost", 100]}, "cost", "không được quá 100 đồng"),
    ],
)  # fmt: skip
def test_a_check_is_said_as_a_demand(written: Any, field_id: str, words: str) -> None:
    check = Check(parse(written, names=NAMES), Words("…"))
    assert check_words(check, field_id, LABELS).vi == words


def test_a_condition_begins_with_when_it_is_asked() -> None:
    condition = parse({"eq": ["$who", "me"]}, names=NAMES)
    assert asked_when(condition, LABELS) == Words(
        "chỉ hỏi khi «Anh/chị là» là «Mẹ của cháu»",
        "only asked when «Anh/chị là» is «Mẹ của cháu»",
    )
    assert needed_when(condition, LABELS).vi.startswith("bắt buộc khi ")


def test_a_label_that_stands_twice_carries_its_section() -> None:
    assert LABELS.name("issued").vi == "«Ngày cấp» (Giấy)"
    assert LABELS.name("child_born").vi == "«Ngày cấp» (Về cháu)"
    assert LABELS.name("born").vi == "«Ngày sinh»"


@given(expressions())
def test_every_expression_has_words_in_both_languages(written: Any) -> None:
    expression = parse(written, names=SPELLED)
    labels = Labels({}, {}, {}, None)
    for words in (
        fact(expression, labels),
        value_words(expression, labels),
        check_words(Check(expression, Words("…")), "text", labels),
    ):
        assert words.vi.strip() and words.say("en").strip()


@given(expressions())
def test_not_twice_is_said_as_not_at_all(written: Any) -> None:
    labels = Labels({}, {}, {}, None)
    plain = parse(written, names=SPELLED)
    twice = parse({"not": {"not": written}}, names=SPELLED)
    assert fact(twice, labels) == fact(plain, labels)


def test_braces_in_a_label_are_words_like_any_other() -> None:
    raw = document(page("p", {**field("a", "yes_no"), "label": {"vi": "{0} {x}"}}))
    labels = labels_of(parse_document(raw))
    assert fact(parse("$a", names={"a": Kind.BOOLEAN}), labels).vi == "«{0} {x}» là «Có»"
    assert labels.vocabularies is None
