"""Tables of scores: which years are held, uploading and taking a new one, series breaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.design.papi.asking import asked
from motcua.design.papi.words import points
from motcua.desk.frame import OfficerRequest
from motcua.desk.papi_forms import BreakForm, ProvinceForm, ReasonForm, UploadForm
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import HOME, keepers, readers
from motcua.documents.operations import EmptyFile, FileTooLarge, UnacceptedType
from motcua.documents.serving import as_attachment
from motcua.papi.models import RegisteredBreak, UploadedYear
from motcua.papi.operations import tables as operations
from motcua.papi.operations.breaks import (
    BreakNotPossible,
    choose_province,
    register_break,
    remove_break,
)
from motcua.papi.shipped import shipped
from motcua.papi.workbook import NotAWorkbook
from motcua.rules.papi.model import Panel
from motcua.rules.papi.scoring import reproductions
from motcua.rules.papi.standing import standing

TABLES = f"{HOME}bang-diem/"


@dataclass(frozen=True)
class YearShown:
    """One year that is held: how much of it, and where it came from."""

    year: int
    complete: int
    parts: int
    rows: int
    exact: int
    fitted: int
    worst: str
    upload: UploadedYear | None


@readers
@require_safe
def tables(request: OfficerRequest) -> HttpResponse:
    """Show the years, what waits to be taken, and the registry of breaks."""
    return _tables(request)


def _tables(request: OfficerRequest, status: int = 200, **forms: object) -> HttpResponse:
    of = asked(request)
    uploads = list(
        UploadedYear.objects.defer("table")
        .select_related("file", "uploaded_by", "taken_by", "withdrawn_by")
        .order_by("-pk")[:50]
    )
    counting = _counting(uploads)
    context = {
        "years": [_year(of.panel, year, counting.get(year)) for year in of.years],
        "waiting": [one for one in uploads if one.taken_at is None and one.withdrawn_at is None],
        "uploads": uploads,
        "counting": {one.pk for one in counting.values()},
        "breaks": sorted(shipped().breaks, key=lambda one: (-one.after, one.numbers)),
        "registered": RegisteredBreak.objects.filter(removed_at__isnull=True)
        .select_related("by")
        .order_by("-after", "-pk"),
        "upload_form": UploadForm(),
        "break_form": BreakForm(auto_id="ngat-%s"),
        "province_form": ProvinceForm(
            panel=of.panel, auto_id="noi-%s",
            initial={"code": of.province.code, "as_example": of.is_example},
        ),
        "reason_form": ReasonForm(),
        **forms,
    }  # fmt: skip
    return show_papi(request, of, "tables", context, status)


def _counting(uploads: list[UploadedYear]) -> Mapping[int, UploadedYear]:
    """Which upload counts for a year: the last taken that was not withdrawn."""
    found: dict[int, UploadedYear] = {}
    for one in uploads:
        if one.taken_at is not None and one.withdrawn_at is None:
            best = found.get(one.year)
            if best is None or one.number > best.number:
                found[one.year] = one
    return found


def _year(panel: Panel, year: int, upload: UploadedYear | None) -> YearShown:
    table = panel.years[year]
    found = reproductions(panel, year) if table.indicators else ()
    fitted = [one for one in found if not one.exact]
    return YearShown(
        year=year,
        complete=standing(table, "total").count,
        parts=len(table.numbers),
        rows=sum(no.count(".") == 2 for no in table.nodes) if table.indicators else 0,
        exact=len(found) - len(fitted),
        fitted=len(fitted),
        worst=points(max((one.worst for one in fitted), default=None), language(), 3),
        upload=upload,
    )


@keepers
@require_POST
def upload(request: OfficerRequest) -> HttpResponse:
    """Read an uploaded table; what is wrong with it is said, and nothing is taken yet."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _tables(request, 422, upload_form=form)
    file = form.cleaned_data["file"]
    if file.size > operations.MOST_BYTES:
        form.blame("file", _("Tệp lớn quá. Bảng điểm thường dưới một megabyte."))
        return _tables(request, 422, upload_form=form)
    try:
        made = operations.upload_table(
            content=file.read(), name=file.name, year=form.cleaned_data["year"],
            source=form.cleaned_data["source"], by=request.user, at=request.at,
        )  # fmt: skip
    except operations.TableRefused as refused:
        form.blame("file", _("Bảng này chưa nhận được. Xin xem các điểm cần sửa bên trên."))
        return _tables(request, 422, upload_form=form, refused=_words(refused))
    except (NotAWorkbook, UnacceptedType, EmptyFile, FileTooLarge):
        form.blame("file", _("Tệp này không phải bảng tính .xlsx mở được."))
        return _tables(request, 422, upload_form=form)
    messages.success(
        request, _("Đã đọc bảng điểm năm %(year)s. Xin xem lại rồi nhận.") % {"year": made.year}
    )
    return HttpResponseRedirect(f"{TABLES}{made.pk}/")


def _words(refused: operations.TableRefused) -> list[tuple[bool, str]]:
    spoken = language()
    return [(one.refuses, one.vi if spoken == "vi" else one.en) for one in refused.defects]


