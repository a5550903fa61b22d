"""The page of the reconciliation."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.catalogue.vocabulary import LevelRuleSet
from motcua.design.assumed_words import assumed_sentence
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.views.reconciliation.asking import AS_THEN, TOTALS, asked_of, may_write, readers
from motcua.desk.views.reconciliation.showing import FIRST, shown
from motcua.kit.clock import local_day
from motcua.stewardship.queries.reconciliation import days_published, reconcile


@readers
@require_safe
def report(request: OfficerRequest) -> HttpResponse:
    """Show a day's totals, what changed since, and whether the published ones fit."""
    asked = asked_of(request)
    found = reconcile(day=asked.day, rule_set=asked.rule_set, at=request.at, as_then=asked.as_then)
    whole = request.GET.get("xem", "")
    lines = shown(found, asked, local_day(request.at))
    context = {
        "asked": asked,
        "found": found,
        "shown": lines,
        "assumed": assumed_sentence(found.assumed),
        "agencies": lines.agencies if whole == "co-quan" else lines.agencies[:FIRST],
        "fields": lines.fields if whole == "linh-vuc" else lines.fields[:FIRST],
        "all_agencies": asked.href(xem="co-quan") + "#co-quan",
        "all_fields": asked.href(xem="linh-vuc") + "#linh-vuc",
        "rule_sets": [
            (asked.href(luat=one.value), one.label, one.value == asked.rule_set)
            for one in LevelRuleSet
        ],
        "days": [(day, asked.href(ngay=day.isoformat(), luat="")) for day in days_published()],
        "as_then_href": asked.href(biet=AS_THEN),
        "as_now_href": asked.href(biet=""),
        "xlsx": asked.href("/can-bo/doi-soat/bao-cao.xlsx"),
        "pdf": asked.href("/can-bo/doi-soat/bao-cao.pdf"),
        "totals": f"{TOTALS}?ngay={asked.day.isoformat()}",
        "may_write": may_write(request),
    }
    return show(request, "desk/reconciliation/report.html", context)
