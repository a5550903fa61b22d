"""
What search knows about the catalogue's words: how rare each is, which follow each other, and
what people say instead. Read from the database once a process, and again when it has changed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import connection

from motcua.catalogue.models import ProcedureSynonym, SearchDocument
from motcua.catalogue.search.mistyping import sound
from motcua.catalogue.search.variants import WORDS_OF_ACTS
from motcua.catalogue.search.words import (
    WORDS_OF_ASKING,
    folded_syllables,
    syllables,
    weight_of_asking,
)

_STAMP = """
SELECT (SELECT max(id) FROM catalogue_importrun),
       (SELECT count(*) FROM catalogue_searchdocument),
       (SELECT sum(hashtextextended(phrase || meaning || array_to_string(codes, ' '), 0))
        FROM catalogue_proceduresynonym WHERE is_active)
"""
_Stamp = tuple[object, ...]
_UNKNOWN, _MOST = 1.5, 5.0


@dataclass(frozen=True)
class Expansion:
    """That a phrase stands for other words; both as folded syllables and as written."""

    phrase: tuple[str, ...]
    written: tuple[str, ...]
    meaning: tuple[str, ...]
    meaning_written: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A procedure as ranking sees it; titles with their places among those called so."""

    code: str
    name: str
    field: frozenset[str]
    titles: tuple[tuple[str, int], ...]
    prior: float


@dataclass(frozen=True)
class Knowledge:
    """
    Knowledge of one state of the catalogue.

    `neighbours`: words one letter apart; `alike`: words by their sound; `written`: how two syllables that follow each other are mostly written. `titles` keeps those
    taken apart so far.
    """

    candidates: dict[str, Candidate]
    frequency: Counter[str]
    marked: Counter[str]
    pairs: Counter[tuple[str, str]]
    expansions: dict[str, tuple[Expansion, ...]]
    neighbours: dict[str, tuple[str, ...]]
    alike: dict[str, tuple[str, ...]]
    written: dict[tuple[str, str], tuple[str, str]]
    titles: dict[str, Any] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether the word stands in the catalogue, in what people say, or in any asking."""
        return word in self.frequency or word in WORDS_OF_ASKING or word in WORDS_OF_ACTS

    def with_marks(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return folded words as the catalogue mostly writes them, where it has them in a row."""
        marked = list(words)
        for place, pair in enumerate(pairwise(words)):
            if pair in self.written:
                marked[place : place + 2] = self.written[pair]
        return tuple(marked)

    def weight(self, word: str) -> float:
        """Return how much a folded word says: its rareness, little for words of asking."""
        return self.rarity(word) * weight_of_asking(word)

    def weight_as_written(self, word: str, written: str) -> float:
        """Return how much a word says as it was written: "tử" is rare, "tu" is not."""
        often = self.marked.get(written)
        return self._rarity(often) * weight_of_asking(word) if often else self.weight(word)

    def rarity(self, word: str) -> float:
        """Return the weight of a word by its rareness; one that stands nowhere tells little."""
        return self._rarity(self.frequency.get(word))

    def _rarity(self, often: int | None) -> float:
        if not often:
            return _UNKNOWN
        return min(_MOST, math.log(1 + len(self.candidates) / (often + 0.5)))


_held: dict[str, tuple[_Stamp, Knowledge]] = {}


def current_knowledge() -> Knowledge:
    """Return the knowledge of the present catalogue; one small query when nothing has changed."""
    stamp, database = _stamp(), str(connection.settings_dict["NAME"])
    held = _held.get(database)
    if held is None or held[0] != stamp:
        held = _held[database] = (stamp, _read())
    return held[1]


def _stamp() -> _Stamp:
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        return tuple(cursor.fetchone())


def _read() -> Knowledge:
    candidates = {one.code: one for one in _read_candidates()}
    expansions = _read_expansions()
    frequency: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for one in candidates.values():
        texts = (one.name, *(title for title, _place in one.titles))
        marked.update({word for text in texts for word in syllables(text)})
        _count([*((word,) for word in one.field), *map(folded_syllables, texts)], frequency, pairs)
    for expansion in (one for group in expansions.values() for one in group):
        _count([expansion.phrase, expansion.meaning], frequency, pairs)
    return Knowledge(
        candidates=candidates,
        frequency=frequency,
        marked=marked,
        pairs=pairs,
        expansions=expansions,
        neighbours=_neighbours(frequency),
        alike=_alike(frequency),
        written=_mostly_written(candidates.values()),
    )


def _read_candidates() -> Iterator[Candidate]:
    rows = SearchDocument.objects.values_list(
        "code", "name", "field", "titles", "title_places", "prior"
    )
    for code, name, in_field, titles, places, prior in rows:
        named = tuple(zip(titles, places, strict=True))
        yield Candidate(code, name, frozenset(folded_syllables(in_field)), named, prior)


def _mostly_written(candidates: Iterable[Candidate]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return how two syllables that follow each other are mostly written in names."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for one in candidates:
        folded, written = folded_syllables(one.name), syllables(one.name)
        for pair, own in zip(pairwise(folded), pairwise(written), strict=True):
            counts.setdefault(pair, Counter())[own] += 1
    return {pair: spellings.most_common(1)[0][0] for pair, spellings in counts.items()}


def _count(
    texts: list[tuple[str, ...]], frequency: Counter[str], pairs: Counter[tuple[str, str]]
) -> None:
    frequency.update({word for words in texts for word in words})
    for words in texts:
        pairs.update(pairwise(words))


def _read_expansions() -> dict[str, tuple[Expansion, ...]]:
    """Return the expansions by the first syllable of their phrase."""
    rows = ProcedureSynonym.objects.filter(is_active=True).exclude(meaning="")
    found: dict[str, list[Expansion]] = {}
    for phrase, meaning in rows.values_list("phrase", "meaning"):
        one = Expansion(
            folded_syllables(phrase),
            syllables(phrase),
            folded_syllables(meaning),
            syllables(meaning),
        )
        if one.phrase:
            found.setdefault(one.phrase[0], []).append(one)
    return {first: tuple(group) for first, group in found.items()}


def _neighbours(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for every word, and every word less one letter, the words that lead there."""
    leads: dict[str, list[str]] = {}
    for word in words:
        for shorter in {word, *without_one_letter(word)}:
            leads.setdefault(shorter, []).append(word)
    return {shorter: tuple(group) for shorter, group in leads.items()}


def _alike(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words by how they sound."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(sound(word), []).append(word)
    return {said: tuple(group) for said, group in groups.items()}


def without_one_letter(word: str) -> set[str]:
    """Return the words that remain when one letter is left out."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
