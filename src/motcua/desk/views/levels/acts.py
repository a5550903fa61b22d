"""What a steward does about a service's level: each act a POST, decided by an operation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.accounts.models import Role
from motcua.catalogue.models import BlankForm, OfferedService, Service
from motcua.catalogue.operations.levels import (
    FactInTheFuture,
    attach_blank_form,
    declare_level,
    record_fact,
    remove_blank_form,
)
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.queries.versions import in_force
from motcua.desk.frame import OfficerRequest, officers_only
from motcua.desk.level_forms import BlankFormForm, DeclareForm, FactForm, ResultsForm
from motcua.desk.stewarding import keeps
from motcua.desk.views.levels.board import BOARD
from motcua.desk.views.levels.service import IDS, page
from motcua.documents.content import DOCX, PDF
from motcua.documents.operations import EmptyFile, FileTooLarge, UnacceptedType, store_file
from motcua.kit.clock import local_day
from motcua.rules.service_level import Fact

LARGEST_BLANK_FORM = 10 * 1024 * 1024
writers = officers_only(Role.STEWARD)


def _kept(request: OfficerRequest, service_id: int) -> OfferedService:
    """Return the service, when it is one that the officer keeps. Fails closed."""
    service = get_object_or_404(OfferedService.objects.select_related("agency"), pk=service_id)
    if not keeps(request, service.agency_id):
        raise PermissionDenied
    return service


def _back(service_id: int) -> HttpResponse:
    return HttpResponseRedirect(f"{BOARD}{service_id}/")


@writers
@require_POST
def fact(request: OfficerRequest, service_id: int) -> HttpResponse:
    """Record whether applicants must come in person."""
    service, form = _kept(request, service_id), FactForm(request.POST, auto_id=IDS["fact"])
    if form.is_valid():
        try:
            record_fact(
                service=service, fact=Fact.NO_VISIT, holds=form.value,
                held_from=form.cleaned_data["held_from"], evidence_kind="official",
                evidence_id=form.cleaned_data["evidence"], note=form.cleaned_data["note"],
                actor=request.officer.actor, recorded_at=request.at,
            )  # fmt: skip
        except FactInTheFuture:
            form.blame("held_from", _("Ngày này chưa đến. Chỉ ghi điều đã có."))
        else:
            messages.success(request, _("Đã ghi. Mức độ đã được tính lại."))
            return _back(service_id)
    return page(request, service_id, 422, fact_form=form)


@writers
@require_POST
def declare(request: OfficerRequest, service_id: int) -> HttpResponse:
    """Note a declared level."""
    service, form = _kept(request, service_id), DeclareForm(request.POST, auto_id=IDS["declare"])
    if not form.is_valid():
        return page(request, service_id, 422, declare_form=form)
    declare_level(
        service=service, rule_set=form.rule_set, level=form.level,
        held_from=form.cleaned_data["held_from"], source=form.cleaned_data["source"],
        actor=request.officer.actor, recorded_at=request.at,
    )  # fmt: skip
    messages.success(request, _("Đã ghi mức công bố. Mức tính được giữ nguyên bên cạnh."))
    return _back(service_id)


@writers
@require_POST
def results(request: OfficerRequest, service_id: int) -> HttpResponse:
    """Set how results are handed over, from today."""
    service, form = _kept(request, service_id), ResultsForm(request.POST)
    today = local_day(request.at)
    setting = (
        Service.objects.filter(
            in_force(today), procedure=service.procedure_id, agency=service.agency_id
        )
        .select_related("procedure", "agency", "competent_agency")
        .first()
    )
    if not form.is_valid() or setting is None:
        return page(request, service_id, 422, results_form=form)
    if sorted(form.cleaned_data["channels"]) != sorted(setting.result_channels):
        offer_service(
            code=setting.procedure.code, agency_code=setting.agency.code,
            competent_agency_code=setting.competent_agency.code,
            process_code=setting.process_code, valid_from=today, actor=request.officer.actor,
            at=request.at, form_id=setting.form_id, is_open_online=setting.is_open_online,
            result_channels=form.cleaned_data["channels"],
        )  # fmt: skip
    messages.success(request, _("Đã lưu cách trả kết quả. Mức độ đã được tính lại."))
    return _back(service_id)


@writers
@require_POST
def attach(request: OfficerRequest, service_id: int) -> HttpResponse:
    """Put a blank form up for download."""
    service = _kept(request, service_id)
    form = BlankFormForm(request.POST, request.FILES, auto_id=IDS["blank_form"])
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            stored = store_file(
                content=upload.read(), name=upload.name, uploaded_by=request.officer.actor,
                at=request.at, max_bytes=LARGEST_BLANK_FORM, accepted=(DOCX, PDF),
            )  # fmt: skip
        except EmptyFile:
            form.blame("file", _("Tệp không có nội dung."))
        except FileTooLarge:
            form.blame("file", _("Tệp lớn hơn 10 MB."))
        except UnacceptedType:
            form.blame("file", _("Chỉ nhận tệp Word (.docx) hoặc PDF."))
        else:
            attach_blank_form(
                procedure=service.procedure, file=stored, name=form.cleaned_data["name"],
                basis=form.cleaned_data["basis"], valid_from=local_day(request.at),
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
            messages.success(request, _("Đã đăng mẫu đơn; người dân tải được ở trang thủ tục."))
            return _back(service_id)
    return page(request, service_id, 422, blank_form_form=form)


@writers
@require_POST
def remove(request: OfficerRequest, service_id: int, blank_form_id: int) -> HttpResponse:
    """Take a blank form down."""
    service = _kept(request, service_id)
    form = get_object_or_404(BlankForm, pk=blank_form_id, procedure=service.procedure_id)
    remove_blank_form(form=form, actor=request.officer.actor, at=request.at)
    messages.success(request, _("Đã gỡ mẫu đơn."))
    return _back(service_id)
