"""
Rule sets: what the law leaves open or lets a province choose, under a label that cases pin.

A changed value is a new label; a running case keeps the one it was received under.

Source: Nghị định 61/2018/NĐ-CP and Nghị định 118/2025/NĐ-CP (one re-appointment, transfer after
15:00 on the next working day); Nghị định 45/2020/NĐ-CP, Điều 11 (answer to an online dossier
within 8 working hours). Where a text counts in "ngày làm việc" without saying how, both readings
are built, and the set says which one is used where.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Convention(StrEnum):
    """How "n ngày làm việc" is read."""

    END_OF_NTH_DAY = "a"
    WORKING_HOURS = "b"


@dataclass(frozen=True)
class RuleSet:
    """The values by which working time is reckoned; hours are working hours."""

    label: str
    procedure_convention: Convention = Convention.END_OF_NTH_DAY
    step_convention: Convention = Convention.WORKING_HOURS
    hours_in_a_day: int = 8
    same_day_cutoff: time = time(15, 0)
    intake_answer_hours: int = 8
    reappointments: int = 1


class UnknownRuleSet(Exception):
    """No rule set has this label."""


CURRENT = "vn-2025"
RULE_SETS = {CURRENT: RuleSet(CURRENT)}


def rule_set(label: str = CURRENT) -> RuleSet:
    """
    Return the rule set with this label.

    :raises UnknownRuleSet: there is none
    """
    try:
        return RULE_SETS[label]
    except KeyError:
        raise UnknownRuleSet(label) from None
