"""The national file beside what we make of it: counts, a second run, the shipped file's bytes."""

import gzip
import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.catalogue import shipped
from motcua.catalogue.models import ProcedureVersion, TimeLimit
from motcua.catalogue.operations.import_catalogue import import_catalogue
from motcua.catalogue.operations.load_facts import load_facts
from motcua.catalogue.queries import Filters, find_procedures, get_limit, get_version_in_force
from motcua.catalogue.reading.facts import read_header, write_file
from motcua.catalogue.reading.lines import read_lines
from motcua.catalogue.reading.national import read_record
from motcua.catalogue.search.evaluation import evaluate
from motcua.kit.clock import VN

pytestmark = [pytest.mark.reference, pytest.mark.django_db]

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE", ROOT.parent / "shared"))
NATIONAL = REFERENCE / "data" / "catalogue" / "procedures.jsonl.gz"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VN)
TODAY = date(2026, 11, 23)

if not NATIONAL.is_file():
    pytest.skip(f"no national file at {NATIONAL}", allow_module_level=True)


def _raw() -> Iterator[dict]:
    with gzip.open(NATIONAL, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_the_shipped_file_is_made_from_the_national_one_byte_for_byte():
    header = read_header(next(read_lines(shipped.FACTS)).data or b"")
    contents = [read_record(line.data or b"") for line in read_lines(NATIONAL)]
    made = write_file(contents, as_of=header.as_of, source=header.source)
    assert made == shipped.FACTS.read_bytes()


def test_the_shipped_file_holds_every_procedure_of_province_and_commune():
    wanted = {r["code"] for r in _raw() if {"tinh", "xa"} & set(r["levels"])}
    shipped_codes = {json.loads(line.data)["code"] for line in list(read_lines(shipped.FACTS))[1:]}
    assert len(wanted) == 3541
    assert shipped_codes == wanted


def test_no_step_or_condition_of_the_national_file_is_shipped():
    packed = gzip.decompress(shipped.FACTS.read_bytes()).decode()
    texts = [step["text"] for r in _raw() for step in r["steps"]]
    texts += [r["requirements"] for r in _raw() if r["requirements"]]
    long_texts = [text for text in texts if text and len(text) > 320]
    assert len(long_texts) > 2_000
    assert not [
        text[:80] for text in long_texts if json.dumps(text, ensure_ascii=False)[1:-1] in packed
    ]


def test_our_own_texts_copy_no_sentence_of_the_national_record():
    ours = {path.stem: path.read_text("utf-8") for path in shipped.OWN_TEXTS.glob("*.toml")}
    theirs = {r["code"]: r for r in _raw() if r["code"] in ours}
    for code, text in ours.items():
        prose = " ".join(step["text"] for step in theirs[code]["steps"]).replace("\n", " ")
        words = text.replace("\n", " ").split()
        runs = (" ".join(words[n : n + 14]) for n in range(len(words) - 14))
        assert not [run for run in runs if run in prose], code


def test_the_whole_national_file_is_taken_after_the_shipped_facts_and_only_once(capsys):
    load_facts(at=NOW, actor="system:test")
    first = import_catalogue(path=NATIONAL, at=NOW, actor="system:test")
    with capsys.disabled():
        print(f"\nnational file: {first.seconds:.1f} s, {dict(first.marks)}")
    assert (first.taken, first.changed, first.refused) == (2233, 2100, 0)
    assert first.completed == 2100  # nothing but the full text came in addition
    second = import_catalogue(path=NATIONAL, at=NOW, actor="system:test")
    assert (second.taken, second.changed, second.unchanged) == (0, 0, 5774)
    assert second.absent == 0
    assert ProcedureVersion.objects.filter(valid_to=None).count() == 5774
    _the_two_limits_without_a_unit_stay_so()
    _the_list_is_whole()
    _the_judged_queries_find_their_answers()


def _the_two_limits_without_a_unit_stay_so() -> None:
    for code, number in (("1.001193", 1), ("1.004873", 3)):
        version = get_version_in_force(code=code, on=TODAY)
        limit = get_limit(version=version, channel="online", on=TODAY)
        assert (limit.quantity, limit.unit) == (number, None)
    without = TimeLimit.objects.filter(quantity__isnull=False, unit="", version__valid_to=None)
    assert without.values("version").distinct().count() == 352


def _the_list_is_whole() -> None:
    assert find_procedures(filters=Filters(), on=TODAY).total == 5774
    longest = max(ProcedureVersion.objects.values_list("name", flat=True), key=len)
    assert len(longest) > 1_000


def _the_judged_queries_find_their_answers() -> None:
    _answers, measures = evaluate()
    for part, measured in measures.items():
        assert measured.top_1 >= 0.85, part
        assert measured.top_5 >= 0.97, part
