"""How often the matcher is right, by judgements made by hand, with Wilson's interval of 95 %."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from motcua.rules.asked_once.matching import Verdict

_Z = 1.96


@dataclass(frozen=True)
class Judged:
    """A pair that was judged: what the matcher said, and whether the target holds the paper."""

    verdict: Verdict
    is_right: bool


@dataclass(frozen=True)
class Precision:
    """Right of judged, as shares of one; `low` and `high` bound the interval."""

    judged: int
    right: int
    share: float
    low: float
    high: float


def precision(judgements: Iterable[Judged], *, of: Verdict = Verdict.MATCHED) -> Precision:
    """
    Return the share of right pairs among those the matcher gave one verdict.

    Wilson's score interval (E. B. Wilson, 1927), z = 1.96. None judged: from 0 to 1.
    """
    relevant = [one.is_right for one in judgements if one.verdict is of]
    total, right = len(relevant), sum(relevant)
    if not total:
        return Precision(0, 0, 0.0, 0.0, 1.0)
    share = right / total
    square = _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = _Z * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return Precision(total, right, share, middle - half, middle + half)
