"""Asking PostgreSQL for procedures that might be meant; ranking them is not done here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.catalogue.search.knowledge import Knowledge
from motcua.catalogue.search.readings import Reading
from motcua.catalogue.search.words import weight_of_asking

_RAREST_OF_A_READING = 4
_MOST_WEIGHED = 12
_BY_WORDS = """
SELECT code, name, field, titles, title_places, prior
FROM catalogue_searchdocument
WHERE words @@ %s::tsquery
ORDER BY {score} - 0.01 * length + 2 * prior DESC, code
LIMIT 120
"""
_BY_TRIGRAMS = """
SELECT code, name, field, titles, title_places, prior
FROM catalogue_searchdocument
WHERE %s <%% folded_name
ORDER BY %s <<-> folded_name, length, code
LIMIT 30
"""
_BY_CODE = """
SELECT code, name, field, titles, title_places, prior
FROM catalogue_searchdocument
WHERE code LIKE %s
ORDER BY code
LIMIT 10
"""


@dataclass(frozen=True)
class Candidate:
    """A procedure that might be meant."""

    code: str
    name: str
    field: str
    titles: tuple[tuple[str, int], ...]
    prior: float


def by_words(readings: tuple[Reading, ...], knowledge: Knowledge) -> list[Candidate]:
    """Return up to 120 procedures that share the rarest words of the readings; full text search."""
    words = {word for reading in readings for word in reading.words if knowledge.knows(word)}
    if not words:
        return []
    weighed = sorted(words, key=lambda word: (-knowledge.weight(word), word))[:_MOST_WEIGHED]
    score = " + ".join("(words @@ %s::tsquery)::int * %s" for _ in weighed)
    query = _BY_WORDS.format(score=score)
    terms: list[str | float] = [
        value for word in weighed for value in (_term(word), knowledge.weight(word))
    ]
    return _fetch(query, [_any_of_the_rarest(readings, knowledge), *terms])


def _any_of_the_rarest(readings: tuple[Reading, ...], knowledge: Knowledge) -> str:
    """Return a tsquery for any of the rarest words of each reading."""
    rarest: dict[str, None] = {}
    for reading in readings:
        known = [word for word in dict.fromkeys(reading.words) if knowledge.knows(word)]
        telling = [word for word in known if weight_of_asking(word) == 1.0] or known
        telling.sort(key=lambda word: knowledge.frequency[word])
        rarest.update(dict.fromkeys(telling[:_RAREST_OF_A_READING]))
    return " | ".join(map(_term, rarest))


def _term(word: str) -> str:
    return f"'{word}'"


def by_trigrams(words: tuple[str, ...]) -> list[Candidate]:
    """Return procedures whose name holds something like the words; slower, for when little fits."""
    text = " ".join(words)
    return _fetch(_BY_TRIGRAMS, [text, text])


def by_code(code: str) -> list[Candidate]:
    """Return the procedures whose code begins so."""
    return _fetch(_BY_CODE, [code.replace("%", "").replace("_", "") + "%"])


def _fetch(query: str, parameters: Sequence[str | float]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [
            Candidate(code, name, field, tuple(zip(titles, places, strict=True)), prior)
            for code, name, field, titles, places, prior in cursor.fetchall()
        ]
