"""Words that found nothing: a trend, a list, and what to do about each."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guiding import ROOT, WEEKS, may_write, period_of, readers, tabs, writers
from motcua.guidance.models import WordsVerdict
from motcua.guidance.operations.judge_words import NoSuchVerdict, WordsNotKept, judge_words
from motcua.guidance.queries.words import WeekOfSearches, missed_words, weeks_of_searches

LIST = f"{ROOT}tu-khoa/"
_HEIGHT, _WIDTH, _GAP = 120, 960, 8


@dataclass(frozen=True)
class Bar:
    """One week of the chart, in units of its drawing; `label` stands above, `below` under it."""

    x: float
    width: float
    all_y: float
    all_height: float
    nothing_y: float
    nothing_height: float
    middle: float
    week: WeekOfSearches


def bars(weeks: list[WeekOfSearches]) -> list[Bar]:
    """Return the weeks drawn: all searches pale, those that found nothing strong. Zero is zero."""
    most = max((week.searches for week in weeks), default=0) or 1
    each = _WIDTH / max(len(weeks), 1)
    drawn = []
    for n, week in enumerate(weeks):
        tall, short = (_HEIGHT * v / most for v in (week.searches, week.nothing))
        x = n * each + _GAP / 2
        drawn.append(
            Bar(
                round(x, 1), round(each - _GAP, 1), round(_HEIGHT - tall, 1), round(tall, 1),
                round(_HEIGHT - short, 1), round(short, 1), round(x + (each - _GAP) / 2, 1), week,
            )
        )  # fmt: skip
    return drawn


@readers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the words; those that found nothing unless the others are asked for."""
    period = period_of(request)
    unopened = request.GET.get("loai") == "khong-mo"
    rows = missed_words(since=period.since, until=period.until, unopened=unopened)
    weeks = weeks_of_searches(since=period.since, until=period.until)
    context = {
        "tabs": tabs(request), "period": period, "weeks_to_choose": WEEKS, "unopened": unopened,
        "rows": rows, "open": sum(not row.is_mended for row in rows), "weeks": weeks[::-1],
        "bars": bars(weeks), "verdicts": WordsVerdict.Verdict.choices,
        "searches": sum(w.searches for w in weeks), "nothing": sum(w.nothing for w in weeks),
        "may_write": may_write(request),
    }  # fmt: skip
    return show(request, "desk/guidance/words.html", context)


@writers
@require_POST
def judge(request: OfficerRequest) -> HttpResponse:
    """Decide about words, or take the decision back."""
    try:
        judge_words(
            words=request.POST.get("tu", ""), verdict=request.POST.get("ket-luan", ""),
            actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except (WordsNotKept, NoSuchVerdict):
        messages.error(request, _("Không ghi được. Xin chọn lại trong danh sách."))
    else:
        messages.success(request, _("Đã ghi."))
    query = {k: v for k in ("tuan", "loai") if (v := request.POST.get(k, "")[:20])}
    return HttpResponseRedirect(f"{LIST}?{urlencode(query)}" if query else LIST)
