"""Noting which procedures can be filed through the National Public Service Portal."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import PortalIntegration, Procedure
from motcua.catalogue.operations.levels.declare import SourceMissing
from motcua.catalogue.tags import INTEGRATION_RECORDED
from motcua.journal.operations import record


@transaction.atomic
def record_integration(
    *,
    procedure: Procedure,
    is_integrated: bool,
    held_from: date,
    source: str,
    actor: str,
    recorded_at: datetime,
    is_assumed: bool = False,
) -> PortalIntegration:
    """Note that a procedure is, or is no longer, on the national portal. Raises `SourceMissing`."""
    return record_integrations(
        procedures=[procedure.pk], is_integrated=is_integrated, held_from=held_from,
        source=source, actor=actor, recorded_at=recorded_at, is_assumed=is_assumed,
    )[0]  # fmt: skip


@transaction.atomic
def record_integrations(
    *,
    procedures: Iterable[int],
    is_integrated: bool,
    held_from: date,
    source: str,
    actor: str,
    recorded_at: datetime,
    is_assumed: bool = False,
) -> list[PortalIntegration]:
    """
    Note the same of a whole list, by ids, under one entry of the journal.

    :raises SourceMissing: nothing says where it is stated
    """
    if not source.strip():
        raise SourceMissing
    rows = [
        PortalIntegration(
            procedure_id=pk, is_integrated=is_integrated, held_from=held_from,
            recorded_at=recorded_at, source=source.strip(), is_assumed=is_assumed, actor=actor,
        )
        for pk in procedures
    ]  # fmt: skip
    written = PortalIntegration.objects.bulk_create(rows, batch_size=5_000)
    record(
        tag=INTEGRATION_RECORDED, subject="catalogue:integration", at=recorded_at, actor=actor,
        unit="", data={"integrated": is_integrated, "procedures": len(rows)},
    )  # fmt: skip
    return written
