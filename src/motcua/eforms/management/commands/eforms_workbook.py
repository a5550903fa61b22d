"""`motcua eform workbook export | import | check`: forms as one Excel file, and back."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from motcua.eforms.models import FormProject, FormRelease
from motcua.eforms.operations.import_documents import import_documents
from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.limits import MAX_FILE
from motcua.eforms.workbook.problems import CannotExport, WorkbookRefused
from motcua.eforms.workbook.wording import problem_words
from motcua.kit.clock import now

_ACTOR = "system:workbook-import"


class Command(BaseCommand):
    """Write forms into one .xlsx, read them back, or say what is wrong with a file."""

    help = "Write forms into one .xlsx, read them back, or say what is wrong with a file."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the three acts."""
        acts = parser.add_subparsers(dest="act", required=True)
        export = acts.add_parser("export", help="forms in the making, else as last published")
        export.add_argument("--form", action="append", default=[], help="its id; may be repeated")
        export.add_argument("-o", "--output", type=Path, required=True)
        for act, about in (
            ("import", "every form of the file becomes a step of its making; nothing is published"),
            ("check", "say what is wrong; needs no database"),
        ):
            known = acts.add_parser(act, help=about)
            known.add_argument("file", type=Path)
            known.add_argument("--language", choices=["vi", "en"], default="vi")
        for known in acts.choices.values():
            known.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 0 when it was done, 1 when refused, 2 when there is no such file or form."""
        if options["act"] == "export":
            self._export(options)
            return
        documents = self._read(options)
        if options["act"] == "check":
            self._tell(options, {"forms": [d["form"] for d in documents]})
            return
        done = import_documents(documents=documents, actor=_ACTOR, at=now())
        self._tell(options, {"begun": done.begun, "changed": done.changed,
                             "unchanged": done.unchanged})  # fmt: skip

    def _export(self, options: dict[str, Any]) -> None:
        documents = working_documents()
        wanted = options["form"] or sorted(documents)
        missing = [name for name in wanted if name not in documents]
        if missing or not wanted:
            self._fail(2, f"no such form: {', '.join(missing) or 'there is none at all'}")
        try:
            content = export_workbook([documents[name] for name in wanted])
        except CannotExport as reason:
            self._fail(1, str(reason))
        _write_whole(options["output"], content)
        self._tell(options, {"forms": wanted, "file": [str(options["output"])]})

    def _read(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        try:
            with options["file"].open("rb") as file:
                content = file.read(MAX_FILE + 1)
            return import_workbook(content)
        except OSError as error:
            self._fail(2, f"{options['file']}: {error.strerror}")
        except WorkbookRefused as refused:
            with translation.override(options["language"]):
                words = [problem_words(problem) for problem in refused.problems]
            if options["json"]:
                problems = [
                    {"sheet": p.sheet, "cell": p.cell, "code": p.code, "reason": reason}
                    for p, reason in zip(refused.problems, words, strict=True)
                ]
                self.stdout.write(json.dumps({"problems": problems}, ensure_ascii=False))
            self._fail(1, "\n".join(words))

    def _tell(self, options: dict[str, Any], done: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(done, ensure_ascii=False))
            return
        for name, items in done.items():
            self.stdout.write(f"{name:10} {len(items):>5}  {', '.join(items[:20])}")

    def _fail(self, status: int, words: str) -> NoReturn:
        self.stderr.write(words)
        sys.exit(status)


def working_documents() -> dict[str, dict[str, Any]]:
    """Return every form as it is being made; as last published where nobody makes it. By id."""
    published = FormRelease.objects.order_by("form_id", "version").values_list(
        "form_id", "document"
    )
    making = FormProject.objects.filter(document__isnull=False).values_list("form_id", "document")
    return {**dict(published), **dict(making)}


def _write_whole(path: Path, content: bytes) -> None:
    """Write the file, or leave the one before it as it was."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".xlsx", delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
