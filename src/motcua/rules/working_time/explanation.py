"""
The due date told day by day: what a page prints under "Vì sao ngày này?".

The telling walks the days instead of searching the table, so it is also a second way to the same
date; a property test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from motcua.rules.working_time.arithmetic import next_open_moment
from motcua.rules.working_time.calendar import Calendar, DayKind
from motcua.rules.working_time.ledger import LedgerRow, Reckoning, RowKind, WhyUndated, reckon
from motcua.rules.working_time.limits import (
    Limit,
    LimitUnit,
    counts_whole_days,
    months_later,
    whole,
    working_minutes_of,
)
from motcua.rules.working_time.rule_sets import RuleSet, rule_set


class StepKind(StrEnum):
    """What one line of an explanation says."""

    RECEIVED = "received"
    TAKES_EFFECT = "takes_effect"
    LIMIT = "limit"
    FIRST_DAY = "first_day"
    DAY_COUNTED = "day_counted"
    DAY_SKIPPED = "day_skipped"
    HOURS_COUNTED = "hours_counted"
    AFTER_CUTOFF = "after_cutoff"
    LAST_DAY = "last_day"
    PAUSED = "paused"
    STANDING = "standing"
    EXTENDED = "extended"
    STOPPED = "stopped"
    REOPENED = "reopened"
    PROVISIONAL_YEAR = "provisional_year"
    UNDATED = "undated"
    DUE = "due"


@dataclass(frozen=True)
class ExplainedStep:
    """
    One line: `kind` says which of the other facts it carries.

    `at`/`until` moments, `day` a date, `number` a running count or a year, `minutes` working
    minutes, `code` a closed word (convention, reason for a day off, why undated), `detail` and
    `basis` the calendar's or the officer's own words.
    """

    kind: StepKind
    at: datetime | None = None
    until: datetime | None = None
    day: date | None = None
    number: int | None = None
    minutes: int | None = None
    quantity: Decimal | None = None
    code: str = ""
    detail: str = ""
    basis: str = ""


def explain(
    ledger: Iterable[LedgerRow],
    limit: Limit | None,
    calendar: Calendar,
    rules: RuleSet | None = None,
    *,
    for_step: bool = False,
) -> tuple[ExplainedStep, ...]:
    """
    Return how the due date of `ledger` comes about, line by line, ending with the date itself.

    An empty ledger has an empty explanation. `for_step` reads working days as step budgets do.

    :raises LedgerDoesNotMakeSense: and CalendarTooShort, as `reckon` does
    """
    rows = tuple(ledger)
    if not rows:
        return ()
    used = rules or rule_set()
    steps = [*_receipt(rows[0].at, calendar)]
    if limit is not None and limit.unit is not None:
        steps += [_limit_named(limit, used, for_step=for_step)]
        steps += _walk(rows[0].at, limit, calendar, used, for_step=for_step)
    steps += _rows_told(rows, limit, calendar, used)
    final = reckon(rows, limit, calendar, used)
    return (*steps, *_provisional(final, calendar), *_ending(final, calendar))


def _receipt(received_at: datetime, calendar: Calendar) -> Iterator[ExplainedStep]:
    local = calendar.local(received_at)
    yield ExplainedStep(StepKind.RECEIVED, at=local)
    effective = next_open_moment(local, calendar)
    if effective != local:
        yield ExplainedStep(StepKind.TAKES_EFFECT, at=effective)


def _limit_named(limit: Limit, rules: RuleSet, *, for_step: bool) -> ExplainedStep:
    reading = ""
    if limit.unit is LimitUnit.WORKING_DAYS:
        reading = "a" if counts_whole_days(limit, rules, for_step=for_step) else "b"
    return ExplainedStep(
        StepKind.LIMIT,
        quantity=limit.quantity,
        code=str(limit.unit),
        detail=reading,
        number=rules.hours_in_a_day,
        basis=limit.basis,
    )


def _walk(
    received_at: datetime, limit: Limit, calendar: Calendar, rules: RuleSet, *, for_step: bool
) -> Iterator[ExplainedStep]:
    effective = next_open_moment(received_at, calendar)
    first = effective.date()
    match limit.unit:
        case LimitUnit.SAME_DAY:
            yield from _same_day(effective, calendar, rules)
        case LimitUnit.DAYS:
            yield ExplainedStep(StepKind.FIRST_DAY, day=first)
            yield from _last_day(first + timedelta(days=whole(limit)), calendar)
        case LimitUnit.MONTHS:
            yield ExplainedStep(StepKind.FIRST_DAY, day=first)
            yield from _last_day(months_later(first, whole(limit)), calendar)
        case LimitUnit.WORKING_DAYS if counts_whole_days(limit, rules, for_step=for_step):
            yield ExplainedStep(StepKind.FIRST_DAY, day=first)
            yield from _count_days(first, whole(limit), calendar)
        case _:
            yield from _count_hours(effective, working_minutes_of(limit, rules), calendar)


def _same_day(effective: datetime, calendar: Calendar, rules: RuleSet) -> Iterator[ExplainedStep]:
    if effective.time() <= rules.same_day_cutoff:
        yield ExplainedStep(StepKind.DAY_COUNTED, day=effective.date(), number=1)
        return
    cutoff = datetime.combine(effective.date(), rules.same_day_cutoff, calendar.zone)
    yield ExplainedStep(StepKind.AFTER_CUTOFF, at=cutoff, day=effective.date())
    yield from _count_days(effective.date(), 1, calendar)


def _count_days(first: date, n: int, calendar: Calendar) -> Iterator[ExplainedStep]:
    day, number = first, 0
    while number < n:
        day += timedelta(days=1)
        if not calendar.is_working_day(day):
            yield _skipped(day, calendar)
            continue
        number += 1
        yield _counted(day, number, calendar)


def _counted(day: date, number: int, calendar: Calendar) -> ExplainedStep:
    rule = calendar.rules_by_day.get(day)
    code = str(rule.kind) if rule else ""
    detail, basis = (rule.name, rule.basis) if rule else ("", "")
    close = calendar.close_of(calendar.index_of(day))
    return ExplainedStep(
        StepKind.DAY_COUNTED,
        day=day,
        number=number,
        until=close,
        code=code,
        detail=detail,
        basis=basis,
    )


def _skipped(day: date, calendar: Calendar) -> ExplainedStep:
    rule = calendar.rules_by_day.get(day)
    if rule is None or rule.kind in (DayKind.MADE_UP, DayKind.SPECIAL_HOURS):
        return ExplainedStep(StepKind.DAY_SKIPPED, day=day, code="rest_day")
    return ExplainedStep(
        StepKind.DAY_SKIPPED, day=day, code=str(rule.kind), detail=rule.name, basis=rule.basis
    )


def _count_hours(effective: datetime, minutes: int, calendar: Calendar) -> Iterator[ExplainedStep]:
    day, from_minute, left = effective.date(), effective.hour * 60 + effective.minute, minutes
    while left > 0:
        open_today = sum(
            max(0, part.closes - max(part.opens, from_minute))
            for part in calendar.sessions[calendar.index_of(day)]
        )
        if open_today:
            used = min(open_today, left)
            left -= used
            yield ExplainedStep(StepKind.HOURS_COUNTED, day=day, minutes=used, number=left)
        elif not calendar.is_working_day(day):
            yield _skipped(day, calendar)
        day, from_minute = day + timedelta(days=1), 0


def _last_day(day: date, calendar: Calendar) -> Iterator[ExplainedStep]:
    yield ExplainedStep(StepKind.LAST_DAY, day=day)
    while not calendar.is_working_day(day):
        yield _skipped(day, calendar)
        day += timedelta(days=1)
    yield _counted(day, 0, calendar)


def _rows_told(
    rows: tuple[LedgerRow, ...], limit: Limit | None, calendar: Calendar, rules: RuleSet
) -> Iterator[ExplainedStep]:
    before = Reckoning()
    for number, row in enumerate(rows, start=1):
        after = reckon(rows[:number], limit, calendar, rules)
        told = _row_told(row, before, after, calendar)
        if told is not None:
            yield told
        before = after


def _row_told(
    row: LedgerRow, before: Reckoning, after: Reckoning, calendar: Calendar
) -> ExplainedStep | None:
    at = calendar.local(row.at)
    match row.kind:
        case RowKind.RESUME if before.standing_since and not after.standing_since:
            return ExplainedStep(
                StepKind.PAUSED,
                at=calendar.local(before.standing_since),
                until=at,
                minutes=after.paused_minutes - before.paused_minutes,
                detail=row.reason,
                basis=row.basis,
            )
        case RowKind.EXTEND:
            kind, until = StepKind.EXTENDED, after.due_at
        case RowKind.STOP:
            kind, until = StepKind.STOPPED, None
        case RowKind.REOPEN:
            kind, until = StepKind.REOPENED, None
        case _:
            return None
    return ExplainedStep(kind, at=at, until=until, detail=row.reason, basis=row.basis)


def _provisional(final: Reckoning, calendar: Calendar) -> Iterator[ExplainedStep]:
    if final.due_at is None or final.started_at is None:
        return
    first = calendar.local(final.started_at).year
    for year in range(first, final.due_at.year + 1):
        if year in calendar.provisional_years:
            yield ExplainedStep(StepKind.PROVISIONAL_YEAR, number=year)


def _ending(final: Reckoning, calendar: Calendar) -> Iterator[ExplainedStep]:
    if final.standing_since is not None:
        yield ExplainedStep(StepKind.STANDING, at=calendar.local(final.standing_since))
    if final.due_at is None:
        yield ExplainedStep(StepKind.UNDATED, code=str(final.why_undated or WhyUndated.NO_LIMIT))
    else:
        yield ExplainedStep(StepKind.DUE, at=final.due_at)
