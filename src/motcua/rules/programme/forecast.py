"""When a programme will be done at its present pace, with an honest range."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, sqrt
from statistics import mean, stdev

FEWEST_WEEKS = 4
LAST_WEEKS = 8
# Nine times in ten a normally spread mean lies within this many standard errors.
_NINE_IN_TEN = 1.645


@dataclass(frozen=True)
class Forecast:
    """
    What the pace of the last weeks says. `pace` is things done a week.

    `expected`, `earliest`, `latest` are days; `latest` None: at the slow end of the range it is
    never done. `expected` None: there is no pace, or too few weeks (`enough` False).
    """

    enough: bool
    pace: float | None = None
    expected: date | None = None
    earliest: date | None = None
    latest: date | None = None


def weeks_of(start: date, end: date) -> list[date]:
    """Return the Sundays from a week before `start` to `end`, and `end` itself when it is none."""
    sunday = start - timedelta(days=start.isoweekday() % 7 or 7)
    days = []
    while sunday <= end:
        days.append(sunday)
        sunday += timedelta(days=7)
    return days if days and days[-1] == end else [*days, end]


def forecast(remaining: Sequence[int], last_day: date) -> Forecast:
    """
    Return when nothing will remain, from what remained at the end of each whole week, the oldest
    first; `last_day` is the end of the last one.

    The pace is the mean of the last `LAST_WEEKS` weekly changes. Its range is that mean plus and
    minus 1.645 standard errors (sample deviation over the root of the number of weeks), which
    takes the weeks for independent; it is a range of the pace, not a promise about the future.
    With fewer than `FEWEST_WEEKS` changes nothing is said.
    """
    done = [before - after for before, after in itertools.pairwise(remaining)]
    done = done[-LAST_WEEKS:]
    if not remaining or len(done) < FEWEST_WEEKS:
        return Forecast(enough=False)
    if remaining[-1] <= 0:
        return Forecast(True, mean(done), last_day, last_day, last_day)
    pace, error = mean(done), stdev(done) / sqrt(len(done))
    slow, fast = pace - _NINE_IN_TEN * error, pace + _NINE_IN_TEN * error
    return Forecast(
        enough=True,
        pace=pace,
        expected=_day(remaining[-1], pace, last_day),
        earliest=_day(remaining[-1], fast, last_day),
        latest=_day(remaining[-1], slow, last_day),
    )


# Beyond this many weeks a date says nothing.
_MOST_WEEKS = 520


def _day(remaining: int, pace: float, last_day: date) -> date | None:
    if pace <= 0 or remaining / pace > _MOST_WEEKS:
        return None
    return last_day + timedelta(days=ceil(remaining / pace * 7))
