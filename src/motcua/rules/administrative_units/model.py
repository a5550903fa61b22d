"""Units as frozen values, with the indexes that lookups need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from motcua.rules.administrative_units.names import Name, bare, read_name


@dataclass(frozen=True, slots=True)
class Commune:
    """
    A commune, ward or special zone of today. `name` is its whole name, "Phường Ba Đình".

    `code` is that of the General Statistics Office; empty for a unit that has none, as in an
    invented province. `province` is the code of its province.
    """

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """
    A commune of before 1 July 2025 and what it became: codes, the unit that took most first.

    A district without communes stands here under its own name.
    """

    name: str
    district: str
    province: str
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerProvince:
    """A province of before 1 July 2025; `now` is the code of the one that it went to."""

    code: str
    name: str
    now: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with its name taken apart."""

    unit: Any
    name: Name


Index = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class Units:
    """All units, found by province and by bare name. Make one and keep it."""

    communes: Mapping[str, Commune]
    former_provinces: Mapping[str, FormerProvince]
    of_province: Mapping[str, Index] = field(repr=False)
    former: Index = field(repr=False)
    districts: Index = field(repr=False)

    def with_province(self, code: str, names: Iterable[str]) -> "Units":
        """Return the units with another province, whose communes have names but no codes."""
        added = [Commune("", name, code) for name in names]
        return replace(self, of_province={**self.of_province, code: _index(added)})

    def everywhere(self, key: str) -> Iterator[Entry]:
        """Yield the communes of today with a bare name, of all provinces."""
        for index in self.of_province.values():
            yield from index.get(key, ())


def read_units(communes: Mapping[str, Any], former: Mapping[str, Any]) -> Units:
    """Return the units of the two files under `data/units`, as read from JSON."""
    known = {
        code: Commune(code, name, province["code"])
        for province in communes["provinces"]
        for code, name in province["communes"].items()
    }
    provinces = {
        p["code"]: FormerProvince(p["code"], p["name"], p["now"]) for p in former["provinces"]
    }
    past = [
        FormerCommune(name, district["name"], p["code"], tuple(now))
        for p in former["provinces"]
        for district in p["districts"]
        for name, now in district["communes"].items()
    ]
    by_province: dict[str, list[Commune]] = defaultdict(list)
    for commune in known.values():
        by_province[commune.province].append(commune)
    return Units(
        communes=known,
        former_provinces=provinces,
        of_province={code: _index(units) for code, units in by_province.items()},
        former=_index(past),
        districts=_by_district(past),
    )


def _index(units: Iterable[Commune | FormerCommune]) -> Index:
    found: dict[str, list[Entry]] = defaultdict(list)
    for unit in units:
        name = read_name(unit.name)
        found[name.key].append(Entry(unit, name))
    return dict(found)


def _by_district(past: Iterable[FormerCommune]) -> Index:
    found: dict[str, list[Entry]] = defaultdict(list)
    names: dict[str, Name] = {}
    for unit in past:
        name = names.setdefault(unit.district, read_name(unit.district))
        found[name.key].append(Entry(unit, name))
    return dict(found)


def same_place(written: str, official: str) -> bool:
    """Whether a district or province was named, with its kind or without, marks or not."""
    name = read_name(official)
    return bare(written) == bare(official) or read_name(written).key == name.key
