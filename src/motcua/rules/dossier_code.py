"""
The dossier code: how it is written and read.

Source: Circular 01/2018/TT-VPCP, article 19 (unit code, six-digit date of receipt, sequence of
the day); unit codes as re-ordered by Decision 20/2020/QĐ-TTg. The structure of Circular
03/2025/TT-VPCP was not seen, so the pattern is a template that a rule set names.
"""

import re
from datetime import date

TEMPLATE = "{unit}-{day:%y%m%d}-{number:04d}"
_SHAPE = re.compile(r"([A-Z]\d{2}(?:\.\d{1,3})*)-(\d{6})-(\d{4,})")


def write(unit_code: str, day: date, number: int, template: str = TEMPLATE) -> str:
    """
    Return the code of the `number`-th dossier that a unit accepts on a Vietnamese calendar day.

    Numbers begin at 1. Four digits, and five from the 10,000th of the day on: nothing is cut.

    :raises ValueError: `number` is less than 1
    """
    if number < 1:
        raise ValueError(f"a dossier's number begins at 1, not {number}")
    return template.format(unit=unit_code, day=day, number=number)


def looks_like_code(typed: str) -> bool:
    """Whether a typed text has the shape of a dossier code rather than of a reference."""
    return _SHAPE.fullmatch(typed.strip().upper()) is not None
