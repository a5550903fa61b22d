"""The weekly report of a programme, for all or for one department; nobody types it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import QuerySet

from motcua.agencies.models import Agency
from motcua.catalogue.models import LevelRecord, OfferedService, ProcedureVersion
from motcua.catalogue.queries.versions import in_force
from motcua.kit.clock import VN, local_day
from motcua.programmes.models import (
    Assignment,
    DirectiveTask,
    Programme,
    ScopeItem,
    Target,
    TargetKind,
)
from motcua.programmes.queries.progress import Progress, is_done, progress_of

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Raised:
    """A service whose computed level rose within the week, and the level it came to."""

    service: OfferedService
    name: str
    rule_set: str
    level: int
    on: date


@dataclass(frozen=True)
class Waiting:
    """A service still to be done; `holds` are its facts of today."""

    target: Target
    service: OfferedService
    name: str
    department: str


@dataclass(frozen=True)
class WeeklyReport:
    """
    What a week brought. `since` and `until` are days, both within it; `agency` None: everyone.

    `late` are tasks past their day.
    """

    programme: Programme
    agency: Agency | None
    since: date
    until: date
    targets: tuple[Progress, ...]
    raised: tuple[Raised, ...]
    waiting: tuple[Waiting, ...]
    tasks: tuple[Assignment, ...]
    directives: tuple[DirectiveTask, ...]
    late: int


def weekly_report(*, programme: Programme, agency: Agency | None, at: datetime) -> WeeklyReport:
    """Return the report of the seven days that end today. About nine queries, and one a week."""
    today = local_day(at)
    since = today - WEEK + timedelta(days=1)
    items = _items(programme, agency)
    names = _names(items, today)
    tasks = _of(Assignment.objects.filter(target__programme=programme), agency)
    directives = _of(DirectiveTask.objects.filter(directive__programme=programme), agency)
    given = tuple(tasks.select_related("case", "agency", "target").order_by("id"))
    directed = tuple(directives.select_related("case", "agency", "directive").order_by("id"))
    cases = [*(one.case for one in given), *(one.case for one in directed)]
    return WeeklyReport(
        programme=programme,
        agency=agency,
        since=since,
        until=today,
        targets=tuple(
            progress_of(target=target, at=at, agency_id=agency.pk if agency else None)
            for target in programme.targets.select_related("programme").order_by("id")
        ),
        raised=_raised(items, names, since, at),
        waiting=tuple(
            Waiting(
                item.target, item.service, names.get(item.service.procedure_id, ""),
                item.assignment.agency.name_vi if item.assignment else "",
            )
            for item in items
            if not is_done(item.target, item.service)
        ),
        tasks=given,
        directives=directed,
        late=sum(1 for case in cases if case.is_open and case.due_at and case.due_at < at),
    )  # fmt: skip


_Task = TypeVar("_Task", Assignment, DirectiveTask)


def _of(found: QuerySet[_Task], agency: Agency | None) -> QuerySet[_Task]:
    return found if agency is None else found.filter(agency=agency)


def _items(programme: Programme, agency: Agency | None) -> list[ScopeItem]:
    items = ScopeItem.objects.filter(target__programme=programme, removed_at__isnull=True)
    if agency is not None:
        items = items.filter(assignment__agency=agency)
    return list(
        items.select_related(
            "target", "service__procedure", "service__agency", "assignment__agency"
        ).order_by("target_id", "service__procedure__code", "service__agency__code")
    )


def _names(items: list[ScopeItem], today: date) -> Mapping[int, str]:
    found = ProcedureVersion.objects.filter(
        in_force(today), procedure__in={item.service.procedure_id for item in items}
    )
    return dict(found.values_list("procedure_id", "name"))


def _raised(
    items: list[ScopeItem], names: Mapping[int, str], since: date, at: datetime
) -> tuple[Raised, ...]:
    """Return what rose within the week to the level its target wants, as far as recorded."""
    wanted = {
        (item.service_id, item.target.rule_set): item
        for item in items
        if item.target.kind == TargetKind.LEVELS
    }
    rows = LevelRecord.objects.filter(
        service__in={service for service, _rules in wanted},
        recorded_at__gte=datetime.combine(since, datetime.min.time(), tzinfo=VN),
        recorded_at__lte=at,
        held_from__gte=since,
    ).order_by("held_from", "id")
    found = []
    for row in rows:
        item = wanted.get((row.service_id, row.rule_set))
        if item is None or row.level is None or item.target.level_to is None:
            continue
        if row.level >= item.target.level_to and is_done(item.target, item.service):
            name = names.get(item.service.procedure_id, "")
            found.append(Raised(item.service, name, row.rule_set, row.level, row.held_from))
    return tuple(found)
