"""Beginning to fill in a form; no account is needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.eforms.access import digest, new_key
from motcua.eforms.models import Draft
from motcua.eforms.releases import form_of, latest_release_id
from motcua.rules.form_document.field_types import FieldType


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
    presets: Mapping[str, str] | None = None,
) -> StartedDraft:
    """
    Begin a draft on the release in force, or on the version that the service pins. Two statements.

    `presets` are choices that the applicant made before, by field id. They are shown as chosen
    on their pages, which are asked all the same; what the form does not offer is left out.

    :raises releases.FormNotPublished: there is no such release
    """
    release_id = latest_release_id(form_id=form_id, version=form_version)
    key = new_key()
    draft = Draft.objects.create(
        key_digest=digest(key), release_id=release_id, procedure_code=procedure_code,
        agency_id=agency_id, account_id=account_id, started_at=at, last_activity_at=at,
        answers=_offered(release_id, presets) if presets else {},
    )  # fmt: skip
    return StartedDraft(draft.pk, release_id, key)


def _offered(release_id: int, presets: Mapping[str, str]) -> dict[str, str]:
    """Return the presets that are options of a question asked once."""
    fields = (
        field
        for page in form_of(release_id=release_id).document.pages
        for field in page.fields
        if page.repeat is None and field.type == FieldType.CHOICE
    )
    return {
        field.id: presets[field.id]
        for field in fields
        if presets.get(field.id) in {option.value for option in field.options}
    }
