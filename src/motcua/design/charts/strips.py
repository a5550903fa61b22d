"""Strips: where one stands among many, a tick for each, on one scale a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.scale import share


@dataclass(frozen=True)
class Strip:
    """
    One row. `values` of everybody; `own` None: not published. `borders`: of groups, low to high.

    `ends`: the scale of this row, its words at both sides.
    """

    label: str
    values: tuple[float, ...]
    own: float | None
    words: str
    borders: tuple[float, ...]
    ends: tuple[float, float]
    end_words: tuple[str, str]


@dataclass(frozen=True)
class StripDrawn:
    """One row as drawn; places across in per cent."""

    label: str
    words: str
    ticks: tuple[str, ...]
    own: str
    borders: tuple[str, ...]
    begins: str
    ends: str


@dataclass(frozen=True)
class Strips:
    """The whole drawing."""

    id: str
    title: str
    says: str
    rows: tuple[StripDrawn, ...]


def strips(*, id: str, title: str, says: str, rows: Sequence[Strip]) -> Strips:
    """Return the drawing; a value beyond its row's end is drawn at the end."""
    return Strips(id, title, says, tuple(_drawn(row) for row in rows))


def _drawn(row: Strip) -> StripDrawn:
    low, high = row.ends

    def at(value: float) -> str:
        return share(min(max(value, low), high) - low, high - low)

    return StripDrawn(
        row.label, row.words,
        # Equal values fall on one tick.
        ticks=tuple(dict.fromkeys(at(value) for value in sorted(row.values))),
        own="" if row.own is None else at(row.own),
        borders=tuple(at(value) for value in row.borders),
        begins=row.end_words[0], ends=row.end_words[1],
    )  # fmt: skip
