"""
What can be done to a case. Whether the actor may is asked by the caller, before calling.

Every act takes an `Acting` and returns a `CaseAct`; see `performing`.
"""

from motcua.casework.operations.finishing import (
    AppointmentInClosedTime,
    DecisionMissing,
    NoDateToExtend,
    ReappointedAlready,
    StepDoesNotSign,
    agree_withdrawal,
    extend,
    hand_over,
    sign_off,
    stop,
)
from motcua.casework.operations.handling import (
    NothingBefore,
    NoWayForward,
    StepDoesNotDecide,
    WhichStep,
    assign,
    decide,
    forward,
    return_to_previous,
)
from motcua.casework.operations.intake import ReasonMissing, accept, refuse
from motcua.casework.operations.open_case import open_case
from motcua.casework.operations.performing import (
    Acting,
    ActNotPossible,
    CaseAct,
    CaseChangedMeanwhile,
    CaseUnknown,
    TokenSpent,
)
from motcua.casework.operations.relabelling import relabel
from motcua.casework.operations.supplement import (
    AnswerDateNotAhead,
    answer_supplement,
    request_supplement,
)
from motcua.casework.operations.withdrawal import deny_withdrawal, request_withdrawal

__all__ = [
    "ActNotPossible",
    "Acting",
    "AnswerDateNotAhead",
    "AppointmentInClosedTime",
    "CaseAct",
    "CaseChangedMeanwhile",
    "CaseUnknown",
    "DecisionMissing",
    "NoDateToExtend",
    "NoWayForward",
    "NothingBefore",
    "ReappointedAlready",
    "ReasonMissing",
    "StepDoesNotDecide",
    "StepDoesNotSign",
    "TokenSpent",
    "WhichStep",
    "accept",
    "agree_withdrawal",
    "answer_supplement",
    "assign",
    "decide",
    "deny_withdrawal",
    "extend",
    "forward",
    "hand_over",
    "open_case",
    "refuse",
    "relabel",
    "request_supplement",
    "request_withdrawal",
    "return_to_previous",
    "sign_off",
    "stop",
]
