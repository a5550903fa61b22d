"""The demo's twelve forms: their Word files are what the script sets, their documents stand."""

import importlib.util
import io
import json
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings

from motcua.catalogue import shipped
from motcua.catalogue.models import ImportRun
from motcua.catalogue.operations.take_file import take_lines
from motcua.catalogue.queries.services import services_open_online
from motcua.catalogue.reading import facts
from motcua.catalogue.reading.lines import Line, read_lines
from motcua.eforms.filling import filled_word
from motcua.eforms.operations import start_draft
from motcua.eforms.releases import form_of
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import VN
from motcua.project.demo.ground import lay_ground
from motcua.project.demo.published_forms import OFFICES, load_published
from motcua.project.demo.reading import demo_folder
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


@pytest.fixture
def opened(db: None) -> tuple[list[dict[str, Any]], datetime]:
    """The demo's ground and its published forms, on the shipped facts of their procedures."""
    at = datetime(2026, 11, 2, 8, 0, tzinfo=VN)
    folder = demo_folder("lam-giang")
    bindings = folder.table("eforms")["binding"]
    codes = {binding["procedure"] for binding in bindings}
    lines = [line for line in read_lines(shipped.FACTS) if _code(line) in codes]
    take_lines(
        lines, read=facts.read_line, source=ImportRun.Source.FACTS, path=shipped.FACTS,
        sha256="0" * 64, day=date(2025, 7, 1), at=at, actor="test",
    )  # fmt: skip
    ground = lay_ground(folder, at=at)
    assert load_published(folder, ground, at=at) == len(bindings) >= 12
    return bindings, at


def _code(line: Line) -> str:
    return str(json.loads(line.data or b"{}").get("code", ""))


def test_every_form_is_bound_to_its_procedure_and_can_be_begun(
    opened: tuple[list[dict[str, Any]], datetime],
) -> None:
    bindings, at = opened
    assert {binding["form"] for binding in bindings} == set(NAMES)
    for binding in bindings:
        services = services_open_online(code=binding["procedure"], on=at.date())
        assert [service.agency.code for service in services] == list(OFFICES), binding["form"]
        for service in services:
            begun = start_draft(
                form_id=service.form_id, procedure_code=binding["procedure"],
                agency_id=service.agency_id, at=at,
            )  # fmt: skip
            assert form_of(release_id=begun.release_id).document.form == binding["form"]


def test_residence_is_decided_by_the_police_and_civil_status_by_the_commune(
    opened: tuple[list[dict[str, Any]], datetime],
) -> None:
    bindings, at = opened
    for binding in bindings:
        residence = binding["procedure"].startswith("1.0100")
        for service in services_open_online(code=binding["procedure"], on=at.date()):
            assert service.competent_agency is not None
            expected = service.agency.code + (".01" if residence else "")
            assert service.competent_agency.code == expected, binding["form"]


def test_a_limit_that_the_national_record_states_is_the_one_confirmed(
    opened: tuple[list[dict[str, Any]], datetime],
) -> None:
    bindings, _ = opened
    recorded = {
        row["code"]: row for row in map(json.loads, (li.data or b"{}" for li in read_lines(shipped.FACTS)))
        if "code" in row
    }  # fmt: skip
    for binding in bindings:
        terms = recorded[binding["procedure"]]["terms"]
        stated = {(term["limit"], term["unit"]) for term in terms if term.get("unit")}
        said = (binding["limit"]["quantity"], binding["limit"]["unit"])
        assert not stated or said in stated, binding["form"]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_refused_example_does_wrong_is_one_answer(name: str) -> None:
    document = parse_document(_document(name))
    form = compile_form(document, vocabularies())
    refused = next(e for e in document.examples if not e.expect.complete)
    accepted = next(e for e in document.examples if e.expect.complete)
    wrong = [key for key in accepted.answers if accepted.answers[key] != refused.answers.get(key)]
    assert len(wrong) == 1
    mended = {**refused.answers, wrong[0]: accepted.answers[wrong[0]]}
    assert journey(form, mended, refused.today).is_complete


@pytest.mark.parametrize(
    ("name", "answer", "until", "since"),
    [
        ("ket-hon", "nam_ngay_sinh", "2006-11-03", "2006-11-02"),
        ("ket-hon", "nu_ngay_sinh", "2008-11-03", "2008-11-02"),
        ("dang-ky-lai-ket-hon", "da_ngay", "2016-01-01", "2015-12-31"),
        ("khai-tu", "nc_ngay_chet", "1941-05-19", "1941-05-20"),
    ],
)
def test_a_limit_of_the_law_holds_to_the_day(
    name: str, answer: str, until: str, since: str
) -> None:
    document = parse_document(_document(name))
    form = compile_form(document, vocabularies())
    good = next(e for e in document.examples if e.expect.complete)
    refused = journey(form, {**good.answers, answer: until}, good.today)
    accepted = journey(form, {**good.answers, answer: since}, good.today)
    assert (refused.is_complete, accepted.is_complete) == (False, True)
