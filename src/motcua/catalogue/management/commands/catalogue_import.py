"""`motcua catalogue import FILE`: takes in the national catalogue."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.catalogue.operations.import_catalogue import (
    VersionsBeginInTheFuture,
    import_catalogue,
)
from motcua.catalogue.operations.report import Report, words_of
from motcua.kit.clock import now

_LINES_PRINTED = 20


class Command(BaseCommand):
    """Import a file of national records: new, changed and unchanged, and every refused line."""

    help = "Import a file of national records (JSON lines, plain or gzipped)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file, the day of effect and --json."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--valid-from", type=date.fromisoformat, help="YYYY-MM-DD, not later than today"
        )
        parser.add_argument("--language", choices=["vi", "en"], default="vi")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 0 when all was taken, 1 when a line was refused, 2 when there is no file."""
        try:
            report = import_catalogue(
                path=options["file"],
                at=now(),
                actor="system:catalogue-import",
                valid_from=options["valid_from"],
            )
        except (OSError, VersionsBeginInTheFuture) as wrong:
            sys.stderr.write(f"{type(wrong).__name__}: {wrong}\n")
            sys.exit(2)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines_of(report, options["language"])))
        if report.refused:
            sys.exit(1)


def lines_of(report: Report, language: str) -> list[str]:
    """Return the report as lines for a person."""
    vi = language == "vi"
    counts = [
        ("Đưa mới" if vi else "taken", report.taken),
        ("Không đổi" if vi else "unchanged", report.unchanged),
        ("Thay đổi" if vi else "changed", report.changed),
        (
            "  trong đó chỉ thêm nội dung đầy đủ" if vi else "  of these only completed",
            report.completed,
        ),
        ("Giữ lại chờ quyết định" if vi else "held back for a decision", report.held),
        ("Từ chối" if vi else "refused", report.refused),
        ("Không có trong tệp này" if vi else "absent from this file", report.absent),
    ]
    width = max(len(label) for label, _ in counts)
    lines = [f"{label:<{width}}  {count:>7,}" for label, count in counts]
    lines += _refusals(report, language) + _marks(report, language)
    return [*lines, f"{report.seconds:.1f} s · {report.file_name} · sha256 {report.sha256[:16]}…"]


def _refusals(report: Report, language: str) -> list[str]:
    row = "Dòng {}: {} {} {}" if language == "vi" else "Line {}: {} {} {}"
    lines = [
        row.format(
            r.line, words_of(r.reason, language), r.detail, r.code and f"({r.code})"
        ).rstrip()
        for r in report.refusals[:_LINES_PRINTED]
    ]
    return [*lines, "…"] if report.refused > _LINES_PRINTED else lines


def _marks(report: Report, language: str) -> list[str]:
    head = "Nhận nhưng ghi dấu" if language == "vi" else "Taken with a mark"
    return [
        f"{head}: {words_of(mark, language)}: {count:,}"
        for mark, count in report.marks.most_common()
    ]
