"""Published totals: what was entered, and entering, correcting, withdrawing."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.design.wording import day as day_words
from motcua.desk.admin_forms import DayField
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.views.reconciliation.asking import (
    REPORT,
    TOTALS,
    may_write,
    readers,
    writers,
)
from motcua.desk.views.reconciliation.forms import FigureForm, TotalForm
from motcua.desk.views.reconciliation.saying import measure_words
from motcua.kit.clock import local_day
from motcua.rules.reconciliation import read_measure
from motcua.stewardship.models import PublishedFigure
from motcua.stewardship.operations.published import (
    FigureTaken,
    NothingToWithdraw,
    NotPublishedYet,
    define_figure,
    enter_total,
    withdraw_total,
)
from motcua.stewardship.queries.reconciliation import history_of, latest_totals


@readers
@require_safe
def totals(request: OfficerRequest) -> HttpResponse:
    """List the figures with the latest totals of each."""
    return _page(request, _new_total(request), FigureForm(prefix="moi"))


@writers
@require_http_methods(["POST"])
def enter(request: OfficerRequest) -> HttpResponse:
    """Enter a total of a figure, or the one that takes its place."""
    form = TotalForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            enter_total(actor=request.officer.actor, at=request.at, **values)
        except NotPublishedYet:
            form.blame("as_of", _("Ngày này chưa đến."))
        else:
            said = _("Đã nhập số công bố cho ngày %(day)s.")
            messages.success(request, said % {"day": day_words(values["as_of"])})
            return HttpResponseRedirect(f"{REPORT}?ngay={values['as_of'].isoformat()}")
    return _page(request, form, FigureForm(prefix="moi"), 422)


@writers
@require_http_methods(["POST"])
def define(request: OfficerRequest) -> HttpResponse:
    """Define a new figure; its totals are entered afterwards."""
    form = FigureForm(request.POST, prefix="moi")
    if form.is_valid():
        try:
            figure = define_figure(actor=request.officer.actor, at=request.at, **form.cleaned_data)
        except FigureTaken:
            form.blame("words", _("Chỉ tiêu này đã có. Xin nhập số ở biểu bên trên."))
        else:
            messages.success(request, _("Đã thêm chỉ tiêu. Mời anh/chị nhập số công bố."))
            return HttpResponseRedirect(f"{TOTALS}?chi-tieu={figure.pk}#nhap")
    return _page(request, _new_total(request), form, 422)


@readers
@require_safe
def figure(request: OfficerRequest, figure_id: int) -> HttpResponse:
    """Show every entry of one figure."""
    found = get_object_or_404(PublishedFigure, pk=figure_id)
    rows = history_of(found.pk)
    # What stands is the entry recorded last for its day; only that one can be withdrawn.
    seen: set[object] = set()
    standing = set()
    for row in rows:
        if row.as_of not in seen and row.value is not None:
            standing.add(row.pk)
        seen.add(row.as_of)
    context = {
        "figure": found,
        "counts": measure_words(read_measure(found.measure)) if found.measure else "",
        "parts": found.parts.order_by("pk"),
        "rows": [(row, row.pk in standing) for row in rows],
        "may_write": may_write(request),
        "totals": TOTALS,
    }
    return show(request, "desk/reconciliation/figure.html", context)


@writers
@require_POST
def withdraw(request: OfficerRequest, figure_id: int) -> HttpResponse:
    """Withdraw the total of a day that was entered by mistake."""
    found = get_object_or_404(PublishedFigure, pk=figure_id)
    back = HttpResponseRedirect(f"{TOTALS}{found.pk}/")
    note = request.POST.get("note", "").strip()[:300]
    day = DayField(required=False).to_python(request.POST.get("as_of", ""))
    if not note or day is None:
        messages.error(request, _("Xin ghi lý do rút số."))
        return back
    try:
        withdraw_total(
            figure=found, as_of=day, note=note, actor=request.officer.actor, at=request.at
        )
    except NothingToWithdraw:
        messages.error(request, _("Số này đã được rút trước đó."))
        return back
    messages.success(request, _("Đã rút số. Số cũ vẫn được giữ trong lịch sử."))
    return back


def _new_total(request: OfficerRequest) -> TotalForm:
    day = request.GET.get("ngay", "") or local_day(request.at).isoformat()
    chosen = request.GET.get("chi-tieu", "")
    return TotalForm(initial={"as_of": day[:10], "figure": chosen if chosen.isdecimal() else None})


def _page(
    request: OfficerRequest, form: TotalForm, new: FigureForm, status: int = 200
) -> HttpResponse:
    rows = [
        (row, f"{TOTALS}{row.figure_id}/", f"{REPORT}?ngay={row.as_of.isoformat()}")
        for row in latest_totals()
    ]
    context = {
        "form": form,
        "new": new,
        "rows": rows,
        "report": REPORT,
        "may_write": may_write(request),
    }
    return show(request, "desk/reconciliation/totals.html", context, status)
