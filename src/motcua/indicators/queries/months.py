"""
Months as published: closed ones from what was taken down, the running one counted now.

A closed month has two values: as it was closed, and as last restated. Both are published.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count

from motcua.agencies.models import Agency
from motcua.casework.models import Case, CaseKind
from motcua.casework.queries import overdue_now
from motcua.indicators.counts import FIGURES, Counts, bounds, count_dossiers, month_of
from motcua.indicators.models import EndedDossier, MonthClosing, Why
from motcua.kit.clock import local_day


@dataclass(frozen=True)
class Month:
    """
    The whole province's month. `closed_at` None: it runs still, and counts up to `as_of`.

    `as_closed` differs from `counts` where the month was restated.
    """

    month: date
    counts: Counts
    as_closed: Counts
    closed_at: datetime | None
    as_of: datetime

    @property
    def is_restated(self) -> bool:
        """Whether it counts otherwise now than when it was closed."""
        return self.counts != self.as_closed


@dataclass(frozen=True)
class AgencyMonth:
    """One competent agency's part of a month."""

    agency: Agency
    counts: Counts
    as_closed: Counts


@dataclass(frozen=True)
class Running:
    """What runs at this moment; `overdue` of them are past the date first promised."""

    running: int
    overdue: int


def closed_months(*, since: date) -> list[Month]:
    """Return the closed months from a month on, oldest first. One query."""
    sums = ", ".join(f"sum({name}::bigint)" for name in FIGURES)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT closing.month, closing.number, closing.recorded_at, {sums}
            FROM indicators_monthclosing closing
            LEFT JOIN indicators_monthfigure figure ON figure.closing_id = closing.id
            WHERE closing.month >= %s GROUP BY closing.id
            ORDER BY closing.month, closing.number
            """,  # noqa: S608 - names of our own fields
            [since],
        )
        rows = cursor.fetchall()
    by_month = defaultdict(list)
    for month, _number, recorded_at, *figures in rows:
        by_month[month].append((recorded_at, Counts(*(int(figure or 0) for figure in figures))))
    return [
        Month(month, closings[-1][1], closings[0][1], closings[0][0], closings[-1][0])
        for month, closings in by_month.items()
    ]


def running_month(*, at: datetime) -> tuple[Month, dict[int, Counts]]:
    """Return the month that runs, for the province and by agency id, up to now. Three queries."""
    month = month_of(local_day(at))
    by_unit = count_dossiers(since=bounds(month)[0], until=at)
    counts = sum(by_unit.values(), Counts())
    return Month(month, counts, counts, None, at), by_unit


def agencies_of(month: Month, *, by_unit: Mapping[int, Counts] | None = None) -> list[AgencyMonth]:
    """Return the agencies that had anything in a month. `by_unit`: counts of a running one."""
    if by_unit is None:
        first, last = _first_and_last(month.month)
    else:
        first = last = dict(by_unit)
    units = Agency.objects.filter(pk__in={*first, *last}).order_by("code")
    return [AgencyMonth(u, last.get(u.pk, Counts()), first.get(u.pk, Counts())) for u in units]


def running_now(*, at: datetime) -> Running:
    """Return how many dossiers run and how many of them are late. One query, of one index."""
    found = Case.objects.filter(
        kind=CaseKind.DOSSIER, started_at__lt=at, finished_at__isnull=True
    ).aggregate(running=Count("pk"), overdue=Count("pk", filter=overdue_now(at=at)))
    return Running(found["running"], found["overdue"])


def why_restated(*, month: date) -> list[tuple[Why, int]]:
    """Return for a restated month how many dossiers count otherwise for which reason. One query."""
    rows = (
        EndedDossier.objects.filter(closing__month=month, closing__number__gt=1)
        .values_list("why")
        .annotate(n=Count("case_id", distinct=True))
        .order_by("why")
    )
    return [(Why(why), count) for why, count in rows]


def _first_and_last(month: date) -> tuple[dict[int, Counts], dict[int, Counts]]:
    closings = list(MonthClosing.objects.filter(month=month).order_by("number"))
    if not closings:
        return {}, {}
    ends: dict[int, dict[int, Counts]] = {closings[0].pk: {}, closings[-1].pk: {}}
    names = ", ".join(FIGURES)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT closing_id, unit_id, {names} FROM indicators_monthfigure"  # noqa: S608
            " WHERE closing_id = ANY(%s)",
            [list(ends)],
        )
        for closing, unit, *figures in cursor.fetchall():
            ends[closing][unit] = Counts(*figures)
    return ends[closings[0].pk], ends[closings[-1].pk]
