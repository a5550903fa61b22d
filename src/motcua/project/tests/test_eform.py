"""`./motcua eform draft`, as it is started."""

import json

from motcua.eforms.word import office_program
from motcua.eforms.word.tests.documents import with_lines


def _run(capsys, *arguments: str) -> tuple[int, str, str]:
    from motcua.project.cli.main import main

    status = main(["eform", "draft", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_json_carries_title_fields_and_tables(tmp_path, capsys):
    path = tmp_path / "form.docx"
    with_lines("Họ và tên: ..........").save(path)
    status, out, _ = _run(capsys, str(path), "--json")
    said = json.loads(out)
    assert (status, said["title"], said["tables"]) == (0, "ĐƠN XIN THỬ", [])
    assert {"id", "label", "type", "kind", "confidence", "place", "blank"} == set(said["fields"][0])


def test_a_page_for_people_names_every_field(tmp_path, capsys):
    path = tmp_path / "form.docx"
    with_lines("Họ và tên: ..........", "Email: .........").save(path)
    _, out, _ = _run(capsys, str(path))
    assert "Họ và tên" in out
    assert "[email]" in out


def test_an_old_word_file_is_refused_with_advice(tmp_path, capsys, monkeypatch):
    path = tmp_path / "form.doc"
    path.write_bytes(b"x")
    monkeypatch.setattr(office_program, "NAMES", ())
    status, out, err = _run(capsys, str(path), "--json")
    assert status == 1
    assert "save it as .docx" in err
    assert "error" in json.loads(out)
