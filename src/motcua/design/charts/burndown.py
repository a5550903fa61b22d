"""A burn-down: what remains week by week, beside the straight way to nothing by the due day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 700, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 600, 16, 222


@dataclass(frozen=True)
class Mark:
    """A word at a place of the drawing."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class BurnDown:
    """The drawing's numbers, in its own units; `line` and `plan` are lists of points."""

    line: str
    plan: str
    last: Mark
    heights: tuple[Mark, ...]
    days: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


def burn_down(points: Sequence[tuple[date, int]], starts_on: date, due_on: date) -> BurnDown:
    """
    Return the drawing of what remained on each day, in order; at least one point.

    The scale begins at zero. The plan runs from the first count to zero on `due_on`.
    """
    first, end = min(points[0][0], starts_on), max(points[-1][0], due_on)
    span, most = max((end - first).days, 1), max(max(count for _day, count in points), 1)

    def x_of(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 1)

    def y_of(count: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * count / most, 1)

    line = " ".join(f"{x_of(day)},{y_of(count)}" for day, count in points)
    plan = f"{x_of(starts_on)},{y_of(points[0][1])} {x_of(due_on)},{y_of(0)}"
    last_day, last_count = points[-1]
    return BurnDown(
        line=line,
        plan=plan,
        last=Mark(x_of(last_day), y_of(last_count), str(last_count)),
        heights=tuple(Mark(LEFT - 8, y_of(n), str(n)) for n in _heights(most)),
        days=tuple(Mark(x_of(day), BOTTOM + 24, f"{day:%d/%m}") for day in _days(first, end)),
    )


def _heights(most: int) -> list[int]:
    """Return 0, the highest count, and its half where that is a whole number."""
    return [0, most // 2, most] if most % 2 == 0 else [0, most]


def _days(first: date, end: date) -> list[date]:
    """Return the first day, the last, and the middle of a long span."""
    if (end - first).days < 21:
        return [first, end]
    return [first, first + (end - first) / 2, end]
