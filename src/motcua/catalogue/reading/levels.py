"""Levels of government, and those that the source states although no such office acts."""

from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.vocabulary import Level

LEVELS = {
    "bo": Level.MINISTRY,
    "tinh": Level.PROVINCE,
    "xa": Level.COMMUNE,
    "khac": Level.OTHER,
}
_ORDER = {level: place for place, level in enumerate(Level.values)}
_HAVE_NO_COMMUNE_OFFICE = ("hải quan", "ngân hàng nhà nước")
_ARE_AT_THE_COMMUNE = ("xã", "phường", "ủy ban nhân dân", "ubnd", "phục vụ hành chính công")


def read_levels(raw: list[str]) -> tuple[str, ...]:
    """Return the levels in order, each once. :raises KeyError: for a level that does not exist"""
    return tuple(sorted({str(LEVELS[level]) for level in raw}, key=_ORDER.__getitem__))


def doubtful_levels(content: ProcedureContent) -> tuple[str, ...]:
    """
    Return the stated levels that cannot be: "Cấp xã" where customs or the State Bank acts.

    The level stays in the record; lists and search do not offer the procedure at that level.
    """
    agency = content.executing_agency.lower()
    if content.levels_inferred or Level.COMMUNE not in content.levels:
        return ()
    acts_above = any(word in agency for word in _HAVE_NO_COMMUNE_OFFICE)
    acts_there = any(word in agency for word in _ARE_AT_THE_COMMUNE)
    return (str(Level.COMMUNE),) if acts_above and not acts_there else ()
