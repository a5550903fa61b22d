"""`motcua eform draft-all FOLDER`: every Word form below a folder drafted, with a report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.eforms.making.folder import DraftedFile, draft_files, word_files
from motcua.kit.clock import local_day, now

REPORT = "report.json"


class Command(BaseCommand):
    """Drafts a folder of Word forms; needs no database."""

    help = "Draft every Word form below a folder and in its zips; tell what came of each."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder, where to write, and the day of the examples."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("-o", "--out", type=Path, help="writes <form id>.json and report.json")
        parser.add_argument("--day", type=date.fromisoformat, help="of the examples; today")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 0 even where files were refused: the report lists them."""
        folder, out = options["folder"], options["out"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder", returncode=2)
        if out is not None:
            _make(out)
        today = options["day"] or local_day(now())
        lines = []
        for made in draft_files(word_files(folder), today=today):
            lines.append(made.said())
            if out is not None and made.document is not None:
                _write(out / f"{made.document['form']}.json", made.document)
            if not options["json"]:
                self.stdout.write(_line(made))
        report = {"files": lines, **_sums(lines)}
        if out is not None:
            _write(out / REPORT, report)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self.stdout.write(_last_line(report))


def _sums(lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "drafted": sum(1 for line in lines if "form" in line),
        "refused": sum(1 for line in lines if "refused" in line),
        "seconds": round(sum(line["seconds"] for line in lines), 3),
    }


def _line(made: DraftedFile) -> str:
    said = made.said()
    if made.refused:
        return f"refused  {made.name}: {made.refused}"
    if made.document is None:
        return f"same     {made.name}: as {made.same_as}"
    counts = (
        f"{said['fields']:>3} fields {said['tables']:>2} tables {len(made.doubtful):>2} doubtful"
    )
    return f"drafted  {counts}  {made.purpose:<9}  {made.document['form']}  ({made.name})"


def _last_line(report: dict[str, Any]) -> str:
    return f"{report['drafted']} drafted, {report['refused']} refused, {report['seconds']:.2f} s"


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"cannot write into {out}: {error.strerror}", returncode=2) from error


def _write(path: Path, value: dict[str, Any]) -> None:
    try:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror}", returncode=2) from error
