"""What a query may mean: itself, and itself with everyday phrases put into the catalogue's words."""

from dataclasses import dataclass

from motcua.catalogue.search.knowledge import Expansion, Knowledge
from motcua.catalogue.search.words import Typed, same_letters

_MOST = 6
_TRUST_IN_OTHER_WORDS = 0.97
_TRUST_IN_BOLD = 0.88


@dataclass(frozen=True)
class Reading:
    """One reading: its words, the places of them that were typed so, and how sure it is."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    trust: float

    @property
    def is_marked(self) -> bool:
        """Whether any diacritic was typed, so that their absence elsewhere means something."""
        return self.words != self.written


@dataclass(frozen=True)
class _Match:
    start: int
    end: int
    expansion: Expansion


def readings_of(
    typed: Typed, mended: tuple[str, ...], bold: tuple[str, ...], knowledge: Knowledge
) -> tuple[Reading, ...]:
    """Return the readings of a query, the plain one first; `bold` is a daring way to mend it."""
    written = typed.written if mended == typed.folded else mended
    readings = _in_other_words(Reading(mended, written, 1.0), knowledge)
    if bold != mended:
        readings += _in_other_words(Reading(bold, bold, _TRUST_IN_BOLD), knowledge)
    return tuple(dict.fromkeys(readings))[:_MOST]


def _in_other_words(plain: Reading, knowledge: Knowledge) -> list[Reading]:
    """Return a reading, and what it becomes with the everyday phrases in it replaced."""
    matches = _matches(plain.words, plain.written, knowledge)
    chosen = _without_overlap(matches)
    readings = [plain]
    if chosen:
        readings.append(_replaced(plain, chosen))
    readings += [_replaced(plain, [one]) for one in matches[:2] if [one] != chosen]
    return readings


def _matches(
    words: tuple[str, ...], written: tuple[str, ...], knowledge: Knowledge
) -> list[_Match]:
    """Return where phrases stand in the words, the longest first."""
    found = [
        _Match(start, start + len(one.phrase), one)
        for start, word in enumerate(words)
        for one in knowledge.expansions.get(word, ())
        if words[start : start + len(one.phrase)] == one.phrase
        and _written_so(written[start : start + len(one.phrase)], words[start:], one)
    ]
    return sorted(found, key=lambda match: (match.start - match.end, match.start))


def _written_so(written: tuple[str, ...], folded: tuple[str, ...], one: Expansion) -> bool:
    """Whether the marks that were typed are the phrase's: "thuế nhà" is not "thuê nhà"."""
    return all(
        typed == bare or same_letters(typed, meant)
        for typed, bare, meant in zip(written, folded, one.written, strict=False)
    )


def _without_overlap(matches: list[_Match]) -> list[_Match]:
    chosen: list[_Match] = []
    for match in matches:
        if all(match.end <= other.start or other.end <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _replaced(plain: Reading, matches: list[_Match]) -> Reading:
    words, written = list(plain.words), list(plain.written)
    for match in sorted(matches, key=lambda one: -one.start):
        words[match.start : match.end] = match.expansion.meaning
        written[match.start : match.end] = (
            match.expansion.meaning_written if plain.is_marked else match.expansion.meaning
        )
    return Reading(tuple(words), tuple(written), plain.trust * _TRUST_IN_OTHER_WORDS)
