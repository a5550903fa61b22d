"""
Levels of online services, from facts: which decree, which level, what is missing, since when.

Facts are bits of an integer (`facts`), a decree is a ladder of rungs (`rule_sets`), `evaluation`
climbs it, `history` and `lines` follow both through time. The readings chosen are in
docs/rules/service-level.md.
"""

from motcua.rules.service_level.evaluation import Assessment, assess, missing_for, reasons_for
from motcua.rules.service_level.facts import ALL_BITS, BITS, Fact, bits_of, facts_in
from motcua.rules.service_level.history import (
    Change,
    Statement,
    standing_on,
    stated_line,
    to_be_stated,
    value_on,
    without_repeats,
)
from motcua.rules.service_level.lines import Offered, facts_line, level_line
from motcua.rules.service_level.rule_sets import (
    LADDERS,
    Ladder,
    RuleSet,
    Rung,
    facts_asked_by,
    ladder_of,
    rule_set_on,
)

__all__ = [
    "ALL_BITS",
    "BITS",
    "LADDERS",
    "Assessment",
    "Change",
    "Fact",
    "Ladder",
    "Offered",
    "RuleSet",
    "Rung",
    "Statement",
    "assess",
    "bits_of",
    "facts_asked_by",
    "facts_in",
    "facts_line",
    "ladder_of",
    "level_line",
    "missing_for",
    "reasons_for",
    "rule_set_on",
    "standing_on",
    "stated_line",
    "to_be_stated",
    "value_on",
    "without_repeats",
]
