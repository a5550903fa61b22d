"""Noting on which day an announcement was entered into the national database."""

from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import Announcement
from motcua.catalogue.models.announcements import State
from motcua.catalogue.operations.announcements.standing import journal, lock
from motcua.catalogue.tags import ANNOUNCEMENT_ENTERED
from motcua.kit.clock import local_day


class EntryDayNotPossible(Exception):
    """The day lies before the signing or has not come yet."""


@transaction.atomic
def record_entry(
    *, announcement_id: int, entered_on: date, actor: str, at: datetime
) -> Announcement:
    """
    Note the day of entry; noted wrongly, it is noted again.

    :raises EntryDayNotPossible: see there
    """
    announcement = lock(announcement_id, State.SIGNED, State.PUBLISHED)
    assert announcement.signed_on is not None
    if not announcement.signed_on <= entered_on <= local_day(at):
        raise EntryDayNotPossible(entered_on)
    if announcement.entered_on == entered_on:
        return announcement
    announcement.entered_on, announcement.entered_by = entered_on, actor
    announcement.save(update_fields=["entered_on", "entered_by"])
    journal(ANNOUNCEMENT_ENTERED, announcement, actor=actor, at=at, on=entered_on.isoformat())
    return announcement
