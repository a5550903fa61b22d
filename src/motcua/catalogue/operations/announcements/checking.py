"""Checking a draft: what is wrong must be mended, what is doubtful acknowledged."""

from datetime import datetime

from django.db import transaction

from motcua.catalogue.announcing.kinds import Problem
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import State
from motcua.catalogue.operations.announcements.drafting import ItemNotFound, ReasonMissing
from motcua.catalogue.operations.announcements.standing import journal, lock
from motcua.catalogue.tags import (
    ANNOUNCEMENT_CHECKED,
    ANNOUNCEMENT_RETURNED,
    DOUBT_ACKNOWLEDGED,
)


class NotSound(Exception):
    """Something is wrong with the announcement, or a doubt was not acknowledged."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.key for problem in problems))
        self.problems = problems


class CheckerDraftedIt(Exception):
    """Whoever drafted an announcement does not check it: four eyes before it is signed."""


class NothingToAcknowledge(Exception):
    """There is no such doubt any more."""


@transaction.atomic
def acknowledge(*, item_id: int, key: str, actor: str, at: datetime) -> None:
    """
    Say that a doubt about an item is right as it is; what it is about is kept beside.

    :raises NothingToAcknowledge: see there
    """
    item = AnnouncementItem.objects.filter(pk=item_id).first()
    if item is None:
        raise ItemNotFound(item_id)
    announcement = lock(item.announcement_id, State.DRAFT, State.CHECKED)
    problems = find_problems(announcement)
    doubt = next((p for p in problems if p.item_id == item_id and p.key == key), None)
    if doubt is None or not doubt.is_doubt:
        raise NothingToAcknowledge(key)
    item.acknowledged = {
        **item.acknowledged,
        key: {"detail": doubt.detail, "count": doubt.count},
    }
    item.acknowledged_by = actor
    item.save(update_fields=["acknowledged", "acknowledged_by"])
    journal(DOUBT_ACKNOWLEDGED, announcement, actor=actor, at=at, code=item.code,
            doubt=key, count=doubt.count)  # fmt: skip


@transaction.atomic
def check_announcement(
    *, announcement_id: int, revision: int, actor: str, at: datetime
) -> Announcement:
    """
    Pass a draft on to be signed. Errors: see `standing.lock`.

    :raises CheckerDraftedIt: see there
    :raises NotSound: something is open; all of it is told
    """
    announcement = lock(announcement_id, State.DRAFT, revision=revision)
    if announcement.drafted_by == actor:
        raise CheckerDraftedIt
    refuse_open_problems(find_problems(announcement))
    announcement.state = State.CHECKED
    announcement.checked_by, announcement.checked_at = actor, at
    announcement.save(update_fields=["state", "checked_by", "checked_at"])
    journal(ANNOUNCEMENT_CHECKED, announcement, actor=actor, at=at)
    return announcement


@transaction.atomic
def return_to_draft(*, announcement_id: int, reason: str, actor: str, at: datetime) -> None:
    """
    Give a checked announcement back to be edited; the reason goes to its note.

    :raises ReasonMissing: see there
    """
    announcement = lock(announcement_id, State.CHECKED)
    if not reason.strip():
        raise ReasonMissing
    announcement.state = State.DRAFT
    announcement.checked_by, announcement.checked_at = "", None
    announcement.note = "\n".join(filter(None, (announcement.note, reason.strip())))
    announcement.revision += 1
    announcement.save()
    journal(ANNOUNCEMENT_RETURNED, announcement, actor=actor, at=at)


def refuse_open_problems(problems: tuple[Problem, ...]) -> None:
    """
    Let only a sound announcement through.

    :raises NotSound: something is open
    """
    if still_open := tuple(problem for problem in problems if problem.is_open):
        raise NotSound(still_open)
