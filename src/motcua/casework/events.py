"""What casework announces; acts on a case need no event, for their caller knows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class StopProposed:
    """A supplement was not answered in time; an officer may now stop the case. It goes on."""

    case_id: int
    waiting_until: datetime
    at: datetime


@dataclass(frozen=True)
class DueDateMoved:
    """A due date was reckoned anew: a changed calendar, or a limit confirmed. None: no date."""

    case_id: int
    before: datetime | None
    after: datetime | None
    reason: str
    at: datetime


@dataclass(frozen=True)
class ProcessPublished:
    """A version of a process is published; new cases follow it from now on."""

    code: str
    version: int
    at: datetime
