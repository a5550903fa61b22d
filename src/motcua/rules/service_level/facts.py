"""
The closed list of facts by which the level of an online service is judged.

A fact holds, does not hold, or nobody knows; only one that holds counts. Sets of facts travel as
integers, one bit a fact in the order below, since two hundred thousand services are judged in one
go. Bits are stored: new facts go to the end.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Fact(StrEnum):
    """What a citizen can really do, or not, with a procedure at one agency."""

    INFORMATION = "information"
    BLANK_FORMS = "blank_forms"
    EFORM = "eform"
    SUBMISSION = "submission"
    PROCESS = "process"
    PAYMENT = "payment"
    NO_VISIT = "no_visit"
    RESULT_ELECTRONIC = "result_electronic"
    RESULT_BY_POST = "result_by_post"


BITS: Mapping[Fact, int] = {fact: 1 << place for place, fact in enumerate(Fact)}
ALL_BITS = (1 << len(BITS)) - 1


def bits_of(facts: Iterable[Fact]) -> int:
    """Return a set of facts as an integer."""
    whole = 0
    for fact in facts:
        whole |= BITS[fact]
    return whole


def facts_in(bits: int) -> tuple[Fact, ...]:
    """
    Return the facts of an integer, in their order.

    :raises ValueError: a bit stands for no fact
    """
    if not 0 <= bits <= ALL_BITS:
        raise ValueError(f"{bits} holds a fact that does not exist")
    return tuple(fact for fact, bit in BITS.items() if bits & bit)
