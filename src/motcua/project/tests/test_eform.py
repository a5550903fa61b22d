"""`./motcua eform draft`, as it is started."""

import json

import pytest
from docx import Document

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


def _fill(tmp_path, capsys, answers: object, *more: str) -> tuple[int, str, str]:
    from motcua.project.cli.main import main

    with_lines("Họ và tên: ..........", "Ngày cấp: ...../...../.....").save(tmp_path / "form.docx")
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    names = [str(tmp_path / name) for name in ("form.docx", "answers.json")]
    status = main(["eform", "fill", *names, "-o", str(tmp_path / "out.docx"), *more])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_answers_are_written_into_the_form(tmp_path, capsys):
    answers = {"ho_va_ten": "Lê An", "Ngày cấp": "09/03/2026"}
    status, out, _ = _fill(tmp_path, capsys, answers)
    assert (status, out.strip()) == (0, str(tmp_path / "out.docx"))
    lines = [p.text for p in Document(tmp_path / "out.docx").paragraphs[3:]]
    assert lines == ["Họ và tên: Lê An", "Ngày cấp: 09/03/2026"]


def test_answers_that_do_not_fit_are_all_named_and_nothing_is_written(tmp_path, capsys):
    status, _, err = _fill(tmp_path, capsys, {"tuoi": 5, "Ngày cấp": "hôm qua"})
    assert status == 1
    assert "'tuoi'" in err
    assert "'Ngày cấp'" in err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.skipif(not office_program.is_installed(), reason="LibreOffice is not installed")
def test_a_pdf_is_made_beside_the_filled_form(tmp_path, capsys):
    status, _, _ = _fill(tmp_path, capsys, {"ho_va_ten": "Lê An"}, "--pdf")
    assert status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
