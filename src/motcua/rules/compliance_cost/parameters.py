"""What an hour of a person's time is reckoned at."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MONTHS = 12


@dataclass(frozen=True)
class Parameters:
    """
    The parameters of a year: GDP per head in đồng, working days a month, hours a day.

    22 and 8 are the usual values; a province may set others.
    """

    gdp_per_capita_dong: int
    days_per_month: int = 22
    hours_per_day: int = 8


def hourly_income(parameters: Parameters) -> Fraction:
    """Return the average income of an hour in đồng, exactly: GDP per head ÷ 12 ÷ days ÷ hours."""
    hours = MONTHS * parameters.days_per_month * parameters.hours_per_day
    return Fraction(parameters.gdp_per_capita_dong, hours)


def rounded(value: Fraction) -> int:
    """Return whole đồng, half a đồng up."""
    return int(value + Fraction(1, 2))


def as_fraction(value: Decimal) -> Fraction:
    """Return a decimal exactly."""
    return Fraction(value)
