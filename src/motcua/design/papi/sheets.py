"""The report on PAPI as a workbook: numbers as numbers, a sheet an idea."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.design import wording
from motcua.design.papi.report import report_page
from motcua.design.papi.words import group_words, size_words, source_words
from motcua.design.sheets import Table, Value, workbook_of
from motcua.rules.papi.distance import distances
from motcua.rules.papi.gains import gains
from motcua.rules.papi.model import Panel
from motcua.rules.papi.report import Line, Report

_PLACES = 6


def report_xlsx(panel: Panel, report: Report, language: str, *, at: datetime) -> bytes:
    """
    Return the report as .xlsx in "vi" or "en", which must be the language that is active.

    Scores in points to six decimals as they were published; an empty cell is withheld, not zero.
    """
    above = _("PAPI %(year)s: %(name)s; lập lúc %(at)s") % {
        "year": report.year, "name": report.province.name,
        "at": wording.moment_words(at, language),
    }  # fmt: skip
    return workbook_of(
        (
            _summary(panel, report, language, above),
            _lines(panel, report, language, above),
            _parts(panel, report, language, above),
            _peers(panel, report, above),
            _raising(panel, report, language, above),
            _notes(panel, report, language, above),
        )
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)


def _summary(panel: Panel, report: Report, language: str, above: str) -> Table:
    page = report_page(panel, report, language)
    said = [*page.said, *([page.sound] if page.sound else [])]
    rows: list[tuple[Value, ...]] = [
        *((one.name, f"{one.number} {one.unit}".strip(), one.below) for one in page.headlines),
        *(("", "", words) for words in said),
        (_("Nguồn"), "", source_words()),
    ]
    return Table(
        _("Tóm tắt"), above, ((_("Số liệu"), 28), (_("Giá trị"), 18), (_("Đọc thế nào"), 110)), rows
    )


def _lines(panel: Panel, report: Report, language: str, above: str) -> Table:
    rows = [
        _line(panel, report, line, f"{line.key}. {panel.name(line.key, report.year, language)}")
        for line in report.dimensions
    ]
    rows.append(_line(panel, report, report.total, _("Tổng điểm")))
    return Table(_("Các nội dung"), above, _columns(report), rows)


def _columns(report: Report) -> tuple[tuple[str, int], ...]:
    return (
        (pgettext("của PAPI", "Nội dung"), 48), (str(report.against or "–"), 12),
        (str(report.year), 12), (_("Thay đổi"), 12), (_("Thay đổi (%)"), 12),
        (_("Thứ hạng"), 10), (_("Số tỉnh xếp hạng"), 12), (_("Nhóm"), 22),
        (_("Bình quân cả nước"), 14), (_("Cả nước thay đổi"), 14), (_("Cao nhất"), 12),
        (_("Tỉnh cao nhất"), 20),
    )  # fmt: skip


def _line(panel: Panel, report: Report, line: Line, name: str) -> tuple[Value, ...]:
    return (
        name, _round(line.previous), _round(line.score), _round(line.change),
        _round(line.change_pct), line.rank, line.ranked,
        group_words(line.group) if line.group else "", _round(line.mean),
        _round(line.national_change), _round(line.best[1] if line.best else None),
        panel.provinces[line.best[0]].name if line.best else "",
    )  # fmt: skip


def _parts(panel: Panel, report: Report, language: str, above: str) -> Table:
    more = (
        (_("Góp vào thay đổi"), 14), (_("Tỷ lệ góp"), 12), (_("So sánh được"), 12),
        (_("Vì sao không"), 60),
    )  # fmt: skip
    rows = [
        (
            *_line(panel, report, line, f"{line.key} {_name(panel, report, line.key, language)}"),
            _round(part.contribution), _round(part.share),
            _("có") if part.comparable else _("không"),
            "; ".join(
                dict.fromkeys(r.vi if language == "vi" else r.en for r in part.reasons)
            ),
        )
        for line, part in report.subdimensions
    ]  # fmt: skip
    return Table(_("Nội dung thành phần"), above, (*_columns(report), *more), rows)


def _name(panel: Panel, report: Report, number: str, language: str) -> str:
    dropped = number not in panel.years[report.year].numbers and report.against is not None
    return panel.name(
        number, report.against if dropped and report.against else report.year, language
    )


def _peers(panel: Panel, report: Report, above: str) -> Table:
    columns = (
        (_("Tỉnh, thành phố"), 26), (_("Cỡ mẫu"), 10), (_("Khoảng cách"), 14),
        (str(report.against or "–"), 12), (str(report.year), 12), (_("Thay đổi"), 12),
        (_("Cùng vùng"), 10),
    )  # fmt: skip
    rows = [
        (
            panel.provinces[peer.code].name, size_words(panel.provinces[peer.code].size),
            _round(peer.distance), _round(peer.previous), _round(peer.total),
            _round(peer.total - peer.previous)
            if peer.total is not None and peer.previous is not None else None,
            _("có") if peer.same_region else _("không"),
        )
        for peer in report.peers
    ]  # fmt: skip
    return Table(_("Các tỉnh tương đồng"), above, columns, rows)


def _raising(panel: Panel, report: Report, language: str, above: str) -> Table:
    columns = (
        (pgettext("của PAPI", "Nội dung"), 48), (_("Điểm"), 10), (_("Nhóm"), 22),
        (_("Tới nhóm trên"), 12), (_("Tới trung vị"), 12), (_("Tới tỉnh cao nhất"), 14),
        (_("Số lượt xuất phát gần đó"), 14), (_("Tăng, trung vị"), 12), (_("Tăng, 25 %"), 12),
        (_("Tăng, 75 %"), 12), (_("Vượt cả nước, trung vị"), 14), (_("Tỷ lệ có tăng"), 12),
    )  # fmt: skip
    return Table(_("Nâng được gì"), above, columns, list(_raised(panel, report, language)))


def _raised(panel: Panel, report: Report, language: str) -> Iterator[tuple[Value, ...]]:
    table = panel.years[report.year]
    for number, one in distances(table, report.province.code).items():
        gained = gains(panel, report.year, number, one.score)
        yield (
            f"{number} {panel.name(number, report.year, language)}", _round(one.score),
            group_words(one.group), _round(one.to_next), _round(one.to_median),
            _round(one.to_best), gained.count, _round(gained.median), _round(gained.quarter),
            _round(gained.three_quarters), _round(gained.relative), _round(gained.rose),
        )  # fmt: skip


def _notes(panel: Panel, report: Report, language: str, above: str) -> Table:
    page = report_page(panel, report, language)
    return Table(
        _("Lưu ý"), above, ((_("Lưu ý khi dùng số liệu"), 120),), [(words,) for words in page.notes]
    )
