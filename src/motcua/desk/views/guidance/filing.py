"""How dossiers came in, with assisted filing apart; every figure opens its list."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.models import Agency
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guiding import ROOT, WEEKS, period_of, readers, tabs
from motcua.dossiers.ways_of_filing import FilingCounts, Way, by_agency, by_week, filed

PAGE = f"{ROOT}cach-nop/"


def _way_words() -> dict[Way, str]:
    return {
        Way.ALONE: _("Tự nộp trên mạng"), Way.ASSISTED: _("Nộp trên mạng, có cán bộ hỗ trợ"),
        Way.COUNTER: _("Trực tiếp"), Way.POST: _("Qua bưu chính"),
    }  # fmt: skip


@readers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """Show the ways by week and by receiving unit."""
    period = period_of(request)
    weeks = by_week(since=period.since, until=period.until)
    agencies = by_agency(since=period.since, until=period.until)
    context = {
        "tabs": tabs(request), "period": period, "weeks_to_choose": WEEKS,
        "ways": _way_words().values(), "total": _sum(weeks),
        "weeks": [(row, _cells(row, *_week_of(row.monday, period.until))) for row in weeks],
        "agencies": [(row, _cells(row, period.since, period.until)) for row in agencies],
    }  # fmt: skip
    return show(request, "desk/guidance/filing.html", context)


def _week_of(monday: date | None, until: date) -> tuple[date, date]:
    assert monday is not None
    return monday, min(monday + timedelta(days=7), until)


def _cells(row: FilingCounts, since: date, until: date) -> list[tuple[str, int, str]]:
    """Return each way's words, figure, and where its list is."""
    asked = {"tu": since.isoformat(), "den": until.isoformat()}
    if row.agency is not None:
        asked["noi"] = row.agency.code
    return [
        (words, getattr(row, way.value), f"{PAGE}ho-so/?{urlencode({**asked, 'cach': way.value})}")
        for way, words in _way_words().items()
    ]


def _sum(rows: list[FilingCounts]) -> FilingCounts:
    sums = {way.value: sum(getattr(row, way.value) for row in rows) for way in Way}
    return FilingCounts(None, None, **sums)


@readers
@require_safe
def listed(request: OfficerRequest) -> HttpResponse:
    """List the dossiers behind a figure: numbers and procedures, no names."""
    since, until = _day(request, "tu"), _day(request, "den")
    way = request.GET.get("cach", "")
    if since is None or until is None or way not in list(Way):
        raise Http404
    agency = Agency.objects.filter(code=request.GET.get("noi", "")).first()
    rows = filed(since=since, until=until, way=Way(way), agency_id=agency.pk if agency else None)
    context = {
        "tabs": tabs(request), "rows": rows, "way": _way_words()[Way(way)], "since": since,
        "last_day": until - timedelta(days=1), "agency": agency, "back": PAGE,
    }  # fmt: skip
    return show(request, "desk/guidance/filed.html", context)


def _day(request: OfficerRequest, name: str) -> date | None:
    try:
        day = parse_date(request.GET.get(name, "")[:10])
    except ValueError:
        return None
    return day if day is not None and 2000 < day.year < 2200 else None
