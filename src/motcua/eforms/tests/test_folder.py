"""A folder of Word forms is drafted as a whole, and what cannot be drafted is told."""

import json
import zipfile
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.word_forms import a_word_form

from motcua.eforms.making.folder import draft_files, word_files
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.form_document import compile_form, parse_document

DAY = date(2026, 11, 2)


@pytest.fixture
def folder(tmp_path):
    """Return two forms, one of them in a zip, a copy, a damaged file and what is no form."""
    made = tmp_path / "forms"
    (made / "sub").mkdir(parents=True)
    (made / "a.docx").write_bytes(a_word_form())
    (made / "sub" / "damaged.docx").write_bytes(b"no zip at all")
    (made / "sub" / "notes.txt").write_text("no Word file")
    (made / "~$a.docx").write_bytes(b"a lock of the word processor")
    with zipfile.ZipFile(made / "more.zip", "w") as archive:
        archive.writestr("in/b.docx", a_word_form("ĐƠN XIN KHÁC"))
        archive.writestr("in/copy.docx", (made / "a.docx").read_bytes())
        archive.writestr("__MACOSX/in/b.docx", b"x")
    (made / "broken.zip").write_bytes(b"PK\x03\x04 cut off")
    return made


def _drafted(folder):
    return {made.name: made for made in draft_files(word_files(folder), today=DAY)}


def test_every_word_file_below_the_folder_and_in_its_zips_is_told_of(folder):
    made = _drafted(folder)
    assert list(made) == [
        "a.docx", "broken.zip", "more.zip/in/b.docx", "more.zip/in/copy.docx", "sub/damaged.docx",
    ]  # fmt: skip
    assert made["more.zip/in/copy.docx"].same_as == "a.docx"
    assert made["sub/damaged.docx"].refused == "not a Word file, or damaged"
    assert made["broken.zip"].refused


def test_each_document_runs_and_names_its_file(folder):
    for made in _drafted(folder).values():
        if made.document is None:
            continue
        form = compile_form(parse_document(made.document), vocabularies())
        assert form.document.word.sha256 == made.sha256
        assert form.document.word.name == made.name.rpartition("/")[2]
        assert len(form.document.examples) == 2


def test_forms_of_one_title_get_ids_of_their_own_and_always_the_same(folder):
    (folder / "c.docx").write_bytes(a_word_form() + b"\0")
    first, again = _drafted(folder), _drafted(folder)
    forms = {name: made.document["form"] for name, made in first.items() if made.document}
    assert forms["a.docx"] == "don-xin-thu"
    assert len(set(forms.values())) == len(forms)
    assert [m.document for m in first.values()] == [m.document for m in again.values()]


def test_the_command_writes_the_documents_and_a_report(folder, tmp_path):
    out, said = tmp_path / "out", StringIO()
    call_command("eforms_draft_all", str(folder), "-o", str(out), "--json", stdout=said)
    report = json.loads((out / "report.json").read_text())
    assert (report["drafted"], report["refused"]) == (2, 2)
    assert json.loads(said.getvalue()) == report
    line = next(line for line in report["files"] if line["file"] == "a.docx")
    assert (line["purpose"], line["tables"]) == ("applicant", 1)
    assert json.loads((out / f"{line['form']}.json").read_text())["form"] == line["form"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="is no folder"):
        call_command("eforms_draft_all", str(tmp_path / "nowhere"))
