"""How numbers, dates and lengths of time are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from motcua.design import wording

HALF_PAST_TWO = datetime(2026, 10, 26, 7, 30, tzinfo=UTC)  # 14.30 in Vietnam, a Monday


@pytest.mark.parametrize(
    ("share", "words"),
    [("97.14", "97,1 %"), ("99.96", "99,9 %"), ("100.00", "100,0 %"), ("0.04", "0,0 %")],
)
def test_a_share_is_never_rounded_up_to_what_it_is_not(share: str, words: str) -> None:
    assert wording.percent(Decimal(share)) == words


def test_an_unknown_number_is_not_written_as_zero() -> None:
    assert wording.percent(None) == ""
    assert wording.money(None, "vi") == ""
    assert wording.money(0, "vi") == "0 đồng"


def test_moments_are_written_in_vietnamese_time() -> None:
    assert wording.moment_words(HALF_PAST_TWO, "vi") == "14 giờ 30, thứ Hai 26/10/2026"
    assert wording.moment_words(HALF_PAST_TWO, "en") == "14:30, Monday 26/10/2026"
    assert wording.day(datetime(2026, 10, 26, 18, 0, tzinfo=UTC)) == "27/10/2026"
    assert wording.day(date(2026, 1, 2)) == "02/01/2026"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(130, "2 giờ 10 phút"), (480, "1 ngày"), (1560, "3 ngày 2 giờ"), (0, "0 phút"), (-90, "1 giờ 30 phút")],
)  # fmt: skip
def test_a_length_of_working_time_counts_eight_hours_a_day(minutes: int, words: str) -> None:
    assert wording.minutes_words(minutes, "vi") == words


def test_numbers_of_people_are_written_in_groups() -> None:
    assert wording.phone("0900000118") == "0900 000 118"
    assert wording.phone("0299 000 0022") == "0299 000 0022"
    assert wording.person_id("099091003426") == "099 091 003 426"
    assert wording.grouped(1250000) == "1.250.000"
