"""Results that the province issues, made findable by the words with which they begin."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.rules.asked_once.text import after, head, likeness
from motcua.rules.asked_once.what_is_known import IssuedResult

_TYPES = tuple(
    tuple(text.split())
    for text in (
        "giay chung nhan", "giay phep", "chung chi", "quyet dinh", "giay xac nhan", "trich luc",
        "giay dang ky", "the", "so", "giay khai sinh", "giay bao", "phieu", "bang",
    )
)  # fmt: skip
_PASSED = frozenset(",;/.():")
_NOT_A_PAPER = ("tu", "choi")
_STOPS = frozenset(";/.():")
# Where a result's own name ends and its circumstances begin.
_ENDS = (("doi", "voi"), ("theo",), ("do",), ("truong", "hop"), ("thuoc", "tham"))
# What may follow a result's name without making it another paper.
_MAY_FOLLOW = frozenset(
    [
        "cua",
        "do",
        "da",
        "duoc",
        "con",
        "cho",
        "theo",
        "hop",
        "kem",
        "neu",
        "doi",
        "va",
        "hoac",
        "ban",
        "trong",
        "tai",
        "so",
        "hien",
        "voi",
        "chua",
    ]
)
FEWEST_WORDS = 4
MOST_FIELDS = 2
ALIKE = 0.75


@dataclass(frozen=True)
class KnownResult:
    """A result by its words; `codes` are the procedures that issue it, `fields` theirs."""

    name: str
    key: tuple[str, ...]
    codes: tuple[str, ...]
    fields: frozenset[str]

    @property
    def is_ambiguous(self) -> bool:
        """Whether so many fields issue a paper of that name that nobody knows which is meant."""
        return len(self.fields) > MOST_FIELDS


def known_results(results: Iterable[IssuedResult]) -> dict[tuple[str, ...], list[KnownResult]]:
    """Return what is issued, by its first three words; names that say too little are left out."""
    found: dict[tuple[str, ...], list[IssuedResult]] = defaultdict(list)
    for result in results:
        key = key_of(result.name)
        if key:
            found[key].append(result)
    index: dict[tuple[str, ...], list[KnownResult]] = defaultdict(list)
    for key, same in sorted(found.items()):
        codes = tuple(sorted({result.code for result in same}))
        fields = frozenset(result.field for result in same)
        index[key[:3]].append(KnownResult(same[0].name, key, codes, fields))
    return index


def key_of(name: str) -> tuple[str, ...]:
    """Return the words of a result up to its first stop; empty when they say too little."""
    key = _own_name(name)
    kind = next((t for t in _TYPES if key[: len(t)] == t), None)
    says_enough = kind is not None and len(key) >= max(FEWEST_WORDS, len(kind) + 2)
    refuses = any(key[i : i + 2] == _NOT_A_PAPER for i in range(len(key)))
    return key if says_enough and not refuses else ()


def find_result(
    name: str, index: dict[tuple[str, ...], list[KnownResult]]
) -> tuple[KnownResult | None, bool]:
    """
    Return the issued result that a paper names, and whether it is named surely.

    Surely: the paper begins with the whole name, and what follows adds nothing to it. Otherwise
    the likest result whose pairs of words agree by `ALIKE`; or None.
    """
    own = head(name)
    candidates = index.get(_own_name(name)[:3], ())
    whole = [r for r in candidates if _is_named(own, r.key)]
    if whole:
        return max(whole, key=lambda r: len(r.key)), True
    alike = [(likeness(_own_name(name), r.key), r) for r in candidates]
    best = max(alike, key=lambda pair: (pair[0], pair[1].key), default=(0.0, None))
    return (best[1], False) if best[0] >= ALIKE else (None, False)


def _own_name(name: str) -> tuple[str, ...]:
    """Return the words up to the first stop, or to where circumstances begin; commas are passed."""
    own = head(name)
    ends = (i for i, token in enumerate(own) if i and (token in _STOPS or _begins_more(own, i)))
    return tuple(token for token in own[: next(ends, len(own))] if token not in _PASSED)


def _begins_more(own: tuple[str, ...], place: int) -> bool:
    return any(own[place : place + len(end)] == end for end in _ENDS)


def _is_named(own: tuple[str, ...], key: tuple[str, ...]) -> bool:
    rest = after(own, key)
    return rest is not None and (not rest or rest[0] in _PASSED or rest[0] in _MAY_FOLLOW)
