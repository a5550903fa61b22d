"""Handling at the competent unit: assign, forward, return, decide, sign off."""

from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Account, RoleGrant
from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.states import Act
from motcua.documents.models import StoredFile
from motcua.dossiers.access import Officer
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.operations.acting import Click, acting, tell_applicant
from motcua.kit.clock import local_day


class AssigneeNotThere(Exception):
    """The officer to whom the dossier was to be given does not hold the step's role there."""


class ResultIncomplete(Exception):
    """A decision to grant needs the result's number before it is signed."""


@transaction.atomic
def assign(
    *, dossier: Dossier, officer: Officer, click: Click, assignee: Account, at: datetime
) -> CaseAct:
    """
    Give the dossier, at the step where it is, to an officer who holds the step's role.

    :raises ActNotTheirs: neither the step's role nor the leader's at its unit
    :raises AssigneeNotThere: the assignee does not hold that role there
    """
    case = dossier.case
    grants = RoleGrant.objects.filter(account=assignee, role=case.role, agency_id=case.unit_id)
    if not any(grant.holds_on(local_day(at)) for grant in grants):
        raise AssigneeNotThere(assignee.actor)
    particulars = acting(dossier=dossier, act=Act.ASSIGN, officer=officer, click=click, at=at)
    return casework.assign(acting=particulars, assignee_id=assignee.pk)


@transaction.atomic
def forward(
    *,
    dossier: Dossier,
    officer: Officer,
    click: Click,
    at: datetime,
    to: str | None = None,
    note: str = "",
) -> CaseAct:
    """
    Pass the dossier on to its next step with an opinion.

    :raises ActNotTheirs: not the holder of the step
    :raises casework.WhichStep: and casework.NoWayForward, see there
    """
    particulars = acting(dossier=dossier, act=Act.FORWARD, officer=officer, click=click, at=at)
    return casework.forward(acting=particulars, to=to, note=note)


@transaction.atomic
def return_to_previous(
    *, dossier: Dossier, officer: Officer, click: Click, reason: str, at: datetime
) -> CaseAct:
    """
    Send the dossier back a step, with the reason. A signature that was given is taken back.

    :raises ActNotTheirs: not the holder of the step
    :raises casework.ReasonMissing: and casework.NothingBefore, see there
    """
    particulars = acting(
        dossier=dossier, act=Act.RETURN_TO_PREVIOUS, officer=officer, click=click, at=at
    )
    outcome = casework.return_to_previous(acting=particulars, reason=reason)
    if not outcome.repeated:
        Result.objects.filter(dossier=dossier).update(signed_by=None, signed_at=None)
    return outcome


@transaction.atomic
def decide(
    *,
    dossier: Dossier,
    officer: Officer,
    click: Click,
    granted: bool,
    number: str,
    summary: str,
    at: datetime,
    file: StoredFile | None = None,
    basis: str = "",
) -> CaseAct:
    """
    Record the decision and the result it leads to. May be done again until it is signed.

    `number`: the result document's own number, needed to grant; `summary`: in a denial its
    reason, needed then.

    :raises ActNotTheirs: not the holder of a step that decides
    :raises ResultIncomplete: a grant without number, a denial without reason
    """
    if not (number.strip() if granted else summary.strip()):
        raise ResultIncomplete
    particulars = acting(dossier=dossier, act=Act.DECIDE, officer=officer, click=click, at=at)
    outcome = casework.decide(
        acting=particulars, decision="approved" if granted else "rejected", basis=basis
    )
    if outcome.repeated:
        return outcome
    Result.objects.update_or_create(
        dossier=dossier,
        defaults={
            "granted": granted, "number": number.strip(), "summary": summary.strip(),
            "decided_by": officer.account, "decided_at": at,
            **({"file": file} if file else {}),
        },
    )  # fmt: skip
    return outcome


@transaction.atomic
def sign_off(
    *, dossier: Dossier, officer: Officer, click: Click, at: datetime, basis: str = ""
) -> CaseAct:
    """
    Sign the result off: the clock stops, the dossier goes to the counter.

    :raises ActNotTheirs: not a leader holding the signing step
    :raises casework.StepDoesNotSign: and casework.DecisionMissing, see there
    """
    particulars = acting(dossier=dossier, act=Act.SIGN_OFF, officer=officer, click=click, at=at)
    outcome = casework.sign_off(acting=particulars, basis=basis)
    if outcome.repeated:
        return outcome
    Result.objects.filter(dossier=dossier).update(signed_by=officer.account, signed_at=at)
    tell_applicant(dossier=dossier, kind="result_ready", at=at)
    return outcome
