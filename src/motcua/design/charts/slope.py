"""Slopes: each thing as a line from where it was to where it is, labels apart from each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.design.charts.scale import share

TOP, APART, SIDE = 40.0, 20.0, 22.0
HEIGHT = 420.0


@dataclass(frozen=True)
class Slope:
    """
    One thing. `before`, `now`: None where there is no value; then a word stands on that side.

    `broken`: the two may not be compared, the line is dashed. `words_before`, `words_now` are
    printed beside the ends.
    """

    words_before: str
    words_now: str
    before: float | None
    now: float | None
    broken: bool = False


@dataclass(frozen=True)
class SlopeDrawn:
    """One thing as drawn; empty places: nothing is drawn on that side."""

    words_before: str
    words_now: str
    y_before: str
    y_now: str
    label_before: str
    label_now: str
    look: str


@dataclass(frozen=True)
class Slopes:
    """The whole drawing; lengths across are per cent, down pixels."""

    id: str
    title: str
    says: str
    before: str
    now: str
    left: str
    right: str
    height: str
    rows: tuple[SlopeDrawn, ...]


def slopes(
    *, id: str, title: str, says: str, before: str, now: str, rows: Sequence[Slope]
) -> Slopes:
    """Return the drawing; one scale for all, from the least to the greatest value."""
    known = [value for row in rows for value in (row.before, row.now) if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    height = max(HEIGHT, TOP + APART * len(rows) + SIDE)
    foot = height - SIDE

    def down(value: float | None) -> float | None:
        if value is None:
            return None
        return foot - (foot - TOP) * (value - low) / ((high - low) or 1.0)

    ends = [(down(row.before), down(row.now)) for row in rows]
    labels = tuple(
        apart([end[side] for end in ends], room=(TOP, foot), least=APART) for side in (0, 1)
    )
    drawn = tuple(
        SlopeDrawn(
            row.words_before if end[0] is not None else "",
            row.words_now if end[1] is not None else "",
            _at(end[0]), _at(end[1]), _at(labels[0][n]), _at(labels[1][n]), _look(row),
        )
        for n, (row, end) in enumerate(zip(rows, ends, strict=True))
    )  # fmt: skip
    return Slopes(
        id, title, says, before, now, share(27, 100), share(73, 100), f"{height:.0f}", drawn
    )


def apart(
    places: Sequence[float | None], *, room: tuple[float, float], least: float
) -> list[float | None]:
    """
    Return places moved so that any two lie `least` apart, in their order, within the room.

    None stays None. Where the room is too small for that, they share it evenly. Each stays as near
    to where it was as its neighbours above let it, then all are pushed up from the foot.
    """
    top, foot = room
    order = sorted(
        (n for n, place in enumerate(places) if place is not None),
        key=lambda n: (places[n] or 0.0, n),
    )
    if not order:
        return list(places)
    step = min(least, (foot - top) / max(1, len(order) - 1))
    moved: list[float] = []
    for n in order:
        wanted = max(top, places[n] or 0.0)
        moved.append(max(wanted, moved[-1] + step) if moved else wanted)
    limit = foot
    for last in range(len(moved) - 1, -1, -1):
        moved[last] = min(moved[last], limit)
        limit = moved[last] - step
    found = list(places)
    for n, place in zip(order, moved, strict=True):
        found[n] = place
    return found


def _look(row: Slope) -> str:
    if row.broken:
        return "broken"
    if row.before is None or row.now is None:
        return "single"
    return "down" if row.now < row.before else "up"


def _at(place: float | None) -> str:
    return "" if place is None else f"{place:.1f}"
