"""Forms leave the database as one workbook and come back as forms in the making, or not at all."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from motcua.eforms.models import FormProject
from motcua.eforms.operations import publish_release
from motcua.eforms.operations.import_documents import import_documents
from motcua.eforms.tests.factories import NOW, SMALL
from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.tests.edited import edited
from motcua.journal.models import JournalEntry
from motcua.rules.tests.forms import document, field, page

pytestmark = pytest.mark.django_db

OTHER = {**document(page("p", field("a"))), "form": "Khac"}


def run(*words: str, capsys: Any) -> tuple[int, dict[str, Any]]:
    """Run the command with --json; return its exit status and what it told."""
    status = 0
    try:
        call_command("eforms_workbook", *words, "--json")
    except SystemExit as ended:
        status = int(str(ended.code))
    out = capsys.readouterr().out
    return status, json.loads(out) if out.strip() else {}


def test_what_was_exported_is_imported_and_changes_nothing_twice(
    tmp_path: Path, capsys: Any
) -> None:
    publish_release(document=SMALL, actor="test", at=NOW)
    import_documents(documents=[OTHER], actor="test", at=NOW)
    file = tmp_path / "forms.xlsx"
    status, told = run("export", "-o", str(file), capsys=capsys)
    assert (status, told["forms"]) == (0, ["F", "Khac"])
    assert import_workbook(file.read_bytes()) == [SMALL, OTHER]

    status, told = run("import", str(file), capsys=capsys)
    assert (status, told) == (0, {"begun": ["F"], "changed": [], "unchanged": ["Khac"]})
    status, told = run("import", str(file), capsys=capsys)
    assert told == {"begun": [], "changed": [], "unchanged": ["F", "Khac"]}
    assert FormProject.objects.get(form_id="F").document == SMALL
    tags = JournalEntry.objects.filter(tag="eforms:project:import").count()
    assert tags == 2  # OTHER at first, F from the workbook


def test_a_changed_form_becomes_the_next_step_of_its_making() -> None:
    import_documents(documents=[OTHER], actor="test", at=NOW)
    changed = deepcopy(OTHER)
    changed["title"]["vi"] = "Tên mới"
    done = import_documents(documents=[changed], actor="test", at=NOW)
    project = FormProject.objects.get(form_id="Khac")
    assert (done.changed, project.step, project.title) == (("Khac",), 2, "Tên mới")


def test_a_workbook_with_one_mistake_changes_nothing(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "forms.xlsx"
    file.write_bytes(edited({("survey", "type@3"): "signature"}, forms=[OTHER, SMALL]))
    status, told = run("import", str(file), capsys=capsys)
    assert status == 1
    [problem] = told["problems"]
    assert (problem["sheet"], problem["cell"]) == ("survey", "D3")
    assert "signature" in problem["reason"]
    assert not FormProject.objects.exists()


def test_one_form_may_be_exported_and_one_that_is_not_there_is_told(
    tmp_path: Path, capsys: Any
) -> None:
    import_documents(documents=[OTHER], actor="test", at=NOW)
    file = tmp_path / "one.xlsx"
    assert run("export", "--form", "Khac", "-o", str(file), capsys=capsys)[0] == 0
    assert file.read_bytes() == export_workbook([OTHER])
    assert run("export", "--form", "G", "-o", str(tmp_path / "no.xlsx"), capsys=capsys)[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["one.xlsx"]


def test_checking_touches_no_database(
    tmp_path: Path, capsys: Any, django_assert_num_queries: Any
) -> None:
    file = tmp_path / "forms.xlsx"
    file.write_bytes(export_workbook([OTHER]))
    with django_assert_num_queries(0, connection=connection):
        assert run("check", str(file), capsys=capsys) == (0, {"forms": ["Khac"]})
    assert run("check", str(tmp_path / "none.xlsx"), capsys=capsys)[0] == 2
