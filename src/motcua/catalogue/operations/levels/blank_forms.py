"""Blank forms that people can download from a procedure's page."""

from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import BlankForm, Procedure
from motcua.catalogue.operations.levels.refresh import refresh_levels, services_of
from motcua.catalogue.tags import BLANK_FORM_ATTACHED, BLANK_FORM_REMOVED
from motcua.documents.models import StoredFile
from motcua.journal.operations import record
from motcua.kit.clock import local_day


@transaction.atomic
def attach_blank_form(
    *,
    procedure: Procedure,
    file: StoredFile,
    name: str,
    valid_from: date,
    actor: str,
    at: datetime,
    basis: str = "",
) -> BlankForm:
    """Offer a stored file as a blank form of a procedure, and reckon its services anew."""
    form, is_new = BlankForm.objects.get_or_create(
        procedure=procedure, file=file, valid_to=None,
        defaults={
            "name": name.strip(), "file_name": file.name, "basis": basis.strip(),
            "valid_from": valid_from, "attached_by": actor, "attached_at": at,
        },
    )  # fmt: skip
    if is_new:
        _tell(BLANK_FORM_ATTACHED, form, actor, at)
    return form


@transaction.atomic
def remove_blank_form(*, form: BlankForm, actor: str, at: datetime) -> None:
    """Offer a blank form no longer, from today on; the row and the file stay."""
    locked = BlankForm.objects.select_for_update().get(pk=form.pk)
    if locked.valid_to is not None:
        return
    locked.valid_to = max(local_day(at), locked.valid_from)
    locked.save(update_fields=["valid_to"])
    _tell(BLANK_FORM_REMOVED, locked, actor, at)


def _tell(tag: str, form: BlankForm, actor: str, at: datetime) -> None:
    code = form.procedure.code
    refresh_levels(services=services_of(codes=[code]), at=at)
    record(
        tag=tag, subject=f"procedure:{code}", at=at, actor=actor, unit="",
        data={"blank_form": form.pk, "file": str(form.file_id)},
    )  # fmt: skip
