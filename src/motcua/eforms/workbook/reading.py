"""
The sheets of a workbook as rows of cells, by column name; what no sheet may hold is noted.

Cells keep the type that the spreadsheet gave them: text, number, true or false, day.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from motcua.eforms.workbook.codecs import Cell
from motcua.eforms.workbook.columns import GUIDE, OBLIGATORY, SHEETS, Sheet
from motcua.eforms.workbook.limits import MAX_CELL, MAX_CELLS, MAX_ROWS_IN_SHEET
from motcua.eforms.workbook.package import Package, open_package, refused
from motcua.eforms.workbook.problems import Problems, problem
from motcua.eforms.workbook.texts import UNKEPT, unescaped, unguarded

_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_MOST_EXACT = 10**15
_LONGEST = MAX_CELL * len("_x000D_")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number and its cells by column name."""

    sheet: "SheetRows"
    number: int
    cells: Mapping[str, Cell]

    def place(self, column: str) -> str:
        """Return the cell of a column: `D12`; the whole row when the sheet has no such column."""
        return f"{self.sheet.letters.get(column, 'A')}{self.number}"


@dataclass
class SheetRows:
    """One sheet as read: the letters of its columns, and its rows."""

    name: str
    letters: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


def read_sheets(content: bytes, problems: Problems) -> dict[str, SheetRows]:
    """
    Return the sheets by name. Sheets that are not there are empty.

    :raises WorkbookRefused: the file as a whole cannot be read
    """
    known = {sheet.name: sheet for sheet in SHEETS}
    found = {name: SheetRows(name) for name in known}
    seen: set[str] = set()
    with open_package(content) as package:
        strings = _read_strings(package)
        days = _read_day_styles(package)
        cells_left = [MAX_CELLS]
        for part in package.sheets:
            name = part.name.strip()
            if name == GUIDE:
                continue
            if name not in known or name in seen:
                code = "sheet_twice" if name in seen else "unknown_sheet"
                problems.add(problem(code, name, known=", ".join(known)))
                continue
            seen.add(name)
            grid = _Grid(name, strings, days, package.epoch_1904, problems, cells_left)
            package.stream(part.part, grid.begin, grid.end, grid.text)
            _name_columns(grid, known[name], found[name], problems)
    for name in OBLIGATORY:
        if name not in seen:
            problems.add(problem("sheet_missing", name))
    return found


def _read_strings(package: Package) -> list[str]:
    strings: list[str] = []
    if _STRINGS not in package.names:
        return strings
    pieces: list[str] = []
    state = {"t": False, "phonetic": False}

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "rPh":
            state["phonetic"] = True
        state["t"] = tag == "t" and not state["phonetic"]

    def end(tag: str) -> None:
        if tag == "t":
            state["t"] = False
        elif tag == "rPh":
            state["phonetic"] = False
        elif tag == "si":
            said = "".join(pieces)
            pieces.clear()
            if len(said) > _LONGEST:
                raise refused("damaged")
            strings.append(unescaped(said))

    def text(said: str) -> None:
        if state["t"]:
            pieces.append(said)

    package.stream(_STRINGS, begin, end, text)
    return strings


def _read_day_styles(package: Package) -> list[bool]:
    """Return for each style of cells whether it shows a day."""
    codes: dict[str, str] = {}
    formats: list[str] = []
    inside = {"cellXfs": False}

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            inside["cellXfs"] = True
        elif tag == "xf" and inside["cellXfs"]:
            formats.append(attributes.get("numFmtId", "0"))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside["cellXfs"] = False

    if _STYLES in package.names:
        package.stream(_STYLES, begin, end)
    return [_shows_day(number, codes) for number in formats]


def _shows_day(number: str, codes: Mapping[str, str]) -> bool:
    if number in codes:
        return bool(set("dy") & set(_QUOTED.sub("", codes[number]).lower()))
    return number.isdigit() and len(number) < 4 and int(number) in _DAY_FORMATS


