"""
Where things stand in a published table: one column a province, one row a figure (since 2018).

Rows are known by their printed words or numbers: "Dimension 1:", "Chỉ số nội dung 1", "1.1 …" or the
name of a sub-dimension in either language. What follows a sub-dimension are its indicator rows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua.rules.papi.model import Panel, Province
from motcua.rules.papi.names import UnknownProvince, find_province, key_of
from motcua.rules.papi.sheet import Rows, read_cell

_FEWEST_NAMES = 30
_DIMENSION = re.compile(r"(?:dimension|nội dung)\s*([1-8])\s*[:.]", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*([1-8]\.[1-9])\.?(?:\s|$)")
_TOTAL = re.compile(r"unweighted papi|không có trọng số", re.IGNORECASE)
_NOT_TOTAL = re.compile(r"low|high|error|thấp|cao|sai số", re.IGNORECASE)
_AFTER = re.compile(r"papi score|papi tổng hợp|số người trả lời|observations|sample", re.IGNORECASE)


@dataclass
class Layout:
    """Row and column numbers from 0; `unknown`: header cells that name no province."""

    header: int
    columns: dict[int, Province]
    unknown: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)
    dimensions: dict[int, int] = field(default_factory=dict)
    subdimensions: dict[str, int] = field(default_factory=dict)
    indicators: dict[str, int] = field(default_factory=dict)
    total: int | None = None

    @property
    def first(self) -> int:
        """The first column of figures; left of it stand words."""
        return min([*self.columns, *[column for column, _, _ in self.unknown]])


def find_layout(rows: Rows, panel: Panel) -> Layout | None:
    """Return where everything stands; None when no row names enough provinces."""
    found = _header(rows, panel)
    if found is None:
        return None
    first, names = found.first, _names(panel)
    dimension, part = None, None
    for at in range(found.header + 1, len(rows)):
        labels = [str(cell).strip() for cell in rows[at][:first] if isinstance(cell, str)]
        if not labels:
            continue
        words = " | ".join(labels)
        heading = _DIMENSION.search(words)
        if heading:
            dimension, part = int(heading.group(1)), None
            found.dimensions.setdefault(dimension, at)
        elif _TOTAL.search(words) and not _NOT_TOTAL.search(words):
            found.total = at if found.total is None else found.total
            dimension = part = None
        elif _AFTER.search(words):
            dimension = part = None
        elif number := _subdimension(labels, dimension, names, found.subdimensions):
            found.subdimensions[number] = at
            part = number
        elif part is not None:
            count = sum(1 for no in found.indicators if no.startswith(f"{part}."))
            found.indicators[f"{part}.{count + 1}"] = at
    return found


def _header(rows: Rows, panel: Panel) -> Layout | None:
    best: Layout | None = None
    for at, row in enumerate(rows[:15]):
        columns, unknown = {}, []
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or not cell.strip() or not read_cell(cell).wrong:
                continue
            try:
                columns[column] = find_province(panel.provinces.values(), cell)
            except UnknownProvince as wrong:
                unknown.append((column, cell.strip(), wrong.near))
        if best is None or len(columns) > len(best.columns):
            best = Layout(at, columns, unknown)
    if best is None or len(best.columns) < _FEWEST_NAMES:
        return None
    # Words left of the provinces are headings of the label columns, unless scores stand under them.
    first, at = min(best.columns), best.header
    best.unknown = [
        one for one in best.unknown if one[0] > first or _holds_scores(rows, at, one[0])
    ]
    return best


def _holds_scores(rows: Rows, header: int, column: int) -> bool:
    """Whether fractions stand in a column; whole numbers may be a running number."""
    values = [read_cell(row[column]).value for row in rows[header + 1 :] if column < len(row)]
    return sum(1 for value in values if value is not None and value % 1) >= 5


def _names(panel: Panel) -> Mapping[tuple[int, str], str]:
    """(dimension, written name) → number, in every wording since 2018."""
    names = {}
    for year in sorted(panel.years):
        if year < 2018:
            continue
        for node in panel.years[year].nodes.values():
            if node.level == "subdimension":
                for words in (node.name_en, node.name_vi, *panel.names.get(node.no, ())):
                    if words:
                        names[int(node.no[0]), key_of(words)] = node.no
    return names


def _subdimension(
    labels: list[str],
    dimension: int | None,
    names: Mapping[tuple[int, str], str],
    taken: Mapping[str, int],
) -> str | None:
    for label in labels:
        numbered = _NUMBER.match(label)
        if numbered and numbered.group(1) not in taken:
            return numbered.group(1)
        if dimension is not None:
            number = names.get((dimension, key_of(label)))
            if number is not None and number not in taken:
                return number
    return None
