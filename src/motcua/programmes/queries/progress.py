"""
How far a target is, proven by what is computed: levels as known each week, forms as published.

A service counts as raised when its computed level has reached the target's. Nothing is ticked. Of a
target of e-forms procedures are counted: one form serves all agencies that offer the procedure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.models import OfferedService
from motcua.catalogue.queries.levels.weekly import weekly_counts, weekly_facts
from motcua.kit.clock import local_day
from motcua.programmes.models import Programme, ScopeItem, Target, TargetKind
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
    A target as it stands. Of `scope` on its list `done` have reached it.

    Services are counted, of a target of e-forms procedures. `on` is the day it stands for: today,
    or the day the programme was closed. `of_one` : a department's part, not the whole list.
    """

    target: Target
    scope: int
    done: int
    weeks: tuple[Week, ...]
    forecast: Forecast
    on: date
    of_one: bool = False

    @property
    def remaining(self) -> int:
        """How many of the list are still to be done."""
        return self.scope - self.done

    @property
    def gap(self) -> int:
        """What the target wants beyond what the list holds; negative: the list holds more."""
        return 0 if self.of_one else self.target.wanted - self.scope

    @property
    def days_late(self) -> int:
        """Days since the due day while something of the list remains; 0: not late."""
        return max(0, (self.on - self.target.due_on).days) if self.remaining else 0

    @property
    def turns(self) -> tuple[Week, ...]:
        """
        The weeks at which the number turns, with the first and the last: they draw the same line.
        """
        kept = [
            week
            for before, week, after in zip(
                (None, *self.weeks), self.weeks, (*self.weeks[1:], None), strict=False
            )
            if before is None or after is None
            or not before.remaining == week.remaining == after.remaining
        ]  # fmt: skip
        return tuple(kept)


def scope_ids(target: Target, agency_id: int | None = None) -> list[int]:
    """Return the services of a target; of one department's assignments when it is given."""
    return list(counted_as(target, agency_id))


def counted_as(target: Target, agency_id: int | None = None) -> dict[int, int]:
    """Return for each service of a target's list what it counts for: itself, or its procedure."""
    items = ScopeItem.objects.filter(target=target, removed_at__isnull=True)
    if agency_id is not None:
        items = items.filter(assignment__agency=agency_id)
    unit = "service__procedure_id" if target.kind == TargetKind.EFORMS else "service_id"
    return dict(items.values_list("service_id", unit))


def progress_of(*, target: Target, at: datetime, agency_id: int | None = None) -> Progress:
    """
    Return how far a target, or a department's part of it, is. Three queries.

    Work goes on after the due day, and so do the weeks: until today, or until the programme was
    closed; a closed one has no forecast.
    """
    closed = _closed_on(target.programme)
    last = closed or local_day(at)
    units = counted_as(target, agency_id)
    scope = len(set(units.values()))
    days = weeks_of(target.programme.starts_on, max(last, target.programme.starts_on))
    counts = _done_by(target, days, units)
    whole = [Week(day, scope - done) for day, done in zip(days, counts, strict=True) if day < last]
    done = counts[-1] if closed else _done_now(target, units)
    return Progress(
        target=target, scope=scope, done=done, weeks=(*whole, Week(last, scope - done)),
        forecast=Forecast(enough=False) if closed
        else forecast([week.remaining for week in whole], left=scope - done, on=last),
        on=last, of_one=agency_id is not None,
    )  # fmt: skip


def _closed_on(programme: Programme) -> date | None:
    return local_day(programme.closed_at) if programme.closed_at else None


def _done_by(target: Target, days: Sequence[date], units: Mapping[int, int]) -> list[int]:
    if target.kind == TargetKind.EFORMS:
        return weekly_facts(fact=Fact.EFORM, days=days, counted_as=units)
    assert target.level_to is not None
    return weekly_counts(
        rule_set=target.rule_set, at_least=target.level_to, days=days, counted_as=units
    )


def _done_now(target: Target, units: Mapping[int, int]) -> int:
    return len({units[row.pk] for row in standing_rows(list(units)) if is_done(target, row)})


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
    units: dict[int, dict[int, bool]] = {}
    for item in items:
        mine = units.setdefault(item.assignment.agency_id if item.assignment else 0, {})
        forms = target.kind == TargetKind.EFORMS
        unit = item.service.procedure_id if forms else item.service_id
        mine[unit] = mine.get(unit, False) or is_done(target, item.service)
    return {agency: (len(mine), sum(mine.values())) for agency, mine in units.items()}
