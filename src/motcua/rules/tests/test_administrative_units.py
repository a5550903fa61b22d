"""Communes as they are written, today's and former ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.administrative_units import Units, read_units, settle, successors, suggest
from motcua.rules.administrative_units.names import bare, read_name

NOW: dict[str, Any] = {"provinces": [
    {"code": "01", "communes": {"00004": "Phường Ba Đình", "00008": "Phường Ngọc Hà"}},
    {"code": "79", "communes": {"25950": "Phường Thuận An", "27154": "Phường Bàn Cờ",
                                "26506": "Phường Vũng Tàu"}},
    {"code": "56", "communes": {"22591": "Phường Hoà Thắng"}},
    {"code": "75", "communes": {"25270": "Xã Lộc Thành", "25280": "Xã Lộc Thạnh"}},
]}  # fmt: skip
BEFORE: dict[str, Any] = {"provinces": [
    {"code": "01", "name": "Thành phố Hà Nội", "now": "01", "districts": [
        {"name": "Quận Ba Đình", "communes": {"Phường Trúc Bạch": ["00004"],
                                              "Phường Ngọc Hà": ["00004", "00008"]}}]},
    {"code": "74", "name": "Tỉnh Bình Dương", "now": "79", "districts": [
        {"name": "Thành phố Thuận An", "communes": {"Phường Bình Nhâm": ["25950"]}}]},
    {"code": "77", "name": "Tỉnh Bà Rịa - Vũng Tàu", "now": "79", "districts": [
        {"name": "Thành phố Vũng Tàu", "communes": {"Phường 1": ["26506"]}}]},
    {"code": "79", "name": "Thành phố Hồ Chí Minh", "now": "79", "districts": [
        {"name": "Quận 3", "communes": {"Phường 1": ["27154"]}}]},
]}  # fmt: skip
UNITS: Units = read_units(NOW, BEFORE)


def codes(written: str, **where: str) -> list[str]:
    """Return the codes that a written name may mean."""
    return [match.commune.code for match in successors(UNITS, written, **where)]


@pytest.mark.parametrize(
    "written",
    ["Phường Ba Đình", "ba dinh", "P. Ba Đình", "phường  BA ĐÌNH", "p ba dinh", "Ba Đình"],
)
def test_a_commune_of_today_is_recognised_however_it_is_written(written: str) -> None:
    found = settle(UNITS, "01", written)
    assert found is not None and found.code == "00004"


@pytest.mark.parametrize("written", ["", " ", "Xã Ba Đình", "Bà Định", "Trúc Bạch", "…"])
def test_what_contradicts_the_official_name_is_not_taken_for_it(written: str) -> None:
    assert settle(UNITS, "01", written) is None


def test_a_tone_mark_may_stand_on_either_vowel() -> None:
    assert settle(UNITS, "56", "Phường Hòa Thắng") is not None


def test_two_names_that_differ_in_marks_are_told_apart_by_marks_alone() -> None:
    assert settle(UNITS, "75", "loc thanh") is None
    found = settle(UNITS, "75", "Lộc Thạnh")
    assert found is not None and found.code == "25280"


def test_a_former_commune_leads_to_what_it_became() -> None:
    assert codes("Phường Trúc Bạch", province="01") == ["00004"]


def test_a_commune_that_was_split_leads_to_all_its_parts() -> None:
    assert codes("Phường Ngọc Hà, quận Ba Đình", province="01") == ["00004", "00008"]


def test_a_district_leads_to_everything_that_its_communes_became() -> None:
    found = successors(UNITS, "quận Ba Đình", province="01")
    assert {match.commune.code for match in found} == {"00004", "00008"}
    assert all(match.former is not None and match.former.name == "" for match in found)


def test_names_that_many_had_are_told_apart_by_the_district() -> None:
    assert codes("Phường 1", province="79") == ["26506", "27154"]
    assert codes("P1, Q3", province="79") == ["27154"]
    assert codes("Phường 01, quận 3, TP Hồ Chí Minh", province="79") == ["27154"]


def test_a_former_province_narrows_the_search_to_itself() -> None:
    assert codes("Phường 1", former_province="77", province="79") == ["26506"]
    assert codes("Bình Nhâm", former_province="74", province="79") == ["25950"]


def test_a_name_of_another_province_is_still_found() -> None:
    assert codes("Trúc Bạch", province="79") == ["00004"]
    assert codes("Phường Ba Đình", province="79") == ["00004"]


def test_what_no_list_holds_leads_nowhere() -> None:
    assert codes("Phường Không Có", province="01") == []
    assert codes(", ,", province="01") == []


def test_an_invented_province_has_communes_without_codes() -> None:
    units = UNITS.with_province("99", ["Xã Đồng Sen"])
    found = settle(units, "99", "dong sen")
    assert found is not None and (found.name, found.code) == ("Xã Đồng Sen", "")
    assert [m.commune.name for m in suggest(units, "99", "do")] == ["Xã Đồng Sen"]


def test_suggestions_are_of_today_first_and_then_what_became_of_former_ones() -> None:
    found = suggest(UNITS, "01", "ng")
    assert [(m.commune.code, m.former is not None) for m in found] == [
        ("00008", False), ("00004", True), ("00008", True),
    ]  # fmt: skip
    assert suggest(UNITS, "01", "n") == ()


@given(st.text(max_size=40), st.sampled_from(["01", "79", "", "xx"]))
def test_nothing_written_breaks_the_search(written: str, province: str) -> None:
    settle(UNITS, province, written)
    suggest(UNITS, province, written)
    for match in successors(UNITS, written, province=province):
        assert match.commune.code in UNITS.communes


@given(st.text(max_size=40))
def test_a_bare_name_stays_as_it_is(written: str) -> None:
    assert bare(bare(written)) == bare(written)
    assert read_name(written).is_said_by(read_name(written))
