"""The counter's answers: accept, refuse. (The third, asking for more, is `supplement`.)"""

from motcua.accounts.models import Role
from motcua.casework import clock
from motcua.casework.operations import path
from motcua.casework.operations.performing import Acting, CaseAct, Doing, perform
from motcua.casework.states import Act
from motcua.rules.working_time import Limit


class ReasonMissing(Exception):
    """An act that the applicant must be told the reason of was done without one."""


def accept(*, acting: Acting, limit: Limit | None) -> CaseAct:
    """
    Accept a case: its clock starts under `limit`, and the first step of its process is entered.

    `limit` None: the procedure has none. A limit whose unit is missing gives no due date; the
    case then says so, and stays out of on-time rates. Seven statements.
    """

    def change(doing: Doing) -> None:
        doing.use_present_calendar()
        doing.ledger.append(clock.start(doing.case, limit, doing.at, doing.actor))
        path.enter(doing, doing.process.step(doing.process.first), previous_id=None)

    return perform(acting, Act.ACCEPT, change)


def refuse(*, acting: Acting, reason: str, basis: str = "") -> CaseAct:
    """
    Refuse to accept a case: not within competence, or not eligible. Four statements.

    The reason's words are for the refusal slip and stay out of the journal.

    :raises ReasonMissing: a refusal states its reason
    """
    if not reason.strip():
        raise ReasonMissing(Act.REFUSE)

    def change(doing: Doing) -> None:
        doing.case.finished_at = doing.at
        doing.case.role = Role.INTAKE
        doing.basis = basis

    return perform(acting, Act.REFUSE, change)
