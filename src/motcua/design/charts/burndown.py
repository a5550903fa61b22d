"""A burn-down: what remains week by week, beside the straight way to nothing by the due day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.design.wording import grouped

WIDTH, HEIGHT = 700, 280
# Above and to the right there is room for the last number in the large letters of a phone.
LEFT, RIGHT, TOP, BOTTOM = 56, 566, 36, 242
# The middle day is left out where it would run into its neighbours, as shares of the width.
_APART = 0.25


@dataclass(frozen=True)
class Mark:
    """A word at a place of the drawing; `anchor` as SVG's `text-anchor`."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


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

    The scale begins at zero. The plan runs from the first count to zero on `due_on`; that day is
    named even where the points go on beyond it.
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
        last=Mark(x_of(last_day), y_of(last_count), grouped(last_count)),
        heights=tuple(Mark(LEFT - 8, y_of(n), grouped(n)) for n in _heights(most)),
        days=tuple(_named(_days(first, due_on, end), x_of)),
    )


def _heights(most: int) -> list[int]:
    """Return 0, the highest count, and its half where that is a whole number."""
    return [0, most // 2, most] if most % 2 == 0 else [0, most]


def _days(first: date, due_on: date, end: date) -> list[date]:
    """Return the first day, the last, and between them the due day or the middle of a long span."""
    span = (end - first).days
    middle = first + (end - first) / 2 if due_on == end else due_on
    near = _APART * span
    apart = near <= (middle - first).days <= span - near
    return [first, middle, end] if span >= 21 and apart else [first, end]


def _named(days: Sequence[date], x_of: Callable[[date], float]) -> Iterator[Mark]:
    """Yield days in words, with their years where there is more than one."""
    form = "%d/%m" if days[0].year == days[-1].year else "%d/%m/%Y"
    for day in days:
        anchor = "start" if day == days[0] else "middle"
        yield Mark(x_of(day), BOTTOM + 26, f"{day:{form}}", anchor)
