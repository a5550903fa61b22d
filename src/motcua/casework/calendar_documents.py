"""Writing a calendar version's document from what officials have entered."""

from datetime import date
from typing import Any

from motcua.casework.calendars import owned_by
from motcua.casework.models import CalendarDay, CalendarYear, OfficeHoursRecord, YearStatus

Document = dict[str, Any]


class NothingEntered(Exception):
    """There are no years or no office hours to make a calendar of."""


def document_of(agency_id: int | None) -> Document:
    """
    Return the whole calendar of the province, or of an agency on top of it. Four queries.

    The years reach from the first one entered as far as they follow each other without a gap.

    :raises NothingEntered: the province has no year, or no office hours
    """
    years = list(CalendarYear.objects.filter(owned_by(None)).order_by("year"))
    hours = _hours_of(agency_id)
    if not years or not hours:
        raise NothingEntered(str(agency_id))
    begins, ends = _reach([row.year for row in years])
    return {
        "begins": max(begins.isoformat(), hours[0]["from"]),
        "ends": ends.isoformat(),
        "provisional_years": [row.year for row in years if row.status == YearStatus.PROPOSED],
        "hours": hours,
        "days": _days_of(agency_id),
    }


def _reach(years: list[int]) -> tuple[date, date]:
    last = years[0]
    while last + 1 in years:
        last += 1
    return date(years[0], 1, 1), date(last + 1, 1, 1)


def _days_of(agency_id: int | None) -> list[Document]:
    days = {}
    owners = [None] if agency_id is None else [None, agency_id]
    for owner in owners:
        for row in CalendarDay.objects.filter(owned_by(owner, "calendar_year__agency")):
            days[row.day] = {
                "day": row.day.isoformat(), "kind": row.kind, "name": row.name,
                "basis": row.basis, "sessions": row.sessions,
            }  # fmt: skip
    return [days[day] for day in sorted(days)]


def _hours_of(agency_id: int | None) -> list[Document]:
    province = _periods(OfficeHoursRecord.objects.filter(owned_by(None)))
    if agency_id is None:
        return province
    own = _periods(OfficeHoursRecord.objects.filter(owned_by(agency_id)))
    if not own:
        return province
    first, last = own[0]["from"], own[-1]["to"]
    before = [_cut(row, to=first) for row in province if row["from"] < first]
    after = [_cut(row, since=last) for row in province if last and (row["to"] or "9") > last]
    return [*before, *own, *after]


def _periods(rows: Any) -> list[Document]:
    return [
        {
            "from": row.valid_from.isoformat(),
            "to": row.valid_to.isoformat() if row.valid_to else None,
            "week": row.week,
        }
        for row in rows.order_by("valid_from")
    ]


def _cut(row: Document, *, since: str | None = None, to: str | None = None) -> Document:
    cut = dict(row)
    if since is not None:
        cut["from"] = max(row["from"], since)
    if to is not None:
        cut["to"] = min(row["to"] or to, to)
    return cut
