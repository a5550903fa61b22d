"""Dossiers month by month and agency by agency: charts, tables, what was restated and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.design.charts import Cell, Lines, Row, Series, Stack, Stacked, Table, lines
from motcua.design.charts import stacked as draw_stacked
from motcua.design.charts import table as make_table
from motcua.design.wording import grouped
from motcua.indicators.counts import FIGURES, Counts
from motcua.indicators.models import Why
from motcua.indicators.queries.lists import List
from motcua.indicators.queries.months import AgencyMonth, Month
from motcua.portal.figures import words


@dataclass(frozen=True)
class Restatement:
    """A closed month that counts otherwise now: each figure then and now, and why."""

    month: str
    closed_at: datetime
    changes: tuple[tuple[str, str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Months:
    """Months beside each other; `online` None where there is only one."""

    endings: Stacked
    online: Lines | None
    table: Table
    restated: tuple[Restatement, ...]


def months_shown(months: Sequence[Month], reasons: dict[date, list[tuple[Why, int]]]) -> Months:
    """Return what the page shows of months, oldest first."""
    ended = sum(month.counts.ended for month in months)
    chart = draw_stacked(
        id="months", title=_("Hồ sơ giải quyết xong, theo tháng"),
        says=_("%(n)s hồ sơ xong trong %(m)s tháng.")
        % {"n": grouped(ended), "m": len(months)},
        kinds=words.kinds(),
        rows=[Stack(f"{m.month:%m/%Y}", _endings(m.counts)) for m in months],
    )  # fmt: skip
    table = make_table(
        caption=_("Hồ sơ theo tháng"),
        head=(_("Tháng"), *_heads()),
        rows=[
            Row(Cell(f"{m.month:%m/%Y}", f"/so-lieu/co-quan/?thang={m.month:%Y-%m}",
                     "" if m.closed_at else _("chưa chốt")), _cells(m.counts, m.month))
            for m in reversed(months)
        ],
    )  # fmt: skip
    return Months(chart, _online(months), table, _restated(months, reasons))


def agencies_table(month: Month, agencies: Sequence[AgencyMonth], language: str) -> Table:
    """Return the table of a month's agencies, the province's sum last."""
    rows = [
        Row(Cell(a.agency.name(language)), _cells(a.counts, month.month, a.agency.code))
        for a in agencies
    ]
    whole = Row(Cell(_("Cả tỉnh")), _cells(month.counts, month.month), is_sum=True)
    return make_table(
        caption=_("Hồ sơ tháng %(month)s theo cơ quan giải quyết")
        % {"month": f"{month.month:%m/%Y}"},
        head=(_("Cơ quan"), *_heads()),
        rows=[*rows, whole],
    )


def agencies_chart(month: Month, agencies: Sequence[AgencyMonth], language: str) -> Stacked:
    """Return how the endings of each agency's month share out, those with the most first."""
    chosen = sorted((a for a in agencies if a.counts.ended), key=lambda a: -a.counts.ended)[:15]
    return draw_stacked(
        id="agencies", title=_("Sớm, đúng và trễ hẹn theo cơ quan"),
        says=_("Cả tỉnh: %(good)s hồ sơ sớm hoặc đúng hẹn.")
        % {"good": words.fraction(month.counts.in_time)},
        kinds=words.kinds(), to_the_full=True,
        rows=[Stack(a.agency.name(language), _endings(a.counts)) for a in chosen],
    )  # fmt: skip


def _heads() -> tuple[str, ...]:
    return (_("Đã tiếp nhận"), _("Đã nộp qua mạng"), _("Xong"),
            *(str(ending) for ending in words.ENDINGS.values()),
            _("Sớm hoặc đúng hẹn"), _("Còn đang giải quyết"))  # fmt: skip


def _cells(counts: Counts, month: date, agency: str = "") -> tuple[Cell, ...]:
    def number(which: List, value: int, note: str = "") -> Cell:
        href = words.list_href(which, month, agency) if value else ""
        return Cell(grouped(value), href, note)

    good, online = counts.in_time, counts.online
    return (
        number(List.RECEIVED, counts.received),
        number(List.ONLINE, online.part, words.share_words(online)),
        number(List.ENDED, counts.ended),
        *(number(which, getattr(counts, which.value)) for which in words.ENDINGS),
        Cell(words.share_words(good), words.list_href(List.IN_TIME, month, agency)
             if good.part else "", words.fraction(good)),
        number(List.RUNNING, counts.running),
    )  # fmt: skip


def _endings(counts: Counts) -> tuple[int, ...]:
    return counts.early, counts.on_time, counts.late, counts.undated


def _online(months: Sequence[Month]) -> Lines | None:
    if len(months) < 2:
        return None
    shares = [month.counts.online.percent for month in months]
    return lines(
        id="online", title=_("Hồ sơ nộp trực tuyến trong số tiếp nhận"),
        says=_("Tháng gần nhất: %(share)s.") % {"share": words.share_words(months[-1].counts.online)},
        feet=[f"{month.month:%m/%Y}" for month in months], end=100, unit=" %",
        series=[Series(_("Đã nộp qua mạng"),
                       tuple(None if s is None else round(float(s), 1) for s in shares))],
    )  # fmt: skip


def _restated(
    months: Sequence[Month], reasons: dict[date, list[tuple[Why, int]]]
) -> tuple[Restatement, ...]:
    return tuple(
        Restatement(
            f"{month.month:%m/%Y}", month.closed_at,
            tuple(
                (str(words.FIGURES[n]), grouped(getattr(month.as_closed, n)),
                 grouped(getattr(month.counts, n)))
                for n in FIGURES if getattr(month.as_closed, n) != getattr(month.counts, n)
            ),
            tuple(_("%(n)s hồ sơ %(why)s") % {"n": grouped(n), "why": words.REASONS[why]}
                  for why, n in reasons.get(month.month, [])),
        )
        for month in months if month.is_restated and month.closed_at
    )  # fmt: skip
