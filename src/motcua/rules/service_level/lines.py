"""How the facts of a service, and with them its level, went through time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.rules.service_level.evaluation import assess
from motcua.rules.service_level.facts import BITS, Fact
from motcua.rules.service_level.history import Change, value_on, without_repeats
from motcua.rules.service_level.rule_sets import RuleSet


@dataclass(frozen=True)
class Offered:
    """That the service was offered from a day to the day before another (None: still)."""

    since: date
    until: date | None


def facts_line(
    facts: Mapping[Fact, Sequence[Change[bool | None]]], offered: Iterable[Offered]
) -> tuple[Change[int | None], ...]:
    """
    Return the facts known to hold, as bits, day by day of change; None while it is not offered.

    A fact stated as unknown (None) does not hold.
    """
    spans = tuple(offered)
    days = {change.day for line in facts.values() for change in line}
    days |= {day for span in spans for day in (span.since, span.until) if day is not None}
    first = min((span.since for span in spans), default=None)
    return without_repeats(
        Change(day, _bits_on(facts, spans, day)) for day in sorted(days) if first and day >= first
    )


def _bits_on(
    facts: Mapping[Fact, Sequence[Change[bool | None]]], spans: tuple[Offered, ...], day: date
) -> int | None:
    if not any(s.since <= day and (s.until is None or day < s.until) for s in spans):
        return None
    return sum(BITS[fact] for fact, line in facts.items() if value_on(line, day))


def level_line(
    rule_set: RuleSet, facts: Sequence[Change[int | None]]
) -> tuple[Change[int | None], ...]:
    """Return the level under a decree, day by day of change; None while it is not offered."""
    return without_repeats(
        Change(c.day, None if c.value is None else assess(rule_set, c.value).level) for c in facts
    )
