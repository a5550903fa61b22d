"""From an uploaded sheet to a year's table, with everything that is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.rules.papi.checks import check_table
from motcua.rules.papi.defects import Defect, defect
from motcua.rules.papi.layout import Layout, find_layout
from motcua.rules.papi.model import Cell, Missing, Node, Panel, Province, Published, Year, order
from motcua.rules.papi.names import key_of
from motcua.rules.papi.sheet import Rows, address, read_cell

_MOST_MISSING = 5


@dataclass(frozen=True)
class Reading:
    """`table` is None when the sheet could not be read at all; a defect that refuses forbids it."""

    table: Year | None
    defects: tuple[Defect, ...]

    @property
    def accepted(self) -> bool:
        """Whether the table may be taken."""
        return self.table is not None and not any(one.refuses for one in self.defects)


def read_table(panel: Panel, year: int | None, rows: Rows) -> Reading:
    """Return the table of a sheet in the layout published since 2018, and its defects."""
    if year is None:
        return Reading(None, (defect("year_unknown"),))
    if year < 2018:
        return Reading(None, (defect("year_early", year=year),))
    if _names_the_34(panel, rows):
        return Reading(None, (defect("new_provinces"),))
    layout = find_layout(rows, panel)
    if layout is None:
        return Reading(None, (defect("no_header"),))
    found = [*_provinces(panel, layout), *_structure(panel, year, layout), *_outside(rows, layout)]
    cells = _Cells(rows, layout)
    table = _table(panel, year, layout, cells)
    found += [*cells.defects(), *check_table(panel, table, layout, _header_order(layout))]
    return Reading(table, tuple(found))


def _names_the_34(panel: Panel, rows: Rows) -> bool:
    """Names that only the provinces since July 2025 have do not exist; their number tells."""
    now = {key_of(one.now_name) for one in panel.provinces.values()}
    former = {key_of(one.name) for one in panel.provinces.values()} - now
    for row in rows[:15]:
        named = {key_of(cell) for cell in row if isinstance(cell, str)}
        if len(named & now) >= 30 and not named & former:
            return True
    return False


def _provinces(panel: Panel, layout: Layout) -> Iterable[Defect]:
    for column, name, near in layout.unknown:
        more = f" ({', '.join(near)}?)" if near else ""
        yield defect("unknown_province", name=name, near=f" {address(layout.header, column)}{more}")
    seen: set[int] = set()
    for one in layout.columns.values():
        if one.code in seen:
            yield defect("province_twice", name=one.name)
        seen.add(one.code)
    missing = [one.name for one in panel.provinces.values() if one.code not in seen]
    if missing:
        kind = "missing_provinces" if len(missing) <= _MOST_MISSING else "too_few"
        yield defect(kind, count=len(missing), names=", ".join(missing))


def _structure(panel: Panel, year: int, layout: Layout) -> Iterable[Defect]:
    like = panel.years[max(one for one in panel.years if one <= year or one == min(panel.years))]
    for dimension in like.dimensions:
        if not any(no.startswith(f"{dimension}.") for no in layout.subdimensions):
            name = panel.name(str(dimension), like.year, "vi")
            yield defect("no_rows", number=dimension, name=name)
    gone = sorted(set(like.numbers) - set(layout.subdimensions), key=order)
    new = sorted(set(layout.subdimensions) - set(like.numbers), key=order)
    for sign, numbers in (("−", gone), ("+", new)):
        if numbers:
            what = f"{sign}{', '.join(numbers)}"
            yield defect("structure", year=like.year, what=what)


def _outside(rows: Rows, layout: Layout) -> Iterable[Defect]:
    """A number right of the first province in a column without a name."""
    for at in [*layout.subdimensions.values(), *layout.dimensions.values()]:
        for column in range(layout.first, len(rows[at])):
            if column not in layout.columns and read_cell(rows[at][column]).value is not None:
                yield defect("outside", cell=address(at, column))
                return


class _Cells:
    """Reads cells and remembers what was odd about them."""

    def __init__(self, rows: Rows, layout: Layout) -> None:
        self.rows, self.layout = rows, layout
        self.commas: list[tuple[str, object]] = []
        self.wrong: list[tuple[str, str, object]] = []

    def value(self, at: int | None, column: int, what: str) -> float | None:
        """Return a cell's number; None when it is blank or wrong."""
        if at is None or column >= len(self.rows[at]):
            return None
        raw = self.rows[at][column]
        read = read_cell(raw)
        if read.wrong:
            self.wrong.append((address(at, column), what, raw))
        if read.comma:
            self.commas.append((address(at, column), raw))
        return read.value

    def defects(self) -> Iterable[Defect]:
        """Return what was odd: wrong cells one by one (ten at most), commas together."""
        for cell, what, value in self.wrong[:10]:
            yield defect("not_a_number", cell=cell, what=what, value=value)
        if self.commas:
            cell, value = self.commas[0]
            yield defect("decimal_comma", count=len(self.commas), cell=cell, value=value)


def _table(panel: Panel, year: int, layout: Layout, cells: _Cells) -> Year:
    numbers = tuple(sorted(layout.subdimensions, key=order))
    scores: dict[int, dict[str, Cell]] = {
        code: dict.fromkeys(numbers, Missing.WITHHELD) for code in panel.provinces
    }
    indicators: dict[int, dict[str, Cell]] = {
        code: dict.fromkeys(layout.indicators, Missing.WITHHELD) for code in panel.provinces
    }
    printed, published = {}, {}
    for column, one in layout.columns.items():
        for no, at in layout.subdimensions.items():
            value = cells.value(at, column, f"{one.name}, {no}")
            scores[one.code][no] = Missing.WITHHELD if value is None else value
        for dimension, at in layout.dimensions.items():
            value = cells.value(at, column, f"{one.name}, {dimension}")
            if value is not None:
                printed[one.code, dimension] = value
        for no, at in layout.indicators.items():
            value = cells.value(at, column, f"{one.name}, {no}")
            if value is not None:
                indicators[one.code][no] = value
            elif scores[one.code][no.rpartition(".")[0]] is not Missing.WITHHELD:
                indicators[one.code][no] = Missing.NOT_PUBLISHED
        total = cells.value(layout.total, column, one.name)
        published[one.code] = Published(total=total or None)
    nodes = _nodes(panel, year, layout, cells)
    return Year(
        year,
        numbers,
        scores,
        nodes,
        indicators if layout.indicators else {},
        published,
        printed,
        {},
    )


def _nodes(panel: Panel, year: int, layout: Layout, cells: _Cells) -> dict[str, Node]:
    """The tree as printed: scales from the number of parts, indicators without a known scale."""
    nodes = {}
    first = layout.first
    for no, at in {**layout.subdimensions, **layout.indicators}.items():
        words = [str(cell).strip() for cell in cells.rows[at][:first] if isinstance(cell, str)]
        siblings = sum(1 for other in layout.subdimensions if other[0] == no[0])
        part = no.count(".") == 1
        nodes[no] = Node(
            no=no,
            level="subdimension" if part else "indicator",
            name_en=words[-1] if len(words) > 1 else "",
            name_vi=words[0] if words else "",
            low=1 / siblings if part else None,
            high=10 / siblings if part else None,
            unit="points" if part else "",
            inferred=False,
        )
    return nodes


def _header_order(layout: Layout) -> list[Province]:
    return [layout.columns[column] for column in sorted(layout.columns)]
