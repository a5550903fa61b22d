"""Asking PostgreSQL for procedures that might be meant; ranking them is not done here."""

from collections.abc import Sequence

from django.db import connection

from motcua.catalogue.search.knowledge import Knowledge
from motcua.catalogue.search.readings import Reading
from motcua.catalogue.search.words import weight_of_asking

_RAREST_OF_A_READING = 3
_MOST_WEIGHED = 10
_BY_WORDS = """
SELECT code
FROM catalogue_searchdocument
WHERE words @@ %s::tsquery
ORDER BY {score} - 0.01 * length + 2 * prior DESC, code
LIMIT 100
"""
_BY_TRIGRAMS = """
SELECT code
FROM catalogue_searchdocument
WHERE %s <%% folded_name
ORDER BY %s <<-> folded_name, length, code
LIMIT 30
"""
_BY_CODE = """
SELECT code
FROM catalogue_searchdocument
WHERE code LIKE %s
ORDER BY code
LIMIT 10
"""


def by_words(readings: tuple[Reading, ...], knowledge: Knowledge) -> list[str]:
    """Return the codes of up to 100 procedures that share the rarest words of the readings; full text search."""
    words = {word for reading in readings for word in reading.words if word in knowledge.frequency}
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
        known = [word for word in dict.fromkeys(reading.words) if word in knowledge.frequency]
        telling = [word for word in known if weight_of_asking(word) == 1.0] or known
        telling.sort(key=lambda word: knowledge.frequency[word])
        rarest.update(dict.fromkeys(telling[:_RAREST_OF_A_READING]))
    return " | ".join(map(_term, rarest))


def _term(word: str) -> str:
    return f"'{word}'"


def by_trigrams(words: tuple[str, ...]) -> list[str]:
    """Return the codes of procedures whose name is something like the words; for when little fits."""
    text = " ".join(words)
    return _fetch(_BY_TRIGRAMS, [text, text])


def by_code(code: str) -> list[str]:
    """Return the codes that begin so."""
    return _fetch(_BY_CODE, [code.replace("%", "").replace("_", "") + "%"])


def _fetch(query: str, parameters: Sequence[str | float]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [code for (code,) in cursor.fetchall()]
