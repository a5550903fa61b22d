"""From typed words to procedures, best first."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F

from motcua.catalogue.models import SearchDocument


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
    """Return the procedures that `words` mean, best first."""
    query = SearchQuery(words, config="motcua_vi")
    ranked = SearchDocument.objects.filter(words=query).annotate(
        score=SearchRank(F("words"), query) + F("prior")
    )
    found = ranked.order_by("-score", "code").values_list("code", "name", "score")[:limit]
    return Outcome(tuple(Hit(*row) for row in found), None)
