"""
How far a target is, proven by what is computed: levels as known each week, forms as published.

A service counts as raised when its computed level has reached the target's. Nothing is ticked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.models import OfferedService
from motcua.catalogue.queries.levels.weekly import weekly_counts, weekly_facts
from motcua.kit.clock import local_day
from motcua.programmes.models import ScopeItem, Target, TargetKind
from motcua.rules.programme import Forecast, forecast, weeks_of
from motcua.rules.service_level import BITS, Fact, RuleSet


@dataclass(frozen=True)
class Week:
    """One point of a burn-down: at the end of `day` so many of the scope were still to be done."""

    day: date
    remaining: int


@dataclass(frozen=True)
class Progress:
    """
    A target as it stands. `scope` services are listed, of which `done` have reached it.

    `gap` is what the target wants beyond what the list holds; negative: the list holds more.
    """

    target: Target
    scope: int
    done: int
    weeks: tuple[Week, ...]
    forecast: Forecast

    @property
    def remaining(self) -> int:
        """How many of the list are still to be done."""
        return self.scope - self.done

    @property
    def gap(self) -> int:
        """See the class."""
        return self.target.wanted - self.scope


def scope_ids(target: Target, agency_id: int | None = None) -> list[int]:
    """Return the services of a target; of one department's assignments when it is given."""
    items = ScopeItem.objects.filter(target=target, removed_at__isnull=True)
    if agency_id is not None:
        items = items.filter(assignment__agency=agency_id)
    return list(items.values_list("service_id", flat=True))


def progress_of(*, target: Target, at: datetime, agency_id: int | None = None) -> Progress:
    """Return how far a target, or a department's part of it, is. Two queries and one a week."""
    today = local_day(at)
    services = scope_ids(target, agency_id)
    start = target.programme.starts_on
    days = weeks_of(start, max(min(today, target.due_on), start))
    whole = [day for day in days if day < today] or days[:1]
    counts = _done_by(target, whole, services)
    done = _done_now(target, services)
    weeks = [Week(day, len(services) - n) for day, n in zip(whole, counts, strict=True)]
    told = forecast([week.remaining for week in weeks if week.day.isoweekday() == 7], whole[-1])
    return Progress(target, len(services), done, (*weeks, Week(today, len(services) - done)), told)


def _done_by(target: Target, days: Sequence[date], services: Sequence[int]) -> list[int]:
    if target.kind == TargetKind.EFORMS:
        return weekly_facts(fact=Fact.EFORM, days=days, services=services)
    assert target.level_to is not None
    return weekly_counts(
        rule_set=target.rule_set, at_least=target.level_to, days=days, services=services
    )


def _done_now(target: Target, services: Sequence[int]) -> int:
    return sum(1 for row in standing_rows(services) if is_done(target, row))


def standing_rows(services: Sequence[int]) -> list[OfferedService]:
    """Return the services as they stand today. One query."""
    return list(OfferedService.objects.filter(pk__in=services))


def is_done(target: Target, service: OfferedService) -> bool:
    """Whether a service has reached its target, by what is computed of it today."""
    if target.kind == TargetKind.EFORMS:
        return bool(service.holds & BITS[Fact.EFORM])
    level = service.level_43 if target.rule_set == RuleSet.DECREE_43_2011 else service.level_42
    return level is not None and target.level_to is not None and level >= target.level_to


def done_by_agency(target: Target) -> Mapping[int, tuple[int, int]]:
    """Return (scope, done) by the department that was given the services; 0: given to nobody."""
    items = ScopeItem.objects.filter(target=target, removed_at__isnull=True).select_related(
        "service", "assignment"
    )
    counts: dict[int, tuple[int, int]] = {}
    for item in items:
        key = item.assignment.agency_id if item.assignment else 0
        scope, done = counts.get(key, (0, 0))
        counts[key] = (scope + 1, done + is_done(target, item.service))
    return counts
