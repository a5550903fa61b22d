"""The counter does not take a dossier in, and says why (form 03)."""

from datetime import datetime

from django.db import transaction

from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.states import Act
from motcua.dossiers.access import Officer
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.acting import Click, acting, tell_applicant
from motcua.dossiers.operations.rate import issue_rating


@transaction.atomic
def refuse(
    *, dossier: Dossier, officer: Officer, click: Click, reason: str, basis: str, at: datetime
) -> CaseAct:
    """
    Refuse to accept a dossier; the reason is kept with it and shown to the applicant.

    :raises ActNotTheirs: no intake role at the receiving unit
    :raises casework.ReasonMissing: a refusal states its reason
    """
    particulars = acting(dossier=dossier, act=Act.REFUSE, officer=officer, click=click, at=at)
    outcome = casework.refuse(acting=particulars, reason=reason, basis=basis)
    if outcome.repeated:
        return outcome
    dossier.closing_reason, dossier.closing_basis = reason.strip(), basis.strip()
    dossier.save(update_fields=["closing_reason", "closing_basis"])
    issue_rating(dossier=dossier, at=at)
    tell_applicant(dossier=dossier, kind="refused", at=at)
    return outcome
