"""
Diverging data: the lower average.

Article 27 says that where data diverge the lower-average value is taken; it does not say how. Our
reading: the mean of the values that do not exceed the mean of all. A single large answer then
weighs nothing, and the value never lies above the ordinary mean.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


class NoValues(ValueError):
    """There is nothing to take an average of."""


def lower_average(values: Sequence[Decimal]) -> Decimal:
    """
    Return the mean of the values up to the mean, to two decimals.

    :raises NoValues: `values` is empty
    """
    if not values:
        raise NoValues
    mean = sum(values, Decimal(0)) / len(values)
    lower = [value for value in values if value <= mean] or [min(values)]
    return (sum(lower, Decimal(0)) / len(lower)).quantize(Decimal("0.01"), ROUND_HALF_UP)
