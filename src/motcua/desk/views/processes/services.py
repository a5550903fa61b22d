"""Setting services: with which form and process an agency offers a procedure, and since when."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.catalogue.models import OfferedService, ProcedureVersion, Service
from motcua.catalogue.operations.offer_service import (
    ServiceNotPossible,
    end_service,
    offer_service,
)
from motcua.catalogue.queries import ProcedureNotFound, get_version_in_force
from motcua.catalogue.queries.versions import in_force
from motcua.desk.frame import OfficerRequest, officers_only, show
from motcua.desk.process_forms import OfferForm, SettingForm
from motcua.desk.stewarding import keeps
from motcua.desk.views.processes.board import PROCESSES, readers
from motcua.kit.clock import local_day
from motcua.kit.text import fold

SERVICES = f"{PROCESSES}dich-vu/"
PAGE = 50
writers = officers_only(Role.STEWARD)


@dataclass(frozen=True)
class ServiceRow:
    """One service in the list, with the procedure's name."""

    service: Service
    offered: OfferedService
    name: str


@readers
@require_safe
def services(request: OfficerRequest) -> HttpResponse:
    """List the services as they are set today. Five queries."""
    today, query = local_day(request.at), request.GET.get("q", "").strip()
    found = Service.objects.filter(in_force(today)).order_by("procedure__code", "agency__code")
    if query:
        named = ProcedureVersion.objects.filter(in_force(today), sort_key__contains=fold(query))
        found = found.filter(
            Q(procedure__code__startswith=query)
            | Q(procedure__in=named.values("procedure"))
            | Q(agency__code=query)
        )
    total, page = found.count(), _page(request)
    rows = list(
        found.select_related("procedure", "agency", "competent_agency")[
            (page - 1) * PAGE : page * PAGE
        ]
    )
    procedures = {row.procedure_id for row in rows}
    names = dict(
        ProcedureVersion.objects.filter(in_force(today), procedure__in=procedures).values_list(
            "procedure_id", "name"
        )
    )
    offered = {
        (o.procedure_id, o.agency_id): o
        for o in OfferedService.objects.filter(procedure__in=procedures)
    }
    context = {
        "rows": [
            ServiceRow(r, offered[(r.procedure_id, r.agency_id)], names.get(r.procedure_id, ""))
            for r in rows
        ],
        "query": query,
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE)),
        "may_write": request.officer.scope.has_role(Role.STEWARD),
    }
    return show(request, "desk/processes/services.html", context)


def _page(request: OfficerRequest) -> int:
    typed = request.GET.get("trang", "1")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1


@writers
@require_http_methods(["GET", "POST"])
def begin(request: OfficerRequest) -> HttpResponse:
    """Choose a procedure and an agency; the setting is the next page."""
    today = local_day(request.at)
    form = OfferForm(request.POST or None, on=today, initial={"procedure": request.GET.get("ma")})
    if request.method == "POST" and form.is_valid():
        code, agency = form.cleaned_data["procedure"].strip(), form.cleaned_data["agency"]
        try:
            get_version_in_force(code=code, on=today)
        except ProcedureNotFound:
            form.blame("procedure", _("Không có thủ tục nào đang có hiệu lực mang mã này."))
        else:
            return HttpResponseRedirect(f"{SERVICES}{code}/{agency.code}/")
    context = {"form": form, "title": _("Mở thủ tục tại một cơ quan"), "back": SERVICES}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@writers
@require_http_methods(["GET", "POST"])
def setting(request: OfficerRequest, code: str, agency_code: str) -> HttpResponse:
    """Set a service from today on; what ran before keeps its own setting."""
    agency = get_object_or_404(Agency, code=agency_code)
    _ensure_kept(request, agency)
    today = local_day(request.at)
    version = get_object_or_404(
        ProcedureVersion.objects.filter(in_force(today)), procedure__code=code
    )
    present = (
        Service.objects.filter(in_force(today), procedure__code=code, agency=agency)
        .select_related("competent_agency")
        .first()
    )
    form = SettingForm(request.POST or None, on=today, initial=_initial(present, agency))
    if request.method == "POST" and form.is_valid() and _offer(request, form, code, agency):
        messages.success(request, _("Đã lưu, dùng từ hôm nay. Mức độ dịch vụ đã được tính lại."))
        return HttpResponseRedirect(_level_page(code, agency))
    context = {
        "form": form,
        "version": version,
        "agency": agency,
        "code": code,
        "present": present,
        "back": SERVICES,
        "level_href": _level_page(code, agency) if present else "",
    }
    return show(request, "desk/processes/setting.html", context, 422 if form.errors else 200)


def _ensure_kept(request: OfficerRequest, agency: Agency) -> None:
    if not keeps(request, agency.pk):
        raise PermissionDenied


def _initial(present: Service | None, agency: Agency) -> dict[str, object]:
    if present is None:
        return {"competent": agency.code}
    return {
        "competent": present.competent_agency.code,
        "process": present.process_code,
        "form": present.form_id,
        "is_open_online": present.is_open_online,
        "channels": present.result_channels,
    }


def _offer(request: OfficerRequest, form: SettingForm, code: str, agency: Agency) -> bool:
    """Offer the service as chosen; False, with words beside the field, when that cannot be."""
    chosen = form.cleaned_data
    if chosen["is_open_online"] and not chosen["form"]:
        form.blame("form", _("Muốn mở nộp trực tuyến thì phải có biểu mẫu."))
    if chosen["is_open_online"] and not chosen["process"]:
        form.blame("process", _("Muốn mở nộp trực tuyến thì phải có quy trình."))
    if form.errors:
        return False
    try:
        offer_service(
            code=code, agency_code=agency.code, competent_agency_code=chosen["competent"].code,
            process_code=chosen["process"], form_id=chosen["form"],
            is_open_online=chosen["is_open_online"], result_channels=chosen["channels"],
            valid_from=local_day(request.at), actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except ServiceNotPossible:
        form.blame("competent", _("Không mở được như vậy. Xin xem lại."))
        return False
    return True


def _level_page(code: str, agency: Agency) -> str:
    offered = OfferedService.objects.filter(procedure__code=code, agency=agency).first()
    return f"/can-bo/muc-do/{offered.pk}/" if offered else SERVICES


@writers
@require_POST
def end(request: OfficerRequest, code: str, agency_code: str) -> HttpResponse:
    """Offer the procedure there no longer, from today on; running dossiers go on."""
    agency, today = get_object_or_404(Agency, code=agency_code), local_day(request.at)
    _ensure_kept(request, agency)
    present = get_object_or_404(
        Service.objects.filter(in_force(today)), procedure__code=code, agency=agency
    )
    end_service(service=present, on=today, actor=request.officer.actor, at=request.at)
    messages.success(request, _("Đã thôi nhận thủ tục này tại đây. Hồ sơ đang chạy vẫn làm tiếp."))
    return HttpResponseRedirect(SERVICES)
