"""Public figures: the page, a month by agencies, and the lists behind the figures."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.agencies.models import Agency
from motcua.catalogue.queries.assumed import assumed_on
from motcua.catalogue.queries.published import (
    PAGE,
    LevelCount,
    level_counts,
    procedure_counts,
    procedures_at,
    services_at,
)
from motcua.design.assumed_words import assumed_sentence
from motcua.design.level_words import level_means, level_words
from motcua.indicators.counts import Counts, month_of
from motcua.indicators.queries.lists import LEAST, List, dossiers_behind
from motcua.indicators.queries.months import (
    Month,
    agencies_of,
    closed_agencies,
    closed_months,
    counted_month,
    running_now,
    why_restated,
)
from motcua.kit.clock import local_day, now
from motcua.portal.figures import catalogue
from motcua.portal.figures.dossiers import agencies_chart, agencies_table, months_shown
from motcua.portal.figures.words import LISTS, list_href
from motcua.portal.requests import language_of

MONTHS_SHOWN = 12
_OLDEST = date(2000, 1, 1)


class NoSuchFigure(Http404):
    """The address names a month, a list or a level that there is none of."""


@dataclass(frozen=True)
class Pages:
    """Where one is in a list, and the addresses of the pages beside."""

    page: int
    pages: int
    previous_href: str
    next_href: str


@require_safe
@gzip_page
def index(request: HttpRequest) -> HttpResponse:
    """Show procedures, online services and dossiers. About a dozen queries, whatever there is."""
    at = _this_minute()
    today = local_day(at)
    since = _months_back(month_of(today), MONTHS_SHOWN - 1)
    running, _by_unit = counted(month_of(today), at)
    closed = [m for m in closed_months(since=since) if m.month != running.month]
    procedures = procedure_counts(on=today)
    context = {
        "at": at,
        "today": today,
        "running": running,
        "now_running": running_now(at=at),
        "months": months_shown([*closed, running], why_restated(since=since)),
        "lists": {which.name: list_href(which, running.month) for which in List},
        "procedures": procedures,
        "by_level": catalogue.procedures_by_level(procedures),
        "adding_up": catalogue.how_levels_add_up(procedures),
        "by_field": catalogue.procedures_by_field(procedures),
        "assumed": assumed_sentence(assumed_on(today)),
        "levels": [
            catalogue.services_by_level(key, counted_levels(column, at))
            for key, (column, _rule_set) in catalogue.RULE_SETS.items()
        ],
    }
    return render(request, "portal/figures/index.html", context)


@require_safe
@gzip_page
def agencies(request: HttpRequest) -> HttpResponse:
    """Show one month by agencies. At most six queries."""
    at, language = _this_minute(), language_of(request)
    asked = _month(request, at)
    closed = closed_agencies(month=asked)
    if closed is not None:
        month, rows = closed
    else:
        month, by_unit = counted(asked, at)
        rows = agencies_of(by_unit, by_unit)
    context = {
        "month": month,
        "table": agencies_table(month, rows, language),
        "chart": agencies_chart(month, rows, language),
        "shown": len([row for row in rows if row.counts.ended]),
        "before": _months_back(month.month, 1),
        "after": _months_back(month.month, -1) if month.month < month_of(local_day(at)) else None,
        "at": at,
    }
    return render(request, "portal/figures/agencies.html", context)


@require_safe
@gzip_page
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show the dossiers behind a figure, masked. At most five queries."""
    at = _this_minute()
    month, which = _month(request, at), _which(request)
    code = request.GET.get("co-quan", "")
    unit = get_object_or_404(Agency, code=code) if code else None
    listed = dossiers_behind(month=month, which=which, at=at, unit=unit, page=_page(request))
    names = {agency.pk: agency for agency in Agency.objects.filter(
        pk__in={row.agency_id for row in listed.rows})}  # fmt: skip
    asked = {"thang": f"{month:%Y-%m}", "loai": which.value, "co-quan": code}
    context = {
        "month": month, "title": LISTS[which], "unit": unit, "listed": listed, "least": LEAST,
        "rows": [(row, names[row.agency_id]) for row in listed.rows], "at": at,
        "is_now": which is List.OVERDUE, "pages": _pages(listed.page, listed.pages, "ho-so", asked),
    }  # fmt: skip
    return render(request, "portal/figures/dossiers.html", context)


