"""Dots on a strip: one row a thing, a dot where it stands, what is uncertain as a line around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.scale import Tone, share


@dataclass(frozen=True)
class Dot:
    """One row. `low`, `high`: an interval, both or neither. `words` stand at the row's end."""

    label: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None
    tone: Tone = Tone.FIRST


@dataclass(frozen=True)
class DotDrawn:
    """One row as drawn; `low` and `high` empty without an interval."""

    label: str
    words: str
    tone: Tone
    at: str
    low: str
    high: str


@dataclass(frozen=True)
class Dots:
    """The whole drawing. `reference`: a place to compare with, and its words; both may be empty."""

    id: str
    title: str
    says: str
    rows: tuple[DotDrawn, ...]
    begins: str
    ends: str
    reference: str
    reference_words: str


class OffTheScale(ValueError):
    """A value lies outside the scale that was asked for."""


def dots(
    *, id: str, title: str, says: str, rows: Sequence[Dot], ends: tuple[float, float],
    end_words: tuple[str, str], reference: float | None = None, reference_words: str = "",
) -> Dots:  # fmt: skip
    """
    Return the drawing between two ends, which are printed: a dot, unlike a bar, may begin above 0.

    :raises OffTheScale: a value or an interval leaves the scale
    """
    low, high = ends
    said = [v for r in rows for v in (r.value, r.low, r.high) if v is not None]
    if any(not low <= value <= high for value in said):
        raise OffTheScale(title)

    def at(value: float | None) -> str:
        return "" if value is None else share(value - low, high - low)

    drawn = tuple(
        DotDrawn(row.label, row.words, row.tone, at(row.value), at(row.low), at(row.high))
        for row in rows
    )
    return Dots(id, title, says, drawn, *end_words, at(reference), reference_words)
