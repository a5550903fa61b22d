"""Numbers are read as typed, and what may mean two numbers is asked again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.desk.review_forms import MOST_ROWS, TypedRow, read_rows
from motcua.desk.typed_numbers import NotANumber, TwoReadings, read_decimal, read_whole


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2,5", "2.5"), ("2.5", "2.5"), ("0.125", "0.125"), ("0,125", "0.125"), ("0.500", "0.500"),
     ("1.000,5", "1000.5"), ("1.250.000", "1250000"), ("1 250", "1250"), ("7", "7")],
)  # fmt: skip
def test_decimals_are_read_as_vietnamese_write_them(typed: str, number: str) -> None:
    assert read_decimal(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["1.250", "12.500", "999.000"])
def test_one_dot_before_three_digits_is_asked_again(typed: str) -> None:
    with pytest.raises(TwoReadings):
        read_decimal(typed)


@pytest.mark.parametrize("typed", ["10,000", "10.5", "2,5", "0.125"])
def test_a_whole_number_has_no_decimals(typed: str) -> None:
    with pytest.raises(TwoReadings):
        read_whole(typed)


@pytest.mark.parametrize(
    "typed", ["", "-1", "1e", "1e3", "1_0", "١٢", "NaN", "Infinity", "1.2.3", "một", "01.250.000"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    for reader in (read_whole, read_decimal):
        with pytest.raises(NotANumber):
            reader(typed)


@given(st.integers(0, 10**12))
def test_what_a_page_prints_is_read_back_the_same(number: int) -> None:
    assert read_whole(f"{number:,}".replace(",", ".")) == number
    assert read_whole(str(number)) == number


@given(st.decimals(0, 99_999, places=3))
def test_decimals_a_page_prints_are_read_back_the_same(number: Decimal) -> None:
    assert read_decimal(f"{number.normalize():f}".replace(".", ",")) == number


def test_a_row_says_which_number_is_meant() -> None:
    row = TypedRow(words="Khai đơn", hours="1.250", services="10000")
    assert read_rows([row]) is None
    assert "1.250" in row.error and "hai cách" in row.error


def test_a_sheet_too_long_is_refused_whole_and_nothing_falls_away() -> None:
    rows = [TypedRow(words=f"Việc {n}", hours="1") for n in range(MOST_ROWS + 1)]
    assert read_rows(rows) is None
    assert str(MOST_ROWS) in rows[-1].error
