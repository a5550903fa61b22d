"""Which papers are known already: over the catalogue, with a steward's word, measured by hand."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.catalogue import shipped
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.facts import read_line
from motcua.catalogue.reading.lines import read_lines
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.stewardship.asked_once.asking import issued_by_us
from motcua.stewardship.asked_once.known import (
    finder_over,
    judgements,
    measured,
    official_list,
    paper_kinds,
)
from motcua.stewardship.asked_once.sampling import draw, pairs_of
from motcua.stewardship.models import MatchDecision, PaperBurden, PaperMatch
from motcua.stewardship.operations.matches import (
    NoSuchMatch,
    ReasonMissing,
    decide_match,
    refresh_matches,
)
from motcua.stewardship.queries.asked_once import burdens, procedure_page, totals

STEWARD = "account:11"
BY = {"actor": STEWARD, "at": MONDAY}


def papers(*names: str) -> list[dict]:
    return [{"case": None, "items": [{"name": n, "originals": 0, "copies": 2} for n in names]}]


@pytest.fixture
def catalogue(tmp_path: Path) -> None:
    """A procedure that asks for three papers, one that issues the second, one without a list."""
    take(
        tmp_path,
        record("1.000010", "Hỗ trợ học phí", results=[],
               dossier=papers("Đơn đề nghị", "Bản sao giấy chứng nhận hộ nghèo", "Hộ chiếu")),
        record("1.000011", "Xét hộ nghèo", results=[{"name": "Giấy chứng nhận hộ nghèo"}],
               dossier=papers("Giấy đề nghị")),
        record("1.000012", "Thủ tục khác", results=[], dossier=[]),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_a_paper_that_the_commune_itself_issues_would_go() -> None:
    run = refresh_matches(**BY)
    assert (run.procedures, run.papers, run.without_papers) == (3, 4, 1)
    burden = PaperBurden.objects.get(procedure__code="1.000010")
    assert (burden.papers, burden.droppable, burden.droppable_sheets) == (3, 1, 2)
    assert burden.doubtful == 1
    match = PaperMatch.objects.get(source="result")
    assert match.codes == ["1.000011"]
    assert not PaperBurden.objects.get(procedure__code="1.000012").has_papers


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_without_dossiers_nothing_is_said_of_a_year() -> None:
    refresh_matches(**BY)
    row = burdens(shows="bo-duoc").rows[0]
    assert row.sheets_saved_yearly is None
    assert row.hours is None
    assert totals().sheets_per_year == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_a_stewards_word_holds_at_once_and_over_the_next_run() -> None:
    refresh_matches(**BY)
    match = PaperMatch.objects.get(source="result")
    with pytest.raises(ReasonMissing):
        decide_match(match_id=match.pk, confirmed=False, reason=" ", **BY)
    for _twice in range(2):
        decide_match(match_id=match.pk, confirmed=False, reason="Giấy của tỉnh khác", **BY)
    assert MatchDecision.objects.count() == 1
    assert PaperBurden.objects.get(procedure__code="1.000010").droppable == 0
    refresh_matches(**BY)
    assert PaperBurden.objects.get(procedure__code="1.000010").droppable == 0
    with pytest.raises(NoSuchMatch):
        decide_match(match_id=match.pk, confirmed=True, reason="thử", **BY)
    doubtful = PaperMatch.objects.get(verdict="doubtful")
    decide_match(match_id=doubtful.pk, confirmed=True, reason="Người Việt Nam", **BY)
    assert PaperBurden.objects.get(procedure__code="1.000010").droppable == 1
    page = procedure_page(code="1.000010", parameters=None)
    said = [row.decision for _case, rows in page.cases for row in rows if row.decision]
    assert {word.confirmed for word in said} == {True, False}
    with pytest.raises(IntegrityError), transaction.atomic():
        MatchDecision.objects.update(confirmed=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_the_whole_catalogue_is_listed_in_three_statements() -> None:
    refresh_matches(**BY)
    with CaptureQueriesContext(connection) as asked:
        totals()
        assert burdens(word="hoc phi").total == 1
    assert len(asked) == 3


def test_the_official_list_has_its_761_rows_and_names_no_kind_without_a_database() -> None:
    assert len(official_list()) == 761
    assert sum(not row.component for row in official_list()) == 8
    databases = " ".join(row.database.lower() for row in official_list())
    for kind in paper_kinds():
        assert kind.database.lower().removeprefix("cơ sở dữ liệu ") in databases, kind.key


def test_every_judged_pair_has_a_verdict_and_a_reason() -> None:
    assert len(judgements()) >= 200
    for row in judgements():
        assert row["judged"] in ("right", "wrong"), row
        assert row["reason"], row


def test_the_figure_on_the_page_is_that_of_the_committed_judgements() -> None:
    matched = [row for row in judgements() if row["matcher"] == "matched"]
    right = sum(row["judged"] == "right" for row in matched)
    found = measured()
    assert (found.judged, found.right) == (len(matched), right) == (105, 93)
    told = Path(shipped.FOLDER.parent.parent / "docs" / "rules" / "asked-once.md").read_text()
    assert "93 of 105" in told
    assert "88.5 %" in told


def test_what_was_judged_wrong_is_told_to_nobody_as_droppable_until_a_steward_says_so(
    db: None, tmp_path: Path
) -> None:
    row = next(r for r in judgements() if (r["judged"], r["matcher"]) == ("wrong", "matched")
               and r["source"] == "official")  # fmt: skip
    whole = row["paper"].replace("…", ", và các giấy tờ khác")
    papers = [{"case": None, "items": [{"name": whole, "originals": 1, "copies": 0}]}]
    take(tmp_path, record(row["code"], dossier=papers))
    refresh_matches(**BY)
    match, burden = PaperMatch.objects.get(), PaperBurden.objects.get()
    assert (match.verdict, match.target) == ("matched", row["target"])
    assert (burden.papers, burden.droppable, burden.doubtful) == (1, 0, 0)
    (shown,) = procedure_page(code=row["code"], parameters=None).cases[0][1]
    assert shown.judged_wrong == row["reason"]
    decide_match(match_id=match.pk, confirmed=True, reason="Đã hỏi Bộ", **BY)
    burden.refresh_from_db()
    assert burden.droppable == 1


def test_what_was_judged_is_what_the_matcher_says_today() -> None:
    # A rule that changes what is matched must be judged again, or the figure is another's.
    drawn = draw(pairs_of(finder_over(issued_by_us(_shipped())), _shipped()))
    today = [(p.code, p.paper, p.match.target, p.match.verdict.value) for p in drawn]
    judged = [(r["code"], r["paper"], r["target"], r["matcher"]) for r in judgements()]
    assert today == judged


def _shipped() -> list[ProcedureContent]:
    return [read_line(line.data or b"") for line in list(read_lines(shipped.FACTS))[1:]]
