"""
Guards: conditions on which way a case may go next. A closed, typed list; unknown is refused.

Written as JSON: {"decision_is": ["approved"]}, {"procedure_in": [codes]},
{"receiving_unit_in": [codes]}, {"competent_unit_in": [codes]}, {"all": [guards]},
{"any": [guards]}, {"not": guard}. A fact that is not known makes a guard unknown, and an unknown
guard denies, also under "not".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

DECISIONS = ("approved", "rejected")


@dataclass(frozen=True)
class GuardFacts:
    """What guards may ask of a case; None: not known yet."""

    decision: str | None = None
    procedure_code: str | None = None
    receiving_unit: str | None = None
    competent_unit: str | None = None


class GuardNotUnderstood(Exception):
    """A guard is not one of the closed list, or its values are not of its type."""


@dataclass(frozen=True)
class FactIn:
    """That a fact is one of the values. `fact` names a field of GuardFacts."""

    fact: str
    values: frozenset[str]

    def holds(self, facts: GuardFacts) -> bool | None:
        """Return whether it holds; None when the fact is not known."""
        value = getattr(facts, self.fact)
        return None if value is None else value in self.values


@dataclass(frozen=True)
class AllOf:
    """That every part holds."""

    parts: tuple["Guard", ...]

    def holds(self, facts: GuardFacts) -> bool | None:
        """Return False when a part fails, None when one is unknown, else True."""
        results = [part.holds(facts) for part in self.parts]
        return False if False in results else None if None in results else True


@dataclass(frozen=True)
class AnyOf:
    """That one part holds."""

    parts: tuple["Guard", ...]

    def holds(self, facts: GuardFacts) -> bool | None:
        """Return True when a part holds, None when one is unknown, else False."""
        results = [part.holds(facts) for part in self.parts]
        return True if True in results else None if None in results else False


@dataclass(frozen=True)
class Not:
    """That the part does not hold."""

    part: "Guard"

    def holds(self, facts: GuardFacts) -> bool | None:
        """Return the opposite; unknown stays unknown."""
        result = self.part.holds(facts)
        return None if result is None else not result


Guard = FactIn | AllOf | AnyOf | Not

_FACTS = {
    "decision_is": "decision",
    "procedure_in": "procedure_code",
    "receiving_unit_in": "receiving_unit",
    "competent_unit_in": "competent_unit",
}
_GROUPS: dict[str, Callable[[tuple[Guard, ...]], Guard]] = {"all": AllOf, "any": AnyOf}
_DEPTH = 4


def allows(guard: Guard | None, facts: GuardFacts) -> bool:
    """Whether the way is open: no guard, or one that certainly holds."""
    return guard is None or guard.holds(facts) is True


def parse_guard(document: Any, *, depth: int = _DEPTH) -> Guard:
    """
    Return the guard written as JSON.

    :raises GuardNotUnderstood: an unknown word, a wrong type, an empty list, or too deep
    """
    if not isinstance(document, dict) or len(document) != 1 or depth == 0:
        raise GuardNotUnderstood(f"{document!r}")
    ((word, value),) = document.items()
    if word in _FACTS:
        return FactIn(_FACTS[word], _values(word, value))
    if word in _GROUPS:
        return _GROUPS[word](tuple(parse_guard(p, depth=depth - 1) for p in _items(word, value)))
    if word == "not":
        return Not(parse_guard(value, depth=depth - 1))
    raise GuardNotUnderstood(f"unknown guard {word!r}")


def _items(word: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise GuardNotUnderstood(f"{word} takes a list that is not empty")
    return value


def _values(word: str, value: Any) -> frozenset[str]:
    items = _items(word, value)
    if not all(isinstance(item, str) and item for item in items):
        raise GuardNotUnderstood(f"{word} takes a list of words")
    if word == "decision_is" and (unknown := set(items) - set(DECISIONS)):
        raise GuardNotUnderstood(f"no decision is called {', '.join(sorted(unknown))}")
    return frozenset(items)
