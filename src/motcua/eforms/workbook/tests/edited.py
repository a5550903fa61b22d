"""Workbooks spoilt on purpose: by hand, as a clerk might, and inside, as an attacker might."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.problems import Problem, WorkbookRefused
from motcua.rules.tests.forms import document, field, page

# survey: row 2 page p, 3 a, 4 b, 5 c, 6 page q, 7 d, 8 calculate e. choices: rows 2 to 4.
FORM = document(
    page("p", field("a", "choice"), field("b", "integer", least=1), field("c", "yes_no")),
    page("q", field("d", when={"eq": ["$a", "b"]},
                    checks=[{"that": {"ne": ["$d", "x"]}, "say": {"vi": "Không được."}}])),
    derive=[{"id": "e", "as": {"add": ["$b", 1]}}],
    papers=[{"id": "g", "title": {"vi": "Giấy"}}],
    parties={"applicant": {"full_name": "$d"}},
    outputs=[{"id": "o", "template": "t.typ", "title": {"vi": "T"}, "map": {"x": "$d"}}],
    examples=[{"name": "một", "today": "2026-11-23", "answers": {"a": "a", "b": 1, "c": True},
               "expect": {"complete": False}}],
)  # fmt: skip


def edited(cells: Mapping[tuple[str, str], Any], forms: Any = None) -> bytes:
    """Return the form's workbook with cells, by sheet and column name and row, changed."""
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(forms or [FORM])))
    for (sheet, place), value in cells.items():
        column, _, row = place.rpartition("@")
        names = [c.value for c in book[sheet][1]]
        book[sheet].cell(int(row), names.index(column) + 1).value = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened() -> openpyxl.Workbook:
    """Return the form's workbook, open for changes."""
    return openpyxl.load_workbook(io.BytesIO(export_workbook([FORM])))


def repacked(
    change: Callable[[str, bytes], bytes | None] | None = None,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the workbook with parts changed, left out (None) or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(export_workbook([FORM]))) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in made.namelist():
            data = change(name, made.read(name)) if change else made.read(name)
            if data is not None:
                packed.writestr(name, data)
        for name, data in (more or {}).items():
            packed.writestr(name, data)
    return out.getvalue()


def refusal(content: bytes) -> list[Problem]:
    """Return why a workbook is refused; fails when it is not."""
    try:
        import_workbook(content)
    except WorkbookRefused as refused:
        assert refused.problems
        return list(refused.problems)
    raise AssertionError("it was taken")


def told(content: bytes) -> set[tuple[str, str, str]]:
    """Return sheet, cell and code of every problem."""
    return {(p.sheet, p.cell, p.code) for p in refusal(content)}
