"""
The list behind a figure of dossiers: masked codes and days, nothing of persons or procedures.

Of an agency's month with fewer than `LEAST` dossiers in a list the list stays shut: who knows
one applicant could find them by the day. The number itself is published: it is about the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from motcua.agencies.models import Agency
from motcua.casework.models import Case
from motcua.casework.queries import ended_dossiers, overdue_now, running_dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.ways_of_filing import CONDITIONS, Way
from motcua.indicators.counts import bounds
from motcua.indicators.models import EndedDossier, MonthClosing
from motcua.rules.dossier_code import looks_like_code
from motcua.rules.working_time.endings import Ending

LEAST = 5
PAGE = 100


class List(StrEnum):
    """Which figure; the names are those of `Counts`."""

    RECEIVED = "received"
    ONLINE = "online"
    ENDED = "ended"
    IN_TIME = "in_time"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    UNDATED = "undated"
    RUNNING = "running"
    OVERDUE = "overdue"


_ENDINGS = {
    List.ENDED: tuple(Ending),
    List.IN_TIME: (Ending.EARLY, Ending.ON_TIME),
    List.EARLY: (Ending.EARLY,),
    List.ON_TIME: (Ending.ON_TIME,),
    List.LATE: (Ending.LATE,),
    List.UNDATED: (Ending.UNDATED,),
}


@dataclass(frozen=True)
class Row:
    """One dossier. `due_at` is the date first promised; None: there is none, or it runs still."""

    case_id: int
    masked: str
    agency_id: int
    received_at: datetime
    due_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Listed:
    """One page of a list. `too_few`: it stays shut, and `rows` is empty."""

    rows: tuple[Row, ...]
    total: int
    page: int
    too_few: bool

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def dossiers_behind(
    *, month: date, which: List, at: datetime, unit: Agency | None = None, page: int = 1
) -> Listed:
    """
    Return a page of the dossiers behind a month's figure, by their ids.

    A closed month's endings are those last taken down; the running month's are counted up to
    `at`. OVERDUE is of the present moment, whatever the month. At most four queries.
    """
    found = _found(month, which, at)
    if unit is not None:
        found = found.filter(competent_unit_id=unit.pk)
    total, page = found.count(), max(1, page)
    if unit is not None and 0 < total < LEAST:
        return Listed((), total, 1, True)
    chosen = found.order_by("pk")[(page - 1) * PAGE : page * PAGE]
    return Listed(_rows(chosen), total, page, False)


def mask(label: str) -> str:
    """Return a dossier code without its number, a reference but for its beginning."""
    kept = 2 if looks_like_code(label) else 1
    return "-".join([*label.split("-")[:kept], "…"])


def _found(month: date, which: List, at: datetime) -> QuerySet[Case, Any]:
    since, until = bounds(month)
    until = min(until, at)
    match which:
        case List.RECEIVED | List.ONLINE:
            received = Dossier.objects.filter(accepted_at__gte=since, accepted_at__lt=until)
            if which is List.ONLINE:
                received = received.filter(CONDITIONS[Way.ALONE] | CONDITIONS[Way.ASSISTED])
            return Case.objects.filter(pk__in=received.values("case_id"))
        case List.RUNNING:
            return running_dossiers(at=until)
        case List.OVERDUE:
            return running_dossiers(at=at).filter(overdue_now(at=at), finished_at__isnull=True)
    endings = _ENDINGS[which]
    if not MonthClosing.objects.filter(month=month).exists():
        return ended_dossiers(since=since, until=until).filter(ending__in=endings)
    return _taken_down(month, endings)


def _taken_down(month: date, endings: Sequence[str]) -> QuerySet[Case, Any]:
    later = EndedDossier.objects.filter(
        closing__month=month, closing__number__gt=OuterRef("closing__number"),
        case_id=OuterRef("case_id"),
    )  # fmt: skip
    standing = EndedDossier.objects.filter(
        ~Exists(later), closing__month=month, ending__in=list(endings)
    )
    return Case.objects.filter(pk__in=standing.values("case_id"))


def _rows(cases: QuerySet[Case, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(case.pk, mask(case.label), case.competent_unit_id, case.started_at or case.opened_at,
            case.due_without_extension_at, case.finished_at)
        for case in cases
    )  # fmt: skip