@readers
@require_safe
def table(request: OfficerRequest, table_id: int) -> HttpResponse:
    """Show an uploaded table: its marks, and how it differs from what is held."""
    return _table(request, _found(table_id))


def _found(table_id: int) -> UploadedYear:
    found = UploadedYear.objects.select_related("file", "uploaded_by", "taken_by", "withdrawn_by")
    return get_object_or_404(found, pk=table_id)


def _table(
    request: OfficerRequest, shown: UploadedYear, status: int = 200, form: ReasonForm | None = None
) -> HttpResponse:
    of = asked(request)
    spoken = language()
    held = of.panel.years.get(shown.year)
    changed, same = _difference(of.panel, shown)
    context = {
        "shown": shown,
        "marks": [vi if spoken == "vi" else en for vi, en in shown.marks],
        "provinces": sum(
            any(isinstance(cell, float) for cell in cells.values())
            for cells in shown.table["scores"].values()
        ),
        "parts": len(shown.table["numbers"]),
        "is_held": held is not None,
        "changed": changed,
        "same": same,
        "reason_form": form or ReasonForm(),
    }
    return show_papi(request, of, "table", context, status)


def _difference(panel: Panel, shown: UploadedYear) -> tuple[int, int]:
    """Return how many cells differ from the table that is held of the year, and how many do not."""
    held = panel.years.get(shown.year)
    if held is None:
        return 0, 0
    changed = same = 0
    for code, cells in shown.table["scores"].items():
        for number, cell in cells.items():
            old = held.scores.get(int(code), {}).get(number)
            equal = (
                abs(cell - old) < 5e-4
                if isinstance(cell, float) and isinstance(old, float)
                else isinstance(cell, float) == isinstance(old, float)
            )
            changed, same = changed + (not equal), same + equal
    return changed, same


@keepers
@require_POST
def take(request: OfficerRequest, table_id: int) -> HttpResponse:
    """Let a table count."""
    try:
        taken = operations.take_table(uploaded=_found(table_id), by=request.user, at=request.at)
    except operations.NotWaiting:
        messages.error(request, _("Bảng này đã được rút."))
    else:
        messages.success(request, _("Đã nhận bảng điểm năm %(year)s.") % {"year": taken.year})
    return HttpResponseRedirect(TABLES)


@keepers
@require_POST
def withdraw(request: OfficerRequest, table_id: int) -> HttpResponse:
    """Withdraw a table with a reason."""
    form, shown = ReasonForm(request.POST), _found(table_id)
    if not form.is_valid():
        return _table(request, shown, 422, form)
    try:
        operations.withdraw_table(
            uploaded=shown, reason=form.cleaned_data["reason"], by=request.user, at=request.at
        )
    except operations.NotWaiting:
        messages.error(request, _("Bảng này đã được rút."))
    else:
        messages.success(request, _("Đã rút bảng điểm; bảng trước đó lại được dùng."))
    return HttpResponseRedirect(TABLES)


@readers
@require_safe
def original(request: OfficerRequest, table_id: int) -> FileResponse:
    """Hand out the uploaded file."""
    return as_attachment(_found(table_id).file)


@keepers
@require_POST
def register(request: OfficerRequest) -> HttpResponse:
    """Register a series break."""
    form = BreakForm(request.POST, auto_id="ngat-%s")
    if form.is_valid():
        asked_for = form.cleaned_data
        try:
            register_break(
                after=asked_for["after"], numbers=form.wanted_numbers, kind=asked_for["kind"],
                vi=asked_for["vi"], en=asked_for["en"], source=asked_for["source"],
                by=request.user, at=request.at,
            )  # fmt: skip
        except BreakNotPossible as wrong:
            form.blame(wrong.field, _("Xin xem lại ô này."))
        else:
            messages.success(request, _("Đã ghi; mọi so sánh tính theo từ bây giờ."))
            return HttpResponseRedirect(f"{TABLES}#ngat-chuoi")
    return _tables(request, 422, break_form=form)


@keepers
@require_POST
def remove(request: OfficerRequest, break_id: int) -> HttpResponse:
    """Let a registered break count no longer."""
    remove_break(
        registered=get_object_or_404(RegisteredBreak, pk=break_id), by=request.user, at=request.at
    )
    messages.success(request, _("Đã bỏ."))
    return HttpResponseRedirect(f"{TABLES}#ngat-chuoi")


@keepers
@require_POST
def province(request: OfficerRequest) -> HttpResponse:
    """Choose the province that the pages begin with."""
    of = asked(request)
    form = ProvinceForm(request.POST, panel=of.panel, auto_id="noi-%s")
    if not form.is_valid():
        return _tables(request, 422, province_form=form)
    choose_province(
        code=int(form.cleaned_data["code"]), as_example=form.cleaned_data["as_example"],
        actor=request.officer.actor, at=request.at,
    )  # fmt: skip
    messages.success(request, _("Đã chọn."))
    return HttpResponseRedirect(HOME)
