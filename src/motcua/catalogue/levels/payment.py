"""
The seam to online payment.

No fee can be paid online in this product yet, so no service is in the answer, and one with a fee
shows that online payment is what is missing. When payments come, this is the one place that asks
them; they lie below the catalogue.
"""

from collections.abc import Iterable, Mapping
from datetime import date


def paid_online(services: Iterable[int]) -> Mapping[int, date]:
    """Return the offered services whose fee can be paid online, with the day since when."""
    return {}
