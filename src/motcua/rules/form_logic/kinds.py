"""The kinds of value that an expression may have. A missing value is None in every kind."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Number: TypeAlias = int | Decimal
Value: TypeAlias = str | Number | date | bool | tuple[str, ...] | tuple[Number, ...] | None


class Kind(StrEnum):
    """What an expression yields when it is not None."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    TEXTS = "texts"
    NUMBERS = "numbers"
    # Values that can only be asked about with present, absent (and, for rows, count).
    PARTIAL_DATE = "partial_date"
    GROUP = "group"
    ROWS = "rows"


ORDERED = frozenset({Kind.NUMBER, Kind.DATE, Kind.TEXT})
COMPARABLE = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.BOOLEAN, Kind.PARTIAL_DATE})
COUNTABLE = frozenset({Kind.TEXTS, Kind.NUMBERS, Kind.ROWS})
