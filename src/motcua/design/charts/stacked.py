"""Stacked bars: of each row's whole, the parts, in one order and with one key for all rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.bars import BelowZero
from motcua.design.charts.scale import Tone, share
from motcua.design.wording import grouped

# A number is printed in its part only where it fits on a telephone; the table has all of them.
ROOM_FOR_A_NUMBER = 12


@dataclass(frozen=True)
class Kind:
    """One kind of part: its words in the key, and its tone."""

    words: str
    tone: Tone


@dataclass(frozen=True)
class Stack:
    """One row as given: its values in the order of the kinds; `words` stand at its end."""

    label: str
    values: tuple[int, ...]
    words: str = ""


@dataclass(frozen=True)
class Part:
    """One part as drawn; `words` empty where a number would not fit."""

    tone: Tone
    x: str
    width: str
    middle: str
    words: str


@dataclass(frozen=True)
class StackDrawn:
    """One row as drawn; without parts when its whole is nothing."""

    label: str
    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Stacked:
    """The whole drawing."""

    id: str
    title: str
    says: str
    kinds: tuple[Kind, ...]
    rows: tuple[StackDrawn, ...]


def stacked(
    *, id: str, title: str, says: str, kinds: Sequence[Kind], rows: Sequence[Stack],
    to_the_full: bool = False,
) -> Stacked:  # fmt: skip
    """
    Return the drawing. `to_the_full`: every row is as long as the others, parts are shares of it.

    :raises BelowZero: a value is negative
    """
    if any(value < 0 for row in rows for value in row.values):
        raise BelowZero(title)
    longest = max([sum(row.values) for row in rows], default=0)
    drawn = tuple(
        StackDrawn(
            row.label,
            row.words or grouped(sum(row.values)),
            _parts(row, kinds, sum(row.values) if to_the_full else longest),
        )
        for row in rows
    )
    return Stacked(id, title, says, tuple(kinds), drawn)


def _parts(row: Stack, kinds: Sequence[Kind], whole: int) -> tuple[Part, ...]:
    parts, before = [], 0
    for kind, value in zip(kinds, row.values, strict=True):
        if value:
            fits = 100 * value >= ROOM_FOR_A_NUMBER * whole
            parts.append(
                Part(kind.tone, share(before, whole), share(value, whole),
                     share(before + value / 2, whole), grouped(value) if fits else "")
            )  # fmt: skip
        before += value
    return tuple(parts)
