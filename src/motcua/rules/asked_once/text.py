"""Names of papers and results cut into comparable words."""

import itertools
import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+|[;/,.():]")
# What stands before the name of a paper and says only how it is brought.
_LEADING = (
    "ban sao co chung thuc", "ban sao chung thuc", "ban sao hop le", "ban sao cong chung",
    "ban sao dien tu", "ban chup", "ban sao y", "ban sao", "ban photo", "ban chinh", "ban goc",
    "ban dien tu", "ban scan", "ban", "co chung thuc", "chung thuc", "hop le", "hoac", "va",
    "xuat trinh", "nop", "kem theo", "kem", "mot trong cac giay to sau", "cac giay to sau",
    "giay to tuy than", "the", "cac", "mot", "photo", "ho so", "de doi chieu", "cua", "anh chup",
)  # fmt: skip
_LEADS = tuple(sorted((tuple(lead.split()) for lead in _LEADING), key=len, reverse=True))
_PUNCTUATION = frozenset(";/,.():")


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """Return folded words and marks of punctuation, in order; đ is d, diacritics are dropped."""
    plain = name.replace("đ", "d").replace("Đ", "D")
    decomposed = unicodedata.normalize("NFD", plain)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return tuple(_WORD.findall(bare))


def words(name: str) -> tuple[str, ...]:
    """Return the folded words alone."""
    return tuple(token for token in tokens(name) if token not in _PUNCTUATION)


def head(name: str) -> tuple[str, ...]:
    """Return the tokens from where the paper's own name begins: numbers, "bản sao" … go."""
    left = tokens(name)
    while left:
        if left[0] in _PUNCTUATION or left[0].isdigit() or len(left[0]) == 1:
            left = left[1:]
            continue
        lead = next((one for one in _LEADS if left[: len(one)] == one), None)
        # "thẻ", "giấy tờ" alone are the paper, not its lead.
        if lead is None or len(left) <= len(lead):
            break
        left = left[len(lead) :]
    return left


_BETWEEN = re.compile(
    r"\bhoặc\b|;|(?<=[^\W\d])\s*/\s*(?=[^\W\d])|\bvà\b(?=\s+giấy)"
    r"|,(?=\s*(?:giấy|chứng minh|hộ chiếu|thẻ|căn cước))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")


def alternatives(name: str) -> tuple[str, ...]:
    """Return the papers that a name lists: what stands between "hoặc", "/", ";"; asides go."""
    pieces = _BETWEEN.split(_ASIDE.sub(" ", name))
    return tuple(piece for piece in pieces if len(words(piece)) >= 2)


def starts_with(left: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether the words of `left`, its punctuation passed over, begin with a phrase."""
    return after(left, phrase) is not None


def after(left: tuple[str, ...], phrase: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what follows the phrase at the beginning of `left`; None when it is not there."""
    place = 0
    for word in phrase:
        while place < len(left) and left[place] == ",":
            place += 1
        if place >= len(left) or left[place] != word:
            return None
        place += 1
    return left[place:]


# "… to be granted", "has no …": the paper is named because it is not there.
_NOT_THERE = frozenset(
    {("khong", "co"), ("de", "cap"), ("chua", "co"), ("duoc", "cap"), ("cap", "giay")}
)
_EXCEPT_WITHIN = 6


def contains(left: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands in `left`, word by word, and is neither excepted nor lacking."""
    places = range(len(left) - len(phrase) + 1)
    return any(left[i : i + len(phrase)] == phrase and not _is_denied(left, i) for i in places)


def _is_denied(left: tuple[str, ...], place: int) -> bool:
    return (
        "tru" in left[max(0, place - _EXCEPT_WITHIN) : place]
        or left[max(0, place - 2) : place] in _NOT_THERE
    )


def pairs(of: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Return the neighbouring pairs of words."""
    return frozenset(itertools.pairwise(of))


def likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the Dice coefficient of the pairs of words: 1 the same, 0 nothing in common."""
    first, second = pairs(left), pairs(right)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
