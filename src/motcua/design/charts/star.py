"""A star: one ray a quantity, all on one scale, a closed line for each thing compared."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

SIZE, MIDDLE, REACH = 340.0, 170.0, 128.0


@dataclass(frozen=True)
class Outline:
    """One thing compared: its words and its value on every ray; None: not published."""

    words: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Place:
    """A place in the drawing, in pixels as texts; `words` may be empty."""

    x: str
    y: str
    words: str = ""
    anchor: str = "middle"


@dataclass(frozen=True)
class Piece:
    """A straight piece between two rays that lie side by side."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class OutlineDrawn:
    """`look`: first, second or third; a gap where a value is missing, nothing is drawn through it."""

    words: str
    look: str
    area: str
    pieces: tuple[Piece, ...]
    points: tuple[Place, ...]


@dataclass(frozen=True)
class Star:
    """The whole drawing; `rings` are lines of equal value with their words."""

    id: str
    title: str
    says: str
    size: str
    rays: tuple[Piece, ...]
    names: tuple[Place, ...]
    rings: tuple[tuple[str, Place], ...]
    outlines: tuple[OutlineDrawn, ...]


class UnevenStar(ValueError):
    """An outline has not a value for every ray, a value is off the scale, or there are under 3 rays."""


_LOOKS = ("first", "second", "third")


def star(
    *,
    id: str,
    title: str,
    says: str,
    rays: Sequence[str],
    outlines: Sequence[Outline],
    ends: tuple[float, float],
    rings: Sequence[float],
) -> Star:
    """
    Return the drawing; the middle is the scale's low end, the tips its high end, both printed.

    The first outline is the one that the drawing is about; at most three. Values off the scale by
    rounding are drawn at its end.

    :raises UnevenStar: see there
    """
    count, (low, high) = len(rays), ends
    if count < 3 or len(outlines) > len(_LOOKS):
        raise UnevenStar(title)
    if any(len(one.values) != count for one in outlines):
        raise UnevenStar(title)

    def at(ray: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * ray / count - pi / 2
        return MIDDLE + REACH * share * cos(angle), MIDDLE + REACH * share * sin(angle)

    def share(value: float) -> float:
        part = (value - low) / (high - low)
        if not -0.01 <= part <= 1.01:
            raise UnevenStar(f"{title}: {value}")
        return min(1.0, max(0.0, part))

    return Star(
        id, title, says, f"{SIZE:.0f}",
        rays=tuple(_piece(at(n, 0), at(n, 1)) for n in range(count)),
        names=tuple(_name(at(n, 1.13), words) for n, words in enumerate(rays)),
        rings=tuple(
            (
                " ".join(_pair(at(n, share(value))) for n in range(count)),
                Place(f"{MIDDLE + 4:.1f}", f"{MIDDLE - REACH * share(value) + 12:.1f}",
                      f"{value:g}", "start"),
            )
            for value in rings
        ),
        outlines=tuple(
            _outline(one, look, [None if v is None else at(n, share(v))
                                 for n, v in enumerate(one.values)])
            for one, look in zip(outlines, _LOOKS, strict=False)
        ),
    )  # fmt: skip


def _outline(one: Outline, look: str, places: list[tuple[float, float] | None]) -> OutlineDrawn:
    known = [place for place in places if place is not None]
    pairs = itertools.pairwise([*places, places[0]])
    whole = len(known) == len(places)
    return OutlineDrawn(
        one.words, look,
        area=" ".join(_pair(place) for place in known) if whole else "",
        pieces=tuple(_piece(a, b) for a, b in pairs if a is not None and b is not None),
        points=tuple(Place(f"{x:.1f}", f"{y:.1f}") for x, y in known),
    )  # fmt: skip


def _name(place: tuple[float, float], words: str) -> Place:
    x, y = place
    anchor = "middle" if abs(x - MIDDLE) < 12 else "start" if x > MIDDLE else "end"
    return Place(f"{x:.1f}", f"{y + 5:.1f}", words, anchor)


def _piece(a: tuple[float, float], b: tuple[float, float]) -> Piece:
    return Piece(f"{a[0]:.1f}", f"{a[1]:.1f}", f"{b[0]:.1f}", f"{b[1]:.1f}")


def _pair(place: tuple[float, float]) -> str:
    return f"{place[0]:.1f},{place[1]:.1f}"
