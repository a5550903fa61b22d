"""Agencies and their validity."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import operations
from motcua.agencies.models import Agency
from motcua.agencies.queries import tree_on
from motcua.desk.admin_forms import AgencyCorrectionForm, AgencyEndForm, AgencyForm
from motcua.desk.frame import OfficerRequest, administrators, show
from motcua.kit.clock import local_day

LIST = "/can-bo/quan-tri/co-quan/"


@administrators
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """Show the tree as it stands on a day, today unless another is asked for."""
    today = local_day(request.at)
    try:
        day = parse_date(request.GET.get("ngay", "")) or today
    except ValueError:
        day = today
    context = {"rows": tree_on(day=day), "day": day, "today": today}
    return show(request, "desk/admin/agencies.html", context)


@administrators
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Found an agency."""
    form = AgencyForm(request.POST or None, today=local_day(request.at))
    if request.method == "POST" and form.is_valid():
        try:
            operations.found(actor=request.officer.actor, at=request.at, **form.cleaned_data)
        except operations.AgencyCodeTaken:
            form.blame("code", _("Mã này đã dùng cho một cơ quan, kể cả cơ quan đã chấm dứt."))
        else:
            messages.success(request, _("Đã lập cơ quan."))
            return HttpResponseRedirect(LIST)
    context = {"form": form, "title": _("Lập cơ quan"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@administrators
@require_http_methods(["GET", "POST"])
def correct(request: OfficerRequest, agency_id: int) -> HttpResponse:
    """Correct an agency's particulars."""
    agency = get_object_or_404(Agency, pk=agency_id)
    present = {name: getattr(agency, name) for name in AgencyCorrectionForm.base_fields}
    form = AgencyCorrectionForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        changes = {k: v for k, v in form.cleaned_data.items() if v != present[k]}
        if changes:
            operations.correct(agency=agency, actor=request.officer.actor, at=request.at, **changes)
        messages.success(request, _("Đã lưu."))
        return HttpResponseRedirect(LIST)
    context = {"form": form, "title": f"{agency.code} · {agency.name_vi}", "back": LIST,
               "also": [(f"{LIST}{agency.pk}/cham-dut/", _("Chấm dứt hoạt động"))]}  # fmt: skip
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@administrators
@require_http_methods(["GET", "POST"])
def end(request: OfficerRequest, agency_id: int) -> HttpResponse:
    """End an agency, and say who takes over."""
    agency = get_object_or_404(Agency, pk=agency_id)
    form = AgencyEndForm(request.POST or None, agency=agency)
    if request.method == "POST" and form.is_valid() and _end(request, agency, form):
        messages.success(request, _("Đã ghi ngày chấm dứt. Hồ sơ cũ giữ nguyên mã."))
        return HttpResponseRedirect(LIST)
    title = _("Chấm dứt %(name)s") % {"name": agency.name_vi}
    context = {"form": form, "title": title, "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@transaction.atomic
def _end(request: OfficerRequest, agency: Agency, form: AgencyEndForm) -> bool:
    values, actor = form.cleaned_data, request.officer.actor
    try:
        operations.end(agency=agency, last_day=values["last_day"], actor=actor, at=request.at,
                       basis=values["basis"])  # fmt: skip
    except operations.AgencyNotThen:
        form.blame("last_day", _("Ngày này trước ngày cơ quan được lập."))
        return False
    if values["successor"] and agency.valid_to:
        operations.succeed(predecessor=agency, successor=values["successor"], on=agency.valid_to,
                           actor=actor, at=request.at, basis=values["basis"])  # fmt: skip
    return True
