"""LibreOffice at work: converted, bounded, ended; or refused with advice."""

import shutil
import time

import pytest

from motcua.eforms.word import office_program
from motcua.eforms.word.draft import draft_form
from motcua.eforms.word.office_program import CannotConvert, convert, is_installed
from motcua.eforms.word.tests.documents import content, with_lines

needs_office = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")


@needs_office
def test_an_old_word_file_becomes_one_that_can_be_read(tmp_path, monkeypatch):
    blank = content(with_lines("Họ và tên: .........."))
    monkeypatch.setitem(office_program.FILTERS, "doc", "doc:MS Word 97")
    old = convert(blank, "docx", "doc")
    assert old.startswith(b"\xd0\xcf\x11\xe0")
    assert [made.label for made in draft_form(convert(old, "doc", "docx")).fields] == ["Họ và tên"]


@needs_office
def test_a_form_becomes_pdf():
    assert convert(content(with_lines("Họ tên: ....")), "docx", "pdf").startswith(b"%PDF-")


@needs_office
def test_what_takes_too_long_is_ended():
    begun = time.monotonic()
    with pytest.raises(CannotConvert, match="longer than"):
        convert(content(with_lines("Họ tên: ....")), "docx", "pdf", seconds=0.05)
    assert time.monotonic() - begun < 10


def test_what_it_started_is_ended_with_it(tmp_path, monkeypatch):
    """The program's children are in its group and end with it."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 2; touch {tmp_path}/alive) &\nsleep 30\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_program, "_program", lambda: str(program))
    with pytest.raises(CannotConvert, match="longer than"):
        convert(b"x", "docx", "pdf", seconds=0.3)
    time.sleep(2.2)
    assert not (tmp_path / "alive").exists()


def test_the_surroundings_of_this_process_do_not_reach_it(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nmkdir -p out && env > "out/in.pdf"\n')
    program.chmod(0o755)
    monkeypatch.setattr(office_program, "_program", lambda: str(program))
    monkeypatch.setenv("MOTCUA_SECRET_KEY", "secret")
    assert b"secret" not in convert(b"x", "docx", "pdf")


def test_without_the_program_the_advice_is_to_save_it_oneself(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotConvert, match=r"save it as \.docx"):
        convert(b"x", "doc", "docx")
