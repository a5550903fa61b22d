"""The platform's own figures beside the citizens' verdict, lever by lever."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.design import wording
from motcua.design.papi.asking import Asked, asked
from motcua.design.papi.words import points, rank_words, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import readers
from motcua.indicators.counts import Share
from motcua.kit.clock import local_day
from motcua.papi.queries.own_figures import OwnFigures, own_figures
from motcua.rules.papi.model import Lever, Panel, is_number
from motcua.rules.papi.standing import standing


@dataclass(frozen=True)
class Verdict:
    """What citizens say of one part: score, mean and rank, as printed."""

    name: str
    score: str
    mean: str
    rank: str
    change: str


@dataclass(frozen=True)
class IndicatorLine:
    """One printed row of the survey in the newest year that has rows."""

    name: str
    own: str
    mean: str
    is_vietnamese: bool


@dataclass(frozen=True)
class LeverShown:
    """A lever with both sides."""

    name: str
    figures: OwnFigures
    online: str
    in_time: str
    marks: str
    verdicts: tuple[Verdict, ...]
    rows: tuple[IndicatorLine, ...]


@readers
@require_safe
def own(request: OfficerRequest) -> HttpResponse:
    """Show each lever: what the platform counted, and what the survey found."""
    of, today = asked(request), local_day(request.at)
    since, until = _stretch(of.year, today)
    minute = request.at.replace(second=0, microsecond=0)
    figures = counted(of.panel.levers, since, until, today, minute)
    rows_year = _rows_year(of.panel, of.year)
    context = {
        "levers": [_shown(of, one, rows_year) for one in figures],
        "since": since,
        "last": until - timedelta(days=1),
        "same_year": since.year == of.year,
        "rows_year": rows_year,
    }
    return show_papi(request, of, "own", context)


@lru_cache(maxsize=8)
def counted(
    levers: tuple[Lever, ...], since: date, until: date, on: date, minute: datetime
) -> tuple[OwnFigures, ...]:
    """Count once a minute, however many look: a million dossiers take a second."""
    return tuple(own_figures(levers, since=since, until=until, on=on))


def _stretch(year: int, today: date) -> tuple[date, date]:
    """
    The surveyed year where the platform has it, else the twelve months up to yesterday.

    A survey is taken in the second half of its year; whose dossiers its people had is not known.
    """
    if year == today.year:
        return date(year, 1, 1), today
    if today.year - year <= 1:
        return date(year, 1, 1), date(year + 1, 1, 1)
    return today - timedelta(days=365), today


def _rows_year(panel: Panel, year: int) -> int | None:
    """The newest year up to `year` whose indicators are public."""
    held = [one for one in panel.years if one <= year and panel.years[one].indicators]
    return max(held, default=None)


def _shown(of: Asked, figures: OwnFigures, rows_year: int | None) -> LeverShown:
    lever, spoken = figures.lever, language()
    numbers = [no for no in lever.numbers if no in of.panel.years[of.year].numbers]
    return LeverShown(
        name=lever.vi if spoken == "vi" else lever.en,
        figures=figures,
        online=_share(figures.online),
        in_time=_share(figures.in_time),
        marks=points(figures.marks, spoken),
        verdicts=tuple(_verdict(of, no, spoken) for no in numbers),
        rows=tuple(_rows(of, lever.numbers, rows_year, spoken)),
    )


def _share(share: Share) -> str:
    if share.percent is None:
        return _("chưa có")
    return _("%(percent)s (%(part)s trong %(whole)s)") % {
        "percent": wording.percent(share.percent), "part": wording.grouped(share.part),
        "whole": wording.grouped(share.whole),
    }  # fmt: skip


def _verdict(of: Asked, number: str, spoken: str) -> Verdict:
    place = standing(of.panel.years[of.year], number)
    code = of.province.code
    line = next(line for line, part in of.report.subdimensions if part.number == number)
    return Verdict(
        name=f"{number} {of.panel.name(number, of.year, spoken)}",
        score=points(place.values.get(code), spoken),
        mean=points(place.mean, spoken),
        rank=rank_words(place.rank_of(code), place.count),
        change=signed(line.change, spoken),
    )


def _rows(
    of: Asked, numbers: tuple[str, ...], year: int | None, spoken: str
) -> list[IndicatorLine]:
    if year is None:
        return []
    table, found = of.panel.years[year], []
    for number in numbers:
        for row in table.rows_of(number) if number in table.numbers else ():
            cell = table.indicators[of.province.code].get(row)
            cells = [
                value for own in table.indicators.values()
                if (value := own.get(row)) is not None and is_number(value)
            ]  # fmt: skip
            node = table.nodes[row]
            name = node.name_vi if spoken == "vi" else node.name_en or node.name_vi
            found.append(IndicatorLine(
                f"{row} {name}",
                points(cell if isinstance(cell, float) else None, spoken, 3),
                points(sum(map(float, cells)) / len(cells) if cells else None, spoken, 3),
                name == node.name_vi,
            ))  # fmt: skip
    return found
