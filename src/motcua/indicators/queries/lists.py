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

CaseIds = QuerySet[Any, int]
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
    Return a page of the dossiers behind a month's figure, in an order that stays.

    A closed month's endings are those last taken down; the running month's are counted up to
    `at`. OVERDUE is of the present moment, whatever the month. At most four queries.
    """
    found = _found(month, which, at, unit)
    total, page = found.count(), max(1, page)
    if unit is not None and 0 < total < LEAST:
        return Listed((), total, 1, True)
    return Listed(_rows(list(found[(page - 1) * PAGE : page * PAGE])), total, page, False)


def mask(label: str) -> str:
    """Return a dossier code without its number, a reference but for its beginning."""
    kept = 2 if looks_like_code(label) else 1
    return "-".join([*label.split("-")[:kept], "…"])


def _found(month: date, which: List, at: datetime, unit: Agency | None) -> CaseIds:
    """Return the ids of cases; in the order of an index, so that a page costs a page."""
    since, until = bounds(month)
    until = min(until, at)
    own = {} if unit is None else {"competent_unit_id": unit.pk}
    match which:
        case List.RECEIVED | List.ONLINE:
            received = Dossier.objects.filter(accepted_at__gte=since, accepted_at__lt=until, **own)
            if which is List.ONLINE:
                received = received.filter(CONDITIONS[Way.ALONE] | CONDITIONS[Way.ASSISTED])
            return received.order_by("accepted_at", "id").values_list("case_id", flat=True)
        case List.RUNNING:
            return _ids(running_dossiers(at=until).filter(**own), "started_at")
        case List.OVERDUE:
            late = running_dossiers(at=at).filter(overdue_now(at=at), finished_at__isnull=True)
            return _ids(late.filter(**own), "started_at")
    closings = list(MonthClosing.objects.filter(month=month).values_list("pk", flat=True))
    if closings:
        return _taken_down(closings, _ENDINGS[which], unit)
    ended = ended_dossiers(since=since, until=until).filter(ending__in=_ENDINGS[which], **own)
    return _ids(ended, "finished_at")


def _ids(cases: QuerySet[Any, Any], order: str) -> CaseIds:
    return cases.order_by(order, "id").values_list("pk", flat=True)


def _taken_down(closings: list[int], endings: Sequence[str], unit: Agency | None) -> CaseIds:
    rows = EndedDossier.objects.filter(closing_id__in=closings, ending__in=list(endings))
    if unit is not None:
        rows = rows.filter(unit_id=unit.pk)
    if len(closings) > 1:
        later = EndedDossier.objects.filter(
            closing_id__in=closings, closing_id__gt=OuterRef("closing_id"),
            case_id=OuterRef("case_id"),
        )  # fmt: skip
        rows = rows.filter(~Exists(later))
    return rows.order_by("closing_id", "unit_id", "ending", "id").values_list("case_id", flat=True)


def _rows(ids: list[int]) -> tuple[Row, ...]:
    cases = Case.objects.in_bulk(ids)
    return tuple(
        Row(pk, mask(case.label), case.competent_unit_id, case.started_at or case.opened_at,
            case.due_without_extension_at, case.finished_at)
        for pk in ids if (case := cases[pk])
    )  # fmt: skip
