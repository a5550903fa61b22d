"""Reading dossiers for the surfaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.accounts.models import Account
from motcua.casework.processes import process_of
from motcua.casework.queries.cases import visits_of
from motcua.casework.states import State
from motcua.dossiers.models import (
    Dossier,
    HandOver,
    Paper,
    PaperFile,
    Party,
    Rating,
    Result,
    SupplementRequest,
)
from motcua.kit.prepared import Prepared
from motcua.kit.references import normalise
from motcua.rules.dossier_code import looks_like_code


def dossier_ids_of_cases(case_ids: Sequence[int]) -> dict[int, int]:
    """Return case id → dossier id for the cases of a page. One query; none for no cases."""
    if not case_ids:
        return {}
    return dict(Dossier.objects.filter(case_id__in=case_ids).values_list("case_id", "id"))


def dossiers_of(*, account: Account) -> QuerySet[Dossier]:
    """Return an applicant's dossiers, newest first, each with its case and procedure."""
    return (
        Dossier.objects.filter(account=account)
        .select_related("case", "procedure_version")
        .order_by("-id")
    )


def find_by_number_and_secret(*, number: str, secret: str) -> Dossier | None:
    """
    Return the dossier that a reference or code opens together with its secret. One query.

    Both open it for ever. A wrong number and a wrong secret are not told apart.
    """
    typed = normalise(number)
    by = {"code": typed} if looks_like_code(typed) else {"reference": typed}
    return (
        Dossier.objects.select_related("case", "procedure_version", "receiving_unit")
        .filter(**by, secret=normalise(secret))
        .first()
    )


@dataclass(frozen=True)
class Particulars:
    """Everything of a dossier beside its case, read at once."""

    parties: dict[str, Party]
    papers: tuple[Paper, ...]
    supplements: tuple[SupplementRequest, ...]
    result: Result | None
    hand_over: HandOver | None
    rating: Rating | None

    @property
    def open_supplement(self) -> SupplementRequest | None:
        """What is asked of the applicant at present."""
        return next((s for s in self.supplements if s.closed_at is None), None)


def particulars_of(*, dossier: Dossier) -> Particulars:
    """
    Return parties, papers with their files, supplements and outcome. Three queries, and one for
    each of the others once the case has come so far.
    """
    case, key = dossier.case, dossier.pk
    return Particulars(
        parties={party.role: party for party in _PARTIES.all(dossier_id=key)},
        papers=_papers_of(key),
        supplements=tuple(_SUPPLEMENTS.all(dossier_id=key)) if case.supplement_count else (),
        result=_RESULT.first(dossier_id=key) if case.decision else None,
        hand_over=None if case.is_open else _HAND_OVER.first(dossier_id=key),
        rating=None if case.is_open else _RATING.first(dossier_id=key),
    )


_PARTIES = Prepared(lambda dossier_id: Party.objects.filter(dossier=dossier_id), dossier_id=int)
_PAPERS = Prepared(
    lambda dossier_id: Paper.objects.filter(dossier=dossier_id).order_by("position"),
    dossier_id=int,
)
_PAPER_FILES = Prepared(
    lambda dossier_id: (
        PaperFile.objects.select_related("file").filter(paper__dossier=dossier_id).order_by("id")
    ),
    dossier_id=int,
)
_SUPPLEMENTS = Prepared(
    lambda dossier_id: SupplementRequest.objects.filter(dossier=dossier_id).order_by("number"),
    dossier_id=int,
)
_RESULT = Prepared(
    lambda dossier_id: Result.objects.select_related("file", "signed_by").filter(
        dossier=dossier_id
    ),
    dossier_id=int,
)
_HAND_OVER = Prepared(
    lambda dossier_id: HandOver.objects.filter(dossier=dossier_id), dossier_id=int
)
_RATING = Prepared(lambda dossier_id: Rating.objects.filter(dossier=dossier_id), dossier_id=int)


