"""The report as a workbook and as a paper, with the same lines as the page."""

import io
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from motcua.catalogue.vocabulary import LevelRuleSet
from motcua.design.assumed_words import assumed_sentence
from motcua.design.sheets import for_print
from motcua.design.wording import day as day_words
from motcua.design.wording import grouped, moment_words
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.reconciliation.asking import Asked, asked_of, readers
from motcua.desk.views.reconciliation.listing import cells, headings, row_shown
from motcua.desk.views.reconciliation.showing import Line, Shown, shown
from motcua.documents.rendering import render
from motcua.eforms.workbook.texts import escaped, guarded
from motcua.kit.clock import local_day
from motcua.stewardship.queries.reconciliation import Report, Sieve, list_procedures, reconcile

Cell = str | int | None
Table = tuple[str, list[str], list[list[Cell]]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@readers
@require_safe
def workbook(request: OfficerRequest) -> HttpResponse:
    """Hand out the report, and the list of everything that it counts, as one Excel file."""
    asked, found = _found(request)
    book = Workbook(write_only=True)
    for title, head, rows in tables(shown(found, asked, local_day(request.at))):
        _sheet(book, title, head, rows, note=_as_of(found, asked))
    listed = list_procedures(moment=found.shown.moment, sieve=Sieve(), per_page=None)
    rows = [list(cells(row_shown(row, asked))) for row in listed.rows]
    _sheet(book, _("Danh sách thủ tục"), headings(), rows, note=_as_of(found, asked))
    out = io.BytesIO()
    book.save(out)
    return _file(out.getvalue(), XLSX, f"doi-soat-{asked.day.isoformat()}.xlsx")


@readers
@require_safe
def paper(request: OfficerRequest) -> HttpResponse:
    """Hand out the report as PDF."""
    asked, found = _found(request)
    lines = shown(found, asked, local_day(request.at))
    data = {
        "title": _("Báo cáo đối soát danh mục thủ tục hành chính"),
        "as_of": _as_of(found, asked),
        "made": _("Lập lúc %(moment)s") % {"moment": moment_words(request.at, _language())},
        "found_title": _("Điều không khớp"),
        "found": [one.words for one in lines.contradictions]
        or [_("Không thấy điều gì không khớp trong các số công bố cho ngày này.")],
        "tables": [
            {"title": title, "head": head, "rows": [[_text(cell) for cell in row] for row in rows]}
            for title, head, rows in _for_paper(tables(lines))
        ],
        "sources": sorted({one.row.source for one in lines.published}),
        "sources_title": _("Nguồn"),
        "lang": _language(),
        "page": _("Trang"),
    }
    pdf = render(template="reconciliation", data=data, made_at=request.at)
    return _file(pdf, "application/pdf", f"doi-soat-{asked.day.isoformat()}.pdf")


def _language() -> str:
    return "en" if get_language() == "en" else "vi"


def _found(request: OfficerRequest) -> tuple[Asked, Report]:
    asked = asked_of(request)
    report = reconcile(day=asked.day, rule_set=asked.rule_set, at=request.at, as_then=asked.as_then)
    return asked, report


def _as_of(found: Report, asked: Asked) -> str:
    decree = LevelRuleSet(asked.rule_set).label
    if found.shown is found.then and asked.as_then:
        known = _("như đã biết vào cuối ngày đó")
    else:
        known = _("như biết đến %(moment)s") % {"moment": moment_words(found.at, _language())}
    said = _("Tính đến ngày %(day)s, %(known)s. Mức độ theo %(decree)s.") % {
        "day": day_words(asked.day), "known": known, "decree": decree,
    }  # fmt: skip
    return " ".join(filter(None, (said, assumed_sentence(found.assumed))))


def tables(lines: Shown) -> list[Table]:
    """Return the report's tables: title, headings, rows."""
    published: list[list[Cell]] = [
        [one.row.words, one.row.value, one.counted, "; ".join(one.verdicts), one.row.source]
        for one in lines.published
    ]
    count = [_("Chỉ tiêu"), _("Số thủ tục"), _("Lần biết kia")]
    places = [_("Tên"), _("Số thủ tục"), _("Công bố mức cao"), _("Tính được mức cao")]
    government = [lines.total, *lines.government]
    return [
        (
            _("Số đã công bố"),
            [_("Chỉ tiêu"), _("Công bố"), _("Đếm được"), _("Kết quả"), _("Nguồn")],
            published,
        ),
        (_("Theo cấp chính quyền"), count, _counted(government)),
        (
            _("Theo mức độ"),
            [_("Mức"), _("Công bố: thủ tục"), _("Công bố: dịch vụ"), _("Tính được: thủ tục"),
             _("Tính được: dịch vụ")],
            [
                [one.words, one.declared.count, one.declared_services, one.computed.count,
                 one.computed_services]
                for one in lines.levels
            ],
        ),
        (_("Cổng quốc gia"), count, _counted(lines.integrated)),
        (_("Theo cơ quan"), places, [[one.words, one.count, d, c] for one, d, c in lines.agencies]),
        (_("Theo lĩnh vực"), places, [[one.words, one.count, d, c] for one, d, c in lines.fields]),
    ]  # fmt: skip


def _for_paper(whole: list[Table]) -> list[Table]:
    """Return the tables for paper: the sources, the same in every row, stand once below."""
    (title, head, rows), *others = whole
    return [(title, head[:-1], [row[:-1] for row in rows]), *others]


def _counted(lines: Iterable[Line]) -> list[list[Cell]]:
    return [[one.words, one.count, one.was] for one in lines]


def _text(cell: Cell) -> str:
    return grouped(cell) if isinstance(cell, int) else cell or ""


def _sheet(
    book: Workbook, title: str, head: list[str], rows: Iterable[list[Any]], *, note: str
) -> None:
    sheet: WriteOnlyWorksheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A3"
    for_print(sheet)
    whole = list(rows)
    # A column in which no row says anything is left out: it would be read as "nothing found".
    kept = [n for n in range(len(head)) if not whole or any(row[n] is not None for row in whole)]
    for place, n in enumerate(kept, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _width(head[n], [row[n] for row in whole])
    sheet.append([_cell(sheet, note, wrap=False)])
    sheet.append([_cell(sheet, head[n], bold=True) for n in kept])
    for row in whole:
        sheet.append([_cell(sheet, row[n]) for n in kept])
    if whole:
        sheet.auto_filter.ref = f"A2:{get_column_letter(len(kept))}{len(whole) + 2}"


def _width(head: str, column: list[Any]) -> int:
    """Return a column's width in characters: what nine rows in ten need, never very wide."""
    lengths = sorted(len(_text(cell)) for cell in column) or [0]
    return min(60, max(len(head) + 2, lengths[len(lengths) * 9 // 10] + 2, 10))


def _cell(
    sheet: WriteOnlyWorksheet, value: Cell, *, bold: bool = False, wrap: bool = True
) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, escaped(guarded(value)) if isinstance(value, str) else value)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    if isinstance(value, int):
        cell.number_format = "#,##0"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
