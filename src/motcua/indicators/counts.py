"""
What a stretch of time comes to, agency by agency: the one place where dossiers are counted.

A month that runs and a month that is closed are counted by the same function, from moments that
acts wrote (acceptance, end, the date promised), never from where a dossier stands today.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from motcua.casework.queries import ended_dossiers, running_dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.ways_of_filing import CONDITIONS, Way
from motcua.kit.clock import VN
from motcua.rules.working_time.endings import Ending

DEFINITIONS = 1


@dataclass(frozen=True)
class Share:
    """A share with what it is made of, so that nobody has to believe the percentage."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Per cent with two decimals; None of nothing."""
        if not self.whole:
            return None
        return (Decimal(100 * self.part) / self.whole).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Counts:
    """Dossiers of one agency, or of many together, in a stretch of time."""

    received_alone: int = 0
    received_assisted: int = 0
    received_counter: int = 0
    received_post: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    undated: int = 0
    running: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add them figure by figure."""
        return Counts(*(getattr(self, n) + getattr(other, n) for n in FIGURES))

    @property
    def received(self) -> int:
        """All that were accepted."""
        return (self.received_alone + self.received_assisted + self.received_counter
                + self.received_post)  # fmt: skip

    @property
    def ended(self) -> int:
        """All that ended, with a due date or without."""
        return self.early + self.on_time + self.late + self.undated

    @property
    def in_time(self) -> Share:
        """Early or on time, of those that had a due date."""
        good = self.early + self.on_time
        return Share(good, good + self.late)

    @property
    def online(self) -> Share:
        """Filed online, by oneself or with an officer's help, of those received."""
        return Share(self.received_alone + self.received_assisted, self.received)


FIGURES = tuple(field.name for field in fields(Counts))
_RECEIVED = {f"received_{way.value}": CONDITIONS[way] for way in Way}


def count_dossiers(*, since: datetime, until: datetime) -> dict[int, Counts]:
    """Return counts by the competent agency's id, from `since` to before `until`. Four queries, each of one index."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    received = (
        Dossier.objects.filter(accepted_at__gte=since, accepted_at__lt=until)
        .order_by()
        .values_list("competent_unit_id")
        .annotate(**{name: Count("accepted_at", filter=which) for name, which in _RECEIVED.items()})
    )
    for unit, *counted in received:
        found[unit].update(zip(_RECEIVED, counted, strict=True))
    ended = ended_dossiers(since=since, until=until)
    for unit, ending, count in _by_unit(ended, "ending"):
        found[unit][Ending(ending).value] = count
    for running in (Q(finished_at__isnull=True), Q(finished_at__isnull=False)):
        # Apart, for PostgreSQL answers each from an index alone, and both together not.
        for unit, count in _by_unit(running_dossiers(at=until).filter(running)):
            found[unit]["running"] = found[unit].get("running", 0) + count
    return {unit: Counts(**counts) for unit, counts in found.items()}


def _by_unit(cases: Any, *also: str) -> Any:
    keys = ("competent_unit_id", *also)
    return cases.order_by().values_list(*keys).annotate(count=Count("*"))


def total(by_unit: Mapping[int, Counts]) -> Counts:
    """Return them all together."""
    return sum(by_unit.values(), Counts())


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)


def bounds(month: date) -> tuple[datetime, datetime]:
    """Return when a month begins and when it is over, in Vietnam."""
    return _midnight(month), _midnight(next_month(month))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VN)
