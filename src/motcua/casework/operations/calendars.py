"""
Keeping the calendars of record: propose a year, correct its days, confirm it, set office hours.

Each change makes a new frozen version, for the province and for every agency that builds on it,
and queues the reckoning of the open cases it touches. Slips already printed stay valid.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from motcua.agencies.models import Agency
from motcua.casework import tags
from motcua.casework.calendar_documents import NothingEntered, document_of
from motcua.casework.calendars import calendar_from, owned_by
from motcua.casework.facts import calendar_facts
from motcua.casework.models import (
    CalendarDay,
    CalendarVersion,
    CalendarYear,
    OfficeHoursRecord,
    YearStatus,
)
from motcua.journal.operations import record
from motcua.kit import jobs
from motcua.rules.holidays import propose_year as propose
from motcua.rules.working_time import DayKind, session

_LOCK = 0x6C6963683031  # one change of calendars at a time


class YearEntered(Exception):
    """The calendar already has this year."""


class DayOutsideYear(Exception):
    """The day does not lie in the year under which it was to be entered."""


class DocumentMissing(Exception):
    """A year is confirmed by a document's number and date, or not at all."""


class WeekNotUsable(Exception):
    """Office hours are not seven days of sessions, or begin before those they follow."""


@transaction.atomic
def propose_year(
    *, year: int, actor: str, at: datetime, agency: Agency | None = None
) -> CalendarYear:
    """
    Enter a year as proposed: the province's days from the shipped facts; an agency's own, empty.

    :raises YearEntered: the year is there already
    :raises rules.holidays.CannotPropose: the facts do not reach that far
    """
    _one_at_a_time()
    if CalendarYear.objects.filter(agency=agency, year=year).exists():
        raise YearEntered(year)
    proposed = None if agency else propose(year, calendar_facts())
    entered = CalendarYear.objects.create(
        agency=agency, year=year, note=proposed.note if proposed else ""
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(
            calendar_year=entered, day=rule.day, kind=rule.kind, name=rule.name, basis=rule.basis
        )
        for rule in (proposed.days if proposed else ())
    )
    _record(tags.YEAR_PROPOSED, entered, actor, at)
    _make_versions(agency, actor, at, f"{year}")
    return entered


@transaction.atomic
def set_day(
    *,
    calendar_year: CalendarYear,
    day: date,
    kind: str,
    name: str,
    actor: str,
    at: datetime,
    basis: str = "",
    sessions: tuple[str, ...] = (),
) -> None:
    """
    Enter a day, or replace what was entered for it. `sessions` as "7:30-11:30".

    :raises DayOutsideYear: the day lies in another year
    :raises rules.working_time.CalendarNotSound: sessions that cannot be
    :raises ValueError: no such kind of day
    """
    if day.year != calendar_year.year:
        raise DayOutsideYear(day)
    for text in sessions:
        session(text)
    _one_at_a_time()
    CalendarDay.objects.update_or_create(
        calendar_year=calendar_year,
        day=day,
        defaults={
            "kind": DayKind(kind), "name": name, "basis": basis, "sessions": list(sessions),
        },
    )  # fmt: skip
    data = {"day": day.isoformat(), "kind": kind}
    _record(tags.DAY_SET, calendar_year, actor, at, basis, data)
    _make_versions(calendar_year.agency, actor, at, day.isoformat())


@transaction.atomic
def remove_day(*, calendar_year: CalendarYear, day: date, actor: str, at: datetime) -> bool:
    """Take a day out again, so that it follows its week; False when it was not entered."""
    _one_at_a_time()
    removed, _ = CalendarDay.objects.filter(calendar_year=calendar_year, day=day).delete()
    if not removed:
        return False
    _record(tags.DAY_REMOVED, calendar_year, actor, at, data={"day": day.isoformat()})
    _make_versions(calendar_year.agency, actor, at, day.isoformat())
    return True


