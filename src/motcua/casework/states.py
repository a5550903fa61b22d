"""
The states of a case, the acts that lead from one to another, and the ten national codes.

Source: the national portal's list of dossier states 1 to 10; the transitions are those it
allows, and 5 to 7 besides: a person asked for more papers may also withdraw. State 6 (financial
obligation) comes with payments.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a case stands. While a case is paused or its withdrawal asked for, it remembers."""

    AWAITING_INTAKE = "awaiting_intake"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    RESULT_READY = "result_ready"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    STOPPED = "stopped"


NATIONAL_CODES: dict[State, int] = {
    State.AWAITING_INTAKE: 1,
    State.ACCEPTED: 2,
    State.REFUSED: 3,
    State.IN_PROGRESS: 4,
    State.AWAITING_SUPPLEMENT: 5,
    State.WITHDRAWAL_REQUESTED: 7,
    State.STOPPED: 8,
    State.RESULT_READY: 9,
    State.HANDED_OVER: 10,
}

TERMINAL = frozenset({State.HANDED_OVER, State.REFUSED, State.STOPPED})


class Act(StrEnum):
    """What can be done to a case; each is one operation."""

    OPEN = "open"
    ACCEPT = "accept"
    REFUSE = "refuse"
    REQUEST_SUPPLEMENT = "request_supplement"
    ANSWER_SUPPLEMENT = "answer_supplement"
    ASSIGN = "assign"
    FORWARD = "forward"
    RETURN_TO_PREVIOUS = "return_to_previous"
    DECIDE = "decide"
    SIGN_OFF = "sign_off"
    HAND_OVER = "hand_over"
    REQUEST_WITHDRAWAL = "request_withdrawal"
    AGREE_WITHDRAWAL = "agree_withdrawal"
    DENY_WITHDRAWAL = "deny_withdrawal"
    STOP = "stop"
    EXTEND = "extend"
    OPEN_TASK = "open_task"
    FINISH_TASK = "finish_task"


@dataclass(frozen=True)
class Transition:
    """
    One edge: `to` None means that the state stays or is the one remembered.

    `via` is a state passed through on the way, told to the national portal as well: the first
    act of the handling unit on an accepted case takes it up.
    """

    to: State | None = None
    via: State | None = None


_TAKEN_UP = State.IN_PROGRESS

TRANSITIONS: dict[tuple[State, Act], Transition] = {
    (State.AWAITING_INTAKE, Act.ACCEPT): Transition(State.ACCEPTED),
    (State.AWAITING_INTAKE, Act.REFUSE): Transition(State.REFUSED),
    (State.AWAITING_INTAKE, Act.REQUEST_SUPPLEMENT): Transition(State.AWAITING_SUPPLEMENT),
    (State.AWAITING_INTAKE, Act.ASSIGN): Transition(),
    (State.AWAITING_INTAKE, Act.REQUEST_WITHDRAWAL): Transition(State.WITHDRAWAL_REQUESTED),
    (State.ACCEPTED, Act.ASSIGN): Transition(State.IN_PROGRESS),
    (State.ACCEPTED, Act.FORWARD): Transition(State.IN_PROGRESS),
    (State.ACCEPTED, Act.DECIDE): Transition(State.IN_PROGRESS),
    (State.ACCEPTED, Act.SIGN_OFF): Transition(State.RESULT_READY, via=_TAKEN_UP),
    (State.ACCEPTED, Act.REQUEST_SUPPLEMENT): Transition(State.AWAITING_SUPPLEMENT, via=_TAKEN_UP),
    (State.ACCEPTED, Act.EXTEND): Transition(State.IN_PROGRESS),
    (State.ACCEPTED, Act.STOP): Transition(State.STOPPED, via=_TAKEN_UP),
    (State.ACCEPTED, Act.REQUEST_WITHDRAWAL): Transition(State.WITHDRAWAL_REQUESTED),
    (State.IN_PROGRESS, Act.ASSIGN): Transition(),
    (State.IN_PROGRESS, Act.FORWARD): Transition(),
    (State.IN_PROGRESS, Act.RETURN_TO_PREVIOUS): Transition(),
    (State.IN_PROGRESS, Act.DECIDE): Transition(),
    (State.IN_PROGRESS, Act.SIGN_OFF): Transition(State.RESULT_READY),
    (State.IN_PROGRESS, Act.REQUEST_SUPPLEMENT): Transition(State.AWAITING_SUPPLEMENT),
    (State.IN_PROGRESS, Act.EXTEND): Transition(),
    (State.IN_PROGRESS, Act.STOP): Transition(State.STOPPED),
    (State.IN_PROGRESS, Act.FINISH_TASK): Transition(State.HANDED_OVER),
    (State.IN_PROGRESS, Act.REQUEST_WITHDRAWAL): Transition(State.WITHDRAWAL_REQUESTED),
    (State.AWAITING_SUPPLEMENT, Act.ANSWER_SUPPLEMENT): Transition(),
    (State.AWAITING_SUPPLEMENT, Act.STOP): Transition(State.STOPPED),
    (State.AWAITING_SUPPLEMENT, Act.REQUEST_WITHDRAWAL): Transition(State.WITHDRAWAL_REQUESTED),
    (State.WITHDRAWAL_REQUESTED, Act.AGREE_WITHDRAWAL): Transition(State.STOPPED),
    (State.WITHDRAWAL_REQUESTED, Act.DENY_WITHDRAWAL): Transition(),
    (State.RESULT_READY, Act.HAND_OVER): Transition(State.HANDED_OVER),
    (State.RESULT_READY, Act.RETURN_TO_PREVIOUS): Transition(State.IN_PROGRESS),
}


def national_code(state: str) -> int:
    """Return the national portal's code for an internal state."""
    return NATIONAL_CODES[State(state)]


def acts_from(state: str) -> frozenset[Act]:
    """Return the acts that the state allows, before steps, decisions and counts are looked at."""
    return frozenset(act for start, act in TRANSITIONS if start == state)
