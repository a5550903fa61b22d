"""A form comes out of a workbook as it went in: every key, every letter."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from motcua.eforms.workbook.answers import Questions, put_answer, spell_answers
from motcua.eforms.workbook.columns import SHEETS
from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.leaving import Leaving, add_document
from motcua.eforms.workbook.problems import CannotExport
from motcua.eforms.workbook.tests.generated import IDS, JSON, NASTY, TEXTS, documents
from motcua.eforms.workbook.texts import escaped, guarded, unescaped, unguarded
from motcua.rules.form_document import DocumentRefused, parse_document
from motcua.rules.tests.forms import document, field, page

FORMS = sorted((Path(django_settings.ROOT) / "demo/lam-giang/forms").glob("*.json"))
# Shrinking a whole document takes minutes and says little more than the document itself.
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip


def shipped() -> list[dict[str, Any]]:
    """Return the three forms of the demo province."""
    return [json.loads(path.read_text()) for path in FORMS]


@given(documents())
@SLOW
def test_every_document_comes_back_as_it_was(made: dict[str, Any]) -> None:
    parse_document(made)
    content = export_workbook([made])
    back = import_workbook(content)
    assert json.dumps(back, sort_keys=True) == json.dumps([made], sort_keys=True)
    assert export_workbook(back) == content


def test_export_import_export_of_the_shipped_forms_is_identical() -> None:
    content = export_workbook(shipped())
    back = import_workbook(content)
    assert back == shipped()
    assert export_workbook(back) == content


def test_the_order_of_keys_changes_no_byte() -> None:
    """A document kept as jsonb comes back with its keys in another order."""
    kept = json.loads(json.dumps(shipped(), sort_keys=True))
    assert export_workbook(kept) == export_workbook(shipped())


def test_another_program_may_save_the_file() -> None:
    """openpyxl writes shared strings and drops what it does not know, as other programs do."""
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(shipped())))
    saved = io.BytesIO()
    book.save(saved)
    assert import_workbook(saved.getvalue()) == shipped()


def test_two_ways_of_writing_one_thing_become_one() -> None:
    """An argument in a list of its own, empty lists and false where it is the rule: no difference."""
    written = document(
        page("p", field("a", "yes_no", soft=False), field("b", suggestions=[])),
        page("q", field("c"), when={"not": [{"present": ["$a"]}]}),
        papers=[], derive=[], examples=[],
    )  # fmt: skip
    [back] = import_workbook(export_workbook([written]))
    assert parse_document(back) == parse_document(written)
    assert back["pages"][1]["when"] == {"not": {"present": "$a"}}


def test_equal_lists_are_written_once_and_read_for_each_question() -> None:
    form = document(
        page("p", field("a", "choice"), field("b", "choice"), field("c", "multi_choice"))
    )
    leaving = Leaving()
    add_document(leaving, form)
    assert len(leaving.rows["choices"]) == 3
    assert import_workbook(export_workbook([form])) == [form]


def test_no_text_becomes_a_formula() -> None:
    """=, +, - and @ at the head of a text are for no spreadsheet to reckon with."""
    nasty = [text for text in NASTY if text.strip()]
    form = document(page("p", *[field(f"f{n}") for n in range(len(nasty))]))
    for asked, text in zip(form["pages"][0]["fields"], nasty, strict=True):
        asked["label"] = {"vi": text}
    content = export_workbook([form])
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert str(cell.value)[0] not in "=+-@\t\r＝＋－＠", cell
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name)
    assert import_workbook(content) == [form]


def test_the_sheets_are_pleasant_to_work_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(shipped())))
    assert book.sheetnames == [*(s.name for s in SHEETS), "Hướng dẫn"]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [c.value for c in page[1]] == [c.name for c in sheet.columns]
        assert page.freeze_panes and page.freeze_panes.endswith("2")
        assert all(cell.comment is not None and cell.comment.text for cell in page[1])
        assert not page.merged_cells.ranges
    guide = {(row[0].value, row[1].value) for row in book["Hướng dẫn"].iter_rows()}
    assert {(s.name, c.name) for s in SHEETS for c in s.columns} <= guide
    lists = [v.formula1 for v in book["survey"].data_validations.dataValidation]
    assert any("person_name" in formula for formula in lists)


def test_a_form_stands_in_a_workbook_once() -> None:
    form = document(page("p", field("a")))
    with pytest.raises(CannotExport, match="twice"):
        export_workbook([form, form])


def test_what_no_workbook_can_hold_is_not_exported() -> None:
    checks = [{"that": {"eq": ["$a", "x" * 33_000]}, "say": {"vi": "S"}}]
    with pytest.raises(CannotExport, match="32767"):
        export_workbook([document(page("p", field("a", checks=checks)))])
    spoilt = document(page("p", field("a", hint={"vi": "a\x00"})))
    with pytest.raises(CannotExport, match="cannot be kept"):
        export_workbook([spoilt])
    with pytest.raises(DocumentRefused):
        export_workbook([document()])


def test_a_key_without_a_column_is_not_lost_in_silence() -> None:
    """When the form document learns a new key, the workbook must learn it too."""
    for form in (
        document(page("p", field("a", colour="red"))),
        document(page("p", field("a"), mood={"vi": "good"})),
        document(page("p", field("a")), tempo=3),
    ):
        with pytest.raises(CannotExport, match="no column for"):
            add_document(Leaving(), form)


@given(st.dictionaries(IDS | TEXTS, JSON, max_size=5), st.dictionaries(IDS, IDS, max_size=2))
@settings(max_examples=200, deadline=None)
def test_answers_of_any_kind_come_back(answers: dict[str, Any], types: dict[str, str]) -> None:
    kinds = ["integer", "yes_no", "multi_choice", "text", "address", "year", "number"]
    questions = Questions({name: kinds[len(kind) % len(kinds)] for name, kind in types.items()})
    back: dict[str, Any] = {}
    for question, cell in spell_answers(answers, questions):
        put_answer(back, question, cell, questions)
    assert json.dumps(back, sort_keys=True) == json.dumps(answers, sort_keys=True)


def test_answers_are_readable() -> None:
    [khai_sinh] = [form for form in shipped() if form["form"] == "khai-sinh"]
    leaving = Leaving()
    add_document(leaving, khai_sinh)
    assert not [row for row in leaving.rows["answers"] if str(row["answer"]).startswith("json:")]
    rows = {row["question"]: row["answer"] for row in leaving.rows["answers"]}
    assert rows["nyc_noi_cu_tru.commune"] == "Xã Đồng Sen"


@given(st.text())
@settings(max_examples=300)
def test_guarding_and_escaping_lose_nothing(text: str) -> None:
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    assert unguarded(unescaped(escaped(guarded(text)))) == text
