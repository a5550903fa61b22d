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


def forecast(remaining: Sequence[int], *, left: int, on: date) -> Forecast:
    """
    Return when nothing will remain, from what remained at the end of each whole week, the oldest
    first, and from what is `left` on the day `on`, today: no day given lies before it.

    The pace is the mean of the last `LAST_WEEKS` weekly changes. Its range is that mean plus and
    minus 1.645 standard errors (sample deviation over the root of the number of weeks), which
    takes the weeks for independent; it is a range of the pace, not a promise about the future.
    With fewer than `FEWEST_WEEKS` changes nothing is said.
    """
    done = [before - after for before, after in itertools.pairwise(remaining)]
    done = done[-LAST_WEEKS:]
    if len(done) < FEWEST_WEEKS:
        return Forecast(enough=False)
    if left <= 0:
        return Forecast(True, mean(done), on, on, on)
    pace, error = mean(done), stdev(done) / sqrt(len(done))
    slow, fast = pace - _NINE_IN_TEN * error, pace + _NINE_IN_TEN * error
    return Forecast(
        enough=True,
        pace=pace,
        expected=_day(left, pace, on),
        earliest=_day(left, fast, on),
        latest=_day(left, slow, on),
    )


# Beyond this many weeks a date says nothing.
_MOST_WEEKS = 520


def _day(left: int, pace: float, on: date) -> date | None:
    if pace <= 0 or left / pace > _MOST_WEEKS:
        return None
    return on + timedelta(days=ceil(left / pace * 7))
