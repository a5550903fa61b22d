"""Ends before a result: the applicant withdraws, or the agency stops. And the one extension."""

from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Account
from motcua.casework import operations as casework
from motcua.casework.operations import Acting, CaseAct
from motcua.casework.states import Act
from motcua.dossiers.access import Officer
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.acting import Click, acting, tell_applicant
from motcua.dossiers.operations.rate import issue_rating
from motcua.dossiers.operations.supplement import close_open_supplement

LONGEST_REASON = 1000


class ReasonTooLong(ValueError):
    """A reason has more than `limit` characters; none is cut in silence."""

    limit = LONGEST_REASON


@transaction.atomic
def request_withdrawal(
    *, dossier: Dossier, applicant: Account, click: Click, reason: str, at: datetime
) -> CaseAct:
    """
    The applicant asks to have the dossier back; `dossier` is their own.

    :raises casework.ActNotPossible: the result is ready, or the dossier has ended
    :raises ReasonTooLong: more characters than are kept
    """
    if len(reason.strip()) > LONGEST_REASON:
        raise ReasonTooLong
    outcome = casework.request_withdrawal(
        acting=Acting(
            case_id=dossier.case_id, expected_version=click.seen_version, token=click.token,
            actor=applicant.actor, unit="", at=at,
        ),
        reason=reason,
    )  # fmt: skip
    if not outcome.repeated:
        dossier.withdrawal_reason = reason.strip()
        dossier.save(update_fields=["withdrawal_reason"])
    return outcome


@transaction.atomic
def agree_withdrawal(
    *, dossier: Dossier, officer: Officer, click: Click, at: datetime, basis: str = ""
) -> CaseAct:
    """
    Let the applicant have the dossier back; it ends here.

    :raises ActNotTheirs: not the holder
    """
    particulars = acting(
        dossier=dossier, act=Act.AGREE_WITHDRAWAL, officer=officer, click=click, at=at
    )
    outcome = casework.agree_withdrawal(acting=particulars, basis=basis)
    if not outcome.repeated:
        _end(dossier, dossier.withdrawal_reason, basis, at)
        tell_applicant(dossier=dossier, kind="withdrawal_agreed", at=at)
    return outcome


@transaction.atomic
def deny_withdrawal(
    *, dossier: Dossier, officer: Officer, click: Click, reason: str, at: datetime
) -> CaseAct:
    """
    Refuse a withdrawal, with the reason; the dossier goes on from where it was.

    :raises ActNotTheirs: not the holder
    """
    particulars = acting(
        dossier=dossier, act=Act.DENY_WITHDRAWAL, officer=officer, click=click, at=at
    )
    outcome = casework.deny_withdrawal(acting=particulars, reason=reason)
    if not outcome.repeated:
        tell_applicant(dossier=dossier, kind="withdrawal_denied", at=at, reason=reason[:500])
    return outcome


@transaction.atomic
def stop(
    *, dossier: Dossier, officer: Officer, click: Click, reason: str, basis: str, at: datetime
) -> CaseAct:
    """
    Stop handling for good: not eligible, or a supplement that never came. A person decides.

    :raises ActNotTheirs: not a leader of the competent unit (before acceptance: not the counter)
    """
    particulars = acting(dossier=dossier, act=Act.STOP, officer=officer, click=click, at=at)
    outcome = casework.stop(acting=particulars, reason=reason, basis=basis)
    if not outcome.repeated:
        _end(dossier, reason, basis, at)
        tell_applicant(dossier=dossier, kind="stopped", at=at)
    return outcome


@transaction.atomic
def extend(
    *,
    dossier: Dossier,
    officer: Officer,
    click: Click,
    until: datetime,
    reason: str,
    at: datetime,
    basis: str = "",
) -> CaseAct:
    """
    Apologise and make one new appointment. On time stays judged by the first date.

    :raises ActNotTheirs: not a leader of the competent unit
    :raises casework.ReappointedAlready: and the other refusals of `casework.extend`
    """
    particulars = acting(dossier=dossier, act=Act.EXTEND, officer=officer, click=click, at=at)
    outcome = casework.extend(acting=particulars, until=until, reason=reason, basis=basis)
    if not outcome.repeated:
        tell_applicant(dossier=dossier, kind="extended", at=at, until=until.isoformat())
    return outcome


def _end(dossier: Dossier, reason: str, basis: str, at: datetime) -> None:
    dossier.closing_reason, dossier.closing_basis = reason.strip(), basis.strip()
    dossier.save(update_fields=["closing_reason", "closing_basis"])
    close_open_supplement(dossier=dossier, at=at)
    issue_rating(dossier=dossier, at=at)
