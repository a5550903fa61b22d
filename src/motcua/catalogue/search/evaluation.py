"""Measuring search against the judged queries: how often the right procedure stands first."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import quantiles

from motcua.catalogue import shipped
from motcua.catalogue.models import SearchDocument
from motcua.catalogue.search.finding import search

FIRST, AMONG = 1, 5
HELD_OUT = "held_out"
PARTS = ("tuned", "practice", HELD_OUT)


@dataclass(frozen=True)
class Judged:
    """A query, the codes that answer it, and the part of the judged set it belongs to."""

    words: str
    accepted: frozenset[str]
    part: str

    @property
    def is_held_out(self) -> bool:
        """Whether it was written last and never used for tuning."""
        return self.part == HELD_OUT


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
    document = shipped.read_toml(shipped.JUDGED_QUERIES)
    for part in PARTS:
        for topic in document[part]:
            for words, codes in topic["queries"]:
                yield Judged(words, frozenset(codes.split()), part)


def answer(judged: Judged) -> Answer:
    """Search for a judged query and return where the right answer stood."""
    began = time.perf_counter()
    found = tuple(hit.code for hit in search(judged.words, limit=10).hits)
    taken = (time.perf_counter() - began) * 1000
    place = next((n for n, code in enumerate(found, 1) if code in judged.accepted), 0)
    return Answer(judged, place, found, taken)


def evaluate() -> tuple[list[Answer], dict[str, Measure]]:
    """Return every answer, and the measures of each part of the judged set and of "all"."""
    judged = read_judged()
    search(judged[0].words)
    answers = [answer(one) for one in judged]
    parts = {part: [a for a in answers if a.judged.part == part] for part in PARTS}
    return answers, {
        name: measure(group) for name, group in {**parts, "all": answers}.items() if group
    }


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
