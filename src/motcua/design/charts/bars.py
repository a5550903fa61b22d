"""Bars lying on their side: one row a thing, its name before it, its number at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.scale import Tone, share
from motcua.design.wording import grouped


@dataclass(frozen=True)
class Bar:
    """One bar. `words`: what is printed at its end, empty: the number. `width` is set by `bars`."""

    label: str
    value: float
    words: str = ""
    tone: Tone = Tone.FIRST
    width: str = ""


@dataclass(frozen=True)
class Bars:
    """The whole drawing; `title` and `says` are its name and its content in words."""

    id: str
    title: str
    says: str
    rows: tuple[Bar, ...]


class BelowZero(ValueError):
    """Bars begin at zero; a chart of these kinds shows no negative number."""


def bars(*, id: str, title: str, says: str, rows: Sequence[Bar], end: float | None = None) -> Bars:
    """
    Return the drawing; every bar begins at zero. `end`: where the scale ends, else the longest.

    :raises BelowZero: a value is negative
    """
    if any(row.value < 0 for row in rows):
        raise BelowZero(title)
    longest = max([row.value for row in rows], default=0) if end is None else end
    drawn = tuple(
        Bar(row.label, row.value, row.words or grouped(int(row.value)), row.tone,
            share(min(row.value, longest), longest))
        for row in rows
    )  # fmt: skip
    return Bars(id, title, says, drawn)
