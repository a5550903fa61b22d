"""How a case ends: signed and handed over, or stopped. And the one new appointment."""

from datetime import datetime

from motcua.accounts.models import Role
from motcua.casework import clock
from motcua.casework.operations import path
from motcua.casework.operations.intake import ReasonMissing
from motcua.casework.operations.performing import Acting, CaseAct, Doing, perform
from motcua.casework.states import Act
from motcua.rules.working_time import CalendarTooShort, rule_set


class StepDoesNotSign(Exception):
    """Results are not signed at this step of the process."""


class DecisionMissing(Exception):
    """A result was to be signed before anybody decided."""


class NoDateToExtend(Exception):
    """A case without a due date, or with a date later than the new one, cannot be extended."""


class ReappointedAlready(Exception):
    """The law allows one new appointment, and it was made."""


class AppointmentInClosedTime(Exception):
    """The new appointment lies in closed time or beyond the calendar."""


def sign_off(*, acting: Acting, basis: str = "") -> CaseAct:
    """
    Sign the result: the clock stops, and the case goes to the counter to be handed over.

    This moment is the end by which the case counts as on time or late. Six statements.

    :raises StepDoesNotSign: and DecisionMissing, see there
    """

    def change(doing: Doing) -> None:
        case = doing.case
        if not doing.step.signs:
            raise StepDoesNotSign(case.step_key)
        if not case.decision:
            raise DecisionMissing(case.step_key)
        doing.ledger.append(clock.stop(case, doing.at, doing.actor, basis=basis))
        path.leave(doing)
        case.unit_id, case.role = case.receiving_unit_id, Role.RETURN
        doing.basis = basis
        doing.data = {"decision": case.decision}

    return perform(acting, Act.SIGN_OFF, change)


def hand_over(*, acting: Acting) -> CaseAct:
    """Hand the result over to whoever may receive it, and close the case. Four statements."""
    return perform(acting, Act.HAND_OVER, lambda doing: None)


def stop(*, acting: Acting, reason: str, basis: str = "") -> CaseAct:
    """
    Stop handling a case for good: not eligible, or a supplement that never came. Six statements.

    :raises ReasonMissing: the applicant must be told why
    """
    if not reason.strip():
        raise ReasonMissing(Act.STOP)
    return perform(acting, Act.STOP, lambda doing: _end_early(doing, reason, basis))


def _end_early(doing: Doing, reason: str, basis: str) -> None:
    case = doing.case
    if case.started_at:
        doing.ledger.append(clock.stop(case, doing.at, doing.actor, reason, basis))
    else:
        case.finished_at = doing.at
    path.leave(doing)
    case.waiting_until = case.stop_proposed_at = None
    doing.basis = basis


def agree_withdrawal(*, acting: Acting, reason: str = "", basis: str = "") -> CaseAct:
    """Let the applicant have the case back: handling stops. Six statements."""
    return perform(acting, Act.AGREE_WITHDRAWAL, lambda doing: _end_early(doing, reason, basis))


def extend(*, acting: Acting, until: datetime, reason: str, basis: str = "") -> CaseAct:
    """
    Apologise and make a new appointment at `until`; at most once. Five statements.

    On time stays judged by the first date: an apology does not make a late result early.

    :raises ReasonMissing: the apology states its reason
    :raises NoDateToExtend: and ReappointedAlready, AppointmentInClosedTime, see there
    """
    if not reason.strip():
        raise ReasonMissing(Act.EXTEND)

    def change(doing: Doing) -> None:
        case = doing.case
        if case.extension_count >= rule_set(case.rule_set).reappointments:
            raise ReappointedAlready(case.pk)
        if case.due_at is None or until <= max(case.due_at, doing.at):
            raise NoDateToExtend(until)
        try:
            if not clock.is_in_office_hours(case, until):
                raise AppointmentInClosedTime(until)
        except CalendarTooShort as error:
            raise AppointmentInClosedTime(until) from error
        doing.data = {"due_before": case.due_at.isoformat()}
        doing.ledger.append(clock.extend(case, until, doing.at, doing.actor, reason, basis))
        doing.basis = basis

    return perform(acting, Act.EXTEND, change)
