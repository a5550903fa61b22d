"""Provinces by what people write: with marks or without, with the kind or without."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from motcua.rules.papi.model import Province

_KINDS = ("tinh ", "thanh pho ", "tp. ", "tp.", "tp ", "province of ", "city of ")
_ENDS = (" province", " city")
# Spellings of the 63 provinces seen in published tables and on maps, beside the two of each.
_ALSO = {"hue": 46, "thuathienhue": 46, "hcmc": 79, "hcm": 79, "saigon": 79, "vungtau": 77}


class UnknownProvince(ValueError):
    """No province of the 63 is called that; `near` are those that come close."""

    def __init__(self, written: str, near: tuple[str, ...]) -> None:
        super().__init__(written)
        self.written, self.near = written, near


def key_of(written: str) -> str:
    """Return a name without marks, capitals, kind, spaces and hyphens."""
    text = unicodedata.normalize("NFD", written.strip().rstrip("*").lower().replace("đ", "d"))
    text = "".join(one for one in text if unicodedata.category(one) != "Mn")
    for kind in _KINDS:
        text = text.removeprefix(kind)
    for end in _ENDS:
        text = text.removesuffix(end)
    return "".join(one for one in text if one.isalnum())


def find_province(provinces: Iterable[Province], written: str) -> Province:
    """
    Return the province that is written, by its Vietnamese or ASCII name.

    :raises UnknownProvince: there is none
    """
    known = {}
    for one in provinces:
        known[key_of(one.name)] = known[key_of(one.ascii)] = one
        known.update({name: one for name, code in _ALSO.items() if code == one.code})
    key = key_of(written)
    if key in known:
        return known[key]
    near = get_close_matches(key, known, n=3, cutoff=0.7)
    raise UnknownProvince(written, tuple(dict.fromkeys(known[name].name for name in near)))
