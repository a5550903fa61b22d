"""
Time limits as the national record writes them, mended where only the writing is broken.

Met there: a number without a unit (352 procedures), sentences instead of a number, ".5 giờ" after
a 0 (half an hour, cut in two), "-25" after a 10 (a range), numbers as text.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalogue.vocabulary import LimitUnit

UNITS = {
    "ngày làm việc": LimitUnit.WORKING_DAYS,
    "ngày": LimitUnit.DAYS,
    "tháng": LimitUnit.MONTHS,
    "giờ làm việc": LimitUnit.WORKING_HOURS,
    "giờ": LimitUnit.HOURS,
}
_LONGEST = Decimal(99_999)
_CUT_FRACTION = re.compile(r"\.(\d{1,2}) (ngày làm việc|ngày|giờ làm việc|giờ|tháng)")
_CUT_RANGE = re.compile(r"-\s*(\d{1,3})")
_PLAIN_SENTENCE = re.compile(
    r"(?:không quá |trong )?0*(\d{1,3}(?:[.,]\d)?) (ngày làm việc|ngày|giờ làm việc|tháng)"
    r"(?:,? kể từ ngày nhận (?:được |đủ )*hồ sơ(?: đầy đủ)?(?:,? hợp lệ)?)?\s*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ReadLimit:
    """A limit: a number, perhaps with a unit; or, with `quantity` None, words."""

    quantity: Decimal | None
    unit: str
    words: str


NOTHING = ReadLimit(None, "", "")


def read_limit(quantity: Any, unit: Any) -> ReadLimit:
    """Return the limit behind the record's `qty` and `unit`; nothing is ever guessed."""
    if quantity is None or isinstance(quantity, bool):
        return NOTHING
    unit_text = unit.strip().lower() if isinstance(unit, str) else ""
    if isinstance(quantity, str) and (number := _number(quantity)) is None:
        return _sentence(" ".join(quantity.split()))
    number = _number(quantity)
    if cut := _CUT_FRACTION.fullmatch(unit_text):
        return _usable(Decimal(f"{int(number or 0)}.{cut[1]}"), UNITS[cut[2]])
    if cut := _CUT_RANGE.fullmatch(unit_text):
        return ReadLimit(None, "", f"{quantity}-{cut[1]}")
    return _usable(number, UNITS.get(unit_text, ""))


def _number(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _usable(number: Decimal | None, unit: str) -> ReadLimit:
    if number is None or not 0 < number <= _LONGEST:
        return NOTHING if not number else ReadLimit(None, "", str(number))
    return ReadLimit(number.quantize(Decimal("0.01")).normalize(), str(unit), "")


def _sentence(words: str) -> ReadLimit:
    if plain := _PLAIN_SENTENCE.fullmatch(words):
        return _usable(_number(plain[1]), UNITS[plain[2].lower()])
    return ReadLimit(None, "", words)


_WRITTEN = re.compile(
    r"(\d{1,5}(?:[.,]\d{1,2})?)\s*(ngày làm việc|giờ làm việc|ngày|tháng|giờ)?", re.IGNORECASE
)
_SAME_DAY = re.compile(r"trong ngày(?: làm việc)?", re.IGNORECASE)


def read_written_limit(words: str) -> ReadLimit:
    """
    Return the limit that an official wrote: "3 ngày làm việc", "trong ngày", "3", or other words.

    A number without a unit stays one without a unit.
    """
    if _SAME_DAY.fullmatch(words):
        return ReadLimit(Decimal(1), str(LimitUnit.SAME_DAY), "")
    if found := _WRITTEN.fullmatch(words):
        return _usable(_number(found[1]), str(UNITS.get((found[2] or "").lower(), "")))
    return ReadLimit(None, "", words)
