"""Importing the national catalogue's file."""

from datetime import date, datetime
from pathlib import Path

from motcua.catalogue.models import ImportRun
from motcua.catalogue.operations.report import Report
from motcua.catalogue.operations.take_file import take_lines
from motcua.catalogue.reading.lines import read_lines, sha256_of
from motcua.catalogue.reading.national import read_record
from motcua.kit.clock import local_day


class VersionsBeginInTheFuture(Exception):
    """The file was to take effect on a day that has not come."""


def import_catalogue(
    *, path: Path, at: datetime, actor: str, valid_from: date | None = None
) -> Report:
    """
    Take in a file of national records (JSON lines, perhaps gzipped), and return the report.

    New and changed records become versions that hold from `valid_from` (None: the day of `at`).
    A second run changes nothing. Good records are taken whatever stands beside them.

    :raises OSError: the file cannot be opened
    :raises VersionsBeginInTheFuture: see there
    """
    day = valid_from or local_day(at)
    if day > local_day(at):
        raise VersionsBeginInTheFuture(str(day))
    return take_lines(
        read_lines(path),
        read=read_record,
        source=ImportRun.Source.NATIONAL,
        path=path,
        sha256=sha256_of(path),
        day=day,
        at=at,
        actor=actor,
    )
