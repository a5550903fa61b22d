"""
Months as published: closed ones from what was taken down, the running one counted now.

A closed month has two values: as it was closed, and as last restated. Both are published.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count

from motcua.agencies.models import Agency
from motcua.casework.models import Case, CaseKind
from motcua.casework.queries import overdue_now
from motcua.indicators.counts import FIGURES, Counts, bounds, count_dossiers, total
from motcua.indicators.models import EndedDossier, MonthClosing, Why


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


def counted_month(*, month: date, at: datetime) -> tuple[Month, dict[int, Counts]]:
    """
    Count a month that nobody has closed, for the province and by agency id. Four queries.

    The month of `at` counts up to that moment.
    """
    since, until = bounds(month)
    by_unit = count_dossiers(since=since, until=min(until, at))
    counts = total(by_unit)
    return Month(month, counts, counts, None, at), by_unit


def closed_agencies(*, month: date) -> tuple[Month, list[AgencyMonth]] | None:
    """Return a closed month and its agencies by code; None: nobody closed it. Four queries."""
    closed = [found for found in closed_months(since=month) if found.month == month]
    if not closed:
        return None
    first, last = _first_and_last(month)
    return closed[0], agencies_of(last, first)


def agencies_of(last: dict[int, Counts], first: dict[int, Counts]) -> list[AgencyMonth]:
    """Return the agencies that had anything, by code, as last counted and as first. One query."""
    units = Agency.objects.filter(pk__in={*first, *last}).order_by("code")
    return [AgencyMonth(u, last.get(u.pk, Counts()), first.get(u.pk, Counts())) for u in units]


def running_now(*, at: datetime) -> Running:
    """Return how many dossiers run and how many of them are late. One query, of one index."""
    found = Case.objects.filter(
        kind=CaseKind.DOSSIER, started_at__lt=at, finished_at__isnull=True
    ).aggregate(running=Count("started_at"), overdue=Count("started_at", filter=overdue_now(at=at)))
    return Running(found["running"], found["overdue"])


def why_restated(*, since: date) -> dict[date, list[tuple[Why, int]]]:
    """Return by month how many dossiers count otherwise, and for which reason. One query."""
    rows = (
        EndedDossier.objects.filter(closing__month__gte=since, closing__number__gt=1)
        .values_list("closing__month", "why")
        .annotate(n=Count("case_id", distinct=True))
        .order_by("closing__month", "why")
    )
    found: dict[date, list[tuple[Why, int]]] = defaultdict(list)
    for month, why, count in rows:
        found[month].append((Why(why), count))
    return dict(found)


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
