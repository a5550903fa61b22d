"""Announcements as tests make them: a calendar, two stewards, a leader, and short acts."""

from datetime import date, datetime
from typing import Any

from motcua.casework.operations import calendars
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements import checking, drafting, signing
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.tests.records import MONDAY
from motcua.kit.clock import VN

HOURS = ["7:30-11:30", "13:00-17:00"]
WEEK = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []]
STEWARD, OTHER_STEWARD, LEADER = "account:11", "account:12", "account:13"
EFFECT = date(2026, 11, 16)
"""Two weeks after MONDAY."""


def at(day: int, month: int = 11) -> datetime:
    """Return 9 o'clock of a day of 2026."""
    return datetime(2026, month, day, 9, 0, tzinfo=VN)


def enter_calendar() -> None:
    """Enter office hours and the year 2026."""
    calendars.set_office_hours(
        week=WEEK, valid_from=date(2021, 1, 1), actor=STEWARD, at=MONDAY, basis="thử"
    )
    calendars.propose_year(year=2026, actor=STEWARD, at=MONDAY)


def head(**more: Any) -> drafting.Head:
    """Return the head of a decision in order."""
    values: dict[str, Any] = {
        "title": "Công bố thủ tục lĩnh vực hộ tịch",
        "issuer": "UBND tỉnh Lam Giang",
        "effective_on": EFFECT,
        "legal_in_force_on": EFFECT,
    }
    return drafting.Head(**values | more)


def draft(**more: Any) -> Announcement:
    """Begin a draft."""
    return drafting.draft_announcement(head=head(**more), actor=STEWARD, at=MONDAY)


def add(
    announcement: Announcement,
    code: str,
    kind: ItemKind = ItemKind.AMENDED,
    content: ProcedureContent | None = None,
    **more: Any,
) -> AnnouncementItem:
    """Add a procedure, with a document behind it."""
    return drafting.add_item(
        announcement_id=announcement.pk, kind=kind, code=code, content=content, actor=STEWARD,
        at=MONDAY, legal_document="12/2026/NĐ-CP", **more,
    )  # fmt: skip


def check(announcement: Announcement, actor: str = OTHER_STEWARD) -> Announcement:
    """Check it as it stands now."""
    announcement.refresh_from_db()
    return checking.check_announcement(
        announcement_id=announcement.pk, revision=announcement.revision, actor=actor, at=MONDAY
    )


def sign(
    announcement: Announcement, *, number: str = "77/QĐ-UBND", on: date | None = None, **more: Any
) -> Announcement:
    """Sign what is checked."""
    values = {"actor": LEADER, "at": at(3), **more}
    return signing.sign_announcement(
        announcement_id=announcement.pk, revision=announcement.revision, number=number,
        signed_on=on or date(2026, 11, 3), **values,
    )  # fmt: skip


def acknowledge_all(announcement: Announcement) -> None:
    """Acknowledge every doubt that is open."""
    for problem in find_problems(announcement):
        if problem.is_doubt and problem.is_open and problem.item_id:
            checking.acknowledge(item_id=problem.item_id, key=problem.key, actor=STEWARD, at=MONDAY)
