"""Taking a file in, in one transaction: whatever is good, and a reason for whatever is not."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from motcua.catalogue.models import ImportRun
from motcua.catalogue.operations.held import hold_back
from motcua.catalogue.operations.levels.refresh import refresh_levels, services_of
from motcua.catalogue.operations.report import Report
from motcua.catalogue.operations.versions import (
    Judged,
    Verdict,
    VersionWriter,
    find_kept,
    find_present,
    judge,
)
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.lines import Line
from motcua.catalogue.reading.marks import marks_of
from motcua.catalogue.reading.refusals import Reason, Refusal
from motcua.catalogue.search import index
from motcua.catalogue.tags import IMPORTED
from motcua.journal.operations import record

BATCH = 500
Reader = Callable[[bytes], ProcedureContent]
Numbered = tuple[int, ProcedureContent]


@transaction.atomic
def take_lines(
    lines: Iterable[Line],
    *,
    read: Reader,
    source: str,
    path: Path,
    sha256: str,
    day: date,
    at: datetime,
    actor: str,
    assumed: Callable[[str], Sequence[str]] = lambda _code: (),
) -> Report:
    """
    Take every good line and return the report; `day` is the first on which new versions hold.

    One import at a time: another waits for this one. Nothing is kept of an import that dies.
    `assumed` gives for a code the marks of what was assumed of it (`marks.ASSUMED`).
    """
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue:import'))")
    report = Report(file_name=path.name, sha256=sha256)
    run = _begin(report, source, at, actor)
    writer = VersionWriter(run=run, day=day, assumed=assumed)
    written = _take(_readable(lines, read, report), report, source, writer)
    index.rebuild(codes=written)
    if written:
        refresh_levels(services=services_of(codes=written), at=at)
    report.seconds = time.perf_counter() - began
    _end(run, report)
    return report


def _take(
    contents: Iterator[Numbered], report: Report, source: str, writer: VersionWriter
) -> list[str]:
    """Write what is new or changed, count the rest, and return the codes written."""
    present, kept = find_present(), find_kept()
    written: list[str] = []
    batch: list[Judged] = []
    held: list[Judged] = []
    seen = 0
    for _line, content in contents:
        was = present.get(content.code)
        seen += was is not None and not was.has_ended
        one = judge(content, was, source, kept)
        _count(report, one.verdict)
        if one.verdict is Verdict.HELD:
            held.append(one)
        elif one.verdict is not Verdict.UNCHANGED:
            batch.append(one)
            written.append(content.code)
        if len(batch) == BATCH:
            writer.write(batch)
            batch = []
    writer.write(batch)
    if held and writer.run is not None:
        hold_back(held, run=writer.run)
    report.absent = sum(not was.has_ended for was in present.values()) - seen
    return written


def _count(report: Report, verdict: Verdict) -> None:
    match verdict:
        case Verdict.NEW:
            report.taken += 1
        case Verdict.UNCHANGED:
            report.unchanged += 1
        case Verdict.CHANGED:
            report.changed += 1
        case Verdict.COMPLETED:
            report.changed += 1
            report.completed += 1
        case Verdict.HELD:
            report.held += 1


def _readable(lines: Iterable[Line], read: Reader, report: Report) -> Iterator[Numbered]:
    """Yield the contents of the lines that can be read, each code once; refuse the others."""
    first_lines: dict[str, int] = {}
    for line in lines:
        try:
            content = _read(line, read)
        except Refusal as refusal:
            report.refuse(line.number, refusal.code, refusal.reason, refusal.detail)
            continue
        earlier = first_lines.setdefault(content.code, line.number)
        if earlier != line.number:
            report.refuse(line.number, content.code, Reason.DUPLICATE, str(earlier))
            continue
        report.mark(line.number, marks_of(content))
        yield line.number, content


def _read(line: Line, read: Reader) -> ProcedureContent:
    if line.file_is_broken:
        raise Refusal(Reason.FILE_BROKEN)
    if line.data is None:
        raise Refusal(Reason.TOO_LONG)
    return read(line.data)


def _begin(report: Report, source: str, at: datetime, actor: str) -> ImportRun:
    return ImportRun.objects.create(
        source=source,
        file_name=report.file_name[:300],
        sha256=report.sha256,
        at=at,
        actor=actor,
        seconds=0,
        taken=0,
        unchanged=0,
        changed=0,
        refused=0,
        report={},
    )


def _end(run: ImportRun, report: Report) -> None:
    counts = ("taken", "unchanged", "changed", "refused", "seconds")
    for name in counts:
        setattr(run, name, getattr(report, name))
    run.report = report.as_json()
    run.save(update_fields=[*counts, "report"])
    record(
        tag=IMPORTED,
        subject=f"catalogue_import:{run.pk}",
        at=run.at,
        actor=run.actor,
        data={
            "source": run.source,
            "sha256": run.sha256,
            **{name: getattr(report, name) for name in counts[:4]},
        },
    )
