"""The weekly report as PDF and as a workbook."""

import io
from string import ascii_uppercase
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from motcua.agencies.models import Agency
from motcua.design import wording
from motcua.design.level_words import level_words
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.programmes.assumed import assumed_in
from motcua.desk.views.programmes.rights import readers
from motcua.desk.views.programmes.target import level_of, missing_of
from motcua.desk.views.programmes.words import standing, target_words
from motcua.documents.rendering import render
from motcua.documents.serving import as_made, as_pdf
from motcua.programmes.models import Programme
from motcua.programmes.queries.report import WeeklyReport, weekly_report

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_IN_PDF = 400
Table = dict[str, Any]


@readers
@require_safe
def pdf(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Hand out the report of the week as PDF."""
    report = _report(request, programme_id)
    tables = _tables(report, most=_MOST_IN_PDF)
    data = {
        "title": _title(report),
        "lang": get_language() or "vi",
        "under": _under(report),
        "sentences": _sentences(report),
        "tables": [table for table in tables if table["rows"]],
        "made": _("Lập tự động lúc %(at)s từ số liệu của hệ thống")
        % {"at": wording.moment_words(request.at, get_language() or "vi")},
        "page": _("Trang"),
    }
    name = f"bao-cao-tuan-{report.until.isoformat()}.pdf"
    return as_pdf(render(template="weekly", data=data, made_at=request.at), name=name)


@readers
@require_safe
def xlsx(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Hand out the same as a workbook, a sheet a table."""
    report = _report(request, programme_id)
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = _("Tóm tắt")[:31]
    for line in (_title(report), _under(report), *_sentences(report)):
        first.append([_plain(line)])
    first["A1"].font = Font(bold=True, size=14)
    first.column_dimensions["A"].width = 100
    for table in _tables(report, most=None):
        sheet = book.create_sheet(table["title"][:31])
        sheet.append(table["head"])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for row in table["rows"]:
            sheet.append([_plain(value) for value in row])
        sheet.freeze_panes = "A2"
        for column, width in zip(ascii_uppercase, table["widths"], strict=False):
            sheet.column_dimensions[column].width = width
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    name = f"bao-cao-tuan-{report.until.isoformat()}.xlsx"
    return as_made(out.getvalue(), name=name, content_type=XLSX)


def _plain(value: str) -> str:
    """Return text that a spreadsheet never takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") and len(value) > 1 else value


def _report(request: OfficerRequest, programme_id: int) -> WeeklyReport:
    programme = get_object_or_404(Programme.objects.select_related("unit"), pk=programme_id)
    code = request.GET.get("don-vi", "")
    agency = get_object_or_404(Agency, code=code) if code else None
    return weekly_report(programme=programme, agency=agency, at=request.at)


def _title(report: WeeklyReport) -> str:
    return _("Báo cáo tuần: %(name)s") % {"name": report.programme.name}


def _under(report: WeeklyReport) -> str:
    who = report.agency.name_vi if report.agency else _("Tất cả đơn vị")
    return _("%(who)s · từ %(a)s đến hết %(b)s") % {
        "who": who, "a": wording.day(report.since), "b": wording.day(report.until),
    }  # fmt: skip


def _sentences(report: WeeklyReport) -> list[str]:
    """Return what the week comes to; every number is counted."""
    said = [_("Trong tuần có %(n)s dịch vụ lên đến mức chỉ tiêu.") % {"n": len(report.raised)}]
    said += [
        f"{target_words(progress.target)}: {standing(progress).in_one_line}"
        for progress in report.targets
        if progress.scope or report.agency is None
    ]
    cases = [*(one.case for one in report.tasks), *(one.case for one in report.directives)]
    still_open = sum(case.is_open for case in cases)
    said.append(
        _("Còn %(open)s việc đang làm, trong đó %(late)s việc quá hạn.")
        % {"open": still_open, "late": report.late}
    )
    assumed = assumed_in(report.programme, report.until)
    return [*said, assumed] if assumed else said


def _tables(report: WeeklyReport, most: int | None) -> list[Table]:
    return [_raised(report), _waiting(report, most), _tasks(report), _directives(report)]


def _raised(report: WeeklyReport) -> Table:
    return {
        "title": _("Đã lên mức trong tuần"),
        "head": [_("Mã"), _("Thủ tục"), _("Cơ quan"), _("Mức"), _("Từ ngày")],
        "widths": [20, 60, 34, 18, 22],
        "rows": [
            [one.service.procedure.code, one.name, one.service.agency.name_vi,
             level_words(one.rule_set, one.level), wording.day(one.on)]
            for one in report.raised
        ],
    }  # fmt: skip


def _waiting(report: WeeklyReport, most: int | None) -> Table:
    return {
        "title": _("Còn phải làm"),
        "head": [_("Mã"), _("Thủ tục"), _("Cơ quan"), _("Giao cho"), _("Mức hiện nay"),
                 _("Còn thiếu")],
        "widths": [18, 50, 32, 30, 20, 44],
        "rows": [
            [one.service.procedure.code, one.name, one.service.agency.name_vi,
             one.department or _("chưa giao"), level_of(one.target, one.service), "; ".join(missing_of(one.target, one.service))]
            for one in report.waiting[:most]
        ],
    }  # fmt: skip


def _tasks(report: WeeklyReport) -> Table:
    return {
        "title": _("Việc được giao"),
        "head": [_("Đơn vị"), _("Việc"), _("Hạn"), _("Tình trạng")],
        "widths": [34, 60, 20, 24],
        "rows": [
            [one.agency.name_vi, one.case.title, wording.day(one.case.due_at), _state(one.case)]
            for one in report.tasks
        ],
    }


def _directives(report: WeeklyReport) -> Table:
    return {
        "title": _("Chỉ đạo"),
        "head": [_("Đơn vị"), _("Nội dung"), _("Hạn"), _("Tình trạng")],
        "widths": [34, 60, 20, 24],
        "rows": [
            [one.agency.name_vi, one.directive.text, wording.day(one.directive.due_on),
             _state(one.case)]
            for one in report.directives
        ],
    }  # fmt: skip


def _state(case: Any) -> str:
    if not case.is_open:
        return _("đã xong")
    return _("chờ xác nhận") if case.step_key == "xac_nhan" else _("đang làm")
