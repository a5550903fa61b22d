"""From typed words to procedures, best first."""

from dataclasses import dataclass

from motcua.catalogue.search.candidates import by_code, by_trigrams, by_words
from motcua.catalogue.search.knowledge import Knowledge, current_knowledge
from motcua.catalogue.search.ranking import Ranked, rank
from motcua.catalogue.search.readings import readings_of
from motcua.catalogue.search.spelling import mend, mend_boldly
from motcua.catalogue.search.words import Typed, read_typed
from motcua.kit.text import fold

_LITTLE_FOUND = 0.5
_LEAST_COVERED = 0.25


@dataclass(frozen=True)
class Hit:
    """A procedure that was found."""

    code: str
    name: str
    score: float


@dataclass(frozen=True)
class Suggestion:
    """That the words were read as `words`, since as typed they mean nothing here."""

    typed: str
    words: str


@dataclass(frozen=True)
class Outcome:
    """What a search came to."""

    hits: tuple[Hit, ...]
    suggestion: Suggestion | None


def search(words: str, *, limit: int = 20) -> Outcome:
    """
    Return the procedures that `words` mean, best first; two to three queries.

    Marks may be missing, words misspelt, joined or everyday. A procedure code finds itself.
    """
    typed = read_typed(words)
    if not typed.folded:
        return Outcome((), None)
    knowledge = current_knowledge()
    if typed.code and (found := by_code(typed.code)):
        return Outcome(tuple(_hit(knowledge, code) for code in found[:limit]), None)
    mended = mend(typed.folded, knowledge)
    bold = mend_boldly(mended, knowledge)
    readings = readings_of(typed, mended, bold, knowledge)
    codes = by_words(readings, knowledge)
    ranked = rank(codes, readings, knowledge)
    if not ranked or max(one.coverage for one in ranked) < _LITTLE_FOUND:
        near = by_trigrams(mended)
        ranked = rank(list(dict.fromkeys([*codes, *near])), readings, knowledge)
    return Outcome(_hits(ranked, limit), _suggestion(typed, knowledge.with_marks(mended)))


def _hit(knowledge: Knowledge, code: str) -> Hit:
    return Hit(code, knowledge.candidates[code].name, 1.0)


def _hits(ranked: list[Ranked], limit: int) -> tuple[Hit, ...]:
    kept = [one for one in ranked if one.coverage >= _LEAST_COVERED] or ranked[:5]
    return tuple(
        Hit(one.candidate.code, one.candidate.name, round(one.score, 4)) for one in kept[:limit]
    )


def _suggestion(typed: Typed, mended: tuple[str, ...]) -> Suggestion | None:
    if fold("".join(mended)) == "".join(typed.folded):
        return None
    return Suggestion(typed=" ".join(typed.written), words=" ".join(mended))
