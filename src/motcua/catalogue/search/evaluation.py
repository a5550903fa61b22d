"""Measuring search against the judged queries: how often the right procedure stands first."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import quantiles

from motcua.catalogue import shipped
from motcua.catalogue.models import SearchDocument
from motcua.catalogue.search.finding import search

FIRST, AMONG = 1, 5


@dataclass(frozen=True)
class Judged:
    """A query, the codes that answer it, and whether it was kept apart from tuning."""

    words: str
    accepted: frozenset[str]
    is_held_out: bool


@dataclass(frozen=True)
class Answer:
    """What search said to a judged query; `place` 0: no accepted code among those returned."""

    judged: Judged
    place: int
    found: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True)
class Measure:
    """Shares of queries answered first and among the first five, and how long a search took."""

    queries: int
    top_1: float
    top_5: float
    median_ms: float
    p95_ms: float


def read_judged() -> list[Judged]:
    """Return the judged queries whose answers the present catalogue holds."""
    known = set(SearchDocument.objects.values_list("code", flat=True))
    return [one for one in _all_judged() if one.accepted & known]


def _all_judged() -> Iterator[Judged]:
    for topic in shipped.read_toml(shipped.JUDGED_QUERIES)["topic"]:
        for words, codes in topic["queries"]:
            held_out = hashlib.sha256(words.encode()).digest()[0] % 2 == 1
            yield Judged(words, frozenset(codes.split()), held_out)


def answer(judged: Judged) -> Answer:
    """Search for a judged query and return where the right answer stood."""
    began = time.perf_counter()
    found = tuple(hit.code for hit in search(judged.words, limit=10).hits)
    taken = (time.perf_counter() - began) * 1000
    place = next((n for n, code in enumerate(found, 1) if code in judged.accepted), 0)
    return Answer(judged, place, found, taken)


def evaluate() -> tuple[list[Answer], dict[str, Measure]]:
    """Return every answer, and the measures of the halves "dev", "held_out" and of "all"."""
    judged = read_judged()
    search(judged[0].words)
    answers = [answer(one) for one in judged]
    halves = {
        "dev": [a for a in answers if not a.judged.is_held_out],
        "held_out": [a for a in answers if a.judged.is_held_out],
        "all": answers,
    }
    return answers, {name: measure(half) for name, half in halves.items() if half}


def measure(answers: list[Answer]) -> Measure:
    """Return the measures of some answers."""
    times = [answer.milliseconds for answer in answers]
    cuts = quantiles(times, n=20) if len(times) > 1 else times * 19
    return Measure(
        queries=len(answers),
        top_1=sum(a.place == FIRST for a in answers) / len(answers),
        top_5=sum(0 < a.place <= AMONG for a in answers) / len(answers),
        median_ms=round(cuts[9], 2),
        p95_ms=round(cuts[18], 2),
    )
