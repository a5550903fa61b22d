"""
Mending what was mistyped, by the words of the catalogue and by which of them follow each other.

Each syllable may stay, or become a word near it, at a cost; the cheapest way through the whole
query wins (Viterbi). A word that the catalogue knows is replaced only when its neighbours make a
sound-alike far likelier: "đăng ký tạm chú".
"""

import math
from functools import lru_cache
from itertools import pairwise

from motcua.catalogue.search.knowledge import Knowledge, without_one_letter
from motcua.catalogue.search.mistyping import decoded, is_syllable, sound

_KEPT_UNKNOWN = 2.8
_KEPT_FOREIGN = 6.0
_DECODED = 0.3
_SOUNDS_ALIKE = 1.0
_ONE_LETTER = 1.6
_KNOWN_REPLACED = 2.6
_KNOWN_REPLACED_BOLDLY = 0.3
_UNSEEN_PAIR = 1.1
_RARE_PAIR = 0.25
_OFTEN = 3
_MOST_CHOICES = 12
_LONG = 6
Choices = dict[str, float]


def mend(words: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the words with mistyped ones mended; the same words when nothing is amiss."""
    apart = tuple(part for word in words for part in _cut_apart(word, knowledge))
    if all(knowledge.knows(word) for word in apart) and _all_pairs_seen(apart, knowledge):
        return apart
    return _cheapest([_choices(word, knowledge, _KNOWN_REPLACED) for word in apart], knowledge)


def mend_boldly(words: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the words with known ones replaced too where that makes them follow each other."""
    if all(knowledge.pairs.get(pair, 0) >= _OFTEN for pair in pairwise(words)):
        return words
    choices = [_choices(word, knowledge, _KNOWN_REPLACED_BOLDLY) for word in words]
    return _cheapest(choices, knowledge)


def _all_pairs_seen(words: tuple[str, ...], knowledge: Knowledge) -> bool:
    return all(pair in knowledge.pairs for pair in pairwise(words))


def _cut_apart(word: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the words that were written together, "khaisinh"; else the word itself."""
    if len(word) < _LONG or knowledge.knows(word) or not word.isalpha():
        return (word,)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, len(word) + 1):
        ways = [
            (cost + _cost_of_part(parts, word[start:end], knowledge), (*parts, word[start:end]))
            for start, (cost, parts) in best.items()
            if 1 < end - start <= 7 and _is_common(word[start:end], knowledge)
        ]
        if ways:
            best[end] = min(ways)
    whole = best.get(len(word))
    if whole is None or whole[0] / len(whole[1]) > _UNSEEN_PAIR:
        return (word,)
    return whole[1]


def _is_common(word: str, knowledge: Knowledge) -> bool:
    return knowledge.frequency.get(word, 0) >= _OFTEN and is_syllable(word)


def _cost_of_part(parts: tuple[str, ...], part: str, knowledge: Knowledge) -> float:
    return 0.4 + (_cost_of_pair(parts[-1], part, knowledge) if parts else 0.0)


def _choices(word: str, knowledge: Knowledge, cost_of_known: float) -> Choices:
    known = knowledge.knows(word)
    choices: Choices = {}
    if known or not word.isalpha() or len(word) == 1:
        choices[word] = 0.0
    else:
        choices[word] = _KEPT_UNKNOWN if is_syllable(word) else _KEPT_FOREIGN
    if len(word) > 1 and not word.isdigit():
        for near, cost in _near(word, knowledge).items():
            choices.setdefault(near, cost + (cost_of_known if known else 0.0))
    ranked = sorted(choices.items(), key=lambda one: one[1] + _cost_of_rareness(one[0], knowledge))
    return dict(ranked[:_MOST_CHOICES])


def _near(word: str, knowledge: Knowledge) -> Choices:
    """Return the known words near a word with the cost of each."""
    near: Choices = {}
    for mended in decoded(word):
        if knowledge.knows(mended):
            near[mended] = _DECODED
    for other in knowledge.alike.get(sound(word), ()):
        if other != word:
            near.setdefault(other, _SOUNDS_ALIKE)
    for shorter in {word, *without_one_letter(word)}:
        for other in knowledge.neighbours.get(shorter, ()):
            if other != word and abs(len(other) - len(word)) < 2:
                near.setdefault(other, _cost_of_change(word, other))
    return near


@lru_cache(maxsize=50_000)
def _cost_of_change(word: str, other: str) -> float:
    if sound(word) == sound(other):
        return _SOUNDS_ALIKE
    if sorted(word) == sorted(other):
        return _ONE_LETTER - 0.3
    one_letter = len(word) != len(other) or _differ_in_one_place(word, other)
    same_start = 0.0 if word[0] == other[0] else 0.6
    return (_ONE_LETTER if one_letter else _ONE_LETTER + 1.4) + same_start


def _differ_in_one_place(word: str, other: str) -> bool:
    return sum(a != b for a, b in zip(word, other, strict=True)) == 1


def _cost_of_rareness(word: str, knowledge: Knowledge) -> float:
    return 0.12 * math.log(1 + len(knowledge.candidates) / (knowledge.frequency.get(word, 0) + 1))


def _cost_of_pair(first: str, second: str, knowledge: Knowledge) -> float:
    seen = knowledge.pairs.get((first, second), 0)
    if seen >= _OFTEN:
        return 0.0
    return _RARE_PAIR if seen else _UNSEEN_PAIR


def _cheapest(choices: list[Choices], knowledge: Knowledge) -> tuple[str, ...]:
    ways: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
    for options in choices:
        reached: dict[str, tuple[float, tuple[str, ...]]] = {}
        for word, cost in options.items():
            own = cost + _cost_of_rareness(word, knowledge)
            reached[word] = min(
                (
                    before + own + (_cost_of_pair(last, word, knowledge) if last else 0.0),
                    (*way, word),
                )
                for last, (before, way) in ways.items()
            )
        ways = reached
    return min(ways.values())[1]
