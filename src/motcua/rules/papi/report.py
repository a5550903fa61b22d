"""The numbers of the report on one province and year; pages, PDF and JSON draw them only."""

from dataclasses import dataclass

from motcua.rules.papi.breaks import compare
from motcua.rules.papi.change import Decomposition, Part, decompose
from motcua.rules.papi.model import Conflict, Panel, Province
from motcua.rules.papi.scoring import TOTAL
from motcua.rules.papi.similar import Peer, similar
from motcua.rules.papi.standing import standing
from motcua.rules.papi.uncertainty import (
    Interval,
    Significance,
    error_of,
    interval,
    significance,
)


class UnknownYear(ValueError):
    """No table of the year is held, or it is compared with itself or a later one."""


@dataclass(frozen=True)
class Line:
    """
    One quantity of the province: total, dimension or sub-dimension, in points.

    `rank` among the `ranked` provinces that have it complete; `mean`, `best` over the same.
    `national_change`: of the means, over those complete in each year. `change_pct` in percent.
    None where the province or the year has nothing.
    """

    key: str
    score: float | None
    rank: int | None
    ranked: int
    group: str | None
    mean: float | None
    best: tuple[int, float] | None
    previous: float | None
    previous_rank: int | None
    previous_ranked: int
    previous_group: str | None
    change: float | None
    change_pct: float | None
    national_change: float | None
    significance: Significance | None


@dataclass(frozen=True)
class Report:
    """
    Everything that is said of a province and year.

    `against` None: no year to compare with (2011). `withheld`: sub-dimensions without a cell in
    `year`; `withheld_before` the same for `against`, `dimensions_before` how many it has (0: none).
    """

    province: Province
    year: int
    against: int | None
    total: Line
    dimensions: tuple[Line, ...]
    subdimensions: tuple[tuple[Line, Part], ...]
    decomposition: Decomposition
    interval: Interval | None
    interval_before: Interval | None
    peers: tuple[Peer, ...]
    withheld: tuple[str, ...]
    withheld_before: tuple[str, ...]
    dimensions_before: int
    conflicts: tuple[Conflict, ...]


def make_report(panel: Panel, code: int, year: int, against: int | None = None) -> Report:
    """
    Return the report; without `against`, the year before is compared where its table is held.

    :raises UnknownYear: a year is not held, or `against` does not come before `year`
    """
    if year not in panel.years or (against is not None and against not in panel.years):
        raise UnknownYear(str(year if year not in panel.years else against))
    if against is not None and against >= year:
        raise UnknownYear(str(against))
    if against is None and year - 1 in panel.years:
        against = year - 1
    table = panel.years[year]
    before = panel.years[against] if against is not None else None
    whole = decompose(panel, code, year, against)
    return Report(
        province=panel.provinces[code],
        year=year,
        against=against,
        total=_line(panel, code, TOTAL, year, against),
        dimensions=tuple(_line(panel, code, str(one), year, against) for one in table.dimensions),
        subdimensions=tuple(
            (_line(panel, code, part.number, year, against if part.predecessor else None), part)
            for part in whole.parts
        ),
        decomposition=whole,
        interval=interval(table.published.get(code)),
        interval_before=interval(before.published.get(code)) if before else None,
        peers=similar(panel, code, year, against),
        withheld=_without_cell(panel, code, year),
        withheld_before=_without_cell(panel, code, against) if against is not None else (),
        dimensions_before=len(before.dimensions) if before else 0,
        conflicts=tuple(c for c in panel.conflicts if c.year == year and code in c.codes),
    )


def _line(panel: Panel, code: int, key: str, year: int, against: int | None) -> Line:
    now = standing(panel.years[year], key)
    then = standing(panel.years[against], key) if against is not None else None
    score, previous = now.values.get(code), then.values.get(code) if then else None
    change = score - previous if score is not None and previous is not None else None
    both = then is not None and then.mean is not None and now.mean is not None
    return Line(
        key=key,
        score=score,
        rank=now.rank_of(code),
        ranked=now.count,
        group=now.group_of(code),
        mean=now.mean,
        best=now.best,
        previous=previous,
        previous_rank=then.rank_of(code) if then else None,
        previous_ranked=then.count if then else 0,
        previous_group=then.group_of(code) if then else None,
        change=change,
        change_pct=100 * change / previous if change is not None and previous else None,
        national_change=now.mean - then.mean if both else None,  # type: ignore[operator,union-attr]
        significance=_significance(panel, code, key, change, year, against),
    )


def _significance(
    panel: Panel, code: int, key: str, change: float | None, year: int, against: int | None
) -> Significance | None:
    """Errors are published for totals and, in 2019, for dimensions; none for sub-dimensions."""
    if against is None or "." in key:
        return None
    dimension = None if key == TOTAL else int(key)
    return significance(
        change,
        (year, error_of(panel.years[year], code, dimension)),
        (against, error_of(panel.years[against], code, dimension)),
        comparable=_unbroken(panel, key, year, against),
    )


def _unbroken(panel: Panel, key: str, year: int, against: int) -> bool:
    """Whether a total or dimension has the same parts in both years, each comparable."""
    now, then = panel.years[year], panel.years[against]
    if key == TOTAL:
        numbers, before = now.numbers, then.numbers
    else:
        numbers, before = now.of_dimension(int(key)), then.of_dimension(int(key))
    return set(numbers) == set(before) and all(
        compare(panel.breaks, number, year, against).comparable for number in numbers
    )


def _without_cell(panel: Panel, code: int, year: int) -> tuple[str, ...]:
    table = panel.years[year]
    return tuple(no for no in table.numbers if code not in standing(table, no).values)