@transaction.atomic
def confirm_year(
    *,
    calendar_year: CalendarYear,
    document_number: str,
    document_date: date,
    actor: str,
    at: datetime,
) -> None:
    """
    Confirm a year by the number and date of the document that decides it.

    :raises DocumentMissing: without a number
    """
    if not document_number.strip():
        raise DocumentMissing(calendar_year.year)
    _one_at_a_time()
    calendar_year.status = YearStatus.CONFIRMED
    calendar_year.document_number = document_number.strip()
    calendar_year.document_date = document_date
    calendar_year.confirmed_at, calendar_year.confirmed_by = at, actor
    calendar_year.save()
    _record(tags.YEAR_CONFIRMED, calendar_year, actor, at, calendar_year.document_number)
    _make_versions(calendar_year.agency, actor, at, calendar_year.document_number)


@transaction.atomic
def set_office_hours(
    *,
    week: list[list[str]],
    valid_from: date,
    actor: str,
    at: datetime,
    agency: Agency | None = None,
    basis: str = "",
) -> OfficeHoursRecord:
    """
    Set the weekly hours from `valid_from` on: seven lists of "7:30-11:30", Monday first.

    :raises WeekNotUsable: not seven days, no open hour, or others begin later
    :raises rules.working_time.CalendarNotSound: a session that cannot be
    """
    _check_week(week)
    _one_at_a_time()
    others = OfficeHoursRecord.objects.filter(agency=agency)
    if others.filter(valid_from__gte=valid_from).exists():
        raise WeekNotUsable(f"other hours begin on or after {valid_from}")
    others.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)).update(valid_to=valid_from)
    made = OfficeHoursRecord.objects.create(
        agency=agency, week=week, valid_from=valid_from, basis=basis
    )
    code = agency.code if agency else ""
    data = {"from": valid_from.isoformat(), "week": week}
    record(tag=tags.HOURS_SET, subject=_subject(agency), at=at, actor=actor, unit=code,
           basis=basis, data=data)  # fmt: skip
    _make_versions(agency, actor, at, f"{valid_from}")
    return made


def _check_week(week: list[list[str]]) -> None:
    if len(week) != 7 or not any(week):
        raise WeekNotUsable(str(week))
    for day in week:
        for text in day:
            session(text)


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _subject(agency: Agency | None) -> str:
    return f"calendar:{agency.code if agency else 'province'}"


def _record(
    tag: str,
    year: CalendarYear,
    actor: str,
    at: datetime,
    basis: str = "",
    data: dict[str, Any] | None = None,
) -> None:
    code = year.agency.code if year.agency else ""
    record(tag=tag, subject=_subject(year.agency), at=at, actor=actor, unit=code, basis=basis,
           data={"year": year.year, **(data or {})})  # fmt: skip


def _make_versions(agency: Agency | None, actor: str, at: datetime, reason: str) -> None:
    """Freeze the calendar anew for its owner and all who build on it. Not before it is whole."""
    owners: list[int | None] = [agency.pk if agency else None]
    if agency is None:
        with_own = CalendarVersion.objects.filter(agency_id__isnull=False)
        owners += sorted(with_own.values_list("agency_id", flat=True).distinct())
    for owner in owners:
        _make_version(owner, actor, at, reason)


def _make_version(owner: int | None, actor: str, at: datetime, reason: str) -> None:
    try:
        document = document_of(owner)
    except NothingEntered:
        return
    calendar_from(document, "checked before it is kept")
    previous = CalendarVersion.objects.filter(owned_by(owner)).order_by("-id").first()
    if previous is not None and previous.document == document:
        return
    version = CalendarVersion.objects.create(
        agency_id=owner, document=document, made_at=at, made_by=actor, reason=reason
    )
    before = previous or CalendarVersion.objects.filter(owned_by(None)).order_by("-id").first()
    if before is not None and before.pk != version.pk:
        jobs.defer("casework.reckon_anew", version_id=version.pk, before_id=before.pk)
