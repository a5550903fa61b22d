"""What people type is understood as they mean it; what is not understood says why."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.form_document import normalise, parse_document
from motcua.rules.form_document.model import Field
from motcua.rules.form_document.values import checker
from motcua.rules.tests.forms import LISTS, SCALARS, TODAY, document, field, page


def of(kind: str, **settings: Any) -> Field:
    """Return a field of a type."""
    return parse_document(document(page("p", field("f", kind, **settings)))).pages[0].fields[0]


def understood(kind: str, raw: Any, **settings: Any) -> Any:
    """Return the value of what was typed, or the code of what is wrong with it."""
    asked = of(kind, **settings)
    found = normalise(asked, raw)
    if found.problem is not None:
        return found.problem.code
    if found.value is None:
        return None
    wrong = checker(asked, LISTS)(found.value, TODAY)
    return wrong.code if wrong else found.value


DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn Thị Lan Anh")


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("text", "  Số 5,  ấp Bàu Súng ", "Số 5, ấp Bàu Súng"),
        ("text", "hai\ndòng\tchữ", "hai dòng chữ"),
        ("text", "   ", None),
        ("text", "a\x00b\u202ec", "abc"),
        ("long_text", " một \r\n\r\n hai  ba ", "một\n\nhai ba"),
        ("person_name", DECOMPOSED, "Nguyễn Thị Lan Anh"),
        ("person_name", "  Lò  Văn   Mường Thử", "Lò Văn Mường Thử"),
        ("person_name", "H'Hen Niê", "H'Hen Niê"),
        ("person_name", "Nguyen Van 2", "name_has_digits"),
        ("person_name", "Nguyen@Van", "forbidden_characters"),
        ("person_id", "099 194 007 158", "099194007158"),
        ("person_id", "０９９１９４００７１５８", "099194007158"),
        ("person_id", "099.194.007-158", "099194007158"),
        ("person_id", "099 194 0071 5", "wrong_length"),
        ("person_id", "0991940071588", "wrong_length"),
        ("person_id", "281234567", "old_identity_card"),
        ("person_id", "09919400715O", "digits_only"),
        ("phone", "+84 90 000 01 18", "0900000118"),
        ("phone", "84900000118", "0900000118"),
        ("phone", "0084 0900 000 118", "0900000118"),
        ("phone", "(0299) 000.0022", "02990000022"),
        ("phone", "+86 138 0013 8000", "+8613800138000"),
        ("phone", "0123 456 789", "not_a_phone"),
        ("phone", "090000011", "not_a_phone"),
        ("email", " Lan.Anh@Example.COM ", "Lan.Anh@example.com"),
        ("email", "lan.anh@example", "not_an_email"),
        ("email", "lan anh", "not_an_email"),
        ("money", "1.250.000", 1250000),
        ("money", "1.250.000 đồng", 1250000),
        ("money", "1,250,000đ", 1250000),
        ("money", "1 250 000 VND", 1250000),
        ("money", "12,5", "not_whole"),
        ("money", "-1", "too_small"),
        ("money", "một triệu", "not_a_number"),
        ("integer", "2", 2),
        ("integer", "２", 2),
        ("integer", "1.5", "not_whole"),
        ("number", "12,5", 12.5),
        ("number", "12.5", 12.5),
        ("number", "1.250,75", 1250.75),
        ("number", "1.250", 1250),
        ("number", "1,234", "too_many_decimals"),
        ("number", "1,2,3", "not_a_number"),
        ("year", "1994", 1994),
        ("year", "94", "bad_year"),
        ("choice", "a", "a"),
        ("choice", "z", "unknown_option"),
        ("choice", "", None),
        ("multi_choice", ["b", "a", "b", ""], ["b", "a"]),
        ("multi_choice", [], None),
        ("multi_choice", ["z"], "unknown_option"),
        ("yes_no", "no", False),
        ("yes_no", "maybe", "unknown_option"),
        ("declaration", "yes", True),
        ("declaration", "", None),
        ("sex", "female", "female"),
        ("ethnic_group", "77", "unknown_option"),
        ("nationality", "VN", "VN"),
    ],
)
def test_typing_is_understood(kind: str, raw: Any, value: Any) -> None:
    assert understood(kind, raw) == value


def day(day: str, month: str, year: str) -> dict[str, str]:
    """Return three boxes."""
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("date", day("2", "9", "2026"), "2026-09-02"),
        ("date", day("０２", " 09 ", "2026"), "2026-09-02"),
        ("date", day("02/11/2026", "", ""), "2026-11-02"),
        ("date", day("29", "2", "2024"), "2024-02-29"),
        ("date", day("29", "2", "2023"), "date_no_such_day"),
        ("date", day("31", "4", "2026"), "date_no_such_day"),
        ("date", day("0", "4", "2026"), "date_no_such_day"),
        ("date", day("3", "13", "2026"), "date_bad_month"),
        ("date", day("3", "1", "26"), "bad_year"),
        ("date", day("3", "", "2026"), "date_incomplete"),
        ("date", day("ba", "1", "2026"), "date_not_numbers"),
        ("date", day("", "", ""), None),
        ("partial_date", day("", "", "1960"), "1960"),
        ("partial_date", day("", "2", "1960"), "1960-02"),
        ("partial_date", day("28", "2", "1960"), "1960-02-28"),
        ("partial_date", day("30", "2", "1960"), "date_no_such_day"),
        ("partial_date", day("3", "", "1960"), "date_incomplete"),
    ],
)
def test_dates_are_typed_in_three_boxes(kind: str, raw: dict[str, str], value: Any) -> None:
    assert understood(kind, raw) == value


def test_a_date_that_cannot_be_says_which_boxes_and_how_many_days() -> None:
    found = normalise(of("date"), day("30", "2", "1994"))
    assert found.problem is not None
    assert dict(found.problem.params) == {
        "month": 2, "year": 1994, "last": 28, "parts": "day month",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("range_", "value", "code"),
    [
        ("past", "2026-11-23", None), ("past", "2026-11-24", "in_future"),
        ("future", "2026-11-23", None), ("future", "2026-11-22", "in_past"),
        ("any", "2099-01-01", None),
    ],
)  # fmt: skip
def test_a_date_keeps_to_its_side_of_today(range_: str, value: str, code: str | None) -> None:
    found = checker(of("date", range=range_), LISTS)(value, TODAY)
    assert (found.code if found else None) == code


def test_a_year_that_has_begun_lies_in_the_past() -> None:
    check = checker(of("partial_date", range="past"), LISTS)
    assert check("2026", TODAY) is None
    assert check("2026-11", TODAY) is None
    late = check("2026-12", TODAY)
    assert late is not None and late.code == "in_future"


def test_an_address_says_which_parts_are_missing() -> None:
    raw = {"province": "99", "commune": "", "detail": "Số 5"}
    asked = of("address")
    value = normalise(asked, raw).value
    found = checker(asked, LISTS)(value, TODAY)
    assert found is not None and dict(found.params)["parts"] == "commune"


def test_a_province_alone_is_no_address_where_none_is_needed() -> None:
    raw = {"province": "99", "commune": "", "detail": ""}
    assert understood("address", raw, required=False) is None
    assert understood("address", raw) == "part_missing"


@given(st.sampled_from(sorted(set(SCALARS) - {"date", "partial_date", "address"})), st.text())
def test_any_text_is_a_right_value_or_a_problem(kind: str, typed: str) -> None:
    asked = of(kind)
    found = normalise(asked, [typed] if kind == "multi_choice" else typed)
    assert found.problem is None or found.value is None


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_any_three_boxes_are_a_real_day_or_a_problem(d: str, m: str, y: str) -> None:
    asked = of("date")
    found = normalise(asked, day(d, m, y))
    if found.value is not None:
        assert checker(asked, LISTS)(found.value, TODAY) is None


@given(st.text())
def test_what_is_normalised_once_stays_as_it_is(typed: str) -> None:
    once = normalise(of("text"), typed).value
    if once is not None:
        assert normalise(of("text"), once).value == once
