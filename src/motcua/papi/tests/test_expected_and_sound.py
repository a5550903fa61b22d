"""Pure rules of the plan and of the standing on comparable parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.papi.shipped import shipped
from motcua.rules.papi.expected import Expectation, Verdict, results, total_hoped_for
from motcua.rules.papi.sound import sound_standing

PANEL = shipped()


@given(st.lists(st.none() | st.floats(0.01, 0.2), min_size=1, max_size=5))
def test_expectations_of_one_part_add_up(points: list[float | None]) -> None:
    (found,) = results(PANEL, 74, 2019, 2020, [Expectation("5.3", one) for one in points])
    named = [one for one in points if one is not None]
    assert found.actions == len(points)
    if named:
        assert found.expected == pytest.approx(sum(named))
        assert found.goal == pytest.approx((found.base or 0) + sum(named))
    else:
        assert found.expected is None
        assert found.verdict is Verdict.ROSE


@pytest.mark.parametrize(
    ("number", "years", "verdict"),
    [
        ("5.3", (2019, 2020), Verdict.REACHED),
        ("2.3", (2019, 2020), Verdict.NOT),
        ("8.3", (2019, 2020), Verdict.BROKEN),
        ("5.2", (2020, 2021), Verdict.BROKEN),
        ("5.4", (2022, 2023), Verdict.WITHHELD),
        ("5.4", (2024, 2025), Verdict.WAITING),
    ],
)
def test_a_verdict_never_says_more_than_the_tables(
    number: str, years: tuple[int, int], verdict: Verdict
) -> None:
    (found,) = results(PANEL, 74, *years, [Expectation(number, 0.05)])
    assert found.verdict is verdict
    if verdict in (Verdict.WAITING, Verdict.WITHHELD):
        assert found.change is None


def test_the_hoped_total_is_the_base_with_all_expectations() -> None:
    found = results(PANEL, 74, 2019, 2020, [Expectation("5.3", 0.1), Expectation("1.1", None)])
    assert total_hoped_for(PANEL, 74, 2019, found) == pytest.approx(43.9707 + 0.1, abs=1e-3)
    # Withheld in 2023: no base, no hope in numbers.
    assert total_hoped_for(PANEL, 74, 2023, ()) is None


def test_a_range_is_given_only_where_every_expectation_has_one() -> None:
    ranged = Expectation("5.3", 0.1, 0.0, 0.2)
    (both,) = results(PANEL, 74, 2019, 2020, [ranged, ranged])
    assert (both.low, both.high) == (0.0, 0.4)
    (mixed,) = results(PANEL, 74, 2019, 2020, [ranged, Expectation("5.3", 0.1)])
    assert (mixed.low, mixed.high) == (None, None)


def test_on_comparable_parts_binh_duong_fell_from_36_to_56() -> None:
    found = sound_standing(PANEL, 74, 2020, 2019)
    assert found is not None
    assert (found.rank_before, found.rank, found.ranked) == (36, 56, 63)
    assert found.left_out == ("8.3",)
    assert found.now - found.before == pytest.approx(-1.688, abs=5e-4)


@pytest.mark.parametrize(
    ("year", "against"), [(2012, 2011), (2024, 2023), (2011, None), (2023, 2022)]
)
def test_where_nothing_broke_or_nothing_is_known_there_is_no_second_rank(
    year: int, against: int | None
) -> None:
    assert sound_standing(PANEL, 74, year, against) is None
