"""Words as search compares them: syllables, folded and as typed, and those that say little."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from motcua.kit.text import fold, nfc

MOST_CHARACTERS = 200
MOST_WORDS = 18
_SYLLABLE = re.compile(r"[0-9a-zà-ỹđ]+")
_CODE = re.compile(r"\b\d\.\d{6}\w*")

# Words of asking, not of the thing asked for. They weigh little, but are not dropped: "sao" may
# be "bản sao".
WORDS_OF_ASKING = frozenset(
    [
        "thu",
        "tuc",
        "ho",
        "so",
        "lam",
        "xin",
        "cach",
        "muon",
        "can",
        "toi",
        "em",
        "minh",
        "anh",
        "chi",
        "chau",
        "cho",
        "cua",
        "tai",
        "thi",
        "phai",
        "duoc",
        "khong",
        "la",
        "va",
        "voi",
        "ve",
        "co",
        "nhung",
        "cac",
        "mot",
        "o",
        "dau",
        "nhu",
        "the",
        "nao",
        "bao",
        "nhieu",
        "gi",
        "sao",
        "khi",
        "online",
        "truc",
        "tuyen",
        "mau",
        "huong",
        "dan",
        "nop",
        "giup",
        "hoi",
        "de",
        "de",
        "bi",
        "tu",
        "den",
        "cung",
        "nay",
        "do",
        "nhe",
        "a",
        "tren",
        "trong",
        "theo",
        "viec",
        "nguoi",
        "giay",
        "to",
        "the",
        "and",
        "or",
        "of",
        "for",
        "the",
        "to",
        "how",
        "get",
        "my",
        "a",
        "an",
        "i",
    ]
)
_LITTLE = 0.25


@dataclass(frozen=True)
class Typed:
    """What was typed: its syllables folded and as written, and a procedure code if there is one."""

    folded: tuple[str, ...]
    written: tuple[str, ...]
    code: str


def read_typed(text: str) -> Typed:
    """Return what was typed, cut to 200 characters and 18 syllables."""
    text = nfc(text[:MOST_CHARACTERS]).lower()
    code = _CODE.search(text)
    written = syllables(text)[:MOST_WORDS]
    return Typed(tuple(fold(word) for word in written), written, code[0] if code else "")


def syllables(text: str) -> tuple[str, ...]:
    """Return the syllables of a text in lower case."""
    return tuple(_SYLLABLE.findall(text.lower()))


@lru_cache(maxsize=20_000)
def folded_syllables(text: str) -> tuple[str, ...]:
    """Return the syllables of a text folded."""
    return tuple(_SYLLABLE.findall(fold(text)))


def weight_of_asking(word: str) -> float:
    """Return how much a folded word says: little for words of asking, 1 for the others."""
    return _LITTLE if word in WORDS_OF_ASKING else 1.0


def same_letters(one: str, other: str) -> bool:
    """Whether two written syllables are one: i and y, and the place of the tone, may differ."""
    return _canonical(one) == _canonical(other)


@lru_cache(maxsize=10_000)
def _canonical(word: str) -> tuple[str, ...]:
    letters = unicodedata.normalize("NFD", word).replace("y", "i")
    return tuple(sorted(letters))
