"""Asking the applicant for more (form 02), and their answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.accounts.models import Account
from motcua.casework import operations as casework
from motcua.casework.operations import Acting, CaseAct
from motcua.casework.states import Act
from motcua.documents.models import StoredFile
from motcua.dossiers.access import Officer
from motcua.dossiers.models import Dossier, Paper, PaperFile, PaperState, SupplementRequest
from motcua.dossiers.operations.acting import Click, acting, tell_applicant


class NoOpenSupplement(Exception):
    """Nothing is asked of the applicant at present."""


class UnknownComponent(Exception):
    """A request names a paper that the dossier does not have."""


@dataclass(frozen=True)
class AnsweredPaper:
    """A file that the applicant adds under one of the dossier's papers."""

    component: str
    file: StoredFile


@transaction.atomic
def request_supplement(
    *,
    dossier: Dossier,
    officer: Officer,
    click: Click,
    reason: str,
    components: tuple[str, ...],
    answer_by: datetime,
    at: datetime,
    basis: str = "",
) -> CaseAct:
    """
    Ask, once and fully, for what is missing; the clock stands until the answer.

    `components`: ids of the papers asked for; empty when only answers are to be corrected.

    :raises ActNotTheirs: the officer may not ask at this point
    :raises UnknownComponent: a paper that the dossier does not have
    :raises casework.ReasonMissing: and casework.AnswerDateNotAhead, see there
    """
    known = set(dossier.papers.values_list("component", flat=True))
    if unknown := set(components) - known:
        raise UnknownComponent(", ".join(sorted(unknown)))
    particulars = acting(
        dossier=dossier, act=Act.REQUEST_SUPPLEMENT, officer=officer, click=click, at=at
    )
    outcome = casework.request_supplement(
        acting=particulars, answer_by=answer_by, reason=reason, basis=basis
    )
    if outcome.repeated:
        return outcome
    last = dossier.supplements.aggregate(last=Max("number"))["last"] or 0
    SupplementRequest.objects.create(
        dossier=dossier, number=last + 1, reason=reason.strip(), components=list(components),
        requested_at=at, requested_by=officer.account, answer_by=answer_by,
    )  # fmt: skip
    tell_applicant(dossier=dossier, kind="supplement_requested", at=at,
                   answer_by=answer_by.isoformat())  # fmt: skip
    return outcome


@transaction.atomic
def answer_supplement(
    *,
    dossier: Dossier,
    applicant: Account,
    click: Click,
    papers: tuple[AnsweredPaper, ...],
    note: str,
    at: datetime,
) -> CaseAct:
    """
    Take the applicant's answer: files are added beside the old ones, never over them.

    `dossier` is the applicant's own (`access.get_dossier_for_applicant`).

    :raises NoOpenSupplement: nothing is asked at present
    :raises UnknownComponent: a file under a paper that the dossier does not have
    """
    request = dossier.supplements.select_for_update().filter(closed_at__isnull=True).first()
    if request is None and dossier.case.version == click.seen_version:
        raise NoOpenSupplement(dossier.subject)
    outcome = casework.answer_supplement(
        acting=Acting(
            case_id=dossier.case_id,
            expected_version=click.seen_version,
            token=click.token,
            actor=applicant.actor,
            unit="",
            at=at,
        )
    )
    if outcome.repeated or request is None:
        return outcome
    _add_files(dossier, request, papers, at)
    request.answered_at = request.closed_at = at
    request.answer_note = note.strip()
    request.save(update_fields=["answered_at", "closed_at", "answer_note"])
    return outcome


def _add_files(
    dossier: Dossier,
    request: SupplementRequest,
    added: tuple[AnsweredPaper, ...],
    at: datetime,
) -> None:
    papers = {paper.component: paper for paper in dossier.papers.all()}
    if unknown := {a.component for a in added} - set(papers):
        raise UnknownComponent(", ".join(sorted(unknown)))
    PaperFile.objects.bulk_create(
        PaperFile(paper=papers[a.component], file=a.file, added_at=at, supplement=request)
        for a in added
    )
    Paper.objects.filter(dossier=dossier, component__in={a.component for a in added}).update(
        state=PaperState.UNCHECKED
    )


def close_open_supplement(*, dossier: Dossier, at: datetime) -> None:
    """Close a request that the dossier's end has overtaken. One statement."""
    dossier.supplements.filter(closed_at__isnull=True).update(closed_at=at)
