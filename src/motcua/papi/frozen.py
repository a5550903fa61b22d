"""A year's table as JSON and back, cell for cell; needs no Django."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from motcua.rules.papi.model import Cell, Missing, Node, Published, Year

FORMAT = 1


class NotAFrozenYear(ValueError):
    """The JSON is none of ours, or of a later format."""


def freeze(year: Year) -> dict[str, Any]:
    """Return a table as JSON values; codes of provinces become text, withheld cells letters."""
    return {
        "format": FORMAT,
        "year": year.year,
        "numbers": list(year.numbers),
        "scores": _cells(year.scores),
        "indicators": _cells(year.indicators),
        "nodes": [asdict(node) for node in year.nodes.values()],
        "totals": {str(code): one.total for code, one in year.published.items()},
        "printed": [[code, no, value] for (code, no), value in year.printed.items()],
    }


def thaw(frozen: Mapping[str, Any]) -> Year:
    """:raises NotAFrozenYear: see there"""
    if frozen.get("format") != FORMAT:
        raise NotAFrozenYear(str(frozen.get("format")))
    return Year(
        year=frozen["year"],
        numbers=tuple(frozen["numbers"]),
        scores=_read(frozen["scores"]),
        nodes={node["no"]: Node(**node) for node in frozen["nodes"]},
        indicators=_read(frozen["indicators"]),
        published={int(code): Published(total=total) for code, total in frozen["totals"].items()},
        printed={(code, no): value for code, no, value in frozen["printed"]},
        variance={},
    )


def _cells(cells: Mapping[int, Mapping[str, Cell]]) -> dict[str, dict[str, float | str]]:
    return {
        str(code): {
            no: cell.value if isinstance(cell, Missing) else cell for no, cell in own.items()
        }
        for code, own in cells.items()
    }


def _read(cells: Mapping[str, Mapping[str, float | str]]) -> dict[int, dict[str, Cell]]:
    return {
        int(code): {
            no: Missing(cell) if isinstance(cell, str) else float(cell) for no, cell in own.items()
        }
        for code, own in cells.items()
    }
