"""Numbers in words: examples an official could check, and what is read can be written again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.number_words import number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh tư"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (3_000_000_000, "ba tỷ"),
        (2_000_045_000, "hai tỷ không trăm bốn mươi lăm nghìn"),
        (10**12, "một nghìn tỷ"),
        (-7, "âm bảy"),
        (12.5, "mười hai phẩy năm"),
        (12.05, "mười hai phẩy không năm"),
        (0.375, "không phẩy ba trăm bảy mươi lăm"),
        (64.25, "sáu mươi tư phẩy hai mươi lăm"),
    ],
)
def test_a_number_is_read_as_vietnamese_read_it(number: float, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nought"),
        (21, "twenty-one"),
        (105, "one hundred and five"),
        (1_005, "one thousand and five"),
        (1_250_000, "one million two hundred and fifty thousand"),
        (12.05, "twelve point nought five"),
    ],
)
def test_a_number_is_read_in_english_too(number: float, words: str) -> None:
    assert number_in_words(number, "en") == words


VIETNAMESE = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
ENGLISH = {
    word: value for value, word in enumerate(
        ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {
    word: 10 * tens for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}  # fmt: skip


def written(words: str) -> int:
    """Write down a Vietnamese number as somebody who hears it would."""
    total = group = digit = 0
    for word in words.split():
        if word in VIETNAMESE:
            digit = VIETNAMESE[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group, digit = group + 10 * digit, 0
        elif word == "trăm":
            group, digit = group + 100 * digit, 0
        elif word in {"nghìn", "triệu"}:
            size = 1000 if word == "nghìn" else 10**6
            total, group, digit = total + (group + digit) * size, 0, 0
        elif word == "tỷ":
            total, group, digit = (total + group + digit) * 10**9, 0, 0
        else:
            assert word == "linh", word
    return total + group + digit


def written_english(words: str) -> int:
    """Write down an English number as somebody who hears it would."""
    total = group = 0
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    for word in words.replace("-", " ").split():
        if word == "hundred":
            group *= 100
        elif word in scales:
            total, group = total + group * scales[word], 0
        elif word != "and":
            group += ENGLISH[word]
    return total + group


@given(st.one_of(st.integers(0, 10**15 - 1), st.integers(0, 999).map(lambda n: n * 10**6 + 5)))
def test_whoever_hears_a_number_writes_the_same(number: int) -> None:
    assert written(number_in_words(number)) == number
    assert written_english(number_in_words(number, "en")) == number


@given(st.decimals(0, 10**9, places=6).filter(lambda d: d % 1))
def test_a_fraction_is_read_with_all_its_noughts(number: Decimal) -> None:
    whole, _, fraction = number_in_words(number).partition(" phẩy ")
    digits = f"{number:f}".partition(".")[2].rstrip("0")
    noughts = len(digits) - len(digits.lstrip("0"))
    heard = fraction.split()
    assert written(whole) == int(number)
    assert heard[:noughts] == ["không"] * noughts
    rest = digits[noughts:]
    read = heard[noughts:]
    if len(rest) <= 3:
        assert written(" ".join(read)) == int(rest)
    else:
        assert "".join(str(VIETNAMESE[word]) for word in read) == rest
