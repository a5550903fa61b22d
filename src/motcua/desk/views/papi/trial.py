"""Moving cells and seeing score, rank and group; the other provinces stand still."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.design.charts import Bar, Bars, bars
from motcua.design.papi.asking import Asked, asked
from motcua.design.papi.words import group_words, points, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import readers
from motcua.rules.papi.breaks import compare
from motcua.rules.papi.model import Node, is_number
from motcua.rules.papi.numerals import percent
from motcua.rules.papi.scoring import TOTAL, formula_of, value_of
from motcua.rules.papi.sheet import read_cell
from motcua.rules.papi.standing import GROUPS
from motcua.rules.papi.what_if import (
    NotComparable,
    NotComplete,
    OffScale,
    Outcome,
    Spread,
    bootstrap,
    what_if,
)

# The same question gets the same answer.
SEED = 20210409
# Years whose rows are not public may be explored on those of another, as the page says.
ROWS_OF = {2020: 2019}


@dataclass(frozen=True)
class FieldShown:
    """One cell that can be moved."""

    key: str
    name: str
    now: str
    scale: str
    typed: str
    wrong: str
    is_vietnamese: bool = False


@dataclass(frozen=True)
class PartFields:
    """A sub-dimension, and its rows where they are public and enter the score."""

    own: FieldShown
    rows: tuple[FieldShown, ...]
    is_open: bool


@dataclass(frozen=True)
class DimensionFields:
    """One dimension's cells."""

    name: str
    parts: tuple[PartFields, ...]
    is_open: bool


@readers
@require_safe
def trial(request: OfficerRequest) -> HttpResponse:
    """Show the cells, and what would be if those that were typed held."""
    of = asked(request)
    moves, wrong = _typed(request.GET)
    outcome = None
    if moves and not wrong:
        outcome, wrong = _tried(of, moves)
    context: dict[str, object] = {
        "fields": tuple(_fields(of, request.GET, wrong)),
        "rows_year": _rows_year(of),
        "is_borrowed": _rows_year(of) not in (None, of.year),
        "complete": value_of(of.panel.years[of.year], of.province.code, TOTAL) is not None,
        "wrong": wrong,
    }
    if outcome is not None:
        random = Random(SEED)  # noqa: S311 (a draw that can be repeated, no secret)
        total = outcome.total
        spread = bootstrap(of.panel, of.province.code, of.year, total, random=random)
        context |= _outcome(of, outcome, spread, language())
    return show_papi(request, of, "trial", context, 422 if wrong else 200)


def _rows_year(of: Asked) -> int | None:
    """The year whose rows may be moved; None: none are public."""
    year = ROWS_OF.get(of.year, of.year)
    held = of.panel.years.get(year)
    return year if held is not None and held.indicators else None


def _typed(query: QueryDict) -> tuple[dict[str, float], dict[str, str]]:
    """Return cell → value for what was typed, and cell → words for what is no number."""
    moves, wrong = {}, {}
    for name, raw in query.items():
        text = str(raw).strip()
        if not name.startswith("o-") or not text:
            continue
        read = read_cell(text[:20])
        if read.value is None or read.wrong:
            wrong[name[2:]] = _("“%(text)s” không phải là số.") % {"text": text[:20]}
        else:
            moves[name[2:]] = read.value
    return moves, wrong


def _tried(of: Asked, moves: Mapping[str, float]) -> tuple[Outcome | None, dict[str, str]]:
    parts = {no: value for no, value in moves.items() if no.count(".") == 1}
    rows = {no: value for no, value in moves.items() if no.count(".") != 1}
    try:
        outcome = what_if(of.panel, of.province.code, of.year, parts, rows, rows_of=_rows_year(of))
    except OffScale as off:
        return None, {off.number: _off(off, parts)}
    except NotComparable as other:
        return None, {other.number: _("Mục này ở hai năm là hai cách đo khác nhau.")}
    except NotComplete:
        return None, {"": _("Tỉnh không có đủ điểm năm này nên không có tổng để thử.")}
    return outcome, {}


