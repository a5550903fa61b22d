"""Removing drafts: thrown away by their owner, or forgotten for a month."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.eforms.access import KEPT_DAYS, Opener, get_draft
from motcua.eforms.events import DraftFilesReleased
from motcua.eforms.models import Draft, DraftFile
from motcua.kit.events import announce

BATCH = 500


@transaction.atomic
def discard_draft(*, draft_id: UUID, opener: Opener, at: datetime) -> None:
    """
    Remove a draft with everything in it.

    :raises access.DraftNotFound: and DraftSubmitted
    """
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    _remove([draft.pk])


def prune_expired(*, at: datetime) -> int:
    """
    Remove every draft without activity for a month, in batches; return how many.

    A submitted one goes too: its answers and files are the dossier's now, and a second copy of
    personal data serves nobody.
    """
    before, removed = at - timedelta(days=KEPT_DAYS), 0
    while batch := _expired(before):
        removed += len(batch)
    return removed


@transaction.atomic
def _expired(before: datetime) -> list[UUID]:
    expired = Draft.objects.select_for_update(skip_locked=True).filter(last_activity_at__lte=before)
    batch = list(expired.values_list("pk", flat=True)[:BATCH])
    if batch:
        _remove(batch)
    return batch


def _remove(draft_ids: list[UUID]) -> None:
    files = DraftFile.objects.filter(
        draft_id__in=draft_ids, draft__submitted_reference__isnull=True
    )
    released = tuple(files.values_list("file_id", flat=True))
    Draft.objects.filter(pk__in=draft_ids).delete()
    if released:
        announce(DraftFilesReleased(released))
