"""Levels week by week, as each week's end knew them: what a burn-down is drawn from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.catalogue.models import FactRecord, LevelRecord
from motcua.kit.clock import local_day


@dataclass(frozen=True)
class Said:
    """That a thing is so of a service from a day (`held_from`), as recorded at a moment."""

    service: int
    held_from: date
    recorded_at: datetime
    id: int
    is_so: bool

    @property
    def counts_from(self) -> date:
        """The first day, in Vietnamese time, at whose end it both held and was known."""
        return max(self.held_from, local_day(self.recorded_at))

    @property
    def rank(self) -> tuple[date, datetime, int]:
        """Of what is said of a service the highest stands."""
        return (self.held_from, self.recorded_at, self.id)


def weekly_counts(
    *, rule_set: str, at_least: int, days: Sequence[date], counted_as: Mapping[int, int]
) -> list[int]:
    """
    Return for each day how many stood at a level or above, as known at its end; `days` ascend.

    `counted_as` gives for the id of each `OfferedService` what it counts for: services that share
    a value count once, as soon as one of them is there. One query, however many days.
    """
    found = LevelRecord.objects.filter(rule_set=rule_set, service__in=counted_as)
    return standing_counts(
        _said(found, "level", lambda level: (level or 0) >= at_least), days, counted_as
    )


def weekly_facts(*, fact: str, days: Sequence[date], counted_as: Mapping[int, int]) -> list[int]:
    """Return for each day of how many a fact held, as known at its end; else as `weekly_counts`."""
    found = FactRecord.objects.filter(fact=fact, service__in=counted_as)
    return standing_counts(_said(found, "holds", bool), days, counted_as)


def _said(found: Any, column: str, is_so: Callable[[Any], bool]) -> Iterable[Said]:
    rows = found.values_list("service_id", "held_from", "recorded_at", "id", column)
    return (Said(row[0], row[1], row[2], row[3], is_so(row[4])) for row in rows)


def standing_counts(
    said: Iterable[Said], days: Sequence[date], counted_as: Mapping[int, int]
) -> list[int]:
    """
    Return how many were so at the end of each day, by what was known then; `days` ascend.

    `counted_as` as in `weekly_counts`. One pass over what was said, in the order of its counting.
    """
    waiting = sorted(said, key=lambda one: one.counts_from, reverse=True)
    standing: dict[int, Said] = {}
    so: Counter[int] = Counter()
    counts = []
    for day in days:
        while waiting and waiting[-1].counts_from <= day:
            one = waiting.pop()
            before = standing.get(one.service)
            if before is None or one.rank > before.rank:
                standing[one.service] = one
                so[counted_as[one.service]] += one.is_so - (before is not None and before.is_so)
        counts.append(sum(1 for number in so.values() if number > 0))
    return counts
