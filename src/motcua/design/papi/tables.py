"""The tables of a report on PAPI: dimensions, parts, contributions, years, similar provinces."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.design.charts import Cell, Row, Table, table
from motcua.design.papi.words import NOTHING, group_words, points, rank_words, signed
from motcua.rules.papi.change import Part
from motcua.rules.papi.model import Panel
from motcua.rules.papi.numerals import percent
from motcua.rules.papi.report import Line, Report
from motcua.rules.papi.scoring import TOTAL, value_of


def named_in(panel: Panel, report: Report, part: Part) -> int:
    """The year whose name of the part is meant: a dropped one has its name of before."""
    dropped = part.number not in panel.years[report.year].numbers
    return report.against if dropped and report.against is not None else report.year


def contributions_table(panel: Panel, report: Report, language: str) -> Table | None:
    """The table beside the bars: what each part brought, and its share of the whole."""
    parts = [p for _line, p in report.subdimensions if p.contribution is not None]
    if not parts or report.against is None:
        return None
    rows = [
        Row(
            Cell(
                f"{part.number} {panel.name(part.number, named_in(panel, report, part), language)}"
            ),
            (
                Cell(signed(part.contribution, language, 3)),
                Cell(percent(part.share, language, 1) if part.share is not None else NOTHING),
                Cell(_("có") if part.comparable else _("không")),
            ),
        )
        for part in sorted(parts, key=lambda part: part.contribution or 0.0)
    ]
    whole = report.decomposition
    rows.append(
        Row(
            Cell(_("Tổng điểm")),
            (Cell(signed(whole.change, language, 3)), Cell(""), Cell("")),
            is_sum=True,
        )
    )
    return table(
        caption=_("Mỗi nội dung thành phần góp bao nhiêu vào thay đổi tổng điểm"),
        head=(
            _("Nội dung thành phần"), _("Góp vào thay đổi"), _("Tỷ lệ góp"), _("So sánh được"),
        ),
        rows=rows,
    )  # fmt: skip


def history_table(panel: Panel, report: Report, language: str) -> Table:
    """The table beside the lines of years: a row a year, a column a dimension."""
    keys = [line.key for line in report.dimensions]
    rows = []
    for year in sorted(panel.years):
        held = panel.years[year]
        scores = [
            value_of(held, report.province.code, key) if int(key) in held.dimensions else None
            for key in (*keys,)
        ]
        total = value_of(held, report.province.code, TOTAL)
        cells = [*(points(score, language) for score in scores), points(total, language)]
        rows.append(Row(Cell(str(year)), tuple(Cell(words) for words in cells)))
    return table(caption=_("Qua các năm"), head=(_("Năm"), *keys, _("Tổng điểm")), rows=rows)


def dimensions_table(panel: Panel, report: Report, language: str) -> Table:
    """Every dimension and the total: before, change, now, rank, national mean, best province."""
    rows = [
        _row(panel, report, line, f"{line.key}. {panel.name(line.key, report.year, language)}",
             language, "")
        for line in report.dimensions
    ]  # fmt: skip
    rows.append(_row(panel, report, report.total, _("Tổng điểm"), language, "", is_sum=True))
    return table(caption=_("Các nội dung"), head=_head(report), rows=rows)


def parts_table(panel: Panel, report: Report, language: str) -> Table:
    """The same for every sub-dimension, with why it may not be compared."""
    rows = []
    for line, part in report.subdimensions:
        name = panel.name(line.key, named_in(panel, report, part), language)
        note = ""
        if part.number in report.withheld:
            note = _("không công bố năm %(year)s") % {"year": report.year}
        elif part.number in report.withheld_before:
            note = _("không công bố năm %(year)s") % {"year": report.against}
        elif report.against is not None and not part.comparable:
            note = "; ".join(
                dict.fromkeys(r.vi if language == "vi" else r.en for r in part.reasons)
            ) or _("không so sánh được")
        rows.append(_row(panel, report, line, f"{line.key} {name}", language, note))
    return table(caption=_("Các nội dung thành phần"), head=_head(report), rows=rows)


def _head(report: Report) -> tuple[str, ...]:
    before = (str(report.against), _("Thay đổi")) if report.against is not None else ()
    return (
        pgettext("của PAPI", "Nội dung"), *before, str(report.year), _("Thứ hạng"), _("Bình quân cả nước"),
        _("Tỉnh cao nhất"),
    )  # fmt: skip


def _row(
    panel: Panel,
    report: Report,
    line: Line,
    name: str,
    language: str,
    note: str,
    is_sum: bool = False,
) -> Row:
    before: tuple[Cell, ...] = ()
    if report.against is not None:
        percents = (
            percent(line.change_pct / 100, language, 1) if line.change_pct is not None else ""
        )
        before = (
            Cell(points(line.previous, language)),
            Cell(signed(line.change, language), note=percents.replace("-", "−")),
        )
    best = panel.provinces[line.best[0]].name if line.best else ""
    return Row(
        Cell(name, note=note),
        (
            *before,
            Cell(points(line.score, language)),
            Cell(
                rank_words(line.rank, line.ranked), note=group_words(line.group)
                if line.group else "",
            ),
            Cell(points(line.mean, language)),
            Cell(points(line.best[1] if line.best else None, language), note=best),
        ),
        is_sum,
    )  # fmt: skip


def peers_table(panel: Panel, report: Report, language: str) -> Table | None:
    """The province and those similar to it; None: there are none."""
    if not report.peers:
        return None
    own = report.total
    rows = [
        _peer(report.province.name, own.previous, own.score, language, "", is_sum=True)
    ] + [
        _peer(
            panel.provinces[peer.code].name, peer.previous, peer.total, language,
            _("cùng vùng") if peer.same_region else "",
        )
        for peer in report.peers
    ]  # fmt: skip
    before = (str(report.against),) if report.against is not None else ()
    change = (_("Thay đổi"),) if report.against is not None else ()
    if report.against is None:
        rows = [Row(row.head, row.cells[1:2], row.is_sum) for row in rows]
    return table(
        caption=_("Các tỉnh tương đồng"),
        head=(_("Tỉnh, thành phố"), *before, str(report.year), *change),
        rows=rows,
    )


def _peer(
    name: str,
    before: float | None,
    now: float | None,
    language: str,
    note: str,
    is_sum: bool = False,
) -> Row:
    change = now - before if now is not None and before is not None else None
    cells = (points(before, language), points(now, language), signed(change, language))
    return Row(Cell(name, note=note, lang="vi"), tuple(Cell(words) for words in cells), is_sum)
