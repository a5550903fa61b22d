"""
The cost of complying, as Circular 02/2017/TT-VPCP, Article 27 reckons it.

The published example: Hà Nội's plan for procedure 2.000635, from 1.024.000 to 231.000 đồng a
dossier for 3.228 subjects a year, 77,44 %.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.compliance_cost import (
    CostSheet,
    NoValues,
    Parameters,
    Task,
    TaskKind,
    Volume,
    benefit,
    hourly_income,
    lower_average,
    per_dossier,
    per_year,
    task_cost,
)

# 42.240.000 ÷ 12 ÷ 22 ÷ 8 is 20.000 đồng an hour.
ROUND = Parameters(gdp_per_capita_dong=42_240_000)
money = st.integers(0, 10**9)
hours = st.decimals(0, 1000, places=2)
tasks = st.lists(st.builds(Task, st.sampled_from(TaskKind), hours, money), max_size=8)


def test_the_published_example_saves_77_44_percent():
    volume = Volume(subjects=3228)
    saved = benefit(now=1_024_000, after=231_000, volume=volume)
    assert saved.per_dossier == 793_000
    assert saved.rate == Decimal("77.44")
    assert per_year(1_024_000, volume) == 3_305_472_000
    assert per_year(231_000, volume) == 745_668_000
    assert saved.per_year == 2_559_804_000


def test_an_hour_is_gdp_per_head_over_months_days_and_hours():
    assert hourly_income(ROUND) == 20_000
    assert hourly_income(Parameters(42_240_000, days_per_month=24)) < 20_000


def test_a_dossier_costs_its_tasks_and_its_fees():
    sheet = CostSheet(
        (
            Task(TaskKind.PREPARE, Decimal("1.5"), 10_000),
            Task(TaskKind.SUPPLEMENT, Decimal(2), 5_000, times=Decimal("0.2")),
        ),
        fees_dong=8_000,
    )
    assert per_dossier(sheet, ROUND) == (30_000 + 10_000) + 9_000 + 8_000


def test_a_thing_done_for_one_dossier_in_three_is_rounded_once_and_half_up():
    task = Task(TaskKind.PAY, services_dong=5, times=Decimal("0.1"))
    assert task_cost(task, ROUND) == 1
    assert task_cost(Task(TaskKind.PAY, services_dong=4, times=Decimal("0.1")), ROUND) == 0


def test_without_a_volume_no_year_is_reckoned():
    assert per_year(100_000, Volume()) is None
    assert benefit(now=100_000, after=0, volume=Volume()).per_year is None


def test_what_costs_nothing_has_no_rate():
    assert benefit(now=0, after=10, volume=Volume(1)).rate is None


def test_a_dearer_option_shows_a_negative_benefit():
    dearer = benefit(now=100, after=150, volume=Volume(10))
    assert (dearer.per_dossier, dearer.per_year, dearer.rate) == (-50, -500, Decimal("-50.00"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [(("2", "2.5", "8"), "2.25"), (("3",), "3.00"), (("4", "4"), "4.00"), (("1", "2"), "1.00")],
)
def test_diverging_data_give_the_lower_average(values, expected):
    assert lower_average([Decimal(value) for value in values]) == Decimal(expected)


def test_no_values_have_no_average():
    with pytest.raises(NoValues):
        lower_average([])


@given(tasks, money)
def test_a_task_more_never_makes_a_dossier_cheaper(rows, fees):
    whole = per_dossier(CostSheet(tuple(rows), fees), ROUND)
    assert whole >= per_dossier(CostSheet(tuple(rows[1:]), fees), ROUND) >= fees


@given(money, money, st.integers(0, 10**6))
def test_a_benefit_is_now_less_after_in_a_dossier_and_in_a_year(now, after, subjects):
    saved = benefit(now=now, after=after, volume=Volume(subjects))
    assert saved.per_year == saved.per_dossier * subjects


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=30))
def test_the_lower_average_never_exceeds_the_mean(values):
    mean = sum(values) / len(values)
    assert min(values) <= lower_average(values) <= mean.quantize(Decimal("0.01"), "ROUND_CEILING")
