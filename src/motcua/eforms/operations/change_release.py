"""Going over to a form's newer release with a draft, or staying; nobody is moved without asking."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.eforms.access import Opener, get_draft
from motcua.eforms.models import Draft
from motcua.eforms.offering import NotOffered, Offer, offer_of
from motcua.eforms.releases import form_of
from motcua.journal import tags
from motcua.journal.operations import record

CHANGED = tags.declare("eforms:draft:change_release", "Chuyển bản nháp sang bản mới của biểu mẫu")


@dataclass(frozen=True)
class ChangedRelease:
    """A draft gone over, and what was offered. `offer` None: it stood there already."""

    draft: Draft
    offer: Offer | None


@transaction.atomic
def accept_release(
    *, draft_id: UUID, release_id: int, opener: Opener, at: datetime
) -> ChangedRelease:
    """
    Move a draft to the newer release that was shown. Accepting twice is accepting once.

    What counted is kept as it is; pages to be looked at again are done no longer. What was typed
    and did not pass stays where its page still is.

    :raises access.DraftNotFound: and DraftSubmitted
    :raises offering.NotOffered: it is not newer, not of this form, or not safe (any more)
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    if draft.release_id == release_id:
        return ChangedRelease(draft, None)
    offer = offer_of(draft=draft, newest_id=release_id, at=at, declined_too=True)
    if offer is None:
        raise NotOffered(release_id)
    pages = {page.id for page in form_of(release_id=release_id).pages}
    before = draft.release_id
    draft.release_id = release_id
    draft.answers = dict(offer.rebased.answers)
    draft.saved_pages = {p: v for p, v in draft.saved_pages.items() if p in offer.rebased.seen}
    draft.typed = {page: typed for page, typed in draft.typed.items() if page in pages}
    draft.declined_release_id = None
    draft.version += 1
    draft.last_activity_at = max(at, draft.last_activity_at)
    draft.save(update_fields=["release", "answers", "saved_pages", "typed", "declined_release",
                              "version", "last_activity_at"])  # fmt: skip
    record(tag=CHANGED, subject=f"draft:{draft.pk}", at=at, actor=_actor(opener, draft),
           data={"from": before, "to": release_id})  # fmt: skip
    return ChangedRelease(draft, offer)


@transaction.atomic
def decline_release(*, draft_id: UUID, release_id: int, opener: Opener, at: datetime) -> None:
    """
    Stay on the release one began with; this newer one is offered no more, a later one will be.

    :raises access.DraftNotFound: and DraftSubmitted
    :raises offering.NotOffered: the draft's form has no such newer release
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    if draft.declined_release_id == release_id or draft.release_id == release_id:
        return
    if offer_of(draft=draft, newest_id=release_id, at=at) is None:
        raise NotOffered(release_id)
    draft.declined_release_id = release_id
    draft.last_activity_at = max(at, draft.last_activity_at)
    draft.save(update_fields=["declined_release", "last_activity_at"])


def _actor(opener: Opener, draft: Draft) -> str:
    return f"account:{opener.account_id}" if draft.account_id else "system:draft-key"
