"""
The addresses of blanks: short, stable strings such as `p7:12-30`.

`p7` is the seventh paragraph, `t2` the second table, in the reading order of `places`, from 1.
Positions count letters of the flattened text (`flat`) from 0; an end is the position after the last
letter. Rows, cells and grid columns count from 1.

    p7:12-30                  letters to be written over; `p7:12-12` is a place between two letters
    p7:12-30,p8:0-90          one answer that goes on over several ranges
    p7:d12-18+m25-30+y36-40   parts of a moment: h hour, i minute, d day, m month, y year
    p9#12.13.14               drawn boxes in text, one letter each
    p26?5                     a box to tick
    p7@12                     a content control or legacy form field that begins at a letter
    p7^1                      the first content control around the whole paragraph, from within
    p31_3                     three lines under a paragraph
    t2:r3c2                   a whole cell;  t1:r1c2-13  cells of one letter each
    t3:r2-10n1                a table that grows: its blank rows, and the column of the running number
    t3:g2                     the second grid column of a table that grows
    p26?5|p27?1               the boxes of a choice, in the order of its options
    p7:12-30;p40:3-9          an answer that stands in several places

Opaque to everybody else: only `word` takes them apart.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 4_000
_SAFE = re.compile(r"[a-z0-9:,.;|+#?@^_\-]*")
_N = r"(\d{1,7})"
_RANGE = re.compile(rf"p{_N}:{_N}-{_N}")
_PARTS = re.compile(rf"p{_N}:((?:[hidmy]\d{{1,7}}-\d{{1,7}}\+?)+)")
_PART = re.compile(rf"([hidmy]){_N}-{_N}")
_DRAWN = re.compile(rf"p{_N}#(\d{{1,7}}(?:\.\d{{1,7}})*)")
_AT = re.compile(rf"p{_N}([?@^_]){_N}")
_CELLS = re.compile(rf"t{_N}:r{_N}c([\d.\-]+)")
_ROWS = re.compile(rf"t{_N}:r([\d.\-]+)(?:n{_N})?")
_COLUMN = re.compile(rf"t{_N}:g{_N}")
_MOST_NUMBERS = 2_000


class NotABlank(ValueError):
    """The text is no address of a blank."""


@dataclass(frozen=True, slots=True)
class Range:
    """Letters of one paragraph."""

    paragraph: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"p{self.paragraph}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Text:
    """One answer over one or more ranges."""

    ranges: tuple[Range, ...]

    def __str__(self) -> str:
        return ",".join(map(str, self.ranges))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a moment: `h`, `i`, `d`, `m` or `y`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a date, or of a date with its hour, in one paragraph."""

    paragraph: int
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        parts = "+".join(f"{p.name}{p.start}-{p.end}" for p in self.parts)
        return f"p{self.paragraph}:{parts}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Boxes drawn in the text of a paragraph, one letter each."""

    paragraph: int
    at: tuple[int, ...]

    def __str__(self) -> str:
        return f"p{self.paragraph}#{'.'.join(map(str, self.at))}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    paragraph: int
    at: int

    def __str__(self) -> str:
        return f"p{self.paragraph}?{self.at}"


@dataclass(frozen=True, slots=True)
class Inline:
    """A content control or legacy form field within a paragraph."""

    paragraph: int
    at: int

    def __str__(self) -> str:
        return f"p{self.paragraph}@{self.at}"


@dataclass(frozen=True, slots=True)
class Around:
    """A content control around whole paragraphs; level 1 is the innermost."""

    paragraph: int
    level: int

    def __str__(self) -> str:
        return f"p{self.paragraph}^{self.level}"


@dataclass(frozen=True, slots=True)
class Below:
    """A line of its own, so many lines under a paragraph."""

    paragraph: int
    lines: int

    def __str__(self) -> str:
        return f"p{self.paragraph}_{self.lines}"


@dataclass(frozen=True, slots=True)
class Cells:
    """One whole cell, or cells of one letter each in one row."""

    table: int
    row: int
    cells: tuple[int, ...]

    def __str__(self) -> str:
        return f"t{self.table}:r{self.row}c{_said(self.cells)}"


@dataclass(frozen=True, slots=True)
class Rows:
    """The blank rows of a table that grows; `serial` is the running number's column, or 0."""

    table: int
    rows: tuple[int, ...]
    serial: int = 0

    def __str__(self) -> str:
        serial = f"n{self.serial}" if self.serial else ""
        return f"t{self.table}:r{_said(self.rows)}{serial}"


