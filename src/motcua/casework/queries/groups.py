"""The groups of a worklist: ranges of lane and moment, so that counting them is a range scan."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.casework.models import Lane
from motcua.kit.clock import VN

SOON_DAYS = 3


class Group(StrEnum):
    """Where a case stands against its date, in the order of the list."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    UNDATED = "undated"
    READY = "ready"


@dataclass(frozen=True)
class Range:
    """A lane, and the moments between which its cases are sorted; `before` is exclusive."""

    lane: Lane
    since: datetime | None = None
    before: datetime | None = None


def range_of(group: Group, at: datetime) -> Range:
    """
    Return which cases make up a group at a moment.

    The whole minute in which a case is due is still in time; soon is the next three days.
    """
    minute = at.replace(second=0, microsecond=0)
    tomorrow = _midnight_after(at, 1)
    after_soon = _midnight_after(at, 1 + SOON_DAYS)
    match group:
        case Group.OVERDUE:
            return Range(Lane.DATED, before=minute)
        case Group.TODAY:
            return Range(Lane.DATED, since=minute, before=tomorrow)
        case Group.SOON:
            return Range(Lane.DATED, since=tomorrow, before=after_soon)
        case Group.LATER:
            return Range(Lane.DATED, since=after_soon)
        case Group.WAITING:
            return Range(Lane.WAITING)
        case Group.UNDATED:
            return Range(Lane.UNDATED)
        case Group.READY:
            return Range(Lane.READY)


def group_of(lane: int, sort_at: datetime, at: datetime) -> Group:
    """Return the group of an open case at a moment."""
    for group in Group:
        held = range_of(group, at)
        is_late_enough = held.since is None or sort_at >= held.since
        is_early_enough = held.before is None or sort_at < held.before
        if held.lane == lane and is_late_enough and is_early_enough:
            return group
    raise ValueError(f"no group holds lane {lane}")


def _midnight_after(at: datetime, days: int) -> datetime:
    local = at.astimezone(VN) + timedelta(days=days)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
