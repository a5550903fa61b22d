"""Drift at the desk: national records that wait beside ours, side by side with all they touch."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.catalogue.operations.announcements.drafting import Head
from motcua.catalogue.reading.change_words import tell
from motcua.desk.announcement_forms import ReasonForm
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.touching import hrefs_of_touches
from motcua.desk.views.announcements.board import LIST as ANNOUNCEMENTS
from motcua.desk.views.announcements.board import province_name
from motcua.desk.views.announcements.rights import may_draft
from motcua.stewardship.models.drift import DriftState
from motcua.stewardship.operations.drift import NoOpenDrift, accept_drifts, dismiss_drift
from motcua.stewardship.queries.drift import (
    DriftNotFound,
    count_drifts,
    drifts,
    get_drift_page,
    rows_of,
)

LIST = "/can-bo/lech-quoc-gia/"
PER_PAGE = 25


@stewards
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the drifts of a state; those that wait can be taken into one draft."""
    chosen = request.GET.get("nhom", DriftState.OPEN)
    if chosen not in DriftState.values:
        chosen = DriftState.OPEN
    counts = count_drifts()
    tabs = [
        {"href": f"?nhom={s}", "words": s.label, "count": counts[s], "current": s == chosen}
        for s in DriftState
    ]
    page = Paginator(drifts(state=chosen), PER_PAGE).get_page(request.GET.get("trang"))
    context = {"tabs": tabs, "rows": rows_of(list(page)), "pages": page, "chosen": chosen,
               "may_draft": may_draft(request)}  # fmt: skip
    return show(request, "desk/drift/index.html", context)


@stewards
@require_safe
def drift(request: OfficerRequest, drift_id: int) -> HttpResponse:
    """Show one drift: who changed what, and everything it touches."""
    return _show(request, drift_id, ReasonForm())


def _show(request: OfficerRequest, drift_id: int, form: ReasonForm) -> HttpResponse:
    try:
        page = get_drift_page(drift_id=drift_id)
    except DriftNotFound as missing:
        raise Http404 from missing
    context: dict[str, Any] = {
        "page": page,
        "drift": page.drift,
        "parts": [(s, tell(s.changes)) for s in page.standings],
        "since": tell(page.since),
        "touched": hrefs_of_touches(request, page.drift.code, page.touched),
        "form": form,
        "may_draft": may_draft(request),
        "is_open": page.drift.state == DriftState.OPEN,
    }
    return show(request, "desk/drift/one.html", context, 422 if form.errors else 200)


@stewards
@require_POST
def accept(request: OfficerRequest) -> HttpResponse:
    """Take the chosen drifts into one new draft."""
    if not may_draft(request):
        raise PermissionDenied
    ids = [int(value) for value in request.POST.getlist("chon") if value.isdecimal()][:PER_PAGE]
    title = _("Công bố thủ tục hành chính theo bản quốc gia mới")
    try:
        made = accept_drifts(
            drift_ids=ids, head=Head(title, province_name()), actor=request.officer.actor,
            at=request.at,
        )  # fmt: skip
    except NoOpenDrift:
        messages.error(request, _("Xin chọn ít nhất một thủ tục còn chờ quyết định."))
        return HttpResponseRedirect(LIST)
    messages.success(request, _("Đã lập dự thảo. Xin ghi ngày hiệu lực và văn bản quy định."))
    return HttpResponseRedirect(f"{ANNOUNCEMENTS}{made.pk}/")


@stewards
@require_POST
def dismiss(request: OfficerRequest, drift_id: int) -> HttpResponse:
    """Keep ours, with the reason."""
    if not may_draft(request):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, drift_id, form)
    try:
        dismiss_drift(drift_id=drift_id, reason=form.cleaned_data["reason"],
                      actor=request.officer.actor, at=request.at)  # fmt: skip
    except NoOpenDrift:
        messages.error(request, _("Thủ tục này đã được quyết định."))
    else:
        messages.success(request, _("Đã ghi: giữ bản của tỉnh."))
    return HttpResponseRedirect(f"{LIST}{drift_id}/")
