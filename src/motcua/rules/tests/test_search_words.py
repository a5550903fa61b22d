"""Words that look like somebody's data are never counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.search_words import MOST_CHARACTERS, countable


@pytest.mark.parametrize(
    "words",
    ["khai sinh", "1.001193", "sang ten so do", "cap lai gplx a1", "le phi truoc ba", "do thi",
     "nghi dinh 168/2025"],
)  # fmt: skip
def test_ordinary_words_are_counted(words: str) -> None:
    assert countable(words) == words


@pytest.mark.parametrize(
    "words",
    ["", "099091003426", "0900 000 118", "so 099 091 003 426", "khai.nguyen@example.com",
     "nguyen van a", "giay to cua tran thi b", "sinh ngay 12/04/1991", "12-4-1991",
     "h99.12-261123-0001", "pr3h-t9k6-d3ak", "x" * 61, "a b c d e f g h i j k"],
)  # fmt: skip
def test_words_that_may_be_a_person_s_are_not(words: str) -> None:
    assert countable(words) is None


@given(st.text(alphabet="0123456789 ab.", min_size=0, max_size=80))
def test_nothing_with_nine_digits_or_too_long_is_ever_kept(words: str) -> None:
    kept = countable(words)
    if kept is not None:
        assert sum(c.isdigit() for c in kept) < 9 and len(kept) <= MOST_CHARACTERS
