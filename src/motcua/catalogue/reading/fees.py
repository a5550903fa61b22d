"""Fees of the national record: amounts below 1,000 đồng are typing errors, kept as words."""

from typing import Any

from motcua.catalogue.reading import text
from motcua.catalogue.reading.content import Fee

KINDS = {"phi": "phi", "le_phi": "le_phi", "PRICE_LEVEL": "gia"}
_LEAST_DONG = 1_000
_MOST_DONG = 10**12


def read_fee(raw: dict[str, Any]) -> Fee:
    """
    Return the fee, without an amount where the source's cannot be true (100 for 100.000).

    The source's own words are kept beside; where it has none the doubtful number is.
    """
    amount, words = raw.get("amount_vnd"), text.line(raw.get("text") or "")
    if amount is None or 0 < amount < _LEAST_DONG or not 0 <= amount <= _MOST_DONG:
        return Fee(_kind(raw), None, words or _doubtful(amount or raw.get("amount_source")))
    return Fee(_kind(raw), amount, "" if words in {"Miễn phí", "Không"} else words)


def _kind(raw: dict[str, Any]) -> str:
    return KINDS.get(raw.get("kind") or "", "")


def _doubtful(amount: Any) -> str:
    return f"Nguồn ghi “{amount}”" if amount else ""
