"""
Numbers as officers type them: dots group, a comma begins the decimals. What could be read in two ways
is refused, never guessed: "1.250" hours may be 1250 or 1,25.
"""

import re
from decimal import Decimal

_PLAIN = re.compile(r"[0-9]{1,18}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.\s][0-9]{3})+")
_COMMA = re.compile(r"([0-9]{1,12}|[1-9][0-9]{0,2}(?:[.\s][0-9]{3})+),([0-9]{1,6})")
_POINT = re.compile(r"([0-9]{1,12})\.([0-9]{1,6})")


class NotANumber(ValueError):
    """What was typed is no number, or is below zero."""


class TwoReadings(NotANumber):
    """What was typed may mean two numbers, a thousandfold apart."""


def read_whole(typed: str) -> int:
    """
    Return a whole number: "1250000", "1.250.000".

    :raises NotANumber: it is none
    :raises TwoReadings: "10,000" and "10.5" may be a number of thousands or one with decimals
    """
    plain = typed.strip()
    if _PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain):
        return int(_ungrouped(plain))
    raise (
        TwoReadings(typed)
        if _COMMA.fullmatch(plain) or _POINT.fullmatch(plain)
        else NotANumber(typed)
    )


def read_decimal(typed: str) -> Decimal:
    """
    Return a number that may have decimals: "2,5", "2.5", "0.125", "1.250.000", "1.250,5".

    :raises NotANumber: it is none
    :raises TwoReadings: one dot before three digits groups or divides
    """
    plain = typed.strip()
    if comma := _COMMA.fullmatch(plain):
        return Decimal(f"{_ungrouped(comma[1])}.{comma[2]}")
    if _GROUPED.fullmatch(plain):
        if len(_ungrouped(plain)) < 7 and "." in plain:
            raise TwoReadings(typed)
        return Decimal(_ungrouped(plain))
    if _PLAIN.fullmatch(plain) or _POINT.fullmatch(plain):
        return Decimal(plain)
    raise NotANumber(typed)


def _ungrouped(plain: str) -> str:
    return re.sub(r"[.\s]", "", plain)
