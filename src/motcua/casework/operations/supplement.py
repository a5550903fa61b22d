"""Asking the applicant for more, and their answer."""

from datetime import datetime

from motcua.casework import clock
from motcua.casework.operations.intake import ReasonMissing
from motcua.casework.operations.performing import Acting, CaseAct, Doing, perform
from motcua.casework.states import Act, State


class AnswerDateNotAhead(Exception):
    """The date by which to answer is not after the request."""


def request_supplement(
    *, acting: Acting, answer_by: datetime, reason: str, basis: str = ""
) -> CaseAct:
    """
    Ask the applicant for more papers or corrections, to be answered by `answer_by`.

    Before acceptance the counter's clock ends with this answer; afterwards the case's clock
    stands from now on. Five statements.

    :raises ReasonMissing: the request must say what is missing
    :raises AnswerDateNotAhead: see there
    """
    if not reason.strip():
        raise ReasonMissing(Act.REQUEST_SUPPLEMENT)
    if answer_by <= acting.at:
        raise AnswerDateNotAhead(answer_by)

    def change(doing: Doing) -> None:
        case = doing.case
        case.supplement_count += 1
        case.waiting_until = answer_by
        case.stop_proposed_at = None
        case.before_supplement = State.IN_PROGRESS if case.started_at else State.AWAITING_INTAKE
        if case.started_at:
            doing.ledger.append(clock.pause(case, doing.at, doing.actor, reason, basis))
        doing.basis = basis
        doing.data = {"answer_by": answer_by.isoformat(), "number": case.supplement_count}

    return perform(acting, Act.REQUEST_SUPPLEMENT, change)


def answer_supplement(*, acting: Acting, reason: str = "") -> CaseAct:
    """
    Take the applicant's answer: the clock runs again from the next open minute, and the due
    date moves by the working time that it stood. Before acceptance the counter has 8 hours anew.
    Six statements.
    """

    def change(doing: Doing) -> None:
        case = doing.case
        case.state, case.before_supplement = case.before_supplement, ""
        case.waiting_until = case.stop_proposed_at = None
        if case.started_at:
            doing.use_present_calendar()
            doing.ledger.append(clock.resume(case, doing.at, doing.actor, reason))
        else:
            clock.start_intake(case, doing.at)

    return perform(acting, Act.ANSWER_SUPPLEMENT, change)
