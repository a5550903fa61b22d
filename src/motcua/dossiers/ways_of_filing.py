"""
How dossiers came in: filed by people themselves, with an officer's help, at the counter, by post.

With help is an online dossier that names an assisting unit: it is counted apart from self-filed
ones, everywhere. What came in is all that was submitted, whatever became of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncWeek

from motcua.agencies.models import Agency
from motcua.dossiers.models import Channel, Dossier
from motcua.kit.clock import VN


class Way(StrEnum):
    """The four ways."""

    ALONE = "alone"
    ASSISTED = "assisted"
    COUNTER = "counter"
    POST = "post"


_ONLINE = Q(channel=Channel.ONLINE)
CONDITIONS = {
    Way.ALONE: _ONLINE & Q(assisting_unit__isnull=True),
    Way.ASSISTED: _ONLINE & Q(assisting_unit__isnull=False),
    Way.COUNTER: Q(channel=Channel.COUNTER),
    Way.POST: Q(channel=Channel.POST),
}


@dataclass(frozen=True)
class FilingCounts:
    """Dossiers by way, of a week (`monday`) or of a receiving unit (`agency`), or both."""

    monday: date | None
    agency: Agency | None
    alone: int
    assisted: int
    counter: int
    post: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.alone + self.assisted + self.counter + self.post


@dataclass(frozen=True)
class FiledRow:
    """A dossier in the list behind a figure: no name and no content."""

    number: str
    procedure_code: str
    submitted_at: datetime
    receiving_unit: Agency
    assisting_unit: Agency | None


def by_week(*, since: date, until: date, agency_id: int | None = None) -> list[FilingCounts]:
    """Return the weeks between two days, `until` exclusive, newest first. One query."""
    found = _between(since, until, agency_id).annotate(week=TruncWeek("submitted_at", tzinfo=VN))
    rows = _counted(found, "week")
    return [FilingCounts(week.date(), None, *rows[week]) for week in sorted(rows, reverse=True)]


def by_agency(*, since: date, until: date) -> list[FilingCounts]:
    """Return the receiving units by their codes. Two queries."""
    rows = _counted(_between(since, until, None), "receiving_unit")
    agencies = Agency.objects.filter(pk__in=rows).order_by("code")
    return [FilingCounts(None, agency, *rows[agency.pk]) for agency in agencies]


def filed(
    *, since: date, until: date, way: Way, agency_id: int | None = None, most: int = 200
) -> list[FiledRow]:
    """Return the dossiers behind a figure, newest first. One query."""
    rows = (
        _between(since, until, agency_id)
        .filter(CONDITIONS[way])
        .select_related("case", "receiving_unit", "assisting_unit")
        .only("code", "reference", "case__procedure_code", "submitted_at", "receiving_unit",
              "assisting_unit")
        .order_by("-submitted_at")[:most]
    )  # fmt: skip
    return [
        FiledRow(d.number, d.case.procedure_code, d.submitted_at, d.receiving_unit,
                 d.assisting_unit)
        for d in rows
    ]  # fmt: skip


def _between(since: date, until: date, agency_id: int | None) -> QuerySet[Dossier]:
    found = Dossier.objects.filter(
        submitted_at__gte=_midnight(since), submitted_at__lt=_midnight(until)
    )
    return found.filter(receiving_unit=agency_id) if agency_id else found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VN)


def _counted(found: "QuerySet[Dossier, Any]", key: str) -> dict[Any, tuple[int, ...]]:
    """Return by a key how many came in each way, in the order of `Way`."""
    counts = [Count("pk", filter=CONDITIONS[way]) for way in Way]
    named = {f"n{place}": count for place, count in enumerate(counts)}
    rows = found.order_by().values_list(key).annotate(**named)
    return {row[0]: tuple(row[1:]) for row in rows}
