"""
Proposing a year's calendar: the days off, and the days worked in exchange.

The facts (announced years, fixed days, lunar dates) come as a document, `data/calendars`. A year
that has been announced is proposed as announced; any other by rule, and then only provisionally:
which five days Tết takes and which days are swapped is decided for each year.

Source: Bộ luật Lao động 2019, Điều 112 (eleven days: 1/1, five for Tết, 10/3 lunar, 30/4, 1/5,
2/9 and a day next to it) and Điều 111 khoản 3 (a holiday on a day of rest is made good on the
next working day); Nghị quyết 80-NQ/TW of 7 January 2026 (24/11, from 2026).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from motcua.rules.working_time import DayKind, DayRule

_SATURDAY = 5
_TET_DAYS = 5
# On which side of 2/9 the second day lies, by the weekday of 2/9, Monday first: so that it joins
# a weekend, as it has each year since 2021.
_NEXT_TO_NATIONAL_DAY = (1, -1, -1, 1, -1, -1, 1)


class CannotPropose(Exception):
    """The facts hold neither an announced schedule nor the lunar dates of the year."""


@dataclass(frozen=True)
class ProposedYear:
    """A year's days. `announced` False: by rule only. `note` is for whoever confirms it."""

    year: int
    days: tuple[DayRule, ...]
    announced: bool
    note: str


def propose_year(year: int, facts: dict[str, Any]) -> ProposedYear:
    """
    Return the days proposed for a year, in order.

    :raises CannotPropose: see there
    """
    announced = facts["years"].get(str(year))
    if announced is None:
        note = f"Dự kiến theo quy tắc ({facts['rule_basis']}); chờ thông báo chính thức."
        return ProposedYear(year, days_by_rule(year, facts), announced=False, note=note)
    days = tuple(
        DayRule(
            date.fromisoformat(row["day"]), DayKind(row["kind"]), row["name"], row.get("basis", "")
        )
        for row in announced["days"]
    )
    return ProposedYear(year, days, announced=True, note=announced["note"])


def days_by_rule(year: int, facts: dict[str, Any]) -> tuple[DayRule, ...]:
    """
    Return the holidays of a year and their compensation by rule alone, in order.

    :raises CannotPropose: the year's lunar dates are not known
    """
    holidays = {rule.day: rule for rule in _holidays(year, facts)}
    made_good = _compensations(holidays.values(), facts["rule_basis"])
    return tuple(sorted((*holidays.values(), *made_good), key=lambda rule: rule.day))


def _holidays(year: int, facts: dict[str, Any]) -> Iterable[DayRule]:
    lunar = facts["lunar"].get(str(year))
    if lunar is None:
        raise CannotPropose(str(year))
    basis = facts["rule_basis"]
    for row in facts["fixed"]:
        if year >= row.get("from_year", 0):
            day = date(year, row["month"], row["day"])
            yield DayRule(day, DayKind.HOLIDAY, row["name"], row.get("basis", basis))
            if row.get("with_next_to"):
                beside = day + timedelta(days=_NEXT_TO_NATIONAL_DAY[day.weekday()])
                yield DayRule(beside, DayKind.HOLIDAY, row["name"], basis)
    hung_kings = date.fromisoformat(lunar["hung_kings"])
    yield DayRule(hung_kings, DayKind.HOLIDAY, "Giỗ Tổ Hùng Vương", basis)
    for day in tet_days(date.fromisoformat(lunar["tet"])):
        yield DayRule(day, DayKind.HOLIDAY, "Nghỉ Tết Nguyên đán", basis)


def tet_days(first: date) -> tuple[date, ...]:
    """
    Return the five days of Tết around its first day.

    The choice of each year is the Government's; the usual one is two days before and the first
    three, or one before and four when the first day is a Monday or Tuesday.
    """
    before = 1 if first.weekday() <= 1 else 2
    return tuple(first + timedelta(days=n - before) for n in range(_TET_DAYS))


def _compensations(holidays: Iterable[DayRule], basis: str) -> list[DayRule]:
    rules = sorted(holidays, key=lambda rule: rule.day)
    off = {rule.day for rule in rules}
    made_good: list[DayRule] = []
    for rule in rules:
        if rule.day.weekday() >= _SATURDAY:
            day = _next_working_day(rule.day, off)
            off.add(day)
            name = f"{rule.name} (nghỉ bù)"
            made_good.append(DayRule(day, DayKind.COMPENSATION, name, basis))
    return made_good


def _next_working_day(day: date, off: set[date]) -> date:
    while day in off or day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
