"""What every act of an officer has in common."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.operations import Acting
from motcua.casework.states import Act
from motcua.dossiers.access import Officer, require
from motcua.dossiers.models import Dossier
from motcua.notifications.operations import queue


@dataclass(frozen=True)
class Click:
    """
    One POST of an act: the one-time token of its form and the version that its page showed.

    A repeat of the token is answered with the first outcome; another's act in between refuses it.
    """

    token: str
    seen_version: int


def acting(*, dossier: Dossier, act: Act, officer: Officer, click: Click, at: datetime) -> Acting:
    """
    Return the act's particulars for `casework`, after checking the right to it.

    A right is asked of the case as the page showed it: a repeated click comes when the case has
    moved on, and must still be shown its first outcome. `casework` refuses everything else by
    the version.

    :raises ActNotTheirs: the officer may not do this
    """
    if dossier.case.version == click.seen_version:
        require(act=act, case=dossier.case, officer=officer)
    return Acting(
        case_id=dossier.case_id, expected_version=click.seen_version, token=click.token,
        actor=officer.actor, unit=dossier.case.unit.code, at=at,
    )  # fmt: skip


def tell_applicant(
    *, dossier: Dossier, kind: str, at: datetime, **params: str | int | None
) -> None:
    """Queue a message to the applicant's account, when there is one. Two statements."""
    if dossier.account_id is None:
        return
    queue(
        account_id=dossier.account_id, kind=kind, subject=dossier.subject, at=at,
        link=f"/ho-so/{dossier.reference}/",
        params={"number": dossier.number, "procedure": dossier.procedure_version_id, **params},
    )  # fmt: skip
