"""
What is known of sampling error.

The published "95 %" limits lie 1.645 standard errors from the score: two-sided, that is an interval
of 90 %. We draw it as published and call it what it is. For 2020, 2021 and 2024 nothing was
published. The variance of a dimension was, for 2019 only.
"""

from dataclasses import dataclass
from math import erf, erfc, sqrt

from motcua.rules.papi.model import Published, Year

PUBLISHED_REACH = 1.645
TWO_SIDED_95 = 1.959964


@dataclass(frozen=True)
class Interval:
    """The published limits; `confidence` two-sided, computed from `reach` standard errors."""

    low: float
    high: float
    se: float | None
    reach: float | None
    confidence: float | None


@dataclass(frozen=True)
class Significance:
    """
    A change against sampling error.

    `errors_of`: the years whose error was used. With one year alone the true error is larger, and
    the finding is only as good as that. `at_90`, `at_95`: two-sided; None, that is not claimed,
    unless `comparable`: what a broken series brought is no change that could be tested.
    """

    z: float
    error: float
    errors_of: tuple[int, ...]
    p: float
    comparable: bool
    at_90: bool | None
    at_95: bool | None


def interval(published: Published | None) -> Interval | None:
    """Return the published interval with its true meaning; None when none was published."""
    if published is None or published.low is None or published.high is None:
        return None
    reach = (published.high - published.low) / 2 / published.se if published.se else None
    return Interval(
        low=published.low,
        high=published.high,
        se=published.se,
        reach=reach,
        confidence=erf(reach / sqrt(2)) if reach is not None else None,
    )


def significance(
    change: float | None,
    now: tuple[int, float | None],
    then: tuple[int, float | None],
    *,
    comparable: bool = True,
) -> Significance | None:
    """
    Return whether a change stands out from the errors given as (year, standard error).

    `comparable`: no series is broken within the quantity. None without a change or without any
    error: then nothing is claimed.
    """
    known = [(year, se) for year, se in (then, now) if se]
    if change is None or not known:
        return None
    error = sqrt(sum(se * se for _, se in known))
    z = change / error
    return Significance(
        z=z,
        error=error,
        errors_of=tuple(year for year, _ in known),
        p=erfc(abs(z) / sqrt(2)),
        comparable=comparable,
        at_90=abs(z) >= PUBLISHED_REACH if comparable else None,
        at_95=abs(z) >= TWO_SIDED_95 if comparable else None,
    )


def error_of(year: Year, code: int, dimension: int | None = None) -> float | None:
    """Return the published standard error of a total, or of a dimension; None: not published."""
    if dimension is None:
        published = year.published.get(code)
        return published.se if published else None
    variance = year.variance.get((code, dimension))
    return sqrt(variance) if variance is not None else None
