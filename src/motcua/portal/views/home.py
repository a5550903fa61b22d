"""The home page."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.casework.queries import on_time_rate
from motcua.catalogue.queries import versions_on
from motcua.catalogue.queries.succession import ended_procedures
from motcua.guidance.models import LifeEvent
from motcua.guidance.queries.life_events import events_shown
from motcua.indicators.counts import month_of
from motcua.indicators.queries.lists import List
from motcua.kit.clock import local, local_day, now
from motcua.portal.everyday import OFTEN_NEEDED, EverydayProcedure
from motcua.portal.figures.words import list_href


@dataclass(frozen=True)
class Month:
    """What the office did this month; `rate` in per cent, None when nothing had a due date."""

    ended: int
    rate: Decimal | None
    late: int
    not_counted: int


@dataclass(frozen=True)
class HomePage:
    """What the home page prints; `numbers` None when nothing ended this month."""

    often: tuple[EverydayProcedure, ...]
    events: tuple[LifeEvent, ...]
    procedures: int
    numbers: Month | None
    month: str
    as_of: datetime
    lists: dict[str, str]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Ask what the reader needs to do. Four queries."""
    at = now()
    page = HomePage(
        often=_in_force(OFTEN_NEEDED, on=local_day(at)),
        events=tuple(events_shown()),
        procedures=versions_on(local_day(at)).count(),
        numbers=_this_month(at),
        month=local(at).strftime("%m/%Y"),
        as_of=at,
        lists={w.name: list_href(w, month_of(local_day(at))) for w in List},
    )
    return render(request, "portal/home.html", {"page": page})


def _this_month(at: datetime) -> Month | None:
    first = local(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counts = on_time_rate(since=first, until=at)
    ended = counts.counted + counts.not_counted
    return Month(ended, counts.rate, counts.late, counts.not_counted) if ended else None


def _in_force(
    procedures: tuple[EverydayProcedure, ...], *, on: date
) -> tuple[EverydayProcedure, ...]:
    """Return those in force; what replaced one stands in its place. One query, more where one ended."""
    names = official_names(procedures, on=on)
    gone = {procedure.code for procedure in procedures} - names.keys()
    ended = ended_procedures(codes=gone, on=on) if gone else {}
    instead = {code: one.successor for code, one in ended.items() if one.successor}
    shown = (replace(one, code=instead.get(one.code, one.code)) for one in procedures
             if one.code in names or one.code in instead)  # fmt: skip
    return tuple({one.code: one for one in shown}.values())


def official_names(procedures: tuple[EverydayProcedure, ...], *, on: date) -> dict[str, str]:
    """Return code to official name of those in force on a day. One query."""
    codes = [procedure.code for procedure in procedures]
    found = versions_on(on).filter(procedure__code__in=codes)
    return dict(found.values_list("procedure__code", "name"))
