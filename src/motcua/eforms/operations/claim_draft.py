"""Moving a draft that was begun without an account into one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.eforms.access import Opener, get_draft
from motcua.eforms.models import Draft


@transaction.atomic
def claim_draft(*, draft_id: UUID, opener: Opener, at: datetime) -> Draft:
    """
    Give a draft to the opener's account; from now on only the account opens it, on any device.

    Does nothing when it is theirs already. One SELECT, and one UPDATE when it changes hands.

    :raises access.DraftNotFound: it is somebody else's, or the key is missing
    :raises access.DraftSubmitted: it has become a dossier
    """
    if opener.account_id is None:
        raise ValueError("a draft is claimed by an account")
    draft = get_draft(draft_id=draft_id, opener=opener, at=at, lock=True)
    if draft.account_id is None:
        draft.account_id = opener.account_id
        draft.last_activity_at = max(at, draft.last_activity_at)
        draft.save(update_fields=["account", "last_activity_at"])
    return draft
