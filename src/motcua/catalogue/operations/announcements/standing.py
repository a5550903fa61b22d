"""What every act on an announcement shares: the lock, the errors, the journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.catalogue.events import NationalRecordsLetGo
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import State
from motcua.journal.operations import record
from motcua.kit.events import announce


class AnnouncementNotFound(Exception):
    """There is no such announcement."""


class AnnouncementNotInState(Exception):
    """The announcement has gone on, or has not come so far."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class EditedMeanwhile(Exception):
    """Somebody saved another edit since the page was opened."""


def lock(announcement_id: int, *states: State, revision: int | None = None) -> Announcement:
    """
    Return the announcement under a lock, in one of the states. One query.

    :param revision: the edit that the page showed; None where it does not matter
    :raises AnnouncementNotFound: see there
    :raises AnnouncementNotInState: see there
    :raises EditedMeanwhile: see there
    """
    found = Announcement.objects.select_for_update().filter(pk=announcement_id).first()
    if found is None:
        raise AnnouncementNotFound(announcement_id)
    if found.state not in states:
        raise AnnouncementNotInState(found.state)
    if revision is not None and revision != found.revision:
        raise EditedMeanwhile(found.revision)
    return found


def one_at_a_time() -> None:
    """Wait for any other signing or publishing, and for an import: they meet on the same codes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue:import'))")


def journal(tag: str, announcement: Announcement, *, actor: str, at: datetime, **data: Any) -> None:
    """Write the act into the journal: ids, codes, numbers and days only."""
    record(
        tag=tag,
        subject=announcement.subject,
        at=at,
        actor=actor,
        basis=announcement.number,
        data={"revision": announcement.revision, **data},
    )


def let_go(items: Iterable[AnnouncementItem], *, at: datetime) -> None:
    """Say that the national records which these items followed wait again."""
    ids = tuple(item.national_record_id for item in items if item.national_record_id)
    if ids:
        announce(NationalRecordsLetGo(ids, at))
