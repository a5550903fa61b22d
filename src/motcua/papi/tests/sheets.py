"""Sheets in the published layout, made from a year that is held."""

from typing import Any

from motcua.rules.papi.model import Panel, order
from motcua.rules.papi.scoring import TOTAL, value_of

LABELS = 3


def sheet_of(panel: Panel, year: int) -> list[list[Any]]:
    """Return one row a figure and one column a province, withheld provinces left out."""
    table = panel.years[year]
    held = [
        one
        for one in panel.provinces.values()
        if any(isinstance(cell, float) for cell in table.scores[one.code].values())
    ]
    rows: list[list[Any]] = [["Chỉ tiêu", "Indicator", "Thang điểm", *[one.name for one in held]]]
    for dimension in table.dimensions:
        node = table.nodes[str(dimension)]
        rows.append([node.name_vi, node.name_en, "1-10 điểm"])
        rows[-1] += [value_of(table, one.code, str(dimension)) for one in held]
        for no in table.of_dimension(dimension):
            part = table.nodes[no]
            rows.append([part.name_vi, part.name_en, ""])
            rows[-1] += [_raw(table.scores[one.code][no]) for one in held]
            for row in sorted(table.rows_of(no), key=order):
                node = table.nodes[row]
                rows.append([node.name_vi, node.name_en, ""])
                rows[-1] += [_raw(table.indicators[one.code][row]) for one in held]
    rows.append(["Chỉ số PAPI tổng hợp (không có trọng số)", "Unweighted PAPI score", "10-80 điểm"])
    rows[-1] += [value_of(table, one.code, TOTAL) for one in held]
    return rows


def _raw(cell: Any) -> float | None:
    return cell if isinstance(cell, float) else None
