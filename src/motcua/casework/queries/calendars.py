"""The calendars of record as officials keep them."""

from motcua.casework.calendars import owned_by
from motcua.casework.models import CalendarYear, OfficeHoursRecord


def calendar_years(*, agency_id: int | None = None) -> list[CalendarYear]:
    """
    Return the years of the province, or those an agency adds to, newest first, each with its
    days in `days`. Two queries.
    """
    years = CalendarYear.objects.filter(owned_by(agency_id)).order_by("-year")
    return list(years.select_related("agency").prefetch_related("days"))


def office_hours_of(*, agency_id: int | None = None) -> list[OfficeHoursRecord]:
    """Return the weekly hours of the province or of an agency, newest first. One query."""
    return list(OfficeHoursRecord.objects.filter(owned_by(agency_id)).order_by("-valid_from"))
