"""
Names of units as people write them: "P. An Bình", "xã Hoà Bình", "thi tran dong van", "Quận 1".

A name is taken apart into its kind and its bare name. Two bare names are the same when they agree
without marks; where that leaves a choice, agreement with marks decides, wherever the tone mark
was put ("Hoà" is "Hòa").
"""

import re
import unicodedata
from dataclasses import dataclass

_KINDS = {
    "xa": "xa", "x": "xa", "phuong": "phuong", "p": "phuong", "thi tran": "thi tran",
    "tt": "thi tran", "dac khu": "dac khu", "dk": "dac khu", "quan": "quan", "q": "quan",
    "huyen": "huyen", "h": "huyen", "thi xa": "thi xa", "tx": "thi xa", "thanh pho": "thanh pho",
    "tp": "thanh pho", "tinh": "tinh", "t": "tinh",
}  # fmt: skip
_KIND = re.compile(
    rf"({'|'.join(sorted(_KINDS, key=len, reverse=True))})(?: +|(?=[0-9]))(?=[a-z0-9])"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Name:
    """
    A written name taken apart. `kind` is empty when none was written.

    `key` is the bare name without marks, `exact` the same with them.
    """

    kind: str
    key: str
    exact: str

    @property
    def has_marks(self) -> bool:
        """Whether anything beyond plain letters was written."""
        return bare(self.exact) != self.exact

    def is_said_by(self, written: "Name") -> bool:
        """Whether a written name may stand for this one: nothing written contradicts it."""
        return (
            written.key == self.key
            and written.kind in {"", self.kind}
            and (written.exact == self.exact or not written.has_marks)
        )


def read_name(written: str) -> Name:
    """Return the parts of a written name; an empty key when nothing is written."""
    flat = bare(written)
    found = _KIND.match(flat)
    if found is None:
        return Name("", _without_noughts(flat), exactly(written))
    kind = found[1]
    rest = flat[found.end() :].strip()
    # The same letters stand at the same places in the exact form, but for marks and spaces.
    letters = len(kind.replace(" ", ""))
    return Name(_KINDS[kind], _without_noughts(rest), _after(exactly(written), letters))


def bare(written: str) -> str:
    """Return a text in small letters without marks, words parted by one space."""
    plain = written.lower().replace("đ", "d").replace("'", "").replace("’", "")
    decomposed = unicodedata.normalize("NFD", plain)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def exactly(written: str) -> str:
    """Return a text in small letters with its marks, the tone of each word at its end."""
    plain = written.lower().replace("'", "").replace("’", "")
    words = re.findall(r"\w[\w\u0300-\u036f]*", unicodedata.normalize("NFD", plain))
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    tones = "".join(c for c in word if c in _TONES)
    return "".join(c for c in word if c not in _TONES) + tones


def _after(exact: str, letters: int) -> str:
    """Return what stands behind the first so many letters, marks not counted."""
    seen = 0
    for at, sign in enumerate(exact):
        if sign.isspace() or unicodedata.combining(sign):
            continue
        if seen == letters:
            return exact[at:]
        seen += 1
    return ""


def _without_noughts(key: str) -> str:
    return str(int(key)) if key.isdigit() else key
