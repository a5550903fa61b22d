"""
Closing a month, and restating one that counts otherwise since. Both may be repeated.

Closing copies the list of ended dossiers inside the database, by the very query that counts
them. Restating compares that list with the same query of today and writes only the differences.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Min, QuerySet

from motcua.casework.models import LedgerEntry
from motcua.casework.queries import ended_dossiers
from motcua.dossiers.models import Dossier
from motcua.indicators.counts import (
    DEFINITIONS,
    FIGURES,
    Counts,
    bounds,
    count_dossiers,
    month_of,
    next_month,
    total,
)
from motcua.indicators.models import EndedDossier, MonthClosing, MonthFigure, Why
from motcua.indicators.tags import MONTH_CLOSED, MONTH_RESTATED
from motcua.journal.operations import record
from motcua.kit.clock import local_day

_COPY = (
    "INSERT INTO indicators_endeddossier (closing_id, case_id, unit_id, ending, why)"
    " SELECT %s, found.*, '' FROM"
)
_KINDS = {Why.REOPENED: "reopen", Why.LIMIT: "limit", Why.CALENDAR: "calendar"}


class MonthNotOver(Exception):
    """A month is closed after its last day."""


@dataclass(frozen=True)
class Closed:
    """A closing. `already`: it had been there, and nothing was written."""

    closing: MonthClosing
    already: bool = False


@transaction.atomic
def close_month(*, month: date, at: datetime, actor: str) -> Closed:
    """
    Take down a month's figures and the list of what ended in it. `month`: any day of it.

    :raises MonthNotOver: see there
    """
    month = month_of(month)
    since, until = bounds(month)
    if at < until:
        raise MonthNotOver(month)
    _one_at_a_time()
    there = MonthClosing.objects.filter(month=month, number=1).first()
    if there is not None:
        return Closed(there, already=True)
    closing = _write(month, 1, count_dossiers(since=since, until=until), at, actor)
    _copy_ended(closing, ended_dossiers(since=since, until=until))
    record(tag=MONTH_CLOSED, subject=f"month:{month:%Y-%m}", at=at, actor=actor,
           data=_summed(closing))  # fmt: skip
    return Closed(closing)


@transaction.atomic
def restate_month(*, month: date, at: datetime, actor: str) -> Closed | None:
    """
    Write a closed month's figures anew beside the former ones, if they have become others.

    Return None when the month was never closed; `already` when nothing changed.
    """
    month = month_of(month)
    _one_at_a_time()
    last = MonthClosing.objects.filter(month=month).order_by("-number").first()
    if last is None:
        return None
    since, until = bounds(month)
    counts = count_dossiers(since=since, until=until)
    changed = _changed(month, since, until)
    if not changed and counts == figures_of(last):
        return Closed(last, already=True)
    closing = _write(month, last.number + 1, counts, at, actor)
    reasons = _reasons([case for case, _unit, _ending in changed], last.recorded_at)
    EndedDossier.objects.bulk_create(
        EndedDossier(closing=closing, case_id=case, unit_id=unit, ending=ending or "",
                     why=reasons.get(case, Why.OTHER))
        for case, unit, ending in changed
    )  # fmt: skip
    record(tag=MONTH_RESTATED, subject=f"month:{month:%Y-%m}", at=at, actor=actor,
           data={"number": closing.number, "dossiers": len(changed), **_summed(closing)})  # fmt: skip
    return Closed(closing)


def bring_up_to_date(*, at: datetime, actor: str) -> list[Closed]:
    """Close every month that is over, then restate what became other. Return what was written."""
    first = Dossier.objects.aggregate(first=Min("accepted_at"))["first"]
    if first is None:
        return []
    month, this = month_of(local_day(first)), month_of(local_day(at))
    written: list[Closed | None] = []
    while month < this:
        closed = close_month(month=month, at=at, actor=actor)
        written.append(restate_month(month=month, at=at, actor=actor) if closed.already else closed)
        month = next_month(month)
    return [closed for closed in written if closed and not closed.already]


def figures_of(closing: MonthClosing) -> dict[int, Counts]:
    """Return a closing's figures by agency, agencies with nothing left out. One query."""
    rows = MonthFigure.objects.filter(closing=closing).values_list("unit_id", *FIGURES)
    return {row[0]: Counts(*row[1:]) for row in rows}


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('indicators.months'))")


def _write(
    month: date, number: int, counts: dict[int, Counts], at: datetime, actor: str
) -> MonthClosing:
    closing = MonthClosing.objects.create(
        month=month, number=number, recorded_at=at, definitions=DEFINITIONS, actor=actor
    )
    MonthFigure.objects.bulk_create(
        MonthFigure(closing=closing, unit_id=unit, **{n: getattr(one, n) for n in FIGURES})
        for unit, one in sorted(counts.items())
    )
    return closing


def _copy_ended(closing: MonthClosing, ended: QuerySet[Any, Any]) -> None:
    """Copy the list inside the database; a month may have a hundred thousand rows."""
    chosen = ended.order_by("pk").values_list("pk", "competent_unit_id", "ending")
    sql, parameters = chosen.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_COPY + f" ({sql}) found", [closing.pk, *parameters])


def _changed(month: date, since: datetime, until: datetime) -> list[tuple[int, int, str | None]]:
    """Return (case, agency, ending now or None) of what counts otherwise than last written."""
    chosen = ended_dossiers(since=since, until=until).order_by()
    sql, parameters = chosen.values_list(
        "pk", "competent_unit_id", "ending"
    ).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT coalesce(today.case_id, before.case_id),
                   coalesce(today.unit_id, before.unit_id), today.ending
            FROM ({sql}) today (case_id, unit_id, ending)
            FULL JOIN (
                SELECT DISTINCT ON (ended.case_id) ended.case_id, ended.unit_id, ended.ending
                FROM indicators_endeddossier ended
                JOIN indicators_monthclosing closing ON closing.id = ended.closing_id
                WHERE closing.month = %s ORDER BY ended.case_id, closing.number DESC
            ) before ON before.case_id = today.case_id
            WHERE coalesce(today.ending, '') <> coalesce(before.ending, '')
               OR (today.unit_id <> before.unit_id AND today.ending IS NOT NULL)
            ORDER BY 1
            """,  # noqa: S608 - Django's own SQL
            [*parameters, month],
        )
        return cursor.fetchall()


def _reasons(cases: list[int], since: datetime) -> dict[int, Why]:
    """Return what the ledger says of cases since a moment: the last of the acts that can do it."""
    kinds = {kind: why for why, kind in _KINDS.items()}
    rows = LedgerEntry.objects.filter(case_id__in=cases, kind__in=kinds, at__gte=since)
    return {case: kinds[kind] for case, kind in rows.order_by("id").values_list("case_id", "kind")}


def _summed(closing: MonthClosing) -> dict[str, int]:
    summed = total(figures_of(closing))
    return {name: getattr(summed, name) for name in FIGURES}
