"""
The frozen calendars that cases reckon with: from a CalendarVersion's document to a value.

A version never changes, so a process keeps those it has read.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import F, Q

from motcua.casework.models import CalendarVersion
from motcua.kit.clock import VN
from motcua.kit.prepared import Prepared
from motcua.rules.working_time import Calendar, DayKind, DayRule, OfficeHours, session


class NoCalendar(Exception):
    """No calendar has been entered yet, so nothing can be reckoned."""


def current_calendar_id(*, unit_id: int) -> int:
    """
    Return the newest calendar version of the unit, or of the province when it has none. One query.

    :raises NoCalendar: neither has one
    """
    newest = _NEWEST.first(unit_id=unit_id)
    if newest is None:
        raise NoCalendar(f"unit {unit_id}")
    return newest.pk


_NEWEST = Prepared(
    lambda unit_id: (
        CalendarVersion.objects.only("id")
        .filter(Q(agency_id=unit_id) | Q(agency_id__isnull=True))
        .order_by(F("agency_id").desc(nulls_last=True), "-id")[:1]
    ),
    unit_id=int,
)


def owned_by(agency_id: int | None, path: str = "agency") -> Q:
    """Return the condition that a calendar's row belongs to an agency; None: to the province."""
    if agency_id is None:
        return Q(**{f"{path}__isnull": True})
    return Q(**{f"{path}_id": agency_id})


@lru_cache(maxsize=256)
def calendar_of(version_id: int) -> Calendar:
    """Return the calendar of a version; one query the first time, then none."""
    document = CalendarVersion.objects.values_list("document", flat=True).get(pk=version_id)
    return calendar_from(document, f"calendar:{version_id}")


def calendar_from(document: dict[str, Any], label: str) -> Calendar:
    """
    Return the calendar written in a version's document.

    :raises rules.working_time.CalendarNotSound: its parts contradict each other
    """
    return Calendar(
        version=label,
        zone=VN,
        begins=date.fromisoformat(document["begins"]),
        ends=date.fromisoformat(document["ends"]),
        hours=tuple(_hours(row) for row in document["hours"]),
        days=tuple(_day(row) for row in document["days"]),
        provisional_years=frozenset(document["provisional_years"]),
    )


def _hours(row: dict[str, Any]) -> OfficeHours:
    return OfficeHours(
        valid_from=date.fromisoformat(row["from"]),
        valid_to=date.fromisoformat(row["to"]) if row["to"] else None,
        week=tuple(tuple(session(text) for text in day) for day in row["week"]),
    )


def _day(row: dict[str, Any]) -> DayRule:
    return DayRule(
        day=date.fromisoformat(row["day"]),
        kind=DayKind(row["kind"]),
        name=row["name"],
        basis=row["basis"],
        sessions=tuple(session(text) for text in row["sessions"]),
    )
