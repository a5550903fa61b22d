"""Signing an announcement, by which its text is frozen; and revoking it before its day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.catalogue.announcing.deadlines import province_calendar_id
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import State
from motcua.catalogue.operations.announcements.checking import refuse_open_problems
from motcua.catalogue.operations.announcements.drafting import ReasonMissing
from motcua.catalogue.operations.announcements.standing import (
    journal,
    let_go,
    lock,
    one_at_a_time,
)
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import differences, parts_of
from motcua.catalogue.tags import ANNOUNCEMENT_CLOSED, ANNOUNCEMENT_SIGNED
from motcua.kit.clock import local_day


class SignerDraftedIt(Exception):
    """Nobody signs what they drafted themselves."""


class SignedInTheFuture(Exception):
    """The decision's date has not come yet."""


class NumberMissing(Exception):
    """A signed decision has a number."""


class NumberTaken(Exception):
    """The issuer has given this number on that day already."""


@transaction.atomic
def sign_announcement(
    *,
    announcement_id: int,
    revision: int,
    number: str,
    signed_on: date,
    actor: str,
    at: datetime,
) -> Announcement:
    """
    Sign what was checked: number, date, and from now on nothing of its text changes.

    Everything is checked once more under the lock, with the day of signing known.

    :raises NumberMissing: see there
    :raises SignedInTheFuture: see there
    :raises SignerDraftedIt: see there
    :raises NotSound: something is wrong, or became so since it was checked
    :raises NumberTaken: see there
    """
    one_at_a_time()
    announcement = lock(announcement_id, State.CHECKED, revision=revision)
    if not number.strip():
        raise NumberMissing
    if signed_on > local_day(at):
        raise SignedInTheFuture(signed_on)
    if announcement.drafted_by == actor:
        raise SignerDraftedIt
    wrong = find_problems(announcement, signed_on=signed_on)
    refuse_open_problems(tuple(problem for problem in wrong if problem.stops_signing))
    _freeze_items(announcement)
    announcement.state, announcement.number = State.SIGNED, number.strip()
    announcement.signed_by, announcement.signed_at = actor, at
    announcement.signed_on = signed_on
    announcement.calendar_id = province_calendar_id()
    try:
        with transaction.atomic():
            announcement.save()
    except IntegrityError as taken:
        if "an_announcement_is_numbered_once" not in str(taken):
            raise
        raise NumberTaken(number) from taken
    journal(ANNOUNCEMENT_SIGNED, announcement, actor=actor, at=at,
            signed_on=signed_on.isoformat(), effective_on=str(announcement.effective_on),
            codes=[item.code for item in announcement.items.all()])  # fmt: skip
    return announcement


def _freeze_items(announcement: Announcement) -> None:
    """Write down what each item changes and on which day it stands."""
    items = list(announcement.items.select_related("base"))
    for item in items:
        item.parts = [str(part) for part in _parts(item)]
        item.stands_on = announcement.effective_on
    AnnouncementItem.objects.bulk_update(items, ["parts", "stands_on"])


def _parts(item: AnnouncementItem) -> tuple[str, ...]:
    if item.content is None:
        return ()
    empty = ProcedureContent(code=item.code, name="", field="", text_state="full")
    before = from_json(item.base.content) if item.base else empty
    return parts_of(differences(before, from_json(item.content)))


@transaction.atomic
def revoke_announcement(*, announcement_id: int, reason: str, actor: str, at: datetime) -> None:
    """
    Take a signed announcement back before its day; its text stays readable.

    :raises AnnouncementNotInState: it has taken effect: only another announcement changes that
    :raises ReasonMissing: see there
    """
    one_at_a_time()
    announcement = lock(announcement_id, State.SIGNED)
    if not reason.strip():
        raise ReasonMissing
    announcement.items.update(stands_on=None)
    announcement.state = State.REVOKED
    announcement.closed_by, announcement.closed_at = actor, at
    announcement.closing_reason = reason.strip()
    announcement.save(update_fields=["state", "closed_by", "closed_at", "closing_reason"])
    let_go(announcement.items.all(), at=at)
    journal(ANNOUNCEMENT_CLOSED, announcement, actor=actor, at=at, how="revoked")
