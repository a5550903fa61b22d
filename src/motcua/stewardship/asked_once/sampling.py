"""Which pairs are judged by hand: everything called matched, and drawn near misses."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.catalogue.reading.content import ProcedureContent
from motcua.rules.asked_once import Finder, Match, Verdict
from motcua.stewardship.asked_once.asking import ask

SEED = 667
NEAR_MISSES = 110


@dataclass(frozen=True)
class Pair:
    """A paper and what it was matched with; `code` is the first procedure that asks for it."""

    code: str
    paper: str
    match: Match


def pairs_of(finder: Finder, contents: Iterable[ProcedureContent]) -> list[Pair]:
    """Return each distinct pair of paper and target once, in the order of the catalogue."""
    found: dict[tuple[str, str, str], Pair] = {}
    for content in contents:
        for asked in ask(finder, content):
            if asked.match.source is not None:
                key = (asked.paper.name, asked.match.target, asked.match.verdict)
                found.setdefault(key, Pair(content.code, asked.paper.name, asked.match))
    return list(found.values())


def draw(pairs: Iterable[Pair], *, seed: int = SEED, near: int = NEAR_MISSES) -> list[Pair]:
    """Return all matched pairs, and `near` of the doubtful ones drawn by a seeded lot."""
    every = sorted(pairs, key=lambda pair: (pair.paper, pair.match.target))
    matched = [pair for pair in every if pair.match.verdict is Verdict.MATCHED]
    doubtful = [pair for pair in every if pair.match.verdict is Verdict.DOUBTFUL]
    lot = random.Random(seed)  # noqa: S311  a lot, no secret
    return matched + lot.sample(doubtful, min(near, len(doubtful)))
