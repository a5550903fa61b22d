"""Reading what is asked though known: the whole catalogue, and one procedure paper by paper."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet, Sum

from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.reading.content import Paper, from_json
from motcua.kit.text import fold
from motcua.rules.asked_once import Verdict
from motcua.stewardship.asked_once.known import judged_wrong, official_list
from motcua.stewardship.models import (
    CostParameters,
    MatchDecision,
    MatchRun,
    PaperBurden,
    PaperMatch,
)
from motcua.stewardship.operations.matches import standing_verdict

PER_PAGE = 30
SHOWS = {
    "bo-duoc": Q(droppable__gt=0),
    "con-ngo": Q(doubtful__gt=0),
    "da-bo": Q(already__gt=0),
    "thieu-van-ban": Q(has_papers=False),
}


class NoBurden(Exception):
    """The procedure was not matched yet, or is not in force."""


@dataclass(frozen=True)
class Totals:
    """
    The whole catalogue in sum; each number is of procedures unless it says papers.

    `sheets_per_year` is over procedures with dossiers of the last 12 months only.
    """

    procedures: int
    without_papers: int
    papers: int
    with_droppable: int
    droppable: int
    with_doubtful: int
    doubtful: int
    with_already: int
    already: int
    used: int
    papers_per_year: int
    sheets_per_year: int


@dataclass(frozen=True)
class BurdenRow:
    """A procedure in the list; hours are None without a parameter, yearly None without dossiers."""

    burden: PaperBurden
    hours: Decimal | None
    hours_saved: Decimal | None
    sheets_saved_yearly: int | None
    hours_saved_yearly: Decimal | None


@dataclass(frozen=True)
class BurdenPage:
    """A page of the list."""

    rows: tuple[BurdenRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class PaperRow:
    """
    A paper with what was found, the word of a steward on it, and the verdict that holds.

    `judged_wrong`: why the match is wrong, as judged by hand with the product; "" otherwise.
    """

    paper: Paper
    match: PaperMatch | None
    decision: MatchDecision | None
    verdict: Verdict
    judged_wrong: str = ""


@dataclass(frozen=True)
class ProcedurePage:
    """A procedure's papers, by case; `missing_official` are listed components found in no paper."""

    row: BurdenRow
    version: ProcedureVersion
    cases: tuple[tuple[str, tuple[PaperRow, ...]], ...]
    missing_official: tuple[tuple[str, str], ...]


def last_run() -> MatchRun | None:
    """Return the last making of the matches."""
    return MatchRun.objects.order_by("-at", "-id").first()


def totals() -> Totals:
    """Return the whole catalogue in sum. One query."""
    # Aliases must not hide the columns that later sums are made of.
    found = PaperBurden.objects.aggregate(
        n_procedures=_count(Q()), n_without_papers=_count(Q(has_papers=False)),
        n_papers=Sum("papers"), n_with_droppable=_count(Q(droppable__gt=0)),
        n_droppable=Sum("droppable"), n_with_doubtful=_count(Q(doubtful__gt=0)),
        n_doubtful=Sum("doubtful"), n_with_already=_count(Q(already__gt=0)),
        n_already=Sum("already"), n_used=_count(Q(dossiers__gt=0)),
        n_papers_per_year=Sum(F("droppable") * F("dossiers")),
        n_sheets_per_year=Sum(F("droppable_sheets") * F("dossiers")),
    )  # fmt: skip
    return Totals(**{name.removeprefix("n_"): value or 0 for name, value in found.items()})


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition) if condition else Count("pk")


def burdens(
    *, shows: str = "", word: str = "", page: int = 1, parameters: CostParameters | None = None
) -> BurdenPage:
    """Return a page of procedures, those first from which most would go. Two queries."""
    found = _narrowed(shows, word)
    total = found.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    start = (page - 1) * PER_PAGE
    rows = found.select_related("procedure", "version__field")[start : start + PER_PAGE]
    return BurdenPage(tuple(_row(row, parameters) for row in rows), total, page, pages)


def _narrowed(shows: str, word: str) -> QuerySet[PaperBurden]:
    found = PaperBurden.objects.filter(SHOWS.get(shows, Q())).defer("version__content")
    if word:
        found = found.filter(
            Q(version__sort_key__contains=fold(word)) | Q(procedure__code__startswith=word)
        )
    return found.order_by("-droppable", "-dossiers", "-papers", "procedure_id")


def every_burden(parameters: CostParameters | None) -> tuple[BurdenRow, ...]:
    """Return all procedures, for the workbook."""
    rows = _narrowed("", "").select_related("procedure", "version__field")
    return tuple(_row(row, parameters) for row in rows)


def _row(burden: PaperBurden, parameters: CostParameters | None) -> BurdenRow:
    each = parameters.hours_per_paper if parameters else None
    saved = None if each is None else each * burden.droppable
    used = burden.dossiers > 0
    return BurdenRow(
        burden,
        None if each is None else each * burden.papers,
        saved,
        burden.droppable_sheets * burden.dossiers if used else None,
        saved * burden.dossiers if used and saved is not None else None,
    )


def procedure_page(*, code: str, parameters: CostParameters | None) -> ProcedurePage:
    """
    Return a procedure paper by paper.

    :raises NoBurden: see there
    """
    burden = (
        PaperBurden.objects.filter(procedure__code=code)
        .select_related("procedure", "version__field")
        .first()
    )
    if burden is None:
        raise NoBurden(code)
    procedure, version = burden.procedure, burden.version
    found = {(m.case, m.place): m for m in PaperMatch.objects.filter(procedure=procedure)}
    said = _words_on(procedure)
    cases = []
    for case, group in enumerate(from_json(version.content).papers):
        rows = tuple(
            _paper_row(code, paper, found.get((case, place)), said)
            for place, paper in enumerate(group.papers)
            if not paper.is_note and paper.name.strip()
        )
        if rows:
            cases.append((group.case, rows))
    official = {match.target for match in found.values() if match.source == "official"}
    missing = tuple(
        (one.component, one.database)
        for one in official_list()
        if one.code == code and one.database not in official
    )
    return ProcedurePage(_row(burden, parameters), version, tuple(cases), missing)


def _words_on(procedure: Procedure) -> dict[tuple[str, str], MatchDecision]:
    rows = MatchDecision.objects.filter(procedure=procedure).order_by("at", "id")
    return {(row.paper_key, row.target): row for row in rows}


def _paper_row(
    code: str, paper: Paper, match: PaperMatch | None, said: dict[tuple[str, str], MatchDecision]
) -> PaperRow:
    if match is None:
        return PaperRow(paper, None, None, Verdict.UNMATCHED)
    word = said.get((match.paper_key, match.target))
    wrong = "" if word else judged_wrong(code=code, paper=paper.name, target=match.target)
    verdict = standing_verdict(Verdict(match.verdict), word.confirmed if word else None, wrong)
    return PaperRow(paper, match, word, verdict, wrong)
