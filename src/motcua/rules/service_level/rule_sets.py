"""
Which facts make which level, under which decree, from which day.

Source: Nghị định 43/2011/NĐ-CP, Điều 3 (four levels; in force from 1 August 2011) with Thông tư
32/2017/TT-BTTTT; Nghị định 42/2022/NĐ-CP, Điều 11 (fully and partly online; in force from 15
August 2022). Where a text is open the reading we chose is in docs/rules/service-level.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.rules.service_level.facts import BITS, Fact, bits_of

# One of these is enough.
AnyOf = frozenset[Fact]


class RuleSet(StrEnum):
    """A decree that orders online services by level."""

    DECREE_43_2011 = "decree_43_2011"
    DECREE_42_2022 = "decree_42_2022"


@dataclass(frozen=True)
class Rung:
    """A level and what it asks for beyond the rung below it."""

    level: int
    requires: tuple[AnyOf, ...]


@dataclass(frozen=True)
class Ladder:
    """The levels of one decree, the lowest first; below the first rung stands level 0."""

    rule_set: RuleSet
    in_force_from: date
    in_force_to: date | None
    rungs: tuple[Rung, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """Every level there is, 0 among them."""
        return (0, *(rung.level for rung in self.rungs))


def _all(*facts: Fact) -> tuple[AnyOf, ...]:
    return tuple(frozenset({fact}) for fact in facts)


_WITHOUT_COMING: AnyOf = frozenset({Fact.RESULT_ELECTRONIC, Fact.RESULT_BY_POST})

LADDERS: dict[RuleSet, Ladder] = {
    RuleSet.DECREE_43_2011: Ladder(
        RuleSet.DECREE_43_2011,
        in_force_from=date(2011, 8, 1),
        in_force_to=date(2022, 8, 15),
        rungs=(
            Rung(1, _all(Fact.INFORMATION)),
            Rung(2, _all(Fact.BLANK_FORMS)),
            Rung(3, _all(Fact.EFORM, Fact.SUBMISSION, Fact.PROCESS)),
            Rung(4, (*_all(Fact.PAYMENT), _WITHOUT_COMING)),
        ),
    ),
    RuleSet.DECREE_42_2022: Ladder(
        RuleSet.DECREE_42_2022,
        in_force_from=date(2022, 8, 15),
        in_force_to=None,
        rungs=(
            Rung(1, _all(Fact.INFORMATION, Fact.EFORM, Fact.SUBMISSION, Fact.PROCESS)),
            Rung(2, (*_all(Fact.PAYMENT, Fact.NO_VISIT), _WITHOUT_COMING)),
        ),
    ),
}


def ladder_of(rule_set: RuleSet | str) -> Ladder:
    """Return the levels of a decree. :raises ValueError: there is no such rule set"""
    return LADDERS[RuleSet(rule_set)]


def rule_set_on(day: date) -> RuleSet | None:
    """Return the decree in force on a day; None before the first."""
    for ladder in LADDERS.values():
        if ladder.in_force_from <= day and (ladder.in_force_to is None or day < ladder.in_force_to):
            return ladder.rule_set
    return None


def facts_asked_by(rule_set: RuleSet | str) -> int:
    """Return the facts that count anywhere under a decree, as bits."""
    return bits_of(
        fact for rung in ladder_of(rule_set).rungs for any_of in rung.requires for fact in any_of
    )


def is_met(any_of: AnyOf, holds: int) -> bool:
    """Whether one of the facts holds."""
    return any(holds & BITS[fact] for fact in any_of)
