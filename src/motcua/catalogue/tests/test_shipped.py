"""What the product ships with: facts, texts of our own, synonyms, judged queries."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from motcua.catalogue import shipped
from motcua.catalogue.models import ImportRun, ProcedureSynonym, ProcedureVersion
from motcua.catalogue.operations.edit_synonym import write_synonym
from motcua.catalogue.operations.load_facts import FactsFileNotUsable, load_facts
from motcua.catalogue.operations.load_synonyms import load_synonyms, read_synonyms
from motcua.catalogue.queries import get_limit, get_procedure_page, get_version_in_force
from motcua.catalogue.reading.facts import belongs, read_header, read_line, write_file
from motcua.catalogue.reading.lines import read_lines
from motcua.catalogue.reading.national import read_record
from motcua.catalogue.reading.own_texts import read_texts
from motcua.catalogue.search import search
from motcua.catalogue.search.evaluation import evaluate
from motcua.catalogue.tests.records import record, take
from motcua.rules.working_time import LimitUnit

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DEMO = ("1.001193", "1.004873", "1.004194")


def _load(**more: Any) -> Any:
    return load_facts(at=NOW, actor="system:test", **more)


def _national(code: str, name: str, **more: Any) -> Any:
    raw = record(code, name, **more)
    return read_record(json.dumps(raw, ensure_ascii=False).encode())


@pytest.fixture
def small(tmp_path: Path, monkeypatch: Any) -> list[Any]:
    """A shipped file of two procedures, with a text of our own for one."""
    contents = [_national("1.001193", "Thủ tục đăng ký khai sinh", limit=1, unit=None),
                _national("1.000110", "Thủ tục đăng ký khai tử")]  # fmt: skip
    packed = tmp_path / "facts.jsonl.gz"
    packed.write_bytes(write_file(contents, as_of="2026-07-18", source="thử"))
    monkeypatch.setattr(shipped, "FACTS", packed)
    return contents


def test_the_shipped_facts_are_all_of_province_and_commune_and_what_their_header_says() -> None:
    lines = read_lines(shipped.FACTS)
    header = read_header(next(lines).data or b"")
    contents = [read_line(line.data or b"") for line in lines]
    assert header is not None
    assert header.count == len(contents) == len({content.code for content in contents}) == 3541
    assert all(map(belongs, contents))
    assert sum(content.levels_inferred for content in contents) == 1441
    assert not any(
        content.steps or content.conditions or content.legal_basis for content in contents
    )


def test_the_shipped_facts_hold_no_prose() -> None:
    contents = [read_line(line.data or b"") for line in list(read_lines(shipped.FACTS))[1:]]
    papers = [p.name for c in contents for group in c.papers for p in group.papers]
    words = [fee.words for c in contents for terms in c.terms for fee in terms.fees]
    words += [terms.words for c in contents for terms in c.terms]
    assert max(map(len, papers)) <= 300
    assert max(map(len, words)) <= 160
    assert not any(terms.note for c in contents for terms in c.terms)


def test_the_shipped_facts_packed_again_are_the_same_bytes() -> None:
    lines = read_lines(shipped.FACTS)
    header = read_header(next(lines).data or b"")
    assert header is not None
    again = write_file(
        [read_line(line.data or b"") for line in lines], as_of=header.as_of, source=header.source
    )
    assert again == shipped.FACTS.read_bytes()


def test_every_demo_procedure_has_a_full_text_of_our_own() -> None:
    texts = read_texts(shipped.OWN_TEXTS)
    assert set(DEMO) <= set(texts)
    assert len(texts) == 15
    for text in texts.values():
        assert len(text["step"]) >= 3
        assert len(text["law"]) >= 5
        assert text["address"].strip()


def test_every_synonym_and_judged_answer_names_a_code_of_the_right_shape() -> None:
    rows = read_synonyms(shipped.read_toml(shipped.SYNONYMS))
    judged = shipped.read_toml(shipped.JUDGED_QUERIES)
    codes = [code for row in rows for code in row["codes"]]
    queries = [q for part in judged.values() for topic in part for q in topic["queries"]]
    codes += [code for _words, accepted in queries for code in accepted.split()]
    assert all(len(code) >= 8 and code[1] == "." for code in codes)
    assert len({row["phrase"] for row in rows}) == len(rows)
    assert len({words for words, _ in queries}) == len(queries) >= 160
    assert all(row["provenance"] for row in rows)


@pytest.mark.django_db
def test_facts_hold_from_the_day_they_describe(small: list[Any]) -> None:
    report = _load()
    assert (report.taken, report.refused) == (2, 0)
    version = get_version_in_force(code="1.000110", on=date(2026, 7, 18))
    assert version.text_state == "comes_with_import"
    assert "steps" not in version.content


@pytest.mark.django_db
def test_loading_again_does_nothing_at_all(small: list[Any]) -> None:
    _load()
    runs = ImportRun.objects.count()
    assert _load() is None
    assert ImportRun.objects.count() == runs
    assert _load(force=True).unchanged == 2


@pytest.mark.django_db
def test_our_own_text_shows_before_any_import(small: list[Any]) -> None:
    _load()
    page = get_procedure_page(code="1.001193", on=TODAY)
    assert (page.text_state, page.content.written_by_us) == ("full", True)
    assert page.content.steps[0].title == "Chuẩn bị"
    assert page.limits[0].unit_is_missing


@pytest.mark.django_db
def test_the_full_text_shows_after_the_import_and_is_no_change_of_the_procedure(
    small: list[Any], tmp_path: Path
) -> None:
    _load()
    report = take(tmp_path, record("1.000110", "Thủ tục đăng ký khai tử"), at=NOW)
    assert (report.changed, report.completed, report.absent) == (1, 1, 1)
    page = get_procedure_page(code="1.000110", on=TODAY)
    assert page.text_state == "full"
    assert page.content.steps[0].text == "Nộp hồ sơ."
    newest = page.history[0]
    assert (newest.is_completion, newest.changed) == (True, ())


@pytest.mark.django_db
def test_shipped_facts_never_replace_what_an_import_brought(
    small: list[Any], tmp_path: Path
) -> None:
    take(tmp_path, record("1.000110", "Thủ tục đăng ký khai tử, tên mới"), at=NOW)
    report = _load()
    assert (report.taken, report.unchanged) == (1, 1)
    assert get_version_in_force(code="1.000110", on=TODAY).name.endswith("tên mới")


@pytest.mark.django_db
def test_a_facts_file_that_lost_lines_is_not_loaded_by_half(small: list[Any]) -> None:
    lines = gzip.decompress(shipped.FACTS.read_bytes()).splitlines(keepends=True)
    shipped.FACTS.write_bytes(gzip.compress(b"".join(lines[:-1])))
    with pytest.raises(FactsFileNotUsable):
        _load()
    assert not ProcedureVersion.objects.exists()


@pytest.mark.django_db
def test_a_row_that_an_official_changed_survives_the_next_release(small: list[Any]) -> None:
    _load()
    row = ProcedureSynonym.objects.get(phrase="khai tử")
    write_synonym(
        phrase="khai tử", meaning="", codes=["1.001193"], provenance="Sửa tại địa phương",
        synonym_id=row.pk, actor="account:7", at=NOW,
    )  # fmt: skip
    load_synonyms(at=NOW, actor="system:test")
    row.refresh_from_db()
    assert (row.codes, row.origin) == (["1.001193"], "official")
    assert ProcedureSynonym.objects.get(phrase="khai sinh").origin == "shipped"


@pytest.mark.django_db
def test_the_search_command_answers_in_the_promised_shape(
    small: list[Any], tmp_path: Path, capsys: Any
) -> None:
    _load()
    asked = tmp_path / "asked.txt"
    asked.write_text("dang ky khai sinh\n\nkhai tử\n")
    call_command("catalogue_search", "--file", str(asked), "--json")
    printed = capsys.readouterr().out
    first, second = json.loads(printed)
    assert printed.count("\n") == 1
    assert first["query"] == "dang ky khai sinh"
    assert first["results"][0] == {"code": "1.001193", "name": "Thủ tục đăng ký khai sinh"}
    assert second["results"][0]["code"] == "1.000110"
    with pytest.raises(SystemExit) as ended:
        call_command("catalogue_search", "--json")
    assert ended.value.code == 2


@pytest.mark.django_db
def test_the_whole_shipped_catalogue_answers_the_judged_queries() -> None:
    """At least 85 % first and 97 % among five, in every part of the judged set."""
    _load()
    answers, measures = evaluate()
    assert set(measures) == {"tuned", "practice", "held_out", "all"}
    for part, measured in measures.items():
        assert measured.top_1 >= 0.85, part
        assert measured.top_5 >= 0.97, part
    assert len(answers) >= 160
    assert search("gplx").hits[0].code == "3.000348"
    limit = get_limit(
        version=get_version_in_force(code="1.004194", on=TODAY), channel="online", on=TODAY
    )
    assert limit is not None
    assert (limit.quantity, limit.unit) == (3, LimitUnit.WORKING_DAYS)
