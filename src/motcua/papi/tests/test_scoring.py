"""Published cells come out again; groups, breaks and errors are as documented."""

from collections import Counter
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.papi.shipped import shipped
from motcua.rules.papi.breaks import compare
from motcua.rules.papi.regression import fit
from motcua.rules.papi.scoring import TOTAL, reproductions, rescaled, subdimension_score, value_of
from motcua.rules.papi.standing import GROUPS, group, quantile, standing
from motcua.rules.papi.uncertainty import interval, significance

PANEL = shipped()
scores = st.floats(8, 80, allow_nan=False)


@pytest.mark.parametrize("year", [2018, 2019, 2022, 2023])
def test_declared_formulas_reproduce_every_published_cell(year: int) -> None:
    exact = [one for one in reproductions(PANEL, year) if one.exact]
    assert len(exact) >= 9
    assert all(one.worst < 2e-6 and one.provinces >= 61 for one in exact)


@pytest.mark.parametrize("year", [2018, 2019, 2022, 2023])
def test_every_other_part_has_a_fit_that_says_how_far_it_is_off(year: int) -> None:
    found = reproductions(PANEL, year)
    assert {one.number for one in found} == set(PANEL.years[year].numbers)
    assert all(one.worst > 2e-6 or one.exact for one in found if one.r2 < 0.999)


@pytest.mark.parametrize("year", [2018, 2019, 2022, 2023])
def test_sums_reproduce_the_printed_dimensions_and_totals(year: int) -> None:
    table = PANEL.years[year]
    for (code, dimension), printed in table.printed.items():
        assert value_of(table, code, str(dimension)) == pytest.approx(printed, abs=8e-4)
    for code, published in table.published.items():
        total = value_of(table, code, TOTAL)
        if total is not None and published.total is not None:
            assert total == pytest.approx(published.total, abs=3e-3)


def test_the_rescaling_runs_from_one_to_ten_shared() -> None:
    assert subdimension_score([rescaled(5, 1, 5), rescaled(4, 0, 4)], 4) == 2.5
    assert subdimension_score([rescaled(1, 1, 5), rescaled(4, 0, 4, reverse=True)], 3) == 1 / 3


@pytest.mark.parametrize(
    ("year", "sizes"),
    [(2020, (16, 16, 15, 16)), (2018, (16, 15, 15, 15)), (2021, (15, 15, 15, 15))],
)
def test_groups_are_cut_at_the_quartiles(year: int, sizes: tuple[int, ...]) -> None:
    place = standing(PANEL.years[year], TOTAL)
    held = Counter(place.group_of(code) for code in place.values)
    assert tuple(held[name] for name in GROUPS) == sizes


def test_the_borders_of_2020_lie_between_the_documented_provinces() -> None:
    place = standing(PANEL.years[2020], TOTAL)
    at = {place.rank_of(code): PANEL.provinces[code].ascii for code in place.values}
    pairs = [at[rank] for rank in (16, 17, 32, 33, 47, 48)]
    assert pairs == ["Nam Dinh", "Vinh Phuc", "Bac Kan", "Ha Giang", "Dak Nong", "Ha Noi"]


@given(st.lists(scores, min_size=4, max_size=70))
def test_a_higher_score_is_never_in_a_worse_group(values: list[float]) -> None:
    ordered = sorted(values)
    groups = [GROUPS.index(group(value, ordered)) for value in ordered]
    assert groups == sorted(groups, reverse=True)


@given(st.lists(scores, min_size=1, max_size=70), st.floats(0, 1))
def test_a_quantile_lies_among_the_values(values: list[float], share: float) -> None:
    ordered = sorted(values)
    found = quantile(ordered, share)
    assert ordered[0] - 1e-9 <= found <= ordered[-1] + 1e-9


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 4)), min_size=8, max_size=30, unique=True),
    st.tuples(st.floats(-2, 2), st.floats(-2, 2), st.floats(-2, 2)),
)
def test_an_exact_plane_is_found_again(
    rows: list[tuple[float, float]], plane: tuple[float, float, float]
) -> None:
    values = [plane[0] + plane[1] * a + plane[2] * b for a, b in rows]
    assert fit(rows, values).worst < 1e-6


def test_comparisons_obey_the_registry_in_both_directions() -> None:
    breaks = PANEL.breaks
    for number, years, comparable in [
        ("8.3", (2019, 2020), False), ("8.3", (2023, 2024), True), ("8.1", (2019, 2020), True),
        ("3.2", (2020, 2021), False), ("6.4", (2020, 2021), False), ("5.1", (2020, 2021), False),
        ("7.1", (2018, 2019), False), ("1.2", (2017, 2018), True), ("2.1", (2016, 2019), False),
        ("8.3", (2019, 2024), False),
    ]:  # fmt: skip
        assert compare(breaks, number, *years).comparable is comparable
        assert compare(breaks, number, *years[::-1]).comparable is comparable
    assert not compare(breaks, "2.1", 2017, 2018).predecessor


def test_the_published_interval_is_one_of_ninety_percent() -> None:
    for year in (2019, 2022, 2023):
        for published in PANEL.years[year].published.values():
            found = interval(published)
            if found is not None and found.reach is not None:
                assert found.reach == pytest.approx(1.645, abs=2e-3)
                assert found.confidence == pytest.approx(0.90, abs=1e-3)


def test_significance_names_the_errors_it_used_and_claims_nothing_without() -> None:
    assert significance(-1.0, (2020, None), (2018, None)) is None
    one = significance(-3.2, (2020, None), (2019, 0.4))
    assert one is not None
    assert (one.errors_of, one.at_95) == ((2019,), True)
    both = significance(0.5, (2023, 0.3), (2022, 0.4))
    assert both is not None
    assert both.error == pytest.approx(0.5)
    assert not both.at_90


def test_withheld_cells_are_no_zeros() -> None:
    assert set(PANEL.years[2023].scores[74].values()) == {"w"}
    assert value_of(PANEL.years[2023], 74, TOTAL) is None
    assert fsum(cell == 0.0 for y in PANEL.years.values() for c in y.scores.values()
                for cell in c.values()) == 0  # fmt: skip