@require_safe
@gzip_page
def services(request: HttpRequest) -> HttpResponse:
    """Show the services at a level. Three queries."""
    key, level = _level(request)
    today, page, language = local_day(now()), _page(request), language_of(request)
    column = catalogue.RULE_SETS[key][0]
    rows, total = services_at(column=column, level=level, page=page, on=today)
    shown = [(row, row.agency(language), getattr(row, f"since_{key}")) for row in rows]
    context = {
        "rows": shown,
        "today": today,
        "assumed": assumed_sentence(assumed_on(today)),
        **_of_level(key, level, total, page, "dich-vu"),
    }
    return render(request, "portal/figures/services.html", context)


@require_safe
@gzip_page
def procedures(request: HttpRequest) -> HttpResponse:
    """Show the procedures that some agency offers at a level. Three queries."""
    key, level = _level(request)
    today, page = local_day(now()), _page(request)
    column = catalogue.RULE_SETS[key][0]
    rows, total = procedures_at(column=column, level=level, page=page, on=today)
    context = {
        "rows": rows,
        "today": today,
        "assumed": assumed_sentence(assumed_on(today)),
        **_of_level(key, level, total, page, "thu-tuc"),
    }
    return render(request, "portal/figures/procedures.html", context)


def _level(request: HttpRequest) -> tuple[str, int]:
    """Return the decree and the level of an address, as a page of figures links them."""
    key, level = request.GET.get("luat", "42"), request.GET.get("muc", "")
    most = 2 if key == "42" else 4
    if key not in catalogue.RULE_SETS or level not in {str(n) for n in range(most + 1)}:
        raise NoSuchFigure
    return key, int(level)


def _of_level(key: str, level: int, total: int, page: int, place: str) -> dict[str, object]:
    rule_set = catalogue.RULE_SETS[key][1]
    asked = {"luat": key, "muc": str(level)}
    return {
        "title": level_words(rule_set, level), "means": level_means(rule_set, level),
        "decree": rule_set.label, "total": total,
        "pages": _pages(page, max(1, -(-total // PAGE)), place, asked),
    }  # fmt: skip


@lru_cache(maxsize=4)
def counted(month: date, at: datetime) -> tuple[Month, dict[int, Counts]]:
    """Count the month that runs once a minute, however many look; pages say up to which minute."""
    return counted_month(month=month, at=at)


@lru_cache(maxsize=4)
def counted_levels(column: str, at: datetime) -> tuple[LevelCount, ...]:
    """Count services by level once a minute: of 200,000 that takes 72 ms."""
    return level_counts(column=column)


def _this_minute() -> datetime:
    return now().replace(second=0, microsecond=0)


def _month(request: HttpRequest, at: datetime) -> date:
    """Return the month asked for, else the one that runs; a month to come has no figures."""
    asked, this = request.GET.get("thang", ""), month_of(local_day(at))
    if not asked:
        return this
    try:
        month = datetime.strptime(asked, "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
    except ValueError as error:
        raise NoSuchFigure from error
    if not _OLDEST <= month <= this:
        raise NoSuchFigure
    return month


def _which(request: HttpRequest) -> List:
    try:
        return List(request.GET.get("loai", ""))
    except ValueError as error:
        raise NoSuchFigure from error


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("trang", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def _pages(page: int, pages: int, place: str, asked: dict[str, str]) -> Pages:
    def href(number: int) -> str:
        kept = {name: value for name, value in asked.items() if value}
        return f"/so-lieu/{place}/?" + urlencode(kept | {"trang": str(number)})

    return Pages(page, pages, href(page - 1) if page > 1 else "",
                 href(page + 1) if page < pages else "")  # fmt: skip


def _months_back(month: date, back: int) -> date:
    number = month.year * 12 + month.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
