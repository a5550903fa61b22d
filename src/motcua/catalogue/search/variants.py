"""
What is asked for of a thing: to get it, or to have it again, changed, extended, withdrawn …

Names of variants share their rare words with the plain procedure, and differ in very common ones
("cấp lại"), which rareness weighs at almost nothing. So they are looked for by name.
"""

from functools import lru_cache

_KINDS = {
    "again": ("cap lai", "ky lai", "lam lai", "xin lai", "bi mat", "mat", "hong", "rach", "chay", "gay", "bi hu", "that lac", "danh lai", "cong bo lai"),
    "exchange": ("doi", "cap doi", "chuyen doi"),
    "extend": ("gia han", "het han"),
    "end": (
        "thu hoi", "cham dut", "xoa", "huy", "tra lai", "giai the", "dong cua", "thoi", "mien nhiem", "rut", "giai chap",
    ),
    "change": ("sua doi", "bo sung", "dieu chinh", "thay doi", "cai chinh", "dinh chinh", "sua", "sai"),
    "pause": ("tam ngung", "tam dung", "dung", "ngung", "tam nghi"),
    "charge": ("le phi", "truoc ba", "khai thue", "nop thue", "thue thu nhap", "quyet toan"),
    "relief": ("hoan", "giam", "mien", "khau tru"),
    "split": ("chia", "tach", "sap nhap", "hop nhat"),
}  # fmt: skip
WORDS_OF_ACTS = frozenset(
    word for marks in _KINDS.values() for mark in marks for word in mark.split()
)
_PLAIN_TOO = ("cap cap lai", "dang ky dang ky lai", "cap gia han cap lai")
_FIRST_WORDS = 7


@lru_cache(maxsize=20_000)
def kinds_asked(words: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds that folded words name; none: the plain thing."""
    text = f" {' '.join(words)} "
    return frozenset(
        kind for kind, marks in _KINDS.items() if any(f" {mark} " in text for mark in marks)
    )


@lru_cache(maxsize=20_000)
def kinds_offered(words: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds that a title begins with; "Cấp, cấp lại" offers the plain thing too."""
    first = words[:_FIRST_WORDS]
    text = " ".join(first)
    if any(text.removeprefix("thu tuc ").startswith(both) for both in _PLAIN_TOO):
        return frozenset()
    return kinds_asked(first)
