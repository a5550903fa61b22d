"""A report on PAPI as charts of the kit, for any province and year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.design.charts import (
    Lines,
    Outline,
    Series,
    Slope,
    Slopes,
    Star,
    Strip,
    Strips,
    slopes,
    small_multiples,
    star,
    strips,
)
from motcua.design.papi.words import points, rank_words, signed
from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Panel
from motcua.rules.papi.report import Line, Report
from motcua.rules.papi.scoring import value_of
from motcua.rules.papi.standing import borders, standing

# A dimension runs from 1 to 10 (the printed 0.33 lets it begin a little lower).
SCALE = (1.0, 10.0)
RINGS = (4.0, 7.0, 10.0)


@dataclass(frozen=True)
class ReportCharts:
    """`slopes` None: no year to compare with; `star` None: nothing of the province was published."""

    star: Star | None
    slopes: Slopes | None
    histories: tuple[Lines, ...]
    strips: Strips


def report_charts(panel: Panel, report: Report, language: str) -> ReportCharts:
    """Return the charts of a report in "vi" or "en"."""
    return ReportCharts(
        star=star_of(panel, report, language),
        slopes=slopes_of(panel, report, language),
        histories=histories_of(panel, report, language),
        strips=strips_of(panel, report, language),
    )


def star_of(panel: Panel, report: Report, language: str) -> Star | None:
    """The province, the year before and the national mean on all dimensions; a gap is withheld."""
    if all(line.score is None for line in report.dimensions):
        return None
    outlines = [
        Outline(
            f"{report.province.name} {report.year}",
            tuple(_of(line.score) for line in report.dimensions),
        )
    ]
    if report.against is not None and any(line.previous is not None for line in report.dimensions):
        outlines.append(
            Outline(str(report.against), tuple(_of(line.previous) for line in report.dimensions))
        )
    outlines.append(
        Outline(
            _("Bình quân cả nước %(year)s") % {"year": report.year},
            tuple(_of(line.mean) for line in report.dimensions),
        )
    )
    return star(
        id="papi-star",
        title=_("Các nội dung của %(name)s năm %(year)s")
        % {"name": report.province.name, "year": report.year},
        says=_said(panel, report, language),
        rays=[line.key for line in report.dimensions],
        outlines=outlines,
        ends=SCALE,
        rings=RINGS,
    )


def _of(value: float | None) -> float | None:
    return None if value is None else min(max(value, SCALE[0]), SCALE[1])


def _said(panel: Panel, report: Report, language: str) -> str:
    return "; ".join(
        f"{line.key}. {panel.name(line.key, report.year, language)} {points(line.score, language)}"
        for line in report.dimensions
    )


def slopes_of(panel: Panel, report: Report, language: str) -> Slopes | None:
    """
    The dimensions from the year before to this one; dashed where a part may not be compared.

    None: there is no year before, or no dimension has a score in both.
    """
    if report.against is None:
        return None
    rows = [
        Slope(
            f"{line.key}: {points(line.previous, language)}",
            f"{line.key}: {points(line.score, language)}",
            line.previous, line.score, broken=_is_broken(report, line),
        )
        for line in report.dimensions
        if line.score is not None or line.previous is not None
    ]  # fmt: skip
    if not any(row.before is not None and row.now is not None for row in rows):
        return None
    return slopes(
        id="papi-slopes",
        title=_("Các nội dung từ %(before)s đến %(now)s")
        % {"before": report.against, "now": report.year},
        says="; ".join(
            f"{line.key}: {points(line.previous, language)} → {points(line.score, language)}"
            f" ({signed(line.change, language)})"
            for line in report.dimensions
        ),
        before=str(report.against),
        now=str(report.year),
        rows=rows,
    )


def _is_broken(report: Report, line: Line) -> bool:
    parts = [part for _line, part in report.subdimensions if part.number.startswith(f"{line.key}.")]
    return any(not part.comparable for part in parts)


def histories_of(panel: Panel, report: Report, language: str) -> tuple[Lines, ...]:
    """Every dimension over all years up to the newest, apart where its series broke."""
    years = sorted(panel.years)
    code = report.province.code
    series, says = [], []
    for line in report.dimensions:
        values = tuple(
            value_of(panel.years[year], code, line.key)
            if int(line.key) in panel.years[year].dimensions
            else None
            for year in years
        )
        name = f"{line.key}. {panel.name(line.key, report.year, language)}"
        series.append(
            Series(
                name, values, said=tuple(points(value, language) for value in values),
                splits=frozenset(
                    n for n, year in enumerate(years[:-1]) if _splits(panel, line.key, year)
                ),
            )
        )  # fmt: skip
        says.append(
            "; ".join(
                f"{year}: {points(value, language)}"
                for year, value in zip(years, values, strict=True)
                if value is not None
            )
        )
    return small_multiples(
        id="papi-history", says=says, feet=[str(year) for year in years], series=series
    )


def _splits(panel: Panel, dimension: str, year: int) -> bool:
    """Whether a dimension's sum of `year` may not be set against the next year's."""
    now, then = panel.years[year], panel.years.get(year + 1)
    if then is None or int(dimension) not in now.dimensions:
        return False
    numbers = set(now.of_dimension(int(dimension)))
    return numbers != set(then.of_dimension(int(dimension))) or any(
        not compare(panel.breaks, number, year, year + 1).comparable for number in numbers
    )


def strips_of(panel: Panel, report: Report, language: str) -> Strips:
    """All provinces on every dimension, with the borders of the four groups."""
    table = panel.years[report.year]
    rows = []
    for line in report.dimensions:
        place = standing(table, line.key)
        if not place.ordered:
            continue
        low, high = place.ordered[0], place.ordered[-1]
        rows.append(
            Strip(
                label=f"{line.key}. {panel.name(line.key, report.year, language)}",
                values=place.ordered,
                own=line.score,
                words=(
                    f"{points(line.score, language)} · {rank_words(line.rank, line.ranked)}"
                    if line.score is not None else _("không công bố")
                ),
                borders=tuple(reversed(borders(place.ordered))),
                ends=(low, high),
                end_words=(points(low, language), points(high, language)),
            )
        )  # fmt: skip
    return strips(
        id="papi-strips",
        title=_("%(name)s giữa các tỉnh, năm %(year)s")
        % {"name": report.province.name, "year": report.year},
        says="; ".join(f"{row.label}: {row.words}" for row in rows),
        rows=rows,
    )
