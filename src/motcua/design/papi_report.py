"""The report on a province and year as a page prints it, at the desk and for the public."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.design.charts import Cell, Diverging, Move, Row, Table, diverging, table
from motcua.design.papi_charts import ReportCharts, report_charts
from motcua.design.papi_words import group_words, points, rank_words, signed
from motcua.rules.papi.change import Part
from motcua.rules.papi.model import Panel
from motcua.rules.papi.notes import notes
from motcua.rules.papi.numerals import percent
from motcua.rules.papi.report import Line, Report
from motcua.rules.papi.scoring import TOTAL, value_of
from motcua.rules.papi.sound import Sound, sound_standing
from motcua.rules.papi.words import paragraphs

NOTHING = "–"


@dataclass(frozen=True)
class Headline:
    """One large number: what it is of, the number, small words behind it and below."""

    name: str
    number: str
    unit: str
    below: str


@dataclass(frozen=True)
class ReportPage:
    """
    Everything that is printed of a report.

    `sound` None: nothing broke, or the province lacks a part. `moves` None: no year to compare.
    """

    report: Report
    headlines: tuple[Headline, ...]
    said: tuple[str, ...]
    sound: str
    moves: Diverging | None
    contributions: Table | None
    history: Table
    dimensions: Table
    parts: Table
    peers: Table | None
    notes: tuple[str, ...]
    charts: ReportCharts


def report_page(panel: Panel, report: Report, language: str) -> ReportPage:
    """Return the page's values in "vi" or "en"; no sentence that the numbers do not carry."""
    sound = sound_standing(panel, report.province.code, report.year, report.against)
    return ReportPage(
        report=report,
        headlines=_headlines(panel, report, language),
        said=tuple(" ".join(part) for part in paragraphs(panel, report, language)),
        sound=_sound(sound, report, language),
        moves=_moves(panel, report, language),
        contributions=_contributions(panel, report, language),
        history=_history(panel, report, language),
        dimensions=_dimensions(panel, report, language),
        parts=_parts(panel, report, language),
        peers=_peers(panel, report, language),
        notes=tuple(notes(report, language)),
        charts=report_charts(panel, report, language),
    )


def _headlines(panel: Panel, report: Report, language: str) -> tuple[Headline, ...]:
    total, against = report.total, report.against
    scale = 10 * len(panel.years[report.year].dimensions)
    before = (
        _("%(year)s: %(score)s") % {
            "year": against, "score": points(total.previous, language),
        }
        if total.previous is not None else _withheld_before(report)
    )  # fmt: skip
    found = [
        Headline(
            _("Tổng điểm, không trọng số"), points(total.score, language),
            _("trên %(scale)s") % {"scale": scale}, before,
        ),
        Headline(
            _("Thứ hạng"), str(total.rank) if total.rank else NOTHING,
            f"/ {total.ranked}",
            " · ".join(filter(None, (
                group_words(total.group) if total.group else "",
                _("năm %(year)s: %(rank)s") % {
                    "year": against, "rank": rank_words(total.previous_rank, total.previous_ranked),
                } if total.previous_rank else "",
            ))),
        ),
    ]  # fmt: skip
    if total.change is not None:
        national = total.national_change
        found.append(Headline(
            _("Thay đổi"), signed(total.change, language), "",
            _("bình quân cả nước %(change)s") % {"change": signed(national, language)}
            if national is not None else "",
        ))  # fmt: skip
    whole = report.decomposition
    if whole.comparable is not None and whole.broken is not None and abs(whole.broken) > 1e-9:
        found.append(Headline(
            _("Phần so sánh được"), signed(whole.comparable, language), "",
            _("còn lại do chuỗi số liệu bị ngắt: %(change)s")
            % {"change": signed(whole.broken, language)},
        ))  # fmt: skip
    return tuple(found)


def _withheld_before(report: Report) -> str:
    if report.against is None:
        return ""
    return _("%(year)s: không công bố đủ") % {"year": report.against}


def _sound(sound: Sound | None, report: Report, language: str) -> str:
    """Return what the rank is on comparable parts alone; empty where there is nothing to say."""
    if sound is None:
        return ""
    return _(
        "Chỉ tính %(count)s nội dung thành phần so sánh được, điểm từ %(before)s thành %(now)s, "
        "thứ hạng từ %(rank_before)s năm %(against)s thành %(rank)s năm %(year)s."
    ) % {
        "count": len(sound.numbers), "before": points(sound.before, language),
        "now": points(sound.now, language), "against": report.against, "year": report.year,
        "rank_before": rank_words(sound.rank_before, sound.ranked_before),
        "rank": rank_words(sound.rank, sound.ranked),
    }  # fmt: skip


def _moves(panel: Panel, report: Report, language: str) -> Diverging | None:
    """The exact parts of the change, the largest loss first."""
    parts = [p for _line, p in report.subdimensions if p.contribution is not None]
    if not parts or report.against is None:
        return None
    ordered = sorted(parts, key=lambda part: part.contribution or 0.0)
    rows = [
        Move(
            label=f"{part.number} {panel.name(part.number, _named_in(panel, report, part), language)}",
            value=part.contribution or 0.0,
            words=signed(part.contribution, language, 3),
            doubtful=not part.comparable,
            note="" if part.comparable else _("không so sánh được"),
        )
        for part in ordered
    ]
    largest = rows[0] if abs(rows[0].value) >= abs(rows[-1].value) else rows[-1]
    return diverging(
        id="papi-moves",
        title=_("Mỗi nội dung thành phần góp bao nhiêu vào thay đổi tổng điểm"),
        says=_("Nhiều nhất là %(name)s: %(points)s.")
        % {"name": largest.label, "points": largest.words},
        rows=rows,
    )


def _contributions(panel: Panel, report: Report, language: str) -> Table | None:
    """The table beside the bars: what each part brought, and its share of the whole."""
    parts = [p for _line, p in report.subdimensions if p.contribution is not None]
    if not parts or report.against is None:
        return None
    rows = [
        Row(
            Cell(
                f"{part.number} {panel.name(part.number, _named_in(panel, report, part), language)}"
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


def _history(panel: Panel, report: Report, language: str) -> Table:
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


def _named_in(panel: Panel, report: Report, part: Part) -> int:
    """The year whose name of the part is meant: a dropped one has its name of before."""
    dropped = part.number not in panel.years[report.year].numbers
    return report.against if dropped and report.against is not None else report.year


def _dimensions(panel: Panel, report: Report, language: str) -> Table:
    rows = [
        _row(panel, report, line, f"{line.key}. {panel.name(line.key, report.year, language)}",
             language, "")
        for line in report.dimensions
    ]  # fmt: skip
    rows.append(_row(panel, report, report.total, _("Tổng điểm"), language, "", is_sum=True))
    return table(caption=_("Các nội dung"), head=_head(report), rows=rows)


def _parts(panel: Panel, report: Report, language: str) -> Table:
    rows = []
    for line, part in report.subdimensions:
        name = panel.name(line.key, _named_in(panel, report, part), language)
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


def _peers(panel: Panel, report: Report, language: str) -> Table | None:
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
