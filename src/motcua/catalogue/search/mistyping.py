"""How Vietnamese is mistyped: keys of input methods left in the text, sounds written otherwise."""

import re
from functools import lru_cache

_TELEX_PAIRS = (
    ("dd", "d"),
    ("aa", "a"),
    ("aw", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("ow", "o"),
    ("uw", "u"),
)
_VOWEL = re.compile(r"[aeiouy]")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aeiouy]|[iu]a|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oi|oo|ua|uai|uay|ue|ui|uo|uoi"
    r"|uou|uu|uy|uya|uye|uyu|ye|yeu|oao|oeo)"
    r"(?:ch?|m|ng?|nh|p|t)?"
)
_ONSETS = (
    ("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "d"), ("qu", "c"), ("kh", "kh"), ("k", "c"),
    ("q", "c"), ("r", "d"), ("v", "d"), ("s", "x"), ("l", "n"), ("z", "d"), ("f", "ph"), ("w", "q"), ("j", "d"),
)  # fmt: skip
_ENDINGS = (("nh", "n"), ("ng", "n"), ("ch", "t"), ("c", "t"), ("k", "t"), ("p", "p"), ("g", "n"))


def is_syllable(word: str) -> bool:
    """Whether a folded word could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


def decoded(word: str) -> set[str]:
    """Return what a word may be when it still holds the keys of Telex or VNI: `ddawng`, `d9a8ng`."""
    letters = re.sub(r"\d", "", word)
    plain = letters if len(letters) > 1 else word
    shorter = {plain, _telex(plain)}
    return {toneless for one in shorter for toneless in _without_tones(one)} - {word, ""}


def _telex(word: str) -> str:
    for keys, letter in _TELEX_PAIRS:
        word = word.replace(keys, letter)
    return word.replace("w", "u")


def _without_tones(word: str) -> set[str]:
    first_vowel = _VOWEL.search(word)
    if first_vowel is None:
        return {word}
    head, tail = word[: first_vowel.end()], word[first_vowel.end() :]
    return {word, head + re.sub("[sfrxj]", "", tail), head + _telex(re.sub("[sfrxj]", "", tail))}


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return a key that is the same for syllables that many speakers say alike: tru, chu."""
    for written, said in _ONSETS:
        if word.startswith(written):
            word = said + word[len(written) :]
            break
    word = word.replace("y", "i")
    for written, said in _ENDINGS:
        if len(word) > len(written) + 1 and word.endswith(written):
            return word[: -len(written)] + said
    return word
