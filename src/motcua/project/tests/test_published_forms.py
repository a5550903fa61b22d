"""The demo's twelve forms: their Word files are what the script sets, their documents stand."""

import importlib.util
import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings

from motcua.eforms.filling import filled_word
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.form_document import compile_form, journey, parse_document, run_examples
from motcua.rules.form_document.gate import Severity, inspect

FOLDER = Path(settings.ROOT) / "demo/eforms/published"
NAMES = sorted(path.stem for path in (FOLDER / "forms").glob("*.json"))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """The script itself."""
    found = importlib.util.spec_from_file_location("make_published", FOLDER / "make.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.path.insert(0, str(FOLDER))
    found.loader.exec_module(module)
    return module


def _document(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / "forms" / f"{name}.json").read_text())
    return document


def test_at_least_twelve_forms_are_there_each_with_its_word_file() -> None:
    assert len(NAMES) >= 12
    assert {path.stem for path in (FOLDER / "word").glob("*.docx")} == set(NAMES)


def test_files_and_documents_are_what_the_script_makes(make: ModuleType) -> None:
    for spec in make.FORMS:
        content = make.word_file(spec)
        kept = (FOLDER / "word" / f"{spec.id}.docx").read_bytes()
        assert _parts(content) == _parts(kept), spec.id
        assert make.form_document(spec, kept) == _document(spec.id), spec.id


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts inside: how tightly they are packed is the business of the machine's zlib."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_passes_the_gate_in_both_languages_and_fills_its_word_file(name: str) -> None:
    raw = _document(name)
    document = parse_document(raw)
    assert [f for f in inspect(document, vocabularies()) if f.severity == Severity.STOP] == []
    assert all(field.label.en for _, field in document.fields())
    form = compile_form(document, vocabularies())
    assert all(outcome.holds for outcome in run_examples(form))
    assert sorted(e.expect.complete for e in document.examples) == [False, True]
    accepted = next(e for e in document.examples if e.expect.complete)
    filled = filled_word(
        form=form, replayed=journey(form, accepted.answers, accepted.today),
        content=(FOLDER / "word" / f"{name}.docx").read_bytes(), on=date(2026, 11, 2),
        place="Lam Giang",
    )  # fmt: skip
    text = _parts(filled)["word/document.xml"].decode()
    assert "Nguyễn Thị Mẫu" in text and "Lam Giang" in text
