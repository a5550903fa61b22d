"""The report on PAPI as a printed paper: the page's values as plain data for `papers/papi.typ`."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.design import wording
from motcua.design.charts import Diverging, Lines, Slopes, Star, Strips, Table
from motcua.design.papi.raising import goals_of, raising_table
from motcua.design.papi.report import report_page
from motcua.design.papi.words import source_words
from motcua.documents.rendering import render
from motcua.rules.papi.model import Panel
from motcua.rules.papi.report import Report

Data = dict[str, Any]


def report_pdf(
    panel: Panel, report: Report, language: str, *, at: datetime, is_example: bool = False
) -> bytes:
    """
    Return the report as PDF/UA in "vi" or "en", which must be the language that is active.

    `at`: the moment of making, printed at the foot. `is_example`: the province stands in for ours.
    """
    data = _data(panel, report, language, at, is_example)
    return render(template="papi", data=data, made_at=at)


def _data(panel: Panel, report: Report, language: str, at: datetime, is_example: bool) -> Data:
    page = report_page(panel, report, language)
    name, charts = report.province.name, page.charts
    goals = goals_of(panel, report, language)
    return {
        "title": _("PAPI %(year)s: %(name)s") % {"year": report.year, "name": name},
        "scope": _("so với năm %(year)s") % {"year": report.against} if report.against else "",
        "under": _("Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh"),
        "example": (
            _("Tỉnh này không có trong 63 tỉnh, thành phố đã khảo sát PAPI. Báo cáo lấy %(name)s làm ví dụ.")
            % {"name": name}
            if is_example else ""
        ),
        "lang": language,
        "labels": _labels(),
        "kpis": [vars(one) for one in page.headlines],
        "said": page.said,
        "sound": page.sound,
        "moves": _moves(page.moves) if page.moves else None,
        "star": _star(charts.star) if charts.star else None,
        "slopes": _slopes(charts.slopes) if charts.slopes else None,
        "strips": _strips(charts.strips),
        "histories": [_history(one) for one in charts.histories],
        "dimensions": _table(page.dimensions),
        "parts": _table(page.parts),
        "peers": _table(page.peers) if page.peers else None,
        "goals": goals,
        "raising": _table(table) if (table := raising_table(panel, report, language)) else None,
        "notes": page.notes,
        "source": source_words(),
        "made": _("Lập lúc %(at)s") % {"at": wording.moment_words(at, language)},
        "page": _("Trang"),
    }  # fmt: skip


def _labels() -> dict[str, str]:
    return {
        "read": _("Đọc thế nào"),
        "moves": _("Các phần cộng lại đúng bằng thay đổi của tổng điểm. Thanh gạch chéo là phần không so sánh được giữa hai năm."),
        "dimensions": _("Các nội dung"),
        "star": _("Thang từ 1 ở giữa đến 10 ở đầu tia; tên các nội dung ở bảng bên dưới."),
        "slopes": _("Nét liền đỏ đi xuống là giảm, xanh đi lên là tăng; nét đứt là có phần không so sánh được."),
        "strips": _("Mỗi vạch là một tỉnh, chấm tròn là tỉnh này; vạch đứt chia bốn nhóm. Mỗi dòng có thang riêng, từ tỉnh thấp nhất đến tỉnh cao nhất."),
        "history": _("Qua các năm"),
        "split": _("Vạch đứt đứng: chuỗi ngắt, hai bên không nối và không so được."),
        "parts": _("Các nội dung thành phần"),
        "peers": _("Cùng cỡ mẫu khảo sát và có bộ điểm gần nhất ở năm trước. Số liệu không có thu nhập, dân số hay di cư, nên không xét các mặt đó."),
        "raising": _("Mức đã tăng: thay đổi sau một năm của các tỉnh xuất phát gần mức điểm này, chỉ lấy các cặp năm so sánh được. Điểm thấp thường tự nhích lên vì may rủi của mẫu, nên đây không phải lời hứa."),
        "notes": _("Lưu ý khi dùng số liệu"),
    }  # fmt: skip


def _number(place: str) -> float:
    """Return a place of a drawing, "37.5%" or "12.0", as a number."""
    return float(place.removesuffix("%"))


def _moves(chart: Diverging) -> Data:
    rows = [
        {"label": row.label, "words": row.words, "note": row.note, "tone": row.tone,
         "x": _number(row.begins), "w": _number(row.width)}
        for row in chart.rows
    ]  # fmt: skip
    return {
        "title": chart.title, "says": f"{chart.title}. {chart.says}", "rows": rows,
        "zero": _number(chart.zero),
    }  # fmt: skip


def _pairs(points: str) -> list[list[float]]:
    return [[float(part) for part in point.split(",")] for point in points.split()]


def _star(chart: Star) -> Data:
    return {
        "says": f"{chart.title}. {chart.says}",
        "rays": [[_number(p) for p in (r.x1, r.y1, r.x2, r.y2)] for r in chart.rays],
        "rings": [
            {"points": _pairs(points), "x": _number(mark.x), "y": _number(mark.y) - 8,
             "words": mark.words}
            for points, mark in chart.rings
        ],
        "names": [
            {"x": _number(n.x), "y": _number(n.y), "words": n.words, "anchor": n.anchor}
            for n in chart.names
        ],
        "outlines": [
            {
                "words": one.words, "look": one.look, "area": _pairs(one.area),
                "pieces": [[_number(p) for p in (s.x1, s.y1, s.x2, s.y2)] for s in one.pieces],
                "points": [[_number(p.x), _number(p.y)] for p in one.points],
            }
            for one in chart.outlines
        ],
    }  # fmt: skip


def _slopes(chart: Slopes) -> Data:
    def at(place: str) -> float | None:
        return _number(place) if place else None

    return {
        "says": f"{chart.title}. {chart.says}", "before": chart.before, "now": chart.now,
        "height": _number(chart.height),
        "rows": [
            {"w0": r.words_before, "w1": r.words_now, "y0": at(r.y_before), "y1": at(r.y_now),
             "l0": at(r.label_before), "l1": at(r.label_now), "look": r.look}
            for r in chart.rows
        ],
    }  # fmt: skip


def _strips(chart: Strips) -> Data:
    return {
        "title": chart.title, "says": f"{chart.title}. {chart.says}",
        "rows": [
            {"label": r.label, "words": r.words, "begins": r.begins, "ends": r.ends,
             "ticks": [_number(x) for x in r.ticks], "borders": [_number(x) for x in r.borders],
             "own": _number(r.own) if r.own else None}
            for r in chart.rows
        ],
    }  # fmt: skip


def _history(chart: Lines) -> Data:
    line = chart.lines[0]
    label = line.label
    return {
        "title": chart.title, "says": f"{chart.title}. {chart.says or chart.title}",
        "heights": [{"y": _number(h.y), "words": h.words} for h in chart.heights],
        "splits": [_number(x) for x in chart.splits],
        "strokes": [[_number(p) for p in (s.x1, s.y1, s.x2, s.y2)] for s in line.strokes],
        "points": [[_number(p.x), _number(p.y)] for p in line.points],
        "label": {"x": _number(label.x), "y": _number(label.y), "words": label.words}
        if label else None,
        "first": chart.feet[0].words, "last": chart.feet[-1].words,
    }  # fmt: skip


def _table(one: Table) -> Data:
    return {
        "caption": one.caption,
        "head": one.head,
        "rows": [
            {
                "is_sum": row.is_sum,
                "cells": [
                    {"words": cell.words, "note": cell.note} for cell in (row.head, *row.cells)
                ],
            }
            for row in one.rows
        ],
    }