def _off(off: OffScale, parts: Mapping[str, float]) -> str:
    if off.low is not None and off.high is not None:
        spoken = language()
        ends = {"low": points(off.low, spoken), "high": points(off.high, spoken)}
        return _("Xin nhập số từ %(low)s đến %(high)s.") % ends
    if off.number in parts:
        return _("Mục này đã được chỉnh qua chỉ tiêu của nó, hoặc không có điểm.")
    return _("Chỉ tiêu này không chỉnh được: không công bố hoặc không vào công thức.")


def _fields(of: Asked, query: QueryDict, wrong: Mapping[str, str]) -> Iterator[DimensionFields]:
    table, spoken = of.panel.years[of.year], language()
    for dimension in table.dimensions:
        parts = tuple(
            _part(of, number, query, wrong, spoken) for number in table.of_dimension(dimension)
        )
        yield DimensionFields(
            f"{dimension}. {of.panel.name(str(dimension), of.year, spoken)}", parts,
            is_open=any(
                field.typed or field.wrong for part in parts for field in (part.own, *part.rows)
            ),
        )  # fmt: skip


def _part(
    of: Asked, number: str, query: QueryDict, wrong: Mapping[str, str], spoken: str
) -> PartFields:
    table = of.panel.years[of.year]
    own = _field(
        number, of.panel.name(number, of.year, spoken),
        value_of(table, of.province.code, number), table.nodes.get(number), query, wrong, spoken,
    )  # fmt: skip
    rows = tuple(_row_fields(of, number, query, wrong, spoken))
    return PartFields(own, rows, any(row.typed or row.wrong for row in rows))


def _row_fields(
    of: Asked, number: str, query: QueryDict, wrong: Mapping[str, str], spoken: str
) -> Iterator[FieldShown]:
    """Rows with a number and a slope, where the part is comparable to the rows' year."""
    year = _rows_year(of)
    held = of.panel.years[year] if year is not None else None
    if held is None or year is None or number not in held.numbers:
        return
    formula = formula_of(of.panel, year, number)
    if formula is None or not compare(of.panel.breaks, number, of.year, year).comparable:
        return
    cells = held.indicators.get(of.province.code, {})
    for no, slope in zip(held.rows_of(number), formula.slopes, strict=True):
        cell, node = cells.get(no), held.nodes[no]
        if slope and is_number(cell):
            name = node.name_vi if spoken == "vi" else node.name_en or node.name_vi
            field = _field(no, name, float(cell), node, query, wrong, spoken)  # type: ignore[arg-type]
            yield replace(field, is_vietnamese=name == node.name_vi)


def _field(
    key: str,
    name: str,
    now: float | None,
    node: Node | None,
    query: QueryDict,
    wrong: Mapping[str, str],
    spoken: str,
) -> FieldShown:
    scale = ""
    if node is not None and node.low is not None and node.high is not None:
        scale = f"{points(node.low, spoken)} – {points(node.high, spoken)}"
    return FieldShown(
        key, name, points(now, spoken, 3), scale, query.get(f"o-{key}", "").strip()[:20],
        wrong.get(key, ""),
    )  # fmt: skip


def _outcome(of: Asked, outcome: Outcome, spread: Spread, spoken: str) -> dict[str, object]:
    return {
        "outcome": outcome,
        "before": points(outcome.before, spoken),
        "after": points(outcome.total, spoken),
        "change": signed(outcome.total - outcome.before, spoken),
        "group_before": group_words(outcome.group_before),
        "group": group_words(outcome.group),
        "spread": spread,
        "chances": _chances(spread, spoken),
        "rank_low": round(spread.rank_low),
        "rank_high": round(spread.rank_high),
        "own_error": points(spread.own_error, spoken),
        "moved": [
            (
                f"{one.number} {of.panel.name(one.number, of.year, spoken)}",
                points(one.before, spoken, 3), points(one.after, spoken, 3),
                signed(one.after - one.before, spoken, 3), one.approximate,
                points(one.off_by, spoken, 2),
            )
            for one in outcome.moved
        ],
    }  # fmt: skip


def _chances(spread: Spread, spoken: str) -> Bars:
    return bars(
        id="papi-chances",
        title=_("Nhóm qua các lần rút thử"),
        says="; ".join(
            f"{group_words(name)} {percent(spread.groups[name], spoken)}" for name in GROUPS
        ),
        rows=[
            Bar(group_words(name), 100 * spread.groups[name], percent(spread.groups[name], spoken))
            for name in GROUPS
        ],
        end=100,
    )