def _papers_of(dossier_id: int) -> tuple[Paper, ...]:
    """Return the papers, each with its files at hand. Two queries."""
    papers = _PAPERS.all(dossier_id=dossier_id)
    files: dict[int, list[PaperFile]] = {paper.pk: [] for paper in papers}
    for file in _PAPER_FILES.all(dossier_id=dossier_id):
        files[file.paper_id].append(file)
    for paper in papers:
        at_hand = paper.files.all()
        at_hand._result_cache = files[paper.pk]
        paper.__dict__.setdefault("_prefetched_objects_cache", {})["files"] = at_hand
    return tuple(papers)


@dataclass(frozen=True)
class TimelineRow:
    """
    One thing that happened, or will. `kind` is a closed word that the surfaces put into
    sentences; `state` is done, now or later; `at` None for what is still to come.
    """

    kind: str
    state: str
    at: datetime | None = None
    detail: str = ""
    note: str = ""


def timeline_of(*, dossier: Dossier, particulars: Particulars, language: str) -> list[TimelineRow]:
    """Return a dossier's way in order of time, what is still to come at the end. One query."""
    case = dossier.case
    past = [TimelineRow("submitted", "done", dossier.submitted_at)]
    for request in particulars.supplements:
        past.append(TimelineRow("supplement_requested", "done", request.requested_at,
                                note=request.reason))  # fmt: skip
        if request.answered_at:
            past.append(TimelineRow("supplement_answered", "done", request.answered_at))
    if dossier.accepted_at:
        past.append(TimelineRow("accepted", "done", dossier.accepted_at))
    now: TimelineRow | None = None
    seen: set[str] = set()
    for visit in visits_of(case_id=case.pk):
        seen.add(visit.step.key)
        if visit.left_at is None:
            now = TimelineRow("step", "now", visit.entered_at, visit.step.content(language))
        else:
            past.append(TimelineRow("step_done", "done", visit.left_at,
                                    visit.step.content(language)))  # fmt: skip
    past.extend(_outcome(dossier, particulars))
    past.sort(key=lambda row: row.at or dossier.submitted_at)
    return past + _present(dossier, now) + _to_come(dossier, seen, language)


def _outcome(dossier: Dossier, particulars: Particulars) -> list[TimelineRow]:
    rows, case = [], dossier.case
    if particulars.result and particulars.result.signed_at:
        rows.append(TimelineRow("result_ready", "done", particulars.result.signed_at))
    if particulars.hand_over:
        rows.append(TimelineRow("handed_over", "done", particulars.hand_over.handed_over_at))
    if case.state in {State.REFUSED, State.STOPPED}:
        rows.append(TimelineRow(case.state, "done", case.closed_at, note=dossier.closing_reason))
    return rows


def _present(dossier: Dossier, now: TimelineRow | None) -> list[TimelineRow]:
    waiting = {
        State.AWAITING_INTAKE: "awaiting_intake",
        State.AWAITING_SUPPLEMENT: "awaiting_supplement",
        State.WITHDRAWAL_REQUESTED: "withdrawal_requested",
        State.RESULT_READY: "awaiting_hand_over",
    }.get(State(dossier.case.state))
    if waiting:
        return [TimelineRow(waiting, "now")]
    return [now] if now and dossier.case.is_open else []


def _to_come(dossier: Dossier, seen: set[str], language: str) -> list[TimelineRow]:
    if not dossier.case.is_open or dossier.case.state == State.RESULT_READY:
        return []
    steps = [s for s in process_of(dossier.case.process_version_id).steps if s.key not in seen]
    accept = [] if dossier.accepted_at else [TimelineRow("will_accept", "later")]
    if dossier.case.state == State.AWAITING_INTAKE:
        accept = []
    return [
        *accept,
        *(TimelineRow("will_step", "later", detail=step.content(language)) for step in steps),
        TimelineRow("will_hand_over", "later"),
    ]
