"""
Ranking: how well a procedure's name, or what people call it, fits a reading of the query.

Three measures between 0 and 1, and the prior: how much of what was asked is there (coverage; a
word whose diacritics differ from those typed counts for about half), how much of the title was
asked for (so the plain procedure stands before its variants), and whether words that were typed
together stand together.
"""

from dataclasses import dataclass
from functools import lru_cache

from motcua.catalogue.search.candidates import Candidate
from motcua.catalogue.search.knowledge import Knowledge
from motcua.catalogue.search.readings import Reading
from motcua.catalogue.search.words import folded_syllables, same_letters, syllables, weight_of_asking

COVERAGE, FOCUS, TOGETHER, PRIOR = 2.6, 0.9, 0.6, 1.0
_OTHER_MARKS_COUNT = 0.55
_FIELD_COUNTS = 0.45
_LATER_TITLE = 0.04
_BEHIND = ("doi voi", "truong hop", "thuc hien tai", "theo quy dinh", "do ", "thuoc tham quyen")
_BEHIND_COUNTS = 0.35


@dataclass(frozen=True)
class Ranked:
    """A candidate, its score, and how much of what was asked it covers."""

    candidate: Candidate
    score: float
    coverage: float


def rank(
    candidates: list[Candidate], readings: tuple[Reading, ...], knowledge: Knowledge
) -> list[Ranked]:
    """Return the candidates best first, each under the reading and the title that fit it best."""
    ranked = [
        max(
            (_score(candidate, reading, knowledge) for reading in readings),
            key=lambda one: one.score,
        )
        for candidate in candidates
    ]
    return sorted(ranked, key=lambda one: (-one.score, len(one.candidate.name), one.candidate.code))


def _score(candidate: Candidate, reading: Reading, knowledge: Knowledge) -> Ranked:
    titles = [(candidate.name, 1.0)]
    titles += [(title, 1.0 - _LATER_TITLE * place) for title, place in candidate.titles]
    field = frozenset(folded_syllables(candidate.field))
    fits = [
        (trust * fit, coverage)
        for title, trust in titles
        for fit, coverage in [_fit(_title(title), reading, field, knowledge)]
    ]
    best, coverage = max(fits)
    return Ranked(candidate, reading.trust * best + PRIOR * candidate.prior, coverage)


@dataclass(frozen=True)
class _Title:
    words: tuple[str, ...]
    written: tuple[str, ...]
    held: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    behind: int


@lru_cache(maxsize=20_000)
def _title(text: str) -> _Title:
    """Return a title's words; from `behind` on they tell for whom or when, and count for less."""
    words, written = folded_syllables(text), syllables(text)
    joined = " ".join(words)
    cuts = [len(joined[:at].split()) for mark in _BEHIND if (at := joined.find(f" {mark}")) > 0]
    pairs = frozenset(zip(words, words[1:], strict=False))
    return _Title(words, written, frozenset(words), pairs, min(cuts, default=len(words)))


def _fit(
    title: _Title, reading: Reading, field: frozenset[str], knowledge: Knowledge
) -> tuple[float, float]:
    weights = [knowledge.rarity(word) * weight_of_asking(word) for word in reading.words]
    shares = [_share(title, place, reading, field) for place in range(len(reading.words))]
    asked = sum(weights) or 1.0
    coverage = sum(w * share for w, share in zip(weights, shares, strict=True)) / asked
    fit = (
        COVERAGE * coverage
        + FOCUS * _focus(title, frozenset(reading.words), knowledge) * coverage
        + TOGETHER * _together(title, reading.words)
    )
    return fit, coverage


def _share(title: _Title, place: int, reading: Reading, field: frozenset[str]) -> float:
    """Return how far a word of the reading is in the title; marks typed otherwise count less."""
    word = reading.words[place]
    if word not in title.held:
        return _FIELD_COUNTS if word in field else 0.0
    if reading.is_marked and not _stands_marked(title, reading.written[place], word):
        return _OTHER_MARKS_COUNT
    return 1.0


def _focus(title: _Title, asked: frozenset[str], knowledge: Knowledge) -> float:
    whole = told = 0.0
    for place, word in enumerate(title.words):
        weight = knowledge.rarity(word) * weight_of_asking(word)
        weight *= _BEHIND_COUNTS if place >= title.behind else 1.0
        whole += weight
        told += weight if word in asked else 0.0
    return told / whole if whole else 0.0


def _together(title: _Title, words: tuple[str, ...]) -> float:
    pairs = list(zip(words, words[1:], strict=False))
    return sum(pair in title.pairs for pair in pairs) / len(pairs) if pairs else 0.0


def _stands_marked(title: _Title, typed: str, bare: str) -> bool:
    return any(
        word == bare and same_letters(written, typed)
        for word, written in zip(title.words, title.written, strict=True)
    )
