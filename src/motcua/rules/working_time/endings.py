"""
Early, on time or late: how a dossier that has ended counts in published figures.

On time and late are those of the national indicator 2.1 (QĐ 766/QĐ-TTg): an end no later than the
appointment, pauses taken out. Early is our reading, for no text defines the hour: an end on a
calendar day before the day of the appointment.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Ending(StrEnum):
    """How it counts; without a due date it counts as none of the others, and never as good."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    UNDATED = "undated"


def ending_of(
    *, ended_at: datetime, standing_since: datetime | None, due_at: datetime | None, zone: ZoneInfo
) -> Ending:
    """
    Return how an end counts; moments are aware.

    `due_at` is the date without any re-appointment; None: there is none. Judged at the end, or at
    the pause that was never lifted; the whole minute in which it is due is still in time.
    """
    if due_at is None:
        return Ending.UNDATED
    judged = min(ended_at, standing_since or ended_at)
    if judged >= due_at + timedelta(minutes=1):
        return Ending.LATE
    early = judged.astimezone(zone).date() < due_at.astimezone(zone).date()
    return Ending.EARLY if early else Ending.ON_TIME
