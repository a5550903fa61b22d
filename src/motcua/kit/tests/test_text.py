"""How text is made alike before it is kept or compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.text import fold, nfc


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn   Thị \n Phượng ", "Nguyễn Thị Phượng"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Nguyễn\x00Văn", "Nguyễn Văn"),
        ("\x00", ""),
        ("a\x1b[31mb", "a [31mb"),
    ],
)
def test_typed_text_is_kept_composed_with_single_spaces_and_no_control_characters(
    typed: str, kept: str
) -> None:
    assert nfc(typed) == kept


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Đăng ký khai sinh", "dang ky khai sinh"), ("SỔ ĐỎ", "so do"), ("ước\x00mơ", "uoc mo")],
)
def test_folded_text_is_lower_case_without_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_no_control_character_survives(typed: str) -> None:
    for kept in (nfc(typed), fold(typed)):
        assert not any(unicodedata.category(letter) == "Cc" for letter in kept)


@given(st.text())
def test_making_alike_twice_changes_nothing_more(typed: str) -> None:
    assert nfc(nfc(typed)) == nfc(typed)
