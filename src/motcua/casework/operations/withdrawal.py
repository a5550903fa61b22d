"""The applicant wants the dossier back: their request, and the agency's no. (Yes: `finishing`.)"""

from motcua.casework.operations.intake import ReasonMissing
from motcua.casework.operations.performing import Acting, CaseAct, Doing, perform
from motcua.casework.states import Act


def request_withdrawal(*, acting: Acting, reason: str = "") -> CaseAct:
    """
    Ask to withdraw; the applicant need not say why. The clock goes on as it was: only an
    agreed withdrawal stops it. Four statements.
    """

    def change(doing: Doing) -> None:
        doing.case.before_withdrawal = doing.state_before
        doing.data = {"has_reason": bool(reason.strip())}

    return perform(acting, Act.REQUEST_WITHDRAWAL, change)


def deny_withdrawal(*, acting: Acting, reason: str, basis: str = "") -> CaseAct:
    """
    Refuse a withdrawal: the case goes on from where it was. Four statements.

    :raises ReasonMissing: the applicant must be told why
    """
    if not reason.strip():
        raise ReasonMissing(Act.DENY_WITHDRAWAL)

    def change(doing: Doing) -> None:
        doing.case.state, doing.case.before_withdrawal = doing.case.before_withdrawal, ""
        doing.basis = basis

    return perform(acting, Act.DENY_WITHDRAWAL, change)
