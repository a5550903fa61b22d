"""`workbook`: 500 forms in one workbook, out and in again; and a form of 300 questions."""

import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from motcua.eforms.operations.import_documents import import_documents
from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.kit.clock import now
from motcua.project.bench.setting import Setting, say
from motcua.project.cli import ground
from motcua.rules.form_document import parse_document

FORMS = 500
MOST_FIELDS = 300

T = TypeVar("T")


def run(setting: Setting) -> dict[str, Any]:
    """Measure on copies of the shipped forms, which are as large as real ones; one process."""
    documents = [*copies(ground.place().root / "demo/lam-giang/forms", FORMS)]
    fields = sum(len(page["fields"]) for form in documents for page in form["pages"])
    say(f"{FORMS} forms, {fields} questions")
    content, export_seconds = timed(lambda: export_workbook(documents))
    read, import_seconds = timed(lambda: import_workbook(content))
    _, keep_seconds = timed(
        lambda: import_documents(documents=read, actor="system:bench", at=now())
    )
    large = largest()
    small, one_export = timed(lambda: export_workbook([large]))
    _, one_import = timed(lambda: import_workbook(small))
    _, one_parse = timed(lambda: parse_document(large))
    return {
        "bench": "workbook", "forms": FORMS, "questions": fields,
        "megabytes": round(len(content) / 1e6, 1), "same_after": read == documents,
        "export_seconds": export_seconds, "read_seconds": import_seconds,
        "keep_seconds": keep_seconds, "import_seconds": round(import_seconds + keep_seconds, 2),
        "large_form_questions": MOST_FIELDS, "large_form_export_seconds": one_export,
        "large_form_import_seconds": one_import, "large_form_parse_seconds": one_parse,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "errors": 0 if read == documents else 1,
    }  # fmt: skip


def timed(act: Callable[[], T]) -> tuple[T, float]:
    """Return what an act returns, and the seconds it took."""
    begun = time.perf_counter()
    result = act()
    return result, round(time.perf_counter() - begun, 2)


def copies(folder: Path, count: int) -> Iterator[dict[str, Any]]:
    """Yield copies of the folder's forms in turn, each under an id of its own."""
    shipped = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    for number in range(count):
        form = shipped[number % len(shipped)]
        yield {**form, "form": f"{form['form']}-{number:03}"}


def largest() -> dict[str, Any]:
    """Return a form of as many questions as a form may have, each with a condition."""
    pages = [
        {
            "id": f"p{number}",
            "title": {"vi": f"Trang {number}"},
            "fields": [_question(number, index) for index in range(30)],
        }
        for number in range(MOST_FIELDS // 30)
    ]
    return {
        "form": "lon-nhat", "version": 1, "law": [], "verified": False, "lang": ["vi"],
        "title": {"vi": "Biểu mẫu lớn nhất"}, "subject_title": {"vi": "Biểu mẫu lớn nhất"},
        "pages": pages,
    }  # fmt: skip


def _question(page: int, index: int) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "id": f"c{page}_{index}", "type": "text", "label": {"vi": f"Câu hỏi {page}.{index}"},
        "hint": {"vi": "Viết như trên giấy tờ"},
    }  # fmt: skip
    if page:
        asked["when"] = {"eq": [f"$c{page - 1}_{index}", "có"]}
    return asked
