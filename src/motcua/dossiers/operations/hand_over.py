"""The result goes to whoever may receive it; the dossier closes and may be rated."""

from datetime import datetime

from django.db import transaction

from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.states import Act
from motcua.dossiers.access import Officer
from motcua.dossiers.models import Dossier, HandOver, ResultChannel
from motcua.dossiers.operations.acting import Click, acting, tell_applicant
from motcua.dossiers.operations.rate import issue_rating


class ReceiverMissing(Exception):
    """A hand-over says who received the result, and how."""


@transaction.atomic
def hand_over(
    *,
    dossier: Dossier,
    officer: Officer,
    click: Click,
    channel: str,
    received_by: str,
    at: datetime,
    proxy_basis: str = "",
) -> CaseAct:
    """
    Hand the result over. `proxy_basis`: on what basis somebody else than the applicant takes it.

    :raises ActNotTheirs: no hand-over role at the receiving unit
    :raises ReceiverMissing: no name, or an unknown channel
    """
    if not received_by.strip() or channel not in ResultChannel.values:
        raise ReceiverMissing
    particulars = acting(dossier=dossier, act=Act.HAND_OVER, officer=officer, click=click, at=at)
    outcome = casework.hand_over(acting=particulars)
    if outcome.repeated:
        return outcome
    HandOver.objects.create(
        dossier=dossier, channel=channel, received_by=received_by.strip()[:200],
        proxy_basis=proxy_basis.strip()[:300], handed_over_by=officer.account, handed_over_at=at,
    )  # fmt: skip
    issue_rating(dossier=dossier, at=at)
    tell_applicant(dossier=dossier, kind="handed_over", at=at)
    return outcome
