"""Bars to both sides of zero: what took away to the left, what added to the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.scale import share


@dataclass(frozen=True)
class Move:
    """One row. `doubtful`: the bar is hatched, and `note` says why beside the number."""

    label: str
    value: float
    words: str
    doubtful: bool = False
    note: str = ""


@dataclass(frozen=True)
class MoveDrawn:
    """One row as drawn: where its bar begins, how long it is, and which way it goes."""

    label: str
    words: str
    note: str
    tone: str
    begins: str
    width: str


@dataclass(frozen=True)
class Diverging:
    """The whole drawing; `zero` is where the line of no change stands."""

    id: str
    title: str
    says: str
    rows: tuple[MoveDrawn, ...]
    zero: str


def diverging(*, id: str, title: str, says: str, rows: Sequence[Move]) -> Diverging:
    """Return the drawing; one scale for all rows, from the largest loss to the largest gain."""
    low = min([0.0, *(row.value for row in rows)])
    high = max([0.0, *(row.value for row in rows)])
    whole = high - low
    drawn = tuple(
        MoveDrawn(
            row.label, row.words, row.note, _tone(row), share(min(row.value, 0.0) - low, whole),
            share(abs(row.value), whole),
        )
        for row in rows
    )  # fmt: skip
    return Diverging(id, title, says, drawn, share(-low, whole))


def _tone(row: Move) -> str:
    if row.doubtful:
        return "doubtful"
    return "loss" if row.value < 0 else "gain"