@dataclass
class _Grid:
    """The cells of one sheet while it streams past."""

    name: str
    strings: list[str]
    days: list[bool]
    epoch_1904: bool
    problems: Problems
    cells_left: list[int]
    rows: list[tuple[int, dict[str, Cell]]] = field(default_factory=list)
    current: dict[str, Cell] = field(default_factory=dict)
    number: int = 0
    place: str = ""
    kind: str = ""
    style: str = ""
    in_cell: bool = False
    reading: bool = False
    pieces: list[str] = field(default_factory=list)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a row, a cell, its value; what must not be there becomes a problem."""
        if tag == "c":
            self.in_cell = True
            self.place = attributes.get("r", "")
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s", "")
        elif tag in {"v", "t"} and self.in_cell:
            self.reading = True
        elif tag == "f" and self.in_cell:
            self.problems.add(problem("formula", self.name, self.place))
        elif tag == "rPh":
            self.in_cell = False  # how to say it aloud is no part of a text
        elif tag == "row":
            self._row(attributes.get("r", ""))
        elif tag == "mergeCell":
            self.problems.add(problem("merged", self.name, attributes.get("ref", "")))

    def end(self, tag: str) -> None:
        """Keep a cell or a row that is complete."""
        if tag == "c":
            self._cell()
        elif tag in {"v", "t"}:
            self.reading = False
        elif tag == "rPh":
            self.in_cell = True
        elif tag == "row" and self.current:
            if any(not isinstance(c, str) or c.strip() for c in self.current.values()):
                self.rows.append((self.number, self.current))
            if len(self.rows) > MAX_ROWS_IN_SHEET:
                raise refused("too_many_rows", most=MAX_ROWS_IN_SHEET)
            self.current = {}

    def text(self, said: str) -> None:
        """Take a piece of a value."""
        if self.reading:
            self.pieces.append(said)

    def _row(self, written: str) -> None:
        number = int(written) if written.isdecimal() and len(written) < 8 else self.number + 1
        if number <= self.number:
            raise refused("damaged")
        self.number, self.current = number, {}

    def _cell(self) -> None:
        said = "".join(self.pieces)
        self.pieces.clear()
        self.in_cell = self.reading = False
        if not said:
            return
        if len(said) > _LONGEST:
            raise refused("damaged")
        self.cells_left[0] -= 1
        if self.cells_left[0] < 0:
            raise refused("too_many_cells", most=MAX_CELLS)
        found = _PLACE.fullmatch(self.place)
        if found is None or int(found[2]) != self.number or found[1] in self.current:
            raise refused("damaged")
        value = self._value(said)
        if value is not None:
            self.current[found[1]] = value

    def _value(self, said: str) -> Cell | None:
        if self.kind == "s":
            if not said.isdecimal() or len(said) > 9 or int(said) >= len(self.strings):
                raise refused("damaged")
            return self._text(self.strings[int(said)])
        if self.kind in {"inlineStr", "str"}:
            return self._text(unescaped(said))
        if self.kind == "b":
            return said.strip() in {"1", "true"}
        if self.kind == "e":
            self.problems.add(problem("error_value", self.name, self.place, found=said))
            return None
        return self._number(said.strip())

    def _text(self, text: str) -> str | None:
        if UNKEPT.search(text):
            self.problems.add(problem("bad_character", self.name, self.place))
            return None
        return unguarded(text) or None

    def _number(self, said: str) -> Cell:
        try:
            number = float(said) if len(said) < 60 else math.nan
            if self.kind == "d":
                return date.fromisoformat(said[:10])
        except ValueError:
            raise refused("damaged") from None
        if not math.isfinite(number):
            raise refused("damaged")
        if self.style.isdecimal() and len(self.style) < 7 and int(self.style) < len(self.days):
            day = self._day(number) if self.days[int(self.style)] else None
            if day is not None:
                return day
        return int(number) if number.is_integer() and abs(number) < _MOST_EXACT else number

    def _day(self, number: float) -> date | None:
        first = date(1904, 1, 1) if self.epoch_1904 else date(1899, 12, 30)
        return first + timedelta(days=int(number)) if 1 <= number < 200_000 else None


def _name_columns(grid: _Grid, sheet: Sheet, into: SheetRows, problems: Problems) -> None:
    """Take the first row as the names of the columns, and name the cells of the others by them."""
    head = dict(grid.rows[0][1]) if grid.rows and grid.rows[0][0] == 1 else {}
    if not head:
        if grid.rows or sheet.name in OBLIGATORY:
            problems.add(problem("no_headings", sheet.name, "A1"))
        return
    by_letter: dict[str, str] = {}
    for letter, written in head.items():
        name = _known_name(str(written).strip(), sheet)
        if not name or name in by_letter.values():
            code = "column_twice" if name else "unknown_column"
            problems.add(problem(code, sheet.name, f"{letter}1", found=written))
        by_letter[letter] = name
    into.letters = {name: letter for letter, name in by_letter.items() if name}
    for number, cells in grid.rows[1:]:
        named: dict[str, Cell] = {}
        for letter, value in cells.items():
            if letter in by_letter:
                named[by_letter[letter]] = value
            elif not isinstance(value, str) or value.strip():
                problems.add(problem("no_heading", sheet.name, f"{letter}{number}"))
        into.rows.append(Row(into, number, named))


def _known_name(written: str, sheet: Sheet) -> str:
    """Return a column's name; words without a language are Vietnamese."""
    names = {c.name for c in sheet.columns}
    lowered = written.lower()
    return next((name for name in (lowered, f"{lowered}::vi") if name in names), "")
