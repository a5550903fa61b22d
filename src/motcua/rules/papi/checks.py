"""Whether a year's table can be true: sums, scales, copies, and columns that slipped."""

from collections.abc import Iterable, Sequence
from math import fsum
from statistics import StatisticsError, correlation, mean

from motcua.rules.papi.copies import copies
from motcua.rules.papi.defects import Defect, defect
from motcua.rules.papi.layout import Layout
from motcua.rules.papi.model import Missing, Panel, Province, Year
from motcua.rules.papi.scoring import sum_of
from motcua.rules.papi.sheet import address

# The workbook of 2022 is off by 7e-4 in its own rounding; a table to two decimals by 0.02.
_TOLERANCE = 0.025
_MOST_SHIFT = 3
_CLEARER = 0.15
_MOST_TOLD = 10


def check_table(
    panel: Panel, table: Year, layout: Layout, columns: Sequence[Province]
) -> list[Defect]:
    """
    Return the defects of a table; `columns` are its provinces as they stand.

    A dimension that is all zeros is turned into withheld cells in place, and told.
    """
    found = [*_zeros(panel, table)]
    for check in (_scales, _sums, _totals):
        found += [*check(panel, table, layout)][:_MOST_TOLD]
    return [*found, *copies(panel, table), *_shift(panel, table, columns)]


def _zeros(panel: Panel, table: Year) -> Iterable[Defect]:
    for code, cells in table.scores.items():
        for dimension in table.dimensions:
            numbers = table.of_dimension(dimension)
            if all(cells[no] == 0.0 for no in numbers):
                cells.update(dict.fromkeys(numbers, Missing.WITHHELD))  # type: ignore[attr-defined]
                table.printed.pop((code, dimension), None)  # type: ignore[attr-defined]
                yield defect("zero_withheld", name=panel.provinces[code].name, number=dimension)


def _scales(panel: Panel, table: Year, layout: Layout) -> Iterable[Defect]:
    column_of = {one.code: column for column, one in layout.columns.items()}
    for no in table.numbers:
        siblings = len(table.of_dimension(int(no[0])))
        low, high = 1 / siblings, 10 / siblings
        for code, cells in table.scores.items():
            value = cells[no]
            if isinstance(value, float) and not low - 0.005 <= value <= high + 0.005:
                yield defect(
                    "off_scale",
                    cell=address(layout.subdimensions[no], column_of[code]),
                    what=f"{panel.provinces[code].name}, {no}",
                    value=value,
                    low=round(low, 2),
                    high=round(high, 2),
                )


def _sums(panel: Panel, table: Year, layout: Layout) -> Iterable[Defect]:
    for (code, dimension), printed in table.printed.items():
        summed = sum_of(table.scores[code], table.of_dimension(dimension))
        if summed is not None and abs(summed - printed) > _TOLERANCE:
            name = panel.provinces[code].name
            figures = {"printed": round(printed, 3), "summed": round(summed, 3)}
            yield defect("sum", name=name, number=dimension, **figures)


def _totals(panel: Panel, table: Year, layout: Layout) -> Iterable[Defect]:
    for code, published in table.published.items():
        summed = sum_of(table.scores[code], table.numbers)
        if summed is None or published.total is None:
            continue
        if abs(summed - published.total) > 2 * _TOLERANCE:
            name = panel.provinces[code].name
            figures = {"printed": round(published.total, 3), "summed": round(summed, 3)}
            yield defect("total_sum", name=name, **figures)


def _shift(panel: Panel, table: Year, columns: Sequence[Province]) -> Iterable[Defect]:
    """
    Compare with the nearest other year, as the columns stand and shifted by one to three.

    Provinces keep most of their profile from year to year; a table that fits better when every
    column is read as its neighbour's slipped.
    """
    others = [year for year in panel.years if year != table.year and year >= 2018]
    if not others or len(columns) < 30:
        return
    nearest = panel.years[min(others, key=lambda year: (abs(year - table.year), year))]
    codes = [one.code for one in columns]
    fits = {by: _fit(table, nearest, codes, by) for by in range(-_MOST_SHIFT, _MOST_SHIFT + 1)}
    best = max(fits, key=lambda by: fits[by])
    if best and fits[best] > fits[0] + _CLEARER:
        yield defect("shifted", shift=best, year=nearest.year)


def _fit(table: Year, other: Year, codes: Sequence[int], by: int) -> float:
    """The mean correlation of the parts that both years have, column i read as i + by."""
    found = []
    for no in set(table.numbers) & set(other.numbers):
        pairs = [
            (table.scores[code][no], other.scores[codes[at + by]][no])
            for at, code in enumerate(codes)
            if 0 <= at + by < len(codes)
        ]
        both = [(a, b) for a, b in pairs if isinstance(a, float) and isinstance(b, float)]
        if len(both) < 20:
            continue
        try:
            found.append(correlation([a for a, _ in both], [b for _, b in both]))
        except StatisticsError:
            continue
    return mean(found) if found else fsum(())
