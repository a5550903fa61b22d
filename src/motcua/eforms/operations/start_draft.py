"""Beginning to fill in a form; no account is needed."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.eforms.access import digest, new_key
from motcua.eforms.models import Draft
from motcua.eforms.releases import latest_release_id


@dataclass(frozen=True)
class StartedDraft:
    """A new draft. The key is told this once and belongs into a signed cookie."""

    draft_id: UUID
    release_id: int
    key: str = field(repr=False)


def start_draft(
    *,
    form_id: str,
    procedure_code: str,
    agency_id: int,
    at: datetime,
    account_id: int | None = None,
    form_version: int | None = None,
) -> StartedDraft:
    """
    Begin a draft on the release in force, or on the version that the service pins. Two statements.

    :raises releases.FormNotPublished: there is no such release
    """
    release_id = latest_release_id(form_id=form_id, version=form_version)
    key = new_key()
    draft = Draft.objects.create(
        key_digest=digest(key), release_id=release_id, procedure_code=procedure_code,
        agency_id=agency_id, account_id=account_id, started_at=at, last_activity_at=at,
    )  # fmt: skip
    return StartedDraft(draft.pk, release_id, key)
