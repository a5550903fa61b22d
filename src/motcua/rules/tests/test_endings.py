"""Early, on time, late: worked cases an official can check."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from motcua.rules.working_time.endings import Ending, ending_of

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


@pytest.mark.parametrize(
    ("ended", "stands", "ending"),
    [
        ("2026-03-04T23:59", None, Ending.EARLY),
        ("2026-03-05T00:00", None, Ending.ON_TIME),  # the day of the appointment
        ("2026-03-05T17:00:59", None, Ending.ON_TIME),  # the whole minute
        ("2026-03-05T17:01", None, Ending.LATE),
        ("2026-03-07T10:00", None, Ending.LATE),  # a Saturday is its own day
        ("2026-03-20T10:00", "2026-03-04T10:00", Ending.EARLY),  # judged when it stood
        ("2026-03-20T10:00", "2026-03-06T10:00", Ending.LATE),
    ],
)
def test_a_dossier_promised_for_thursday_five_o_clock(
    ended: str, stands: str | None, ending: Ending
) -> None:
    standing = at(stands) if stands else None
    due = at("2026-03-05T17:00")
    assert ending_of(ended_at=at(ended), standing_since=standing, due_at=due, zone=VN) is ending


def test_without_a_promise_it_is_neither_good_nor_late() -> None:
    ended = at("2026-03-05T17:00")
    ending = ending_of(ended_at=ended, standing_since=None, due_at=None, zone=VN)
    assert ending is Ending.UNDATED
