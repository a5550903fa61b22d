"""What would raise the score, as sentences and a table: distances, and gains seen elsewhere."""

from django.utils.translation import gettext as _

from motcua.design.charts import Cell, Row, Table, table
from motcua.design.papi.words import group_words, points, signed
from motcua.rules.papi.distance import distances
from motcua.rules.papi.gains import Gains, gains
from motcua.rules.papi.model import Panel
from motcua.rules.papi.numerals import percent
from motcua.rules.papi.optimiser import needed_for
from motcua.rules.papi.report import Report
from motcua.rules.papi.standing import GROUPS


def goals_of(panel: Panel, report: Report, language: str) -> list[str]:
    """Return what lacks to each group above, the others standing still; empty: no total."""
    found = []
    for name in reversed(GROUPS[:-1]):
        needed = needed_for(panel.years[report.year], report.province.code, name)
        if needed is not None and needed > 0:
            found.append(
                _("Vào %(group)s: còn thiếu %(points)s điểm, nếu các tỉnh khác đứng yên.")
                % {"group": group_words(name), "points": points(needed, language)}
            )
    return found


def raising_table(panel: Panel, report: Report, language: str) -> Table | None:
    """Return the table of every sub-dimension that the province has; None: it has none."""
    rows = []
    for number, one in distances(panel.years[report.year], report.province.code).items():
        gained = gains(panel, report.year, number, one.score)
        enough = gained.enough
        rows.append(
            Row(
                Cell(
                    f"{number} {panel.name(number, report.year, language)}",
                    note=group_words(one.group),
                ),
                (
                    Cell(points(one.score, language)),
                    Cell(points(one.to_next, language)),
                    Cell(signed(-one.to_median, language)),
                    Cell(
                        points(one.to_best, language), note=panel.provinces[one.best].name
                    ),
                    Cell(
                        signed(gained.median, language),
                        note=(
                            f"{signed(gained.quarter, language)} … "
                            f"{signed(gained.three_quarters, language)}"
                        ) if enough else _("chưa đủ lượt"),
                    ),
                    Cell(signed(gained.relative, language), note=_cases(gained, language)),
                ),
            )
        )  # fmt: skip
    if not rows:
        return None
    return table(
        caption=_("Nâng được gì"),
        head=(
            _("Nội dung thành phần"), _("Điểm"), _("Tới nhóm trên"), _("So với trung vị"),
            _("Tới tỉnh cao nhất"), _("Mức đã tăng nơi khác"), _("Vượt cả nước"),
        ),
        rows=rows,
    )  # fmt: skip


def _cases(gained: Gains, language: str) -> str:
    words = _("%(n)s lượt") % {"n": gained.count}
    if gained.rose is None:
        return words
    return f"{words}, " + _("%(r)s có tăng") % {"r": percent(gained.rose, language)}
