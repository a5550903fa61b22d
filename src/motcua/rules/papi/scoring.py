"""
From indicators to the total: indicator → sub-dimension → dimension → total.

A sub-dimension is `(1 + 9 · mean of rescaled rows) / k` with k sub-dimensions in the dimension; the
rows that really enter are in `data/papi/registry.toml`. A dimension is the plain sum of its
sub-dimensions, the total the plain sum of the dimensions. What lacks a part has no sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from motcua.rules.papi.model import Cell, Formula, Panel, Year, is_number
from motcua.rules.papi.regression import fit

TOTAL = "total"


def rescaled(value: float, low: float, high: float, *, reverse: bool = False) -> float:
    """Return where a value lies on its scale, from 0 to 1; reversed for what is bad."""
    place = (value - low) / (high - low)
    return 1 - place if reverse else place


def subdimension_score(rescaled_rows: Iterable[float], siblings: int) -> float:
    """Return `(1 + 9 · mean) / siblings`: PAPI's 1 to 10, shared among the sub-dimensions."""
    rows = list(rescaled_rows)
    return (1 + 9 * fsum(rows) / len(rows)) / siblings


def apply(formula: Formula, rows: Iterable[Cell]) -> float | None:
    """Return the score that a formula gives; None when a row that enters has no number."""
    parts = [formula.constant]
    for slope, cell in zip(formula.slopes, rows, strict=True):
        if slope == 0:
            continue
        if not isinstance(cell, float):
            return None
        parts.append(slope * cell)
    return fsum(parts)


def sum_of(cells: Mapping[str, Cell], numbers: Iterable[str]) -> float | None:
    """Return the plain sum; None when a part is missing or there is none."""
    values = [cells.get(no) for no in numbers]
    if not values or not all(is_number(value) for value in values):
        return None
    return fsum(value for value in values if isinstance(value, float))


def value_of(year: Year, code: int, key: str) -> float | None:
    """Return a province's sub-dimension ("8.3"), dimension ("8") or `TOTAL`; None: incomplete."""
    cells = year.scores.get(code, {})
    if key == TOTAL:
        return sum_of(cells, year.numbers)
    if "." in key:
        return sum_of(cells, (key,))
    return sum_of(cells, year.of_dimension(int(key)))


@lru_cache(maxsize=512)
def formula_of(panel: Panel, year: int, number: str) -> Formula | None:
    """
    Return how a sub-dimension follows from its rows: as declared, else fitted over the provinces.

    None where the year's rows are not public, or too few provinces have them all.
    """
    table = panel.years[year]
    if not table.indicators or number not in table.numbers:
        return None
    if declared := panel.formulas.get((year, number)):
        return declared
    rows, scores = [], []
    for code in panel.provinces:
        cells = [table.indicators[code][no] for no in table.rows_of(number)]
        score = value_of(table, code, number)
        if score is not None and all(is_number(cell) for cell in cells):
            rows.append([float(cell) for cell in cells])
            scores.append(score)
    if len(rows) < 3 * (len(table.rows_of(number)) + 1):
        return None
    fitted = fit(rows, scores)
    return Formula(
        number, fitted.constant, fitted.slopes, exact=False, r2=fitted.r2, worst=fitted.worst
    )


@dataclass(frozen=True)
class Reproduction:
    """How well one sub-dimension of one year is reproduced from its rows, in points."""

    year: int
    number: str
    exact: bool
    provinces: int
    worst: float
    r2: float


@lru_cache(maxsize=64)
def reproductions(panel: Panel, year: int) -> tuple[Reproduction, ...]:
    """Return for every sub-dimension of a year how far its published cells are from the formula."""
    table, found = panel.years[year], []
    for number in table.numbers:
        formula = formula_of(panel, year, number)
        if formula is None:
            continue
        off = []
        for code in panel.provinces:
            cells = [table.indicators[code][no] for no in table.rows_of(number)]
            computed, score = apply(formula, cells), value_of(table, code, number)
            if computed is not None and score is not None:
                off.append(abs(computed - score))
        found.append(Reproduction(year, number, formula.exact, len(off), max(off), formula.r2))
    return tuple(found)
