"""Uploading, taking and withdrawing the table of a year."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max

from motcua.accounts.models import Account
from motcua.documents.content import XLSX
from motcua.documents.operations import FileTooLarge, store_file
from motcua.journal.operations import record
from motcua.papi.frozen import freeze
from motcua.papi.models import UploadedYear
from motcua.papi.queries.panel import held_panel
from motcua.papi.tags import TAKEN, UPLOADED, WITHDRAWN
from motcua.papi.workbook import read_workbook
from motcua.rules.papi.defects import Defect

MOST_BYTES = 8_000_000


class TableRefused(Exception):
    """The workbook holds no table that may be taken; `defects` say why, `refuses` first."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        super().__init__(", ".join(one.kind for one in defects))
        self.defects = tuple(sorted(defects, key=lambda one: not one.refuses))


class SourceMissing(Exception):
    """Nobody said where the table was published."""


class ReasonMissing(Exception):
    """A table is withdrawn only with a reason."""


class NotWaiting(Exception):
    """The table was taken or withdrawn already."""


@transaction.atomic
def upload_table(
    *,
    content: bytes,
    name: str,
    year: int | None,
    source: str,
    by: Account,
    at: datetime,
) -> UploadedYear:
    """
    Read a workbook and keep it with its table, waiting to be taken. `year` None: from its names.

    :raises SourceMissing, TableRefused: see there
    :raises workbook.NotAWorkbook: the file is no xlsx that can be opened
    :raises documents.operations.FileTooLarge, EmptyFile, UnacceptedType: see there
    """
    if not source.strip():
        raise SourceMissing
    if len(content) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    panel = held_panel()
    reading = read_workbook(panel, content, year=year, name=name)
    if reading.table is None or not reading.accepted:
        raise TableRefused(reading.defects)
    file = store_file(
        content=content, name=name, uploaded_by=by.actor, at=at, max_bytes=MOST_BYTES,
        accepted=(XLSX,),
    )  # fmt: skip
    # Two at once would take the same number.
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {UploadedYear._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    of_year = UploadedYear.objects.filter(year=reading.table.year)
    number = (of_year.aggregate(most=Max("number"))["most"] or 0) + 1
    uploaded = UploadedYear.objects.create(
        year=reading.table.year, number=number, source=source.strip(), file=file,
        table=freeze(reading.table), marks=[[one.vi, one.en] for one in reading.defects],
        uploaded_by=by, uploaded_at=at,
    )  # fmt: skip
    _tell(UPLOADED, uploaded, by, at, {"sha256": file.sha256, "marks": len(reading.defects)})
    return uploaded


@transaction.atomic
def take_table(*, uploaded: UploadedYear, by: Account, at: datetime) -> UploadedYear:
    """
    Let an uploaded table count from now on. Taking it again does nothing.

    :raises NotWaiting: it was withdrawn
    """
    locked = UploadedYear.objects.select_for_update().get(pk=uploaded.pk)
    if locked.withdrawn_at is not None:
        raise NotWaiting(locked.pk)
    if locked.taken_at is None:
        locked.taken_by, locked.taken_at = by, at
        locked.save(update_fields=["taken_by", "taken_at"])
        _tell(TAKEN, locked, by, at, {})
    return locked


@transaction.atomic
def withdraw_table(*, uploaded: UploadedYear, reason: str, by: Account, at: datetime) -> None:
    """
    Withdraw a table, taken or waiting: what counted before it counts again.

    :raises ReasonMissing: see there
    :raises NotWaiting: it was withdrawn already
    """
    if not reason.strip():
        raise ReasonMissing
    locked = UploadedYear.objects.select_for_update().get(pk=uploaded.pk)
    if locked.withdrawn_at is not None:
        raise NotWaiting(locked.pk)
    locked.withdrawn_by, locked.withdrawn_at = by, at
    locked.withdrawal_reason = reason.strip()[:300]
    locked.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawal_reason"])
    _tell(WITHDRAWN, locked, by, at, {})


def _tell(
    tag: str, uploaded: UploadedYear, by: Account, at: datetime, data: dict[str, object]
) -> None:
    about = {"year": uploaded.year, "number": uploaded.number}
    record(tag=tag, subject=str(uploaded), at=at, actor=by.actor, data=about | data)
