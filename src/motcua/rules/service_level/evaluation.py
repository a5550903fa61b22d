"""The level that a set of facts reaches, and what is missing for the next one."""

from dataclasses import dataclass
from functools import lru_cache

from motcua.rules.service_level.facts import Fact, facts_in
from motcua.rules.service_level.rule_sets import AnyOf, RuleSet, is_met, ladder_of


@dataclass(frozen=True)
class Assessment:
    """
    What a service comes to under one decree.

    `next_level` is None at the top. `missing` lists what the next level still asks for; within
    one entry any one fact is enough.
    """

    rule_set: RuleSet
    level: int
    next_level: int | None
    missing: tuple[tuple[Fact, ...], ...]


@lru_cache(maxsize=4096)
def assess(rule_set: RuleSet, holds: int) -> Assessment:
    """
    Return the level of a service of which the facts in `holds` (bits) are known to hold.

    Rungs are climbed one after another: what a lower level asks for is never made good by
    reaching a part of a higher one. A fact that is unknown does not hold.

    Source: see `rule_sets`.
    """
    level = 0
    for rung in ladder_of(rule_set).rungs:
        missing = tuple(any_of for any_of in rung.requires if not is_met(any_of, holds))
        if missing:
            return Assessment(rule_set, level, rung.level, tuple(map(_in_order, missing)))
        level = rung.level
    return Assessment(rule_set, level, None, ())


def missing_for(rule_set: RuleSet, holds: int, level: int) -> tuple[tuple[Fact, ...], ...]:
    """Return everything between what holds and `level`, rung after rung; empty when reached."""
    return tuple(
        _in_order(any_of)
        for rung in ladder_of(rule_set).rungs
        if rung.level <= level
        for any_of in rung.requires
        if not is_met(any_of, holds)
    )


def reasons_for(rule_set: RuleSet, holds: int) -> tuple[Fact, ...]:
    """Return the facts that hold and carry the level that is reached."""
    reached = assess(rule_set, holds).level
    asked = {
        fact
        for rung in ladder_of(rule_set).rungs
        if rung.level <= reached
        for any_of in rung.requires
        for fact in any_of
    }
    return tuple(fact for fact in facts_in(holds) if fact in asked)


def _in_order(any_of: AnyOf) -> tuple[Fact, ...]:
    return tuple(fact for fact in Fact if fact in any_of)
