"""
Adding, moving and removing rows of a process as it is typed: ways keep leading to their steps.

A way is known by the number it begins with; lines that begin with none are left as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from motcua.desk.process_text import StepTyped

_NUMBER = re.compile(r"\s*(\d{1,2})(?!\d)")


def rearranged(rows: Sequence[StepTyped], act: str) -> list[StepTyped]:
    """Return the rows after "add", "up-3" or "remove-3"; anything else leaves them."""
    name, _dash, place = act.partition("-")
    n = int(place) if place.isdecimal() else -1
    if name == "add":
        return [*rows, StepTyped()]
    if not 0 <= n < len(rows):
        return list(rows)
    if name == "remove":
        return _without(rows, n) or [StepTyped()]
    if name == "up" and n > 0:
        moved = [*rows[: n - 1], rows[n], rows[n - 1], *rows[n + 1 :]]
        return [_renumbered(row, {n: n - 1, n - 1: n}) for row in moved]
    return list(rows)


def written_rows(rows: Sequence[StepTyped]) -> list[StepTyped]:
    """Return the rows without the empty ones; one that a way leads to stays, to be found wrong."""
    kept = list(rows)
    for n in reversed(range(len(kept))):
        if kept[n].is_empty and not any(n in _led_to(row) for row in kept):
            kept = _without(kept, n)
    return kept


def _without(rows: Sequence[StepTyped], n: int) -> list[StepTyped]:
    """Return the rows without one; ways to it go, ways past it lead one less far."""
    places: dict[int, int | None] = {at: at - 1 for at in range(n + 1, len(rows))}
    return [_renumbered(row, places | {n: None}) for at, row in enumerate(rows) if at != n]


def _led_to(row: StepTyped) -> set[int]:
    found = (_NUMBER.match(line) for line in row.ways.splitlines())
    return {int(number[1]) - 1 for number in found if number}


def _renumbered(row: StepTyped, places: dict[int, int | None]) -> StepTyped:
    """Return a row whose ways follow steps to their new places (from 0); None: the way goes."""
    lines = []
    for line in row.ways.splitlines():
        number = _NUMBER.match(line)
        at = int(number[1]) - 1 if number else None
        if number is None or at not in places:
            lines.append(line)
        elif (to := places[at]) is not None:
            lines.append(f"{to + 1}{line[number.end() :]}")
    return replace(row, ways="\n".join(lines))
