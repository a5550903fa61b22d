"""A name, or what people call a procedure, taken apart once for ranking."""

from dataclasses import dataclass
from itertools import pairwise

from motcua.catalogue.search.knowledge import Knowledge
from motcua.catalogue.search.variants import kinds_asked, kinds_offered
from motcua.catalogue.search.words import folded_syllables, same_letters, syllables

_BEHIND = ("doi voi", "truong hop", "thuc hien tai", "theo quy dinh", "do ", "thuoc tham quyen")
_BEHIND_COUNTS = 0.35
_FRONT = 25
_MOST_KEPT = 3_000


@dataclass(frozen=True)
class Title:
    """
    A title's syllables folded, with how each is written, their weights, and the acts it offers.

    Words behind "đối với", "trường hợp" … tell for whom or when, and weigh less.
    """

    held: frozenset[str]
    front: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    written: dict[str, tuple[str, ...]]
    weights: dict[str, float]
    total: float
    kinds: frozenset[str]
    offers: frozenset[str]

    def weight_of(self, words: frozenset[str]) -> float:
        """Return the weight of those of its words that are among `words`."""
        return sum(weight for word, weight in self.weights.items() if word in words)

    def has_written(self, word: str, written: str) -> bool:
        """Whether the folded word stands in it with these marks."""
        return any(same_letters(own, written) for own in self.written[word])


def title_of(text: str, knowledge: Knowledge) -> Title:
    """Return a title taken apart; kept with the knowledge it was weighed by."""
    title = knowledge.titles.get(text)
    if title is None:
        if len(knowledge.titles) >= _MOST_KEPT:
            knowledge.titles.clear()
        title = knowledge.titles[text] = _take_apart(text, knowledge)
    return title


def _take_apart(text: str, knowledge: Knowledge) -> Title:
    words, written = folded_syllables(text), syllables(text)
    behind = _behind(words)
    weights: dict[str, float] = {}
    spellings: dict[str, set[str]] = {}
    for place, (word, own) in enumerate(zip(words, written, strict=True)):
        weight = knowledge.weight(word) * (_BEHIND_COUNTS if place >= behind else 1.0)
        weights[word] = weights.get(word, 0.0) + weight
        spellings.setdefault(word, set()).add(own)
    return Title(
        held=frozenset(words),
        front=frozenset(words[:_FRONT]),
        pairs=frozenset(pairwise(words)),
        written={word: tuple(own) for word, own in spellings.items()},
        weights=weights,
        total=sum(weights.values()) or 1.0,
        kinds=kinds_asked(words),
        offers=kinds_offered(words),
    )


def _behind(words: tuple[str, ...]) -> int:
    """Return the place from which on a title tells for whom or when; its length when it does not."""
    joined = " ".join(words)
    cuts = [len(joined[:at].split()) for mark in _BEHIND if (at := joined.find(f" {mark}")) > 0]
    return min(cuts, default=len(words))
