"""
Whether cells were taken over from another year or another province.

Two true tables never agree to six decimals. Rounded to two, those of 2011 to 2024 agree in 5 % of
their cells at most, in 25 % of a part's and in 18 % of a province's; in 11 % of their printed rows.
So half of them is a copy, also when it was rounded.
"""

from collections.abc import Iterable, Mapping

from motcua.rules.papi.defects import Defect, defect
from motcua.rules.papi.model import Cell, Missing, Panel, Year, is_number

_COPIED = 0.5
_PLACES = 2
# Below so many shared cells nothing is concluded.
_FEWEST = 10

Pair = tuple[float, float]
Cells = Mapping[int, Mapping[str, Cell]]


def copies(panel: Panel, table: Year) -> Iterable[Defect]:
    """
    Yield what was copied: the whole from a year, else its rows, parts or provinces.

    Provinces that agree with one another in every cell are told as well.
    """
    for other in panel.years.values():
        if other.year == table.year:
            continue
        share = _same(_pairs(table.scores, other.scores))
        if share > _COPIED:
            yield defect("copied_year", percent=f"{100 * share:.0f} %", year=other.year)
            continue
        rows = _same(_pairs(table.indicators, other.indicators))
        if rows > _COPIED:
            yield defect("copied_rows", percent=f"{100 * rows:.0f} %", year=other.year)
        for number in table.numbers:
            if _same(_pairs(table.scores, other.scores, number=number)) > _COPIED:
                yield defect("copied_part", number=number, year=other.year)
        for code, province in panel.provinces.items():
            if _same(_pairs(table.scores, other.scores, code=code)) > _COPIED:
                yield defect("copied_from_year", name=province.name, year=other.year)
    yield from _twins(panel, table)


def _twins(panel: Panel, table: Year) -> Iterable[Defect]:
    seen: dict[tuple[object, ...], int] = {}
    for code, cells in table.scores.items():
        column = tuple(cells[no] for no in table.numbers)
        if all(isinstance(value, Missing) for value in column):
            continue
        if column in seen:
            names = panel.provinces[code].name, panel.provinces[seen[column]].name
            yield defect("copied_province", name=names[0], other=names[1])
        seen[column] = code


def _pairs(
    one: Cells, other: Cells, *, number: str | None = None, code: int | None = None
) -> list[Pair]:
    """Return the cells that have a number in both: all, of one part, or of one province."""
    found = []
    for where, cells in one.items():
        beside = other.get(where)
        if beside is None or code not in (None, where):
            continue
        for no in cells if number is None else (number,):
            a, b = cells.get(no), beside.get(no)
            if is_number(a) and is_number(b):
                found.append((a, b))
    return found  # type: ignore[return-value]


def _same(pairs: list[Pair]) -> float:
    """The share that is the same to two decimals; 0 where there are too few to tell."""
    if len(pairs) < _FEWEST:
        return 0.0
    return sum(round(a, _PLACES) == round(b, _PLACES) for a, b in pairs) / len(pairs)
