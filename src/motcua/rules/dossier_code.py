"""
The dossier code: how it is written and read.

Source: Circular 01/2018/TT-VPCP, article 19 (unit code, six-digit date of receipt, four-digit
sequence of the day); unit codes as re-ordered by Decision 20/2020/QĐ-TTg. The structure of
Circular 03/2025/TT-VPCP was not seen; when it is, it becomes a second pattern here.
"""

import re
from datetime import date

LEAST_DIGITS = 4
_SHAPE = re.compile(r"[A-Z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,}")


def prefix(unit_code: str, day: date) -> str:
    """Return what a unit's codes of a Vietnamese calendar day begin with: `H99.12-261026-`."""
    return f"{unit_code}-{day:%y%m%d}-"


def write(unit_code: str, day: date, number: int) -> str:
    """
    Return the code of the `number`-th dossier that a unit accepts on a Vietnamese calendar day.

    Four digits, and five from the 10,000th of the day on: nothing is cut.

    :raises ValueError: numbers begin at 1
    """
    if number < 1:
        raise ValueError(f"a dossier's number begins at 1, not {number}")
    return prefix(unit_code, day) + str(number).zfill(LEAST_DIGITS)


def looks_like_code(typed: str) -> bool:
    """Whether a typed text has the shape of a dossier code rather than of a reference."""
    return _SHAPE.fullmatch(typed.strip().upper()) is not None
