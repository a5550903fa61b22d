"""Publishing a form: what stands against it, what changes, and which offices take it online."""

from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies.models import Agency
from motcua.agencies.queries import counters_on
from motcua.casework.models import ProcessDefinition
from motcua.catalogue.models import Procedure, Service
from motcua.catalogue.operations.offer_service import ServiceNotPossible, offer_service
from motcua.desk.admin_forms import NamesSelect, PlainForm
from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.gating import difference_lines, gate_view
from motcua.desk.views.forms.numbers import sent_number
from motcua.eforms.models import FormProject, Purpose
from motcua.eforms.operations.publish_form import DoubtsLeft, next_release, publish_form
from motcua.eforms.operations.publish_release import FieldChangedType, GateRefused
from motcua.eforms.operations.steps import ProjectChanged
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import local_day
from motcua.rules.form_document import compile_form, parse_document


class OfferForm(PlainForm):
    """Where a published form is taken online, and by which internal process."""

    procedure = django_forms.CharField(label=lazy("Mã thủ tục"), max_length=40)
    process = django_forms.ChoiceField(label=lazy("Quy trình nội bộ"), widget=NamesSelect)
    agencies = django_forms.ModelMultipleChoiceField(
        label=lazy("Các nơi tiếp nhận"), queryset=Agency.objects.none(),
        widget=django_forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        definitions = ProcessDefinition.objects.filter(versions__published_at__isnull=False)
        self.fields["process"].choices = [  # type: ignore[attr-defined]
            (d.code, f"{d.name_vi} ({d.code})") for d in definitions.distinct().order_by("code")
        ]
        agencies = self.fields["agencies"]
        agencies.queryset = counters_on(day=on)  # type: ignore[attr-defined]
        agencies.error_messages["required"] = _("Xin chọn ít nhất một nơi.")
        agencies.label_from_instance = lambda a: a.name_vi  # type: ignore[attr-defined]

    def clean_procedure(self) -> str:
        """Refuse a code that the catalogue does not know."""
        code = str(self.cleaned_data["procedure"]).strip()
        if not Procedure.objects.filter(code=code).exists():
            raise django_forms.ValidationError(_("Danh mục không có mã thủ tục này."))
        return code


@form_makers
@require_http_methods(["GET", "POST"])
def publish(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Show what a release would change; publish it."""
    project = get_object_or_404(
        FormProject.objects.select_related("published_release"), pk=project_id,
        document__isnull=False,
    )  # fmt: skip
    if request.method == "POST":
        version = sent_number(request.POST.get("version", "")) or 0
        if _publish(request, project, version):
            is_result = project.purpose == Purpose.RESULT
            return HttpResponseRedirect(
                "/can-bo/bieu-mau/?nhom=ket-qua" if is_result else f"{BOARD}{project.pk}/mo-nhan/"
            )
        return HttpResponseRedirect(request.path)
    document = next_release(project)
    form = compile_form(parse_document(document), vocabularies())
    before = project.published_release
    changes = difference_lines(before.document, document) if before else []
    context = {
        "project": project,
        "number": document["version"],
        "gate": gate_view(project, form),
        "before": before,
        "changes": changes,
        "is_new": before is None or bool(changes),
        "base": f"{BOARD}{project.pk}/",
    }
    return show(request, "desk/forms/publish.html", context)


def _publish(request: OfficerRequest, project: FormProject, version: int) -> bool:
    try:
        release = publish_form(
            project_id=project.pk, version=version, actor=request.officer.actor, at=request.at
        )
    except ProjectChanged:
        messages.error(request, _("Biểu mẫu vừa được sửa ở nơi khác. Xin xem bản mới rồi làm lại."))
    except GateRefused:
        messages.error(request, _("Chưa công bố được: xin sửa những điều dưới đây."))
    except DoubtsLeft:
        messages.error(request, _("Chưa công bố được: còn câu máy chưa chắc, chưa ai xem lại."))
    except FieldChangedType:
        messages.error(
            request,
            _("Một câu đã đổi loại so với bản đang dùng. Xin thêm câu mới thay vì đổi loại."),
        )
    else:
        messages.success(request, _("Đã công bố bản %(n)s.") % {"n": release.version})
        return True
    return False


@form_makers
@require_http_methods(["GET", "POST"])
def open_online(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Open a published form for submissions at chosen offices."""
    project = get_object_or_404(
        FormProject, pk=project_id, published_release__isnull=False, purpose=Purpose.APPLICATION
    )
    today = local_day(request.at)
    form = OfferForm(request.POST or None, on=today, initial={"procedure": project.procedure_code})
    if request.method == "POST" and form.is_valid():
        for agency in form.cleaned_data["agencies"]:
            try:
                offer_service(
                    code=form.cleaned_data["procedure"], agency_code=agency.code,
                    competent_agency_code=agency.code, process_code=form.cleaned_data["process"],
                    valid_from=today, actor=request.officer.actor, at=request.at,
                    form_id=project.form_id, is_open_online=True,
                )  # fmt: skip
            except ServiceNotPossible:
                messages.error(request, _("%(name)s: không mở được.") % {"name": agency.name_vi})
        code = form.cleaned_data["procedure"]
        FormProject.objects.filter(pk=project.pk).update(procedure_code=code)
        messages.success(request, _("Người dân nộp được từ hôm nay, tại trang của thủ tục %(code)s.")
                         % {"code": code})  # fmt: skip
        return HttpResponseRedirect(f"{BOARD}{project.pk}/")
    offered = Service.objects.filter(
        form_id=project.form_id, valid_to__isnull=True, is_open_online=True
    ).select_related("agency", "procedure")
    context = {
        "form": form,
        "project": project,
        "offered": offered,
        "base": f"{BOARD}{project.pk}/",
    }
    return show(request, "desk/forms/open.html", context, 422 if form.errors else 200)
