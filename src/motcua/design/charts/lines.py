"""
Lines over time, or steps; several beside each other on one scale as small multiples.

The scale begins at zero. A point without a value leaves a gap: nothing is drawn through it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from motcua.design.charts.scale import Tone, round_end, share
from motcua.design.wording import grouped

TOP, FOOT, HEIGHT = 34.0, 216.0, 248.0
SMALL_FOOT, SMALL_HEIGHT = 96.0, 124.0
LEFT, RIGHT = 3.0, 92.0
APART = 20.0


@dataclass(frozen=True)
class Series:
    """
    One line: its words, its values (None: not known), its tone.

    `said`: what is printed of each value, else the number. `splits`: places after which the series
    broke: nothing is drawn to the next, and a dashed line stands between.
    """

    words: str
    values: tuple[float | None, ...]
    tone: Tone = Tone.FIRST
    said: tuple[str, ...] = ()
    splits: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Stroke:
    """A straight piece; across in per cent, down in pixels, as texts."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Mark:
    """A word at a place."""

    x: str
    y: str
    words: str


@dataclass(frozen=True)
class LineDrawn:
    """One line as drawn; `label` stands above its last known point, apart from other labels."""

    tone: Tone
    strokes: tuple[Stroke, ...]
    points: tuple[Mark, ...]
    label: Mark | None


@dataclass(frozen=True)
class Lines:
    """The whole drawing; `heights` are the scale's lines, zero first; `feet` what stands below."""

    id: str
    title: str
    says: str
    lines: tuple[LineDrawn, ...]
    heights: tuple[Mark, ...]
    feet: tuple[Mark, ...]
    foot: str
    height: str
    splits: tuple[str, ...] = ()


def lines(
    *, id: str, title: str, says: str, feet: Sequence[str], series: Sequence[Series],
    steps: bool = False, end: float | None = None, unit: str = "", small: bool = False,
) -> Lines:  # fmt: skip
    """
    Return the drawing of series that have one value for each of `feet`.

    `steps`: a value holds until the next. `end`: where the scale ends, else a round number above
    the highest. `unit` stands after numbers. The first and last foot are printed, and the middle.
    """
    foot, height = (SMALL_FOOT, SMALL_HEIGHT) if small else (FOOT, HEIGHT)
    known = [value for one in series for value in one.values if value is not None]
    top = end or round_end(max(known, default=1))
    count = len(feet)

    def across(place: int) -> float:
        return LEFT + (RIGHT - LEFT) * (place / (count - 1) if count > 1 else 0.5)

    def down(value: float) -> float:
        return foot - (foot - TOP) * value / top

    drawn = _apart(
        [_line(one, [(across(n), v if v is None else down(v)) for n, v in enumerate(one.values)],
               steps, unit, one.words if len(series) > 1 else "")
         for one in series]
    )  # fmt: skip
    heights = [0, top] if small or top % 2 else [0, top // 2, top]
    shown = sorted({0, count - 1} | (set() if small or count < 5 else {(count - 1) // 2}))
    return Lines(
        id, title, says, drawn,
        tuple(Mark("0", f"{down(h):.1f}", grouped(int(h)) + unit) for h in heights),
        tuple(Mark(_at(across(n)), f"{foot + 22:.0f}", feet[n]) for n in shown if count),
        f"{foot:.1f}", f"{height:.0f}",
        tuple(_at((across(n) + across(n + 1)) / 2)
              for n in sorted(set().union(*(one.splits for one in series))) if n + 1 < count),
    )  # fmt: skip


def small_multiples(
    *, id: str, says: Sequence[str], feet: Sequence[str], series: Sequence[Series],
    steps: bool = False, unit: str = "",
) -> tuple[Lines, ...]:  # fmt: skip
    """Return one small drawing a series, all on one scale; `says` has a sentence for each."""
    known = [value for one in series for value in one.values if value is not None]
    end = round_end(max(known, default=1))
    return tuple(
        lines(id=f"{id}-{number}", title=one.words, says=sentence, feet=feet, series=[one],
              steps=steps, end=end, unit=unit, small=True)
        for number, (one, sentence) in enumerate(zip(series, says, strict=True))
    )  # fmt: skip


def _line(
    one: Series, places: list[tuple[float, float | None]], steps: bool, unit: str, name: str
) -> LineDrawn:
    strokes: list[Stroke] = []
    for place, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(places)):
        if y1 is None or y2 is None or place in one.splits:
            continue
        if steps:
            strokes.append(_stroke(x1, y1, x2, y1))
            strokes.append(_stroke(x2, y1, x2, y2))
        else:
            strokes.append(_stroke(x1, y1, x2, y2))
    points = tuple(
        Mark(
            _at(x),
            f"{y:.1f}",
            "" if value is None else one.said[n] if one.said else _said(value, unit),
        )
        for n, ((x, y), value) in enumerate(zip(places, one.values, strict=True))
        if y is not None
    )
    label = None
    if points:
        label = replace(points[-1], words=f"{name} {points[-1].words}".strip())
    return LineDrawn(one.tone, tuple(strokes), points, label)


def _apart(drawn: list[LineDrawn]) -> tuple[LineDrawn, ...]:
    """Move labels that would lie on each other, the higher one up; the scale's own room ends it."""
    lowest = float("inf")
    moved = {}
    for place, line in sorted(enumerate(drawn), key=lambda pair: _height_of(pair[1]), reverse=True):
        if line.label is not None:
            lowest = min(_height_of(line), lowest - APART)
            moved[place] = replace(line, label=replace(line.label, y=f"{lowest:.1f}"))
    return tuple(moved.get(place, line) for place, line in enumerate(drawn))


def _height_of(line: LineDrawn) -> float:
    return float(line.label.y) if line.label else 0.0


def _stroke(x1: float, y1: float, x2: float, y2: float) -> Stroke:
    return Stroke(_at(x1), f"{y1:.1f}", _at(x2), f"{y2:.1f}")


def _at(across: float) -> str:
    return share(across, 100)


def _said(value: float, unit: str) -> str:
    whole = grouped(int(value)) if float(value).is_integer() else f"{value:.1f}".replace(".", ",")
    return whole + unit
