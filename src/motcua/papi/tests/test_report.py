"""The report: Bình Dương 2020 as the source has it, and any province and year."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.papi.shipped import shipped
from motcua.rules.papi.as_json import as_json
from motcua.rules.papi.names import UnknownProvince, find_province
from motcua.rules.papi.report import Report, UnknownYear, make_report
from motcua.rules.papi.words import paragraphs

PANEL = shipped()
EVERY = [(code, year) for year in PANEL.years for code in PANEL.provinces]


def _of(name: str, year: int, against: int | None = None) -> Report:
    code = find_province(PANEL.provinces.values(), name).code
    return make_report(PANEL, code, year, against)


def test_binh_duong_2020_is_as_the_source_has_it() -> None:
    said = as_json(PANEL, _of("Bình Dương", 2020, 2019))
    assert round(said["total"], 2) == 40.76
    assert (said["rank"], said["n_ranked"], said["group"]) == (57, 63, "poor")
    assert (said["previous_rank"], round(said["total_change"], 3)) == (25, -3.208)
    changes = {one["no"]: round(one["change_pct"], 1) for one in said["dimensions"]}
    assert changes == {1: -10.6, 2: -10.0, 3: 1.5, 4: -4.3, 5: 3.7, 6: -6.3, 7: -6.4, 8: -35.1}
    assert [one["rank"] for one in said["dimensions"]] == [56, 47, 55, 46, 15, 50, 57, 30]
    parts = {one["no"]: one for one in said["subdimensions"]}
    assert round(parts["8.3"]["share_of_total_change"], 3) == 0.474
    assert [no for no, one in parts.items() if not one["comparable"]] == ["8.3"]
    assert round(said["total_change_comparable"], 3) == -1.688
    assert {no: round(parts[no]["change"], 3) for no in ("2.3", "6.2", "3.1", "5.3")} == {
        "2.3": -0.329, "6.2": -0.295, "3.1": 0.225, "5.3": 0.202,
    }  # fmt: skip


def test_its_words_name_the_fall_and_what_is_broken() -> None:
    vi, en = (str(paragraphs(PANEL, _of("Bình Dương", 2020), one)) for one in ("vi", "en"))
    for figure in ("40,76", "thứ 57 trong 63", "nhóm thấp nhất", "2 tăng, 6 giảm", "47 %", "1,69"):
        assert figure in vi
    assert "two-sided" not in en, "no interval was published for 2020"
    assert "By the error of 2019 alone" in en


@pytest.mark.parametrize("year", PANEL.years)
def test_every_province_answers_and_its_parts_sum_to_the_change(year: int) -> None:
    for code in PANEL.provinces:
        said = as_json(PANEL, make_report(PANEL, code, year))
        json.dumps(said, allow_nan=False)
        assert all(isinstance(one["no"], int) for one in said["dimensions"])
        if said["total"] is None:
            assert (said["rank"], said["group"]) == (None, None)
            assert "withheld" in " ".join(said["notes"]).lower()
        if said["total_change"] is not None:
            parts = [one["contribution"] for one in said["subdimensions"]]
            assert sum(parts) == pytest.approx(said["total_change"], abs=1e-9)
            shares = [one["share_of_total_change"] for one in said["subdimensions"]]
            assert sum(shares) == pytest.approx(1, abs=1e-9)
            whole = [one["change"] for one in said["subdimensions"] if one["comparable"]]
            assert sum(whole) == pytest.approx(said["total_change_comparable"], abs=1e-9)


@given(st.sampled_from(EVERY), st.sampled_from(["vi", "en"]))
def test_no_sentence_is_left_with_an_empty_figure(at: tuple[int, int], language: str) -> None:
    said = paragraphs(PANEL, make_report(PANEL, *at), language)
    text = " ".join(sentence for part in said for sentence in part)
    assert text
    assert not re.search(r"\bNone\b|\bnan\b|\{|\}|--", text)


def test_ranks_are_only_over_provinces_with_complete_scores() -> None:
    assert as_json(PANEL, _of("Hà Nội", 2018))["n_ranked"] == 61
    assert as_json(PANEL, _of("Hà Nội", 2021))["n_ranked"] == 60
    part = as_json(PANEL, _of("Quảng Ninh", 2018))
    assert (part["total"], part["rank"]) == (None, None)
    assert [one["no"] for one in part["dimensions"] if one["score"] is None] == [2, 4]


def test_what_is_new_or_dropped_has_no_change_but_a_contribution() -> None:
    parts = {one["no"]: one for one in as_json(PANEL, _of("Hà Nội", 2021))["subdimensions"]}
    dropped = parts["5.2"]
    assert (dropped["score"], dropped["change"], dropped["comparable"]) == (None, None, False)
    assert dropped["contribution"] == -dropped["previous"]
    parts = {one["no"]: one for one in as_json(PANEL, _of("Hà Nội", 2018))["subdimensions"]}
    assert (parts["7.1"]["previous"], parts["2.1"]["previous"]) == (None, None)


def test_the_first_year_has_nothing_to_compare_with() -> None:
    said = as_json(PANEL, _of("Bình Dương", 2011))
    assert (said["against"], said["total_change"]) == (None, None)
    assert len(said["dimensions"]) == 6


def test_significance_is_not_claimed_across_a_broken_series() -> None:
    report = _of("Bình Dương", 2020, 2019)
    said = as_json(PANEL, report)
    assert (said["significance"]["errors_of"], said["significance"]["at_95"]) == ((2019,), None)
    claimed = {one["no"]: one["significance"]["at_95"] for one in said["dimensions"]}
    assert claimed == {1: True, 2: True, 3: False, 4: False, 5: True, 6: True, 7: False, 8: None}
    assert "Significance is not claimed for the total and 8: " in " ".join(said["notes"])
    assert "so it is not called significant" in str(paragraphs(PANEL, report, "en"))
    # Both years have errors, and 8.1 was computed differently.
    words = str(paragraphs(PANEL, _of("Hà Nội", 2023, 2022), "en"))
    assert "standard errors of the difference" in words
    assert "bound" not in words


def test_totals_of_six_and_of_eight_dimensions_carry_a_note() -> None:
    notes = as_json(PANEL, _of("Hà Nội", 2018))["notes"]
    assert any(note.startswith("2017 has 6 dimensions, 2018 has 8") for note in notes)
    assert not any("dimensions" in note for note in as_json(PANEL, _of("Hà Nội", 2020))["notes"])


def test_the_conflict_of_2020_is_shown() -> None:
    said = as_json(PANEL, _of("Ho Chi Minh City", 2020))
    assert (said["rank"], said["group"]) == (46, "low_average")
    assert any("16/16/15/16" in note for note in said["notes"])


@pytest.mark.parametrize("written", ["binh duong", "BÌNH DƯƠNG", "Tỉnh Bình Dương", "Binh Duong"])
def test_a_province_is_found_with_marks_or_without(written: str) -> None:
    assert find_province(PANEL.provinces.values(), written).code == 74


def test_an_unknown_province_or_year_is_refused_with_what_is_near() -> None:
    with pytest.raises(UnknownProvince) as wrong:
        find_province(PANEL.provinces.values(), "Bình Dươn")
    assert "Bình Dương" in wrong.value.near
    for year, against in ((2010, None), (2020, 2020), (2020, 2021), (2025, None)):
        with pytest.raises(UnknownYear):
            _of("Bình Dương", year, against)