@dataclass(frozen=True, slots=True)
class Column:
    """A grid column of a table that grows."""

    table: int
    column: int

    def __str__(self) -> str:
        return f"t{self.table}:g{self.column}"


@dataclass(frozen=True, slots=True)
class Choice:
    """The boxes of a choice in the order of its options; None where an option has no box."""

    options: tuple["Tick | Inline | None", ...]

    def __str__(self) -> str:
        return "|".join("" if option is None else str(option) for option in self.options)


Spot = Text | Moment | Drawn | Tick | Inline | Around | Below | Cells | Rows | Column | Choice


def parse_blank(text: str) -> tuple[Spot, ...]:
    """Return the places of a blank, of which each takes the whole answer. Raises NotABlank."""
    if not text or len(text) > LONGEST or not _SAFE.fullmatch(text):
        raise NotABlank(f"{text[:60]!r} is no address of a blank")
    return tuple(_spot(part) for part in text.split(";"))


def said(*spots: Spot) -> str:
    """Return the string of a blank."""
    return ";".join(map(str, spots))


def room(text: str) -> int | None:
    """Return how many letters a blank of one letter a box takes, or None where there is no end."""
    rooms = [
        len(spot.at) if isinstance(spot, Drawn) else len(spot.cells)
        for spot in parse_blank(text)
        if isinstance(spot, Drawn) or (isinstance(spot, Cells) and len(spot.cells) > 1)
    ]
    return min(rooms, default=None)


def _spot(text: str) -> Spot:
    if "|" in text:
        return _choice(text)
    for pattern, make in _SHAPES:
        found = pattern.fullmatch(text)
        if found:
            return make(found)
    return Text(tuple(_range(part) for part in text.split(",")))


def _range(text: str) -> Range:
    found = _RANGE.fullmatch(text)
    if not found or int(found[2]) > int(found[3]):
        raise NotABlank(f"{text[:60]!r} is no address of a blank")
    return Range(int(found[1]), int(found[2]), int(found[3]))


def _choice(text: str) -> Choice:
    options: list[Tick | Inline | None] = []
    for part in text.split("|"):
        spot = _spot(part) if part else None
        if not isinstance(spot, Tick | Inline | None):
            raise NotABlank(f"{part[:60]!r} is no box of a choice")
        options.append(spot)
    return Choice(tuple(options))


def _moment(found: re.Match[str]) -> Moment:
    parts = tuple(Part(name, int(start), int(end)) for name, start, end in _PART.findall(found[2]))
    names = [part.name for part in parts]
    ordered = all(a.end <= b.start for a, b in pairwise(parts))
    if len(set(names)) < len(names) or not ordered or any(p.start > p.end for p in parts):
        raise NotABlank(f"{found[0][:60]!r} is no date")
    return Moment(int(found[1]), parts)


def _at(found: re.Match[str]) -> Tick | Inline | Around | Below:
    makes: dict[str, type[Tick | Inline | Around | Below]] = {
        "?": Tick,
        "@": Inline,
        "^": Around,
        "_": Below,
    }
    return makes[found[2]](int(found[1]), int(found[3]))


def _said(numbers: tuple[int, ...]) -> str:
    """2, 3, 4, 7 as `2-4.7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ".".join(f"{a}" if a == b else f"{a}-{b}" for a, b in parts)


def _numbers(text: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in text.split("."):
        first, dash, last = part.partition("-")
        if not re.fullmatch(r"\d{1,7}", first) or (dash and not re.fullmatch(r"\d{1,7}", last)):
            raise NotABlank(f"{text[:60]!r} is no list of numbers")
        low, high = int(first), int(last or first)
        if high < low or high - low + len(numbers) > _MOST_NUMBERS:
            raise NotABlank(f"{text[:60]!r} is no list of numbers")
        numbers.extend(range(low, high + 1))
    return tuple(numbers)


_SHAPES = (
    (_PARTS, _moment),
    (_DRAWN, lambda m: Drawn(int(m[1]), tuple(map(int, m[2].split("."))))),
    (_AT, _at),
    (_CELLS, lambda m: Cells(int(m[1]), int(m[2]), _numbers(m[3]))),
    (_ROWS, lambda m: Rows(int(m[1]), _numbers(m[2]), int(m[3] or 0))),
    (_COLUMN, lambda m: Column(int(m[1]), int(m[2]))),
)
