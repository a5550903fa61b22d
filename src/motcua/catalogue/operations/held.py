"""Holding back national records that would change what something of ours hangs on."""

from collections.abc import Sequence
from typing import Any

from motcua.catalogue.events import NationalRecordsHeld
from motcua.catalogue.models import (
    AnnouncementItem,
    ImportRun,
    NationalRecord,
    ProcedureVersion,
)
from motcua.catalogue.operations.versions import Judged
from motcua.catalogue.reading.content import as_json
from motcua.kit.events import announce


def hold_back(held: Sequence[Judged], *, run: ImportRun) -> None:
    """Keep the records beside our versions, and announce them. Up to two queries a record."""
    present = {one.present.version_id: one for one in held if one.present}
    versions = ProcedureVersion.objects.in_bulk(present)
    records = NationalRecord.objects.bulk_create(
        NationalRecord(
            procedure_id=version.procedure_id,
            run=run,
            version=version,
            base=base_of(version),
            content=as_json(present[version_id].content),
            digest=present[version_id].digest,
            held_at=run.at,
        )
        for version_id, version in versions.items()
    )
    announce(NationalRecordsHeld(tuple(record.pk for record in records), run.at))


def base_of(version: ProcedureVersion) -> dict[str, Any]:
    """
    Return the national text from which our version came.

    That is the record that its announcement followed; else the last version taken from a file;
    a procedure that began with an announcement of ours has none but its own text.
    """
    if version.announced_by_id is None:
        return dict(version.content)
    followed = AnnouncementItem.objects.filter(
        versions__procedure_id=version.procedure_id, national_record__isnull=False
    ).select_related("national_record")
    item = followed.order_by("-id").first()
    if item is not None and item.national_record is not None:
        return dict(item.national_record.content)
    imported = ProcedureVersion.objects.filter(
        procedure_id=version.procedure_id, taken_from__isnull=False
    ).order_by("-number")
    last = imported.first()
    return dict(last.content if last else version.content)
