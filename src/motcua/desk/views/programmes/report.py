"""The weekly report as PDF and as a workbook."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.models import Agency
from motcua.design import wording
from motcua.design.sheets import XLSX, Table, Value, workbook_of
from motcua.design.wording import grouped
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.programmes.assumed import assumed_in
from motcua.desk.views.programmes.report_tables import tables_of
from motcua.desk.views.programmes.rights import readers
from motcua.desk.views.programmes.words import standing, target_words
from motcua.documents.rendering import render
from motcua.documents.serving import as_made, as_pdf
from motcua.programmes.models import Programme
from motcua.programmes.queries.report import WeeklyReport, weekly_report

# A week's report is read in a meeting; whole lists are for the workbook.
MOST_IN_PDF = 40


@readers
@require_safe
def pdf(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Hand out the report of the week as PDF."""
    report = _report(request, programme_id)
    tables = [_printed(table) for table in tables_of(report)]
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


def _printed(table: Table) -> dict[str, Any]:
    """Return a table as the paper prints it: words only, so many rows, and how many more there are."""
    rows = list(table.rows)
    more = len(rows) - MOST_IN_PDF
    return {
        "title": table.name,
        "head": [words for words, _width in table.columns],
        "widths": [width for _words, width in table.columns],
        "numbers": [
            bool(rows) and isinstance(rows[0][place], int) for place in range(len(table.columns))
        ],
        "rows": [[_words(value) for value in row] for row in rows[:MOST_IN_PDF]],
        "more": _("Còn %(n)s dòng nữa, có đủ trong tệp Excel.") % {"n": grouped(more)}
        if more > 0 else "",
    }  # fmt: skip


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return grouped(value)
    return value if isinstance(value, str) else wording.day(value)  # type: ignore[arg-type]


@readers
@require_safe
def xlsx(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Hand out the same as a workbook, a sheet a table, whole."""
    report = _report(request, programme_id)
    said = Table(
        _("Tóm tắt"), _title(report), ((_under(report), 120),),
        [[sentence] for sentence in _sentences(report)],
    )  # fmt: skip
    name = f"bao-cao-tuan-{report.until.isoformat()}.xlsx"
    return as_made(workbook_of([said, *tables_of(report)]), name=name, content_type=XLSX)


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
