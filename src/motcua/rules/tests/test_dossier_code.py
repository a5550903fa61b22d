"""How a dossier's code is written."""

from datetime import date

import pytest

from motcua.rules.dossier_code import looks_like_code, write

DAY = date(2026, 10, 26)


@pytest.mark.parametrize(
    "number, expected",
    [(1, "H99.12-261026-0001"), (9999, "H99.12-261026-9999"), (10000, "H99.12-261026-10000")],
)
def test_a_code_has_four_digits_and_five_when_the_day_passes_9999(
    number: int, expected: str
) -> None:
    assert write("H99.12", DAY, number) == expected
    assert looks_like_code(expected)


def test_numbers_begin_at_one() -> None:
    with pytest.raises(ValueError, match="begins at 1"):
        write("H99.12", DAY, 0)


def test_a_reference_does_not_look_like_a_code() -> None:
    assert not looks_like_code("7KAM-9QXP-4TRD")
