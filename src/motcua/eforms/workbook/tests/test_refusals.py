"""What is wrong with a workbook is said with sheet, cell and reason, and nothing of it is taken."""

import ast
import re
import string
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from motcua.eforms.workbook import limits, package, reading
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.problems import Problem, problem
from motcua.eforms.workbook.tests.edited import (
    FORM,
    edited,
    opened,
    refusal,
    repacked,
    saved,
    told,
)
from motcua.eforms.workbook.wording import _words, defect_words, problem_words
from motcua.rules import form_document, form_logic
from motcua.rules.tests.forms import document, field, page


@pytest.mark.parametrize(
    ("sheet", "place", "value", "cell", "code"),
    [
        # what the rows say wrong
        ("survey", "form@3", "khác", "A3", "form_unknown"),
        ("survey", "page@4", "khác", "B4", "page_unknown"),
        ("survey", "page@2", "khác", "B2", "page_differs"),
        ("survey", "id@4", "a", "C4", "id_twice"),
        ("survey", "id@6", "p", "C6", "id_twice"),
        ("survey", "id@8", "a", "C8", "id_twice"),
        ("survey", "options@3", "khác", "Q3", "list_unknown"),
        ("survey", "prefill@2", "account.phone", "O2", "not_here"),
        ("survey", "calculation@3", "1", "N3", "not_here"),
        ("choices", "list_name@4", "khác", "B4", "list_unused"),
        ("parties", "role@2", "owner", "B2", "role_unknown"),
        ("outputs", "template@2", None, "C2", "document"),
        ("examples", "example@2", "hai", "B2", "example_unknown"),
        ("answers", "answer@2", None, "D2", "answer_missing"),
        ("answers", "question@2", "a b", "C2", "bad_question"),
        ("answers", "question@2", "con[2].x", "C2", "row_skipped"),
        ("answers", "question@2", "b", "C3", "answered_twice"),
        ("answers", "answer@2", "json:{", "C2", "bad_json"),
        # cells
        ("survey", "least@4", "một", "V4", "not_whole"),
        ("components", "soft@2", "có lẽ", "J2", "not_yes_or_no"),
        ("settings", "verified@2", "?", "I2", "not_yes_or_no"),
        ("survey", "relevant@7", "${a} == 'b'", "J7", "spelling_expected_value"),
        ("survey", "required@7", "thường", "I7", "spelling_unknown_character"),
        ("survey", "constraint@7", "like(${d}, 'x')", "K7", "spelling_unknown_function"),
        # defects of the document
        ("survey", "type@3", "signature", "D3", "document"),
        ("survey", "id@4", "Họ tên", "C4", "document"),
        ("survey", "label::vi@4", None, "E4", "document"),
        ("survey", "label::vi@2", None, "E2", "document"),
        ("survey", "constraint_message::vi@7", None, "L7", "document"),
        ("survey", "constraint@7", None, "K7", "document"),
        ("survey", "constraint@7", "${d} = 1", "K7", "document"),
        ("survey", "relevant@6", "${b}", "J6", "document"),
        ("survey", "relevant@6", "${không_có} = 1", "J6", "spelling_bad_name"),
        ("survey", "relevant@6", "${khong_co} = 1", "J6", "name_unknown"),
        ("survey", "relevant@6", "${d} = '1'", "J6", "circular"),
        ("survey", "relevant@2", "${d} = '1'", "J2", "circular"),
        ("survey", "relevant@4", "${c}", "J4", "looks_ahead"),
        ("survey", "calculation@8", "${e} + 1", "N8", "circular"),
        ("survey", "unit::vi@3", "con", "Y3", "document"),
        ("survey", "max_length@7", 9000, "U7", "document"),
        ("survey", "options@3", None, "Q3", "document"),
        ("choices", "name@3", "a", "C3", "document"),
        ("choices", "label::vi@3", None, "D3", "document"),
        ("components", "accept@2", "exe", "K2", "document"),
        ("parties", "full_name@2", "${b}", "D2", "document"),
        ("outputs", "value@2", "${khong}", "G2", "name_unknown"),
        ("examples", "today@2", "hôm nay", "C2", "document"),
        ("examples", "complete@2", None, "D2", "document"),
        ("settings", "version@2", 0, "B2", "document"),
        ("settings", "lang@2", "fr", "C2", "document"),
        ("settings", "title::vi@2", None, "D2", "document"),
        ("settings", "subject_title::vi@2", "Cho {ai}", "F2", "document"),
        # headings and formulas
        ("survey", "note@1", "lời dặn", "AO1", "unknown_column"),
        ("survey", "note@1", "width", "AO1", "column_twice"),
        ("survey", "note@1", None, "AO1", "fine"),
        ("survey", "label::vi@3", "=A1", "E3", "formula"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_cell(
    sheet: str, place: str, value: Any, cell: str, code: str
) -> None:
    content = edited({(sheet, place): value})
    if code == "fine":
        assert import_workbook(content) == [FORM]
        return
    where = "answers" if code == "example_unknown" else sheet
    assert (where, cell, code) in told(content)


def test_every_mistake_is_told_at_once() -> None:
    found = told(
        edited({
            ("survey", "type@3"): "signature", ("survey", "least@4"): "một",
            ("settings", "version@2"): 0, ("components", "accept@2"): "exe",
        })
    )  # fmt: skip
    assert {("survey", "D3", "document"), ("survey", "V4", "not_whole"),
            ("settings", "B2", "document"), ("components", "K2", "document")} <= found  # fmt: skip


def test_one_bad_form_keeps_all_out() -> None:
    other = {**document(page("p", field("a"))), "form": "G"}
    content = edited({("survey", "type@3"): "signature"}, forms=[other, FORM])
    assert told(content) == {("survey", "D3", "document")}


def test_cells_may_be_what_a_spreadsheet_makes_of_them() -> None:
    """Numbers typed into text, true for yes, a day as Excel keeps it, no form where there is one."""
    from datetime import datetime

    content = edited({
        ("settings", "verified@2"): False, ("settings", "version@2"): "1",
        ("survey", "least@4"): 1.0, ("examples", "today@2"): datetime(2026, 11, 23),
        ("examples", "complete@2"): False, ("survey", "form@3"): None,
        ("survey", "page@3"): None, ("answers", "answer@3"): "1", ("answers", "answer@4"): True,
    })  # fmt: skip
    assert import_workbook(content) == [FORM]


def test_merged_cells_are_refused() -> None:
    book = opened()
    book["survey"].merge_cells("E3:F3")
    assert ("survey", "E3:F3", "merged") in told(saved(book))


def test_sheets_are_known_needed_and_there_once() -> None:
    book = opened()
    book.create_sheet("bảng nháp")
    del book["settings"]
    assert {("bảng nháp", "", "unknown_sheet"), ("settings", "", "sheet_missing")} == told(
        saved(book)
    )


def test_a_column_without_a_name_is_refused() -> None:
    book = opened()
    book["survey"]["BB3"] = "x"
    assert ("survey", "BB3", "no_heading") in told(saved(book))


def test_a_workbook_without_forms_is_refused() -> None:
    book = opened()
    for name in book.sheetnames:
        book[name].delete_rows(2, 100)
    assert told(saved(book)) == {("settings", "A2", "no_forms")}


def _kind(kind: bytes) -> Any:
    return lambda name, data: (
        data.replace(b"spreadsheetml.sheet.main", kind) if "Content_Types" in name else data
    )


BOMB = b"<x>" + b" " * 300_000_000
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"id,type\na,text\n", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_or_locked"),
        (repacked(more={"xl/vbaProject.bin": b"x"}), "macros"),
        (repacked(_kind(b"ms-excel.sheet.macroEnabled.main")), "macros"),
        (repacked(more={"xl/externalLinks/externalLink1.xml": b"<x/>"}), "external_links"),
        (repacked(more={"xl/embeddings/oleObject1.bin": b"x"}), "active_parts"),
        (repacked(more={"xl/connections.xml": b"<x/>"}), "active_parts"),
        (repacked(more={f"x/{n}": b"" for n in range(600)}), "too_many_parts"),
        (repacked(more={"xl/media/bomb": BOMB}), "too_large_unpacked"),
        (repacked(lambda n, d: None if n == "xl/workbook.xml" else d), "damaged"),
        (repacked(lambda n, d: None if n == "xl/worksheets/sheet1.xml" else d), "damaged"),
        (repacked(lambda n, d: DOCTYPE if n.endswith("sheet1.xml") else d), "declares_entities"),
        (repacked(lambda n, d: d[:-40] if n.endswith("sheet1.xml") else d), "damaged"),
        (repacked(lambda n, d: d.replace(b'r="A1"', b'r="A7"')), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_plain_workbook_is_refused(content: bytes, code: str) -> None:
    assert [p.code for p in refusal(content)] == [code]


def test_a_workbook_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = edited({})
    monkeypatch.setattr(reading, "MAX_CELLS", 50)
    assert [p.code for p in refusal(content)] == ["too_many_cells"]
    monkeypatch.setattr(reading, "MAX_CELLS", limits.MAX_CELLS)
    monkeypatch.setattr(reading, "MAX_ROWS_IN_SHEET", 4)
    assert [p.code for p in refusal(content)] == ["too_many_rows"]
    monkeypatch.setattr(package, "MAX_FILE", 100)
    assert [p.code for p in refusal(content)] == ["too_large"]


def test_problems_are_put_into_words_in_both_languages() -> None:
    [found] = refusal(edited({("survey", "relevant@6"): "${d} = '1'"}))
    assert problem_words(found) == (
        "Trang survey, ô J6: Các điều kiện hỏi vòng quanh nhau: d → d. Xin bỏ một điều kiện."
    )
    with translation.override("en"):
        assert problem_words(found).startswith("Sheet survey, cell J6: ")


# Every code that the package gives, with whatever its words may ask for.
FOLDER = Path(reading.__file__).parent
_CODE = re.compile(r'(?:problem\(|CellRefused\(|refused\(|refuse\([\w\[\]]+, "[^"]+", )"(\w+)"')
CODES = sorted({c for path in FOLDER.glob("*.py") for c in _CODE.findall(path.read_text())})


@pytest.mark.parametrize("code", [c for c in CODES if c != "document"])
def test_every_code_has_words(code: str) -> None:
    names = ("most", "name", "names", "known", "found", "kind", "first", "wanted", "about")
    made: Problem = problem(code, "survey", "A1", **dict.fromkeys(names, "x"))
    assert problem_words(made).startswith("Trang survey, ô A1: ")


def test_the_codes_were_found() -> None:
    assert len(CODES) > 35
    assert set(_words()) <= {*CODES, "form_missing", "form_unknown", "sheet_twice", "unknown_sheet",
                             "column_twice", "unknown_column", "looks_ahead", "name_unknown", "not_here"}  # fmt: skip


def _reasons() -> set[str]:
    """Return every reason that the rules give, with their values as `1`."""
    said = set()
    for module in (form_document, form_logic):
        for path in Path(str(module.__file__)).parent.glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _names_a_reason(node):
                    said.add(_text(node.args[1]))
    return {reason for reason in said if reason}


def _names_a_reason(node: ast.Call) -> bool:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name in {"refuse", "ExpressionRefused", "Defect"} and len(node.args) == 2


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "1" for p in node.values)
        return "".join(map(str, parts))
    return ""


def test_every_defect_of_a_form_has_vietnamese_words() -> None:
    reasons = _reasons()
    assert len(reasons) > 35
    # `1 does not take …` stands for an operator, which has to be one.
    spoken = {re.sub(r"^1 does not take", "eq does not take", reason) for reason in reasons}
    ascii_only = set(string.printable)
    wordless = {r for r in spoken if defect_words(r) == r or set(defect_words(r)) <= ascii_only}
    assert wordless == set()
