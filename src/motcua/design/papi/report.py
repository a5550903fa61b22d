"""The report on a province and year as a page prints it, at the desk and for the public."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.design.charts import Diverging, Move, Table, diverging
from motcua.design.papi.charts import ReportCharts, report_charts
from motcua.design.papi.tables import (
    contributions_table,
    dimensions_table,
    history_table,
    named_in,
    parts_table,
    peers_table,
)
from motcua.design.papi.words import group_words, points, rank_words, signed
from motcua.rules.papi.model import Panel
from motcua.rules.papi.notes import notes
from motcua.rules.papi.report import Report
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
        contributions=contributions_table(panel, report, language),
        history=history_table(panel, report, language),
        dimensions=dimensions_table(panel, report, language),
        parts=parts_table(panel, report, language),
        peers=peers_table(panel, report, language),
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
            label=f"{part.number} {panel.name(part.number, named_in(panel, report, part), language)}",
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
