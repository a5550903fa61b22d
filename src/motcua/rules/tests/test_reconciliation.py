"""Promises of the arithmetic of published totals; the figures are those of October 2021."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.reconciliation import (
    ALL,
    BadMeasure,
    Dimension,
    Finding,
    Measure,
    Outcome,
    Published,
    check,
    read_measure,
)


def government(value: str) -> Measure:
    return Measure(Dimension.GOVERNMENT, frozenset({value}))


def declared(*levels: str) -> Measure:
    return Measure(Dimension.DECLARED_43, frozenset(levels))


WHOLE, PROVINCE, DISTRICT, COMMUNE, HIGH, THREE, FOUR, RAISE_TWO, RAISE_THREE, FORMS = range(1, 11)
PUBLISHED = (
    Published(WHOLE, 1928, ALL, parts=(PROVINCE, DISTRICT, COMMUNE)),
    Published(PROVINCE, 1549, government("province")),
    Published(DISTRICT, 252, government("district")),
    Published(COMMUNE, 120, government("commune")),
    Published(HIGH, 1598, declared("3", "4"), parts=(THREE, FOUR)),
    Published(THREE, 93, declared("3")),
    Published(FOUR, 1505, declared("4")),
    Published(RAISE_TWO, 344, declared("2"), is_part=True),
    Published(RAISE_THREE, 93, declared("3"), is_part=True),
    Published(FORMS, 500),
)
COUNTED = {
    ALL: 1928,
    government("province"): 1549,
    government("district"): 252,
    government("commune"): 120,
    declared("3", "4"): 1598,
    declared("3"): 93,
    declared("4"): 1505,
    declared("2"): 330,
}


def found(outcome: Outcome, key: int) -> Finding:
    [one] = [f for f in check(PUBLISHED, COUNTED) if f.outcome is outcome and f.key == key]
    return one


def test_a_sum_that_falls_short_of_the_published_total_says_by_how_much() -> None:
    short = found(Outcome.SUM_FALLS_SHORT, WHOLE)
    assert (short.left, short.right, short.gap) == (1921, 1928, 7)
    assert short.terms == (PROVINCE, DISTRICT, COMMUNE)


def test_a_sum_that_holds_is_no_contradiction() -> None:
    assert not found(Outcome.SUM_AGREES, HIGH).is_contradiction


def test_a_part_larger_than_its_list_is_a_contradiction_and_one_that_fills_it_is_none() -> None:
    assert found(Outcome.PART_EXCEEDS, RAISE_TWO).gap == 14
    assert found(Outcome.PART_FITS, RAISE_THREE).gap == 0


def test_lists_that_cannot_overlap_are_together_no_more_than_the_whole() -> None:
    together = found(Outcome.TOGETHER_EXCEED, WHOLE)
    assert (together.left, together.right, together.gap) == (1942, 1928, 14)
    assert set(together.terms) == {HIGH, RAISE_TWO}


def test_exactly_the_contradictions_of_the_source_are_found() -> None:
    contradictions = [f for f in check(PUBLISHED, COUNTED) if f.is_contradiction]
    assert [f.outcome for f in contradictions] == [
        Outcome.SUM_FALLS_SHORT, Outcome.PART_EXCEEDS, Outcome.TOGETHER_EXCEED,
    ]  # fmt: skip


def test_a_total_that_nothing_counts_is_said_to_be_uncounted_not_wrong() -> None:
    assert not found(Outcome.NOT_COUNTED, FORMS).is_contradiction


def test_a_sum_is_not_judged_while_one_of_its_parts_is_unpublished() -> None:
    without = [one for one in PUBLISHED if one.key != COMMUNE]
    assert not [f for f in check(without, COUNTED) if f.terms == (PROVINCE, DISTRICT, COMMUNE)]


def test_levels_of_government_may_overlap_and_are_never_added_up_by_themselves() -> None:
    both = (
        Published(1, 10, ALL),
        Published(2, 8, government("province")),
        Published(3, 7, government("commune")),
    )
    counted = {ALL: 10, government("province"): 8, government("commune"): 7}
    assert not [f for f in check(both, counted) if f.is_contradiction]


def test_without_a_published_whole_the_count_stands_for_it() -> None:
    parts = (Published(1, 6, declared("3")), Published(2, 6, declared("4")))
    [together] = [
        f
        for f in check(parts, {ALL: 10, declared("3"): 6, declared("4"): 6})
        if f.outcome is Outcome.TOGETHER_EXCEED
    ]
    assert together.against_count and together.right == 10


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=6))
def test_totals_that_were_counted_never_contradict_each_other(values: list[int]) -> None:
    measures = [declared(str(level)) for level in range(min(len(values), 5))]
    sizes = dict(zip(measures, values, strict=False))
    counted = {**sizes, ALL: sum(sizes.values())}
    published = [
        Published(1, counted[ALL], ALL, parts=tuple(range(2, 2 + len(measures)))),
        *(Published(n, sizes[m], m) for n, m in enumerate(measures, start=2)),
    ]
    assert not [f for f in check(published, counted) if f.is_contradiction]


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_measure_reads_back_as_it_was_written(one: int, other: int) -> None:
    measure = declared(str(one), str(other))
    assert read_measure(str(measure)) == measure


@pytest.mark.parametrize(
    "word",
    ["", "all:1", "government", "government:moon", "declared_43:5", "declared_42:3", "levels:3",
     "integrated:perhaps", "field:x", "agency:a b", "field:" + ",".join("1" * 30)],
)  # fmt: skip
def test_a_word_that_is_no_measure_is_refused(word: str) -> None:
    with pytest.raises(BadMeasure):
        read_measure(word)
