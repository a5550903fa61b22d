"""From the text of the shipped files to a `Panel`; reads nothing by itself."""

import csv
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from io import StringIO
from typing import Any

from motcua.rules.papi.model import (
    Cell,
    Conflict,
    Formula,
    Lever,
    Missing,
    Node,
    Panel,
    Province,
    Published,
    SeriesBreak,
    Year,
    order,
)


def read_panel(text_of: Callable[[str], str], years: Mapping[int, bool]) -> Panel:
    """
    Return the panel of the shipped files; `text_of(name)` gives one, `years` says which have
    indicators.

    :raises KeyError, ValueError: a file is not what `data/papi/README.md` describes
    """
    nodes = _nodes(text_of("structure.csv"))
    published = _published(text_of("totals.csv"))
    dimensions = _rows(text_of("dimensions.csv"))
    held = {}
    for year, with_indicators in years.items():
        numbers, scores = _wide(text_of(f"scores-{year}.csv"))
        indicators = _wide(text_of(f"indicators-{year}.csv"))[1] if with_indicators else {}
        own = [row for row in dimensions if int(row["year"]) == year]
        held[year] = Year(
            year=year,
            numbers=numbers,
            scores=scores,
            nodes={no: node for (when, no), node in nodes.items() if when == year},
            indicators=indicators,
            published=published.get(year, {}),
            printed=_by_dimension(own, "score"),
            variance=_by_dimension(own, "variance"),
        )
    registry = tomllib.loads(text_of("registry.toml"))
    return Panel(
        provinces={one.code: one for one in _provinces(text_of("provinces.csv"))},
        years=held,
        breaks=tuple(_break(one) for one in registry["break"]),
        formulas=_formulas(registry["formula"]),
        names={no: (one["vi"], one["en"]) for no, one in registry["name"].items()},
        conflicts=tuple(
            Conflict(one["year"], tuple(one["codes"]), one["vi"], one["en"], one["source"])
            for one in registry["conflict"]
        ),
        levers=tuple(
            Lever(
                one["key"],
                tuple(one["numbers"]),
                one["vi"],
                one["en"],
                tuple(one.get("fields", ())),
                tuple(one.get("names", ())),
                one.get("level", ""),
            )
            for one in registry["lever"]
        ),
    )


def _provinces(text: str) -> list[Province]:
    return [
        Province(
            code=int(row["code"]),
            ascii=row["ascii"],
            name=row["name"],
            size=row["size"],
            region=row["region"],
            now_code=int(row["now_code"]),
            now_name=row["now_name"],
        )
        for row in _rows(text)
    ]


def _nodes(text: str) -> dict[tuple[int, str], Node]:
    nodes = {}
    for row in _rows(text):
        for written in row["years"].split():
            nodes[int(written.rstrip("*")), row["node"]] = Node(
                no=row["node"],
                level=row["level"],
                name_en=row["name_en"],
                name_vi=row["name_vi"],
                low=_bound(row["min"]),
                high=_bound(row["max"]),
                unit=row["unit"],
                inferred=written.endswith("*"),
            )
    return nodes


def _bound(written: str) -> float | None:
    """The end of a scale; None for "min observed", which depends on the year's provinces."""
    return None if "observed" in written else float(written)


def _published(text: str) -> dict[int, dict[int, Published]]:
    held: dict[int, dict[int, Published]] = {}
    names = [field.name for field in fields(Published)]
    for row in _rows(text):
        values = {name: float(row[name]) if row[name] else None for name in names}
        held.setdefault(int(row["year"]), {})[int(row["code"])] = Published(**values)
    return held


def _by_dimension(rows: list[dict[str, str]], column: str) -> dict[tuple[int, int], float]:
    return {
        (int(row["code"]), int(row["dimension"])): float(row[column]) for row in rows if row[column]
    }


def _wide(text: str) -> tuple[tuple[str, ...], dict[int, dict[str, Cell]]]:
    rows = _rows(text)
    numbers = tuple(sorted((name for name in rows[0] if name != "code"), key=order))
    return numbers, {int(row["code"]): {no: _cell(row[no]) for no in numbers} for row in rows}


def _cell(written: str) -> Cell:
    return Missing(written) if written in {"w", "n"} else float(written)


def _break(one: Mapping[str, Any]) -> SeriesBreak:
    return SeriesBreak(
        after=one["after"],
        numbers=tuple(one["numbers"]),
        kind=one["kind"],
        vi=one["vi"],
        en=one["en"],
        source=one["source"],
    )


def _formulas(declared: list[Mapping[str, Any]]) -> dict[tuple[int, str], Formula]:
    return {
        (year, one["no"]): Formula(one["no"], one["constant"], tuple(one["slopes"]), exact=True)
        for one in declared
        for year in one["years"]
    }


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))
