"""
The tables of PAPI as values: provinces, years, cells and the registries beside them.

A cell is a number or a `Missing`, never a zero that stands for nothing. Provinces go by the code of
the General Statistics Office (until 30 June 2025), sub-dimensions by their number as text ("8.3").
Years and panels compare by identity: what is computed from them is kept beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Missing(StrEnum):
    """Why a cell has no number; the values are what the shipped tables write."""

    WITHHELD = "w"  # the score of the province was not published
    NOT_PUBLISHED = "n"  # the score was, this row was not: too few respondents, or nobody asked


Cell: TypeAlias = float | Missing


@dataclass(frozen=True)
class Province:
    """`size` is PAPI's sampling class; `now_code`, `now_name` the province since 1 July 2025."""

    code: int
    ascii: str
    name: str
    size: str
    region: str
    now_code: int
    now_name: str


@dataclass(frozen=True)
class Published:
    """The printed totals of one province and year; None: not published. `se` in points."""

    total: float | None = None
    low: float | None = None
    high: float | None = None
    se: float | None = None
    weighted_total: float | None = None
    weighted_low: float | None = None
    weighted_high: float | None = None
    weighted_se: float | None = None
    respondents: float | None = None


@dataclass(frozen=True)
class Node:
    """One row of the tree as printed; bounds are None where the scale is "observed"."""

    no: str
    level: str
    name_en: str
    name_vi: str
    low: float | None
    high: float | None
    unit: str
    inferred: bool


@dataclass(frozen=True)
class SeriesBreak:
    """
    Between `after` and `after` + 1 a sub-dimension changed what it measures or how.

    `numbers`: sub-dimensions, or `("all",)`. `kind` "break": the change is not comparable;
    "renumbered": moreover another content stands under the number, so there is no predecessor;
    "caution": comparable, with a warning; "sample": the same, for the sample of respondents.
    """

    after: int
    numbers: tuple[str, ...]
    kind: str
    vi: str
    en: str
    source: str


@dataclass(frozen=True, eq=False)
class Year:
    """
    The table of one year.

    `scores` and `indicators`: province → number → cell; `indicators` is empty where none are public.
    `printed`: (province, dimension) → printed score; `variance` the same for the printed variance.
    """

    year: int
    numbers: tuple[str, ...]
    scores: Mapping[int, Mapping[str, Cell]]
    nodes: Mapping[str, Node]
    indicators: Mapping[int, Mapping[str, Cell]]
    published: Mapping[int, Published]
    printed: Mapping[tuple[int, int], float]
    variance: Mapping[tuple[int, int], float]

    @property
    def dimensions(self) -> tuple[int, ...]:
        """The numbers of the year's dimensions: six before 2018, eight since."""
        return tuple(sorted({int(no.split(".")[0]) for no in self.numbers}))

    def of_dimension(self, dimension: int) -> tuple[str, ...]:
        """The sub-dimensions of one dimension, in order."""
        return tuple(no for no in self.numbers if no.startswith(f"{dimension}."))

    def rows_of(self, number: str) -> tuple[str, ...]:
        """The indicator rows of a sub-dimension as printed; empty where none are public."""
        rows = [no for no, node in self.nodes.items() if no.startswith(f"{number}.")]
        return tuple(sorted(rows, key=order))


@dataclass(frozen=True)
class Conflict:
    """Where what was printed about provinces in a year differs from the tables."""

    year: int
    codes: tuple[int, ...]
    vi: str
    en: str
    source: str


@dataclass(frozen=True)
class Lever:
    """
    A kind of service of the platform, and the sub-dimensions that citizens judge it by.

    `fields`: names of the catalogue's fields that it covers, none: all services. `names`: of those
    only procedures whose name contains one; `level`: only those carried out there; both may be empty.
    """

    key: str
    numbers: tuple[str, ...]
    vi: str
    en: str
    fields: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True)
class Formula:
    """
    `score = constant + Σ slope · row`, over the printed rows of one sub-dimension in order.

    `exact`: the published rule, which reproduces published cells; else it was fitted by least
    squares, `r2` of the variance explained and never further off than `worst` points.
    """

    number: str
    constant: float
    slopes: tuple[float, ...]
    exact: bool
    r2: float = 1.0
    worst: float = 0.0


@dataclass(frozen=True, eq=False)
class Panel:
    """Everything that is held: provinces by code, years, series breaks, declared formulas, names."""

    provinces: Mapping[int, Province]
    years: Mapping[int, Year]
    breaks: tuple[SeriesBreak, ...]
    formulas: Mapping[tuple[int, str], Formula]
    names: Mapping[str, tuple[str, str]]
    conflicts: tuple[Conflict, ...] = ()
    levers: tuple[Lever, ...] = ()

    def with_year(self, year: Year) -> "Panel":
        """Return the panel with one more year, or with that year replaced."""
        return replace(self, years={**self.years, year.year: year})

    def name(self, number: str, year: int, language: str) -> str:
        """Return what a dimension or sub-dimension is called in a year, in "vi" or "en"."""
        renamed = year < 2018 and number[0] in "23" and "." in number
        known = None if renamed else self.names.get(number)
        node = self.years[year].nodes.get(number)
        if known is None and node is None:
            return number
        vi, en = known or (node.name_vi, node.name_en)  # type: ignore[union-attr]
        return (vi if language == "vi" else en or vi).rstrip("* ")


def order(number: str) -> tuple[int, ...]:
    """Sort key of numbers such as "8.3": by their parts as integers."""
    return tuple(int(part) for part in number.split("."))


def is_number(cell: Cell | None) -> bool:
    """Whether a cell holds a number."""
    return isinstance(cell, float)
