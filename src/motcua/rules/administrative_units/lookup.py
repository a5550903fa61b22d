"""From what somebody wrote to the units of today."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeAlias

from motcua.rules.administrative_units.model import (
    Commune,
    Entry,
    FormerCommune,
    Index,
    Units,
    same_place,
)
from motcua.rules.administrative_units.names import Name, read_name

MOST = 20

Lay: TypeAlias = Callable[[FormerCommune], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """
    A unit of today that may be meant; `former` when it was found by an old name.

    Found by the name of a district, `former` has no name of its own.
    """

    commune: Commune
    former: FormerCommune | None = None


def settle(units: Units, province: str, written: str) -> Commune | None:
    """
    Return the commune of a province of today that is written; None when none is, or several.

    Marks, capitals and the kind may be missing; what is written of them must not contradict.
    """
    name = read_name(written)
    entries = units.of_province.get(province, {}).get(name.key, ())
    found = _closest([entry for entry in entries if entry.name.is_said_by(name)], name)
    return found[0] if len(found) == 1 else None


def successors(
    units: Units, written: str, *, province: str = "", former_province: str = ""
) -> tuple[Match, ...]:
    """
    Return the units of today that a written name may mean, the likeliest first, twenty at most.

    "Phường Trúc Bạch, Quận Ba Đình" names a former commune, and behind the comma where it lay;
    a district alone leads to everything that its communes became. `province` is the code of the
    one of today that was chosen, `former_province` that of a former one.
    """
    first, *places = [part for part in (p.strip() for p in written.split(",")) if part] or [""]
    name = read_name(first)
    if not name.key:
        return ()
    was_there = partial(_went_to, units, province)
    if former_province:
        was_there = partial(_was_of, former_province)
    ways = (
        lambda: _of_former(units, units.former, name, places, was_there),
        lambda: _of_district(_of_former(units, units.districts, name, places, was_there)),
        lambda: _of_today(units, name, province),
        lambda: _of_former(units, units.former, name, places, _anywhere),
    )
    return next((tuple(found[:MOST]) for way in ways if (found := way())), ())


def _of_today(units: Units, name: Name, province: str) -> list[Match]:
    """Return communes of today by name: of the province, else of all."""
    here = _closest(units.of_province.get(province, {}).get(name.key, ()), name)
    found = here or _closest(tuple(units.everywhere(name.key)), name)
    return [Match(commune) for commune in found if commune.code or commune.province == province]


def _of_former(
    units: Units, index: Index, name: Name, places: Sequence[str], lay: Lay
) -> list[Match]:
    entries = [
        entry
        for entry in index.get(name.key, ())
        if lay(entry.unit) and _was_at(units, entry.unit, places)
    ]
    found: dict[str, Match] = {}
    for former in _closest(entries, name):
        for code in former.now:
            found.setdefault(code, Match(units.communes[code], former))
    return list(found.values())


def _of_district(found: list[Match]) -> list[Match]:
    return [Match(m.commune, m.former and replace(m.former, name="")) for m in found]


def _anywhere(former: FormerCommune) -> bool:
    return True


def _was_of(former_province: str, former: FormerCommune) -> bool:
    return former.province == former_province


def _went_to(units: Units, province: str, former: FormerCommune) -> bool:
    return units.former_provinces[former.province].now == province


def _was_at(units: Units, former: FormerCommune, places: Sequence[str]) -> bool:
    known = (former.district, units.former_provinces[former.province].name)
    return all(any(same_place(place, one) for one in known) for place in places)


def _closest(entries: Iterable[Entry], name: Name) -> list[Any]:
    """Return the units whose names agree best: in kind where one is written, then in marks."""
    found = list(entries)
    for agrees in (
        lambda entry: entry.name.kind == name.kind,
        lambda entry: entry.name.exact == name.exact,
    ):
        better = [entry for entry in found if agrees(entry)]
        found = better or found
    return [entry.unit for entry in found]


def suggest(units: Units, province: str, typed: str, *, most: int = 8) -> tuple[Match, ...]:
    """
    Return what somebody may be about to write: communes of the province, then former ones that
    became part of it, each by the beginning of one of its words.
    """
    key = read_name(typed.split(",")[0]).key
    if len(key) < 2 and not key.isdigit():
        return ()
    found: dict[tuple[str, str, str], Match] = {}
    for match in _beginning(units, province, key):
        before = match.former
        place = (
            match.commune.name,
            before.name if before else "",
            before.district if before else "",
        )
        found.setdefault(place, match)
        if len(found) == most:
            break
    return tuple(found.values())


def _beginning(units: Units, province: str, key: str) -> Iterator[Match]:
    now = units.of_province.get(province, {})
    for known in sorted((k for k in now if _begins(k, key)), key=lambda k: _order(k, key)):
        yield from (Match(entry.unit) for entry in now[known])
    for known in sorted((k for k in units.former if _begins(k, key)), key=lambda k: _order(k, key)):
        for entry in units.former[known]:
            if _went_to(units, province, entry.unit):
                yield from (Match(units.communes[code], entry.unit) for code in entry.unit.now)


def _begins(known: str, key: str) -> bool:
    return known.startswith(key) or f" {key}" in known


def _order(known: str, key: str) -> tuple[bool, bool, str]:
    return known != key, not known.startswith(key), known
