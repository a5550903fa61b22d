"""Time limits whose unit is missing: an official confirms one, with its legal basis."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.models import Case
from motcua.casework.operations.reckoning import confirm_limit as confirm_running
from motcua.catalogue.models import LimitConfirmation, TimeLimit
from motcua.catalogue.operations.confirm_limit import LimitNotConfirmable, confirm_limit
from motcua.catalogue.queries import get_limit, get_version_in_force
from motcua.desk.admin_forms import UNIT_WORDS, LimitForm
from motcua.desk.frame import OfficerRequest, administrators, show
from motcua.kit.clock import local_day

LIST = "/can-bo/quan-tri/thoi-han/"
SHOWN = 100


@administrators
@require_http_methods(["GET", "POST"])
def index(request: OfficerRequest) -> HttpResponse:
    """List confirmations and the limits that wait for one; confirm one."""
    today = local_day(request.at)
    initial = {"valid_from": today, "code": request.GET.get("ma", "")}
    form = LimitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            running = _confirm(request, form)
        except LimitNotConfirmable:
            form.blame("code", _("Không có thủ tục mã này, hoặc thời hạn chưa dùng được."))
        else:
            said = _("Đã xác nhận thời hạn. %(n)s hồ sơ đang mở được tính ngày hẹn.")
            messages.success(request, said % {"n": running})
            return HttpResponseRedirect(LIST)
    confirmed = LimitConfirmation.objects.filter(valid_to__isnull=True).select_related("procedure")
    missing = (
        TimeLimit.objects.filter(quantity__isnull=False, unit="", version__valid_to__isnull=True)
        .exclude(version__procedure__in=confirmed.values("procedure"))
        .select_related("version__procedure")
        .order_by("version__procedure__code", "position")
        .distinct("version__procedure__code")
    )
    rows = [(row, UNIT_WORDS.get(row.unit, row.unit)) for row in confirmed.order_by("-id")]
    context = {"form": form, "confirmed": rows, "missing": missing[:SHOWN],
               "missing_count": missing.count(), "shown": SHOWN}  # fmt: skip
    return show(request, "desk/admin/limits.html", context, 422 if form.errors else 200)


@transaction.atomic
def _confirm(request: OfficerRequest, form: LimitForm) -> int:
    values, actor = form.cleaned_data, request.officer.actor
    confirm_limit(actor=actor, at=request.at, **values)
    version = get_version_in_force(code=values["code"], on=local_day(request.at))
    limit = get_limit(version=version, channel="online", on=local_day(request.at))
    if limit is None:
        return 0
    before = _without_unit(values["code"])
    last: int | None = 0
    while last is not None:
        last = confirm_running(procedure_code=values["code"], limit=limit, actor=actor,
                               at=request.at, after_case=last)  # fmt: skip
    return before - _without_unit(values["code"])


def _without_unit(code: str) -> int:
    return Case.objects.filter(procedure_code=code, is_open=True, due_note="unit_missing").count()
