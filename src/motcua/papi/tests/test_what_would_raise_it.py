"""Distances, gains, what-if and the cheapest way out of the lowest group."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.papi.shipped import shipped
from motcua.rules.papi.distance import distances
from motcua.rules.papi.gains import gains
from motcua.rules.papi.optimiser import BadImprovement, Improvement, cheapest, needed_for
from motcua.rules.papi.scoring import value_of
from motcua.rules.papi.similar import similar
from motcua.rules.papi.standing import standing
from motcua.rules.papi.what_if import NotComparable, NotComplete, OffScale, bootstrap, what_if

PANEL = shipped()
BINH_DUONG = 74
improvements = st.builds(
    Improvement,
    number=st.sampled_from(["1.1", "2.3", "5.1", "8.2"]),
    gain=st.integers(1, 40).map(lambda n: n / 20),
    effort=st.integers(1, 30).map(float),
)


def test_distances_lead_to_the_next_group_the_median_and_the_best() -> None:
    table = PANEL.years[2020]
    found = distances(table, BINH_DUONG)
    assert set(found) == set(table.numbers)
    for number, one in found.items():
        place = standing(table, number)
        assert one.to_best == pytest.approx(place.ordered[-1] - one.score)
        if one.to_next is not None:
            assert one.to_next > 0
        assert (one.to_next is None) == (one.group == "best")


def test_gains_come_from_sound_pairs_only() -> None:
    found = gains(PANEL, 2020, "8.2", value_of(PANEL.years[2020], BINH_DUONG, "8.2") or 0)
    assert found.enough
    assert found.count >= 12
    assert set(found.years) <= {2019, 2021, 2022, 2023}, "broken 2018/19, redrawn 2020/21"
    assert found.low is not None
    assert found.low <= found.median <= found.high  # type: ignore[operator]
    assert not gains(PANEL, 2020, "8.3", 0.36).enough, "2019 was another measure, 2021 another"


def test_a_start_that_nobody_had_gives_no_gain() -> None:
    found = gains(PANEL, 2020, "8.2", 3.3)
    assert (found.enough, found.median) == (False, None)


def test_moving_indicators_goes_through_the_published_formula() -> None:
    rows = PANEL.years[2019].indicators[BINH_DUONG]
    moved = what_if(PANEL, BINH_DUONG, 2019, {}, {"8.2.2": float(rows["8.2.2"]) + 0.1})
    assert moved.total - moved.before == pytest.approx(0.1485)
    assert not moved.moved[0].approximate
    fitted = what_if(PANEL, BINH_DUONG, 2019, {}, {"5.3.4": 4.5})
    assert fitted.moved[0].approximate
    assert fitted.moved[0].off_by > 0.05


def test_moving_nothing_moves_nothing() -> None:
    outcome = what_if(PANEL, BINH_DUONG, 2020, {})
    assert (outcome.total, outcome.rank, outcome.group) == (outcome.before, 57, "poor")


@given(st.floats(0.25, 2.5))
def test_a_higher_part_never_worsens_the_rank(value: float) -> None:
    before = what_if(PANEL, BINH_DUONG, 2020, {})
    after = what_if(PANEL, BINH_DUONG, 2020, {"2.3": value})
    assert (after.total >= before.total) == (after.rank <= before.rank) or after.rank == 57


@pytest.mark.parametrize("targets", [{"2.3": 2.6}, {"2.3": 0.1}, {"9.9": 1.0}])
def test_what_is_off_the_scale_is_refused(targets: dict[str, float]) -> None:
    with pytest.raises(OffScale):
        what_if(PANEL, BINH_DUONG, 2020, targets)


def test_indicators_that_are_not_public_cannot_be_moved() -> None:
    with pytest.raises(OffScale):
        what_if(PANEL, BINH_DUONG, 2020, {}, {"8.2.2": 0.9})
    with pytest.raises(NotComplete):
        what_if(PANEL, BINH_DUONG, 2023, {})


def test_2020_is_explored_on_the_rows_of_2019_where_they_measure_the_same() -> None:
    rows = PANEL.years[2019].indicators[BINH_DUONG]
    higher = {"8.2.2": float(rows["8.2.2"]) + 0.1}
    moved = what_if(PANEL, BINH_DUONG, 2020, {}, higher, rows_of=2019)
    assert moved.total - moved.before == pytest.approx(0.1485)
    assert moved.moved[0].approximate, "the rows are another year's"
    with pytest.raises(NotComparable):
        what_if(PANEL, BINH_DUONG, 2020, {}, {"8.3.1": 0.5}, rows_of=2019)


def test_the_bootstrap_is_seeded_and_holds_the_published_rank() -> None:
    one, same = (
        bootstrap(PANEL, BINH_DUONG, 2020, 40.762, random=Random(7), draws=300) for _ in "ab"
    )
    assert one == same
    assert one.rank_low <= 57 <= one.rank_high
    assert one.own_error is None
    assert sum(one.groups.values()) == pytest.approx(1)
    wide = bootstrap(PANEL, BINH_DUONG, 2019, 43.971, random=Random(7), draws=300)
    assert wide.own_error == pytest.approx(0.397, abs=1e-3)


def test_what_is_needed_leaves_the_lowest_group_and_less_does_not() -> None:
    needed = needed_for(PANEL.years[2020], BINH_DUONG, "low_average")
    assert needed is not None
    total = 40.7623809
    start = value_of(PANEL.years[2020], BINH_DUONG, "2.3") or 0
    assert start + needed < 2.5
    assert what_if(PANEL, BINH_DUONG, 2020, {"2.3": start + needed + 1e-9}).group == "low_average"
    assert what_if(PANEL, BINH_DUONG, 2020, {"2.3": start + needed - 1e-3}).group == "poor"
    assert needed == pytest.approx(41.6292 - total, abs=2e-3)
    assert needed_for(PANEL.years[2020], BINH_DUONG, "poor") == 0


@given(st.lists(improvements, max_size=6), st.integers(1, 60).map(lambda n: n / 20))
def test_the_set_found_is_the_cheapest_of_all(items: list[Improvement], needed: float) -> None:
    choice = cheapest(needed, items)
    by_number: dict[str, list[Improvement | None]] = {}
    for one in items:
        by_number.setdefault(one.number, [None]).append(one)
    sets = [[one for one in chosen if one] for chosen in product(*by_number.values())]
    enough = [chosen for chosen in sets if sum(one.gain for one in chosen) >= needed - 1e-9]
    assert choice.feasible == bool(enough)
    if enough:
        least = min(sum(one.effort for one in chosen) for chosen in enough)
        assert choice.effort == pytest.approx(least)
        assert choice.gain >= needed - 1e-9


def test_an_improvement_without_gain_or_effort_is_refused() -> None:
    for bad in (
        Improvement("1.1", 0, 1),
        Improvement("1.1", 1, 0),
        Improvement("1.1", float("nan"), 1),
    ):
        with pytest.raises(BadImprovement):
            cheapest(1, [bad])


def test_similar_provinces_are_of_the_same_class_and_never_itself() -> None:
    found = similar(PANEL, BINH_DUONG, 2020, 2019)
    assert len(found) == 8
    assert all(PANEL.provinces[one.code].size == "small" for one in found)
    assert [one.distance for one in found] == sorted(one.distance for one in found)
    assert {one.code for one in similar(PANEL, 1, 2020, 2019)} == {79}
