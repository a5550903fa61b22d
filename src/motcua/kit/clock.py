"""The one time zone and the one clock. Only edges (views, jobs, commands) read it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present moment, aware, in UTC. For edges only: below them time is an argument."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """Return the same moment in Vietnamese time. `moment` must be aware."""
    return moment.astimezone(VN)


def local_day(moment: datetime) -> date:
    """Return the Vietnamese calendar day on which an aware moment falls."""
    return moment.astimezone(VN).date()
