"""
Announce up: something below tells whoever lies above that it happened.

An event is a frozen dataclass of ids and plain values. Reactions run at once, in the
announcer's transaction, in the order in which `project/wiring.py` subscribed them; a reaction
that fails fails the act. What leaves the process is a queued job, deferred by the reaction.
"""

from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")
_reactions: dict[type, list[Callable[[Any], None]]] = {}


def subscribe(event_type: type[E], reaction: Callable[[E], None]) -> None:
    """Make `reaction` run whenever an event of exactly this type is announced. Idempotent."""
    known = _reactions.setdefault(event_type, [])
    if reaction not in known:
        known.append(reaction)


def announce(event: object) -> None:
    """Run every reaction to this event, in order, in the caller's transaction."""
    for reaction in _reactions.get(type(event), ()):
        reaction(event)
