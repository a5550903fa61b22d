"""A case's place in worklists, from where it stands. Pure."""

from datetime import datetime

from motcua.casework.models import Case, Lane
from motcua.casework.states import State


def place(case: Case) -> None:
    """Set the lane and the moment by which the case is sorted in it, unsaved."""
    case.lane, case.sort_at = _place_of(case)


def _place_of(case: Case) -> tuple[Lane, datetime]:
    if case.closed_at is not None:
        return Lane.CLOSED, case.closed_at
    if case.state == State.RESULT_READY and case.finished_at is not None:
        return Lane.READY, case.finished_at
    if case.state == State.AWAITING_SUPPLEMENT and case.waiting_until is not None:
        return Lane.WAITING, case.waiting_until
    running = case.due_at if case.started_at else case.intake_due_at
    if running is None or case.standing_since is not None:
        return Lane.UNDATED, case.started_at or case.received_at
    return Lane.DATED, running
