"""Calendars of record: a year is proposed, corrected, and confirmed by a document."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.casework.models import CalendarYear, OfficeHoursRecord
from motcua.casework.operations import calendars
from motcua.desk.admin_forms import DAY_WORDS, ConfirmYearForm, DayForm, HoursForm, YearForm
from motcua.desk.frame import OfficerRequest, administrators, show
from motcua.rules.holidays import CannotPropose
from motcua.rules.working_time import CalendarNotSound, DayKind

LIST = "/can-bo/quan-tri/lich/"


@administrators
@require_http_methods(["GET", "POST"])
def index(request: OfficerRequest) -> HttpResponse:
    """List the years and office hours; propose a year."""
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            calendars.propose_year(year=form.cleaned_data["year"], actor=request.officer.actor,
                                   at=request.at)  # fmt: skip
        except calendars.YearEntered:
            form.blame("year", _("Năm này đã có trong lịch."))
        except CannotPropose:
            form.blame("year", _("Chưa có dữ kiện để lập lịch năm này."))
        else:
            messages.success(request, _("Đã lập lịch dự kiến. Xin kiểm tra rồi xác nhận."))
            return HttpResponseRedirect(f"{LIST}{form.cleaned_data['year']}/")
    years = CalendarYear.objects.filter(agency=None).order_by("-year")
    hours = OfficeHoursRecord.objects.filter(agency=None).order_by("-valid_from")
    context = {"form": form, "years": years, "hours": hours}
    return show(request, "desk/admin/calendars.html", context, 422 if form.errors else 200)


@administrators
@require_http_methods(["GET", "POST"])
def year(request: OfficerRequest, number: int) -> HttpResponse:
    """Show a year's days; enter one."""
    form = DayForm(request.POST or None)
    found = get_object_or_404(CalendarYear, agency=None, year=number)
    if request.method == "POST" and form.is_valid() and _set_day(request, found, form):
        messages.success(request, _("Đã lưu. Hồ sơ đang mở chạm đến ngày này được tính lại."))
        return HttpResponseRedirect(f"{LIST}{number}/")
    return _show_year(request, found, form, ConfirmYearForm())


def _show_year(
    request: OfficerRequest, found: CalendarYear, form: DayForm, confirm: ConfirmYearForm
) -> HttpResponse:
    days = [(day, DAY_WORDS[DayKind(day.kind)]) for day in found.days.order_by("day")]
    context = {"found": found, "days": days, "form": form, "confirm": confirm}
    bad = form.errors or confirm.errors
    return show(request, "desk/admin/year.html", context, 422 if bad else 200)


def _set_day(request: OfficerRequest, found: CalendarYear, form: DayForm) -> bool:
    values: dict[str, Any] = dict(form.cleaned_data)
    values["sessions"] = _sessions(values["sessions"])
    try:
        calendars.set_day(calendar_year=found, actor=request.officer.actor, at=request.at, **values)
    except calendars.DayOutsideYear:
        form.blame("day", _("Ngày này không thuộc năm %(year)s.") % {"year": found.year})
    except CalendarNotSound:
        form.blame("sessions", _("Giờ làm ghi như ví dụ: 7:30-11:30, 13:00-15:00"))
    else:
        return True
    return False


def _sessions(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


@administrators
@require_POST
def remove_day(request: OfficerRequest, number: int) -> HttpResponse:
    """Take a day out again."""
    found = get_object_or_404(CalendarYear, agency=None, year=number)
    day = parse_date(request.POST.get("day", ""))
    if day is not None:
        calendars.remove_day(calendar_year=found, day=day, actor=request.officer.actor,
                             at=request.at)  # fmt: skip
        messages.success(request, _("Đã bỏ ngày này khỏi lịch."))
    return HttpResponseRedirect(f"{LIST}{number}/")


@administrators
@require_POST
def confirm(request: OfficerRequest, number: int) -> HttpResponse:
    """Confirm a year by its document."""
    found = get_object_or_404(CalendarYear, agency=None, year=number)
    form = ConfirmYearForm(request.POST)
    if not form.is_valid():
        return _show_year(request, found, DayForm(), form)
    calendars.confirm_year(calendar_year=found, actor=request.officer.actor, at=request.at,
                           **form.cleaned_data)  # fmt: skip
    messages.success(request, _("Đã xác nhận lịch năm %(year)s.") % {"year": number})
    return HttpResponseRedirect(f"{LIST}{number}/")


@administrators
@require_http_methods(["GET", "POST"])
def hours(request: OfficerRequest) -> HttpResponse:
    """Set the province's office hours from a day on."""
    form = HoursForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set_hours(request, form):
        messages.success(request, _("Đã đặt giờ làm việc."))
        return HttpResponseRedirect(LIST)
    context = {"form": form, "title": _("Đặt giờ làm việc"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


def _set_hours(request: OfficerRequest, form: HoursForm) -> bool:
    values = form.cleaned_data
    day, saturday = list(_sessions(values["weekday"])), list(_sessions(values["saturday"]))
    try:
        calendars.set_office_hours(
            week=[day, day, day, day, day, saturday, []], valid_from=values["valid_from"],
            basis=values["basis"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except calendars.WeekNotUsable:
        form.blame("valid_from", _("Ngày bắt đầu phải sau giờ làm việc đã đặt trước đó."))
    except CalendarNotSound:
        form.blame("weekday", _("Giờ làm ghi như ví dụ: 7:30-11:30, 13:00-15:00"))
    else:
        return True
    return False
