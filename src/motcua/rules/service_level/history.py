"""
Two times: the day from which something held, and the moment at which we learned of it.

Of several statements about one thing the one that counts on a day, as known at a moment, is the
statement with the latest day not after it; of two for the same day the one recorded later, and of
two recorded at the same moment the one that was written later. So a correction is one more
statement, and what was known before stays to be asked for. Statements are given in the order in
which they were written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar, cast

Value = TypeVar("Value")


@dataclass(frozen=True)
class Statement(Generic[Value]):
    """That `value` holds from a day on, as recorded at a moment (aware)."""

    value: Value
    held_from: date
    recorded_at: datetime


@dataclass(frozen=True)
class Change(Generic[Value]):
    """That `value` holds from a day on, until the next change."""

    day: date
    value: Value


def standing_on(
    statements: Iterable[Statement[Value]], day: date, known_at: datetime | None = None
) -> Statement[Value] | None:
    """Return the statement that counts on a day, as known at a moment (None: as known now)."""
    standing: Statement[Value] | None = None
    for one in statements:
        if one.held_from > day or (known_at is not None and one.recorded_at > known_at):
            continue
        if standing is None or _time_of(one) >= _time_of(standing):
            standing = one
    return standing


def _time_of(statement: Statement[Value]) -> tuple[date, datetime]:
    return statement.held_from, statement.recorded_at


def stated_line(statements: Iterable[Statement[Value]]) -> tuple[Change[Value], ...]:
    """Return what counts from each day that a statement names, as known now, in order of days."""
    latest: dict[date, Statement[Value]] = {}
    for one in statements:
        known = latest.get(one.held_from)
        if known is None or one.recorded_at >= known.recorded_at:
            latest[one.held_from] = one
    return tuple(Change(day, latest[day].value) for day in sorted(latest))


def without_repeats(changes: Iterable[Change[Value]]) -> tuple[Change[Value], ...]:
    """Return changes, in order, without those that change nothing."""
    kept: list[Change[Value]] = []
    for change in changes:
        if not kept or kept[-1].value != change.value:
            kept.append(change)
    return tuple(kept)


def value_on(line: Sequence[Change[Value]], day: date) -> Value | None:
    """Return the value of a line on a day; None before its first day."""
    found: Value | None = None
    for change in line:
        if change.day > day:
            break
        found = change.value
    return found


def to_be_stated(
    known: Sequence[Change[Value]], right: Sequence[Change[Value]]
) -> tuple[Change[Value], ...]:
    """
    Return what must still be stated so that `known` says what `right` says; nothing when it does.

    `known` is a `stated_line`, repeats and all: a day once stated hides the days before it. What
    was stated before the first day of `right` stays, since nothing is known of that time now.
    """
    if not right:
        return ()
    standing = {change.day: change.value for change in known}
    days = sorted({c.day for c in (*known, *right) if c.day >= right[0].day})
    stated: list[Change[Value]] = []
    for day in days:
        wanted = cast(Value, value_on(right, day))
        before = max((known_day for known_day in standing if known_day <= day), default=None)
        if before is None or standing[before] != wanted:
            standing[day] = wanted
            stated.append(Change(day, wanted))
    return tuple(stated)
