"""
Ranking: how well a procedure's name, or what people call it, fits a reading of the query.

Measures between 0 and 1: how much of what was asked is there (coverage; a word whose diacritics
differ from those typed counts for part), how much of the title was asked for (focus, so the plain
procedure stands before its variants), whether words that were typed together stand together; then
what is asked of the thing (`variants`), and the prior.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from motcua.catalogue.search.knowledge import Candidate, Knowledge
from motcua.catalogue.search.readings import Reading
from motcua.catalogue.search.titles import Title, title_of
from motcua.catalogue.search.variants import kinds_asked

COVERAGE, FOCUS, TOGETHER, PRIOR, VARIANT = 2.2, 1.2, 0.7, 1.0, 0.28
_FIELD_COUNTS, _OTHER_MARKS_COUNT, _TAIL_COUNTS = 0.35, 0.6, 0.7
_LATER_TITLE = 0.06
_NO_FIT = (0.0, 0.0)


@dataclass(frozen=True)
class Ranked:
    """A candidate, its score, and how much of what was asked it covers."""

    candidate: Candidate
    score: float
    coverage: float


@dataclass(frozen=True)
class _Asked:
    """A reading with what is reckoned from it once."""

    reading: Reading
    weights: tuple[float, ...]
    total: float
    words: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    kinds: frozenset[str]


def rank(codes: list[str], readings: tuple[Reading, ...], knowledge: Knowledge) -> list[Ranked]:
    """Return the candidates best first, each under the reading and the title that fit it best."""
    known = knowledge.candidates
    asked = [_asked(reading, knowledge) for reading in readings]
    ranked = [_ranked(known[code], asked, knowledge) for code in codes if code in known]
    return sorted(ranked, key=lambda one: (-one.score, len(one.candidate.name), one.candidate.code))


def _asked(reading: Reading, knowledge: Knowledge) -> _Asked:
    words = reading.words
    weights = tuple(
        knowledge.weight_as_written(word, written) if reading.is_marked else knowledge.weight(word)
        for word, written in zip(words, reading.written, strict=True)
    )
    return _Asked(
        reading=reading,
        weights=weights,
        total=sum(weights) or 1.0,
        words=frozenset(words),
        pairs=tuple(pairwise(words)),
        kinds=kinds_asked(words),
    )


def _ranked(candidate: Candidate, asked: list[_Asked], knowledge: Knowledge) -> Ranked:
    best, coverage = max(_fit_of_candidate(candidate, one, knowledge) for one in asked)
    return Ranked(candidate, best, coverage)


def _fit_of_candidate(
    candidate: Candidate, asked: _Asked, knowledge: Knowledge
) -> tuple[float, float]:
    name = title_of(candidate.name, knowledge)
    fit, coverage = _fit(name, asked, candidate.field)
    for text, place in candidate.titles:
        title = title_of(text, knowledge)
        if not asked.words.isdisjoint(title.held):
            other, covered = _fit(title, asked, candidate.field)
            fit, coverage = max((fit, coverage), (other * (1 - _LATER_TITLE * place), covered))
    return asked.reading.trust * fit + PRIOR * candidate.prior * coverage, coverage


def _fit(title: Title, asked: _Asked, field: frozenset[str]) -> tuple[float, float]:
    reading = asked.reading
    covered = sum(
        weight * _share(title, place, reading, field) for place, weight in enumerate(asked.weights)
    )
    if not covered:
        return _NO_FIT
    coverage = covered / asked.total
    focus = title.weight_of(asked.words) / title.total
    together = sum(pair in title.pairs for pair in asked.pairs) / (len(asked.pairs) or 1)
    variance = len(title.offers - asked.kinds) + len(asked.kinds - title.kinds)
    fit = COVERAGE * coverage + FOCUS * focus * sqrt(coverage) + TOGETHER * together
    return fit - VARIANT * variance, coverage


def _share(title: Title, place: int, reading: Reading, field: frozenset[str]) -> float:
    """Return how far a word of the reading is in the title; marks typed otherwise count less."""
    word = reading.words[place]
    if word not in title.held:
        return _FIELD_COUNTS if word in field else 0.0
    if reading.is_marked and not title.has_written(word, reading.written[place]):
        return _OTHER_MARKS_COUNT
    return 1.0 if word in title.front else _TAIL_COUNTS
