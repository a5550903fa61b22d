"""
Addresses as people give them, led to the units of today.

An address holds the code of its province, and of its commune the official name and code where it
is known: `{"province", "commune", "commune_code"?, "detail"?}`. Old names lead to what they
became; where that leaves a choice the page asks once. Whoever keeps what they wrote is never
stopped: a list may be older than a commune.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.core.cache import cache as kept

from motcua.agencies.models import Kind, Tier
from motcua.agencies.queries import agencies_on
from motcua.eforms.vocabularies import OWN_PROVINCE, own_province, vocabularies
from motcua.kit.clock import local_day, now
from motcua.rules.administrative_units import (
    Match,
    Units,
    read_name,
    read_units,
    settle,
    successors,
    suggest,
)
from motcua.rules.form_document import CompiledPage, FieldType

# What the list of provinces sends for one of before 1 July 2025.
FORMER = "former-"
KEEP = "keep"


@cache
def _national() -> Units:
    folder = settings.ROOT / "data/units"
    communes, former = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("communes", "former")
    )
    return read_units(communes, former)


def units() -> Units:
    """
    Return all units; reads two files the first time. An invented province brings its own
    communes, from its agencies: one query in ten minutes.
    """
    if own_province() != OWN_PROVINCE:
        return _national()
    return _with_own(_own_communes())


@lru_cache(maxsize=4)
def _with_own(names: tuple[str, ...]) -> Units:
    return _national().with_province(OWN_PROVINCE, names)


_COMMUNES = "eforms.addressing.communes"
_TEN_MINUTES = 600


def _own_communes() -> tuple[str, ...]:
    found: tuple[str, ...] | None = kept.get(_COMMUNES)
    if found is None:
        committees = agencies_on(day=local_day(now())).filter(
            tier=Tier.COMMUNE, kind=Kind.COMMITTEE
        )
        names = committees.order_by("name_vi").values_list("name_vi", flat=True)
        found = tuple(_commune(name) for name in names)
        kept.set(_COMMUNES, found, _TEN_MINUTES)
    return found


def _commune(committee: str) -> str:
    name = committee.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ")
    return name[:1].upper() + name[1:]


def settled(raw: Mapping[str, str]) -> dict[str, str]:
    """
    Return an address as sent with the units of today, as far as they are certain.

    Beside its parts `raw` may hold `pick`, the code chosen among those proposed (or "keep"), and
    `asked`, the address for which they were proposed: a choice counts for that one only.
    """
    parts = {name: text for name, text in raw.items() if name not in {"pick", "asked"}}
    province, written = parts.get("province", ""), parts.get("commune", "")
    asked = raw.get("asked", "") == asked_for(province, written) and bool(written.strip())
    picked = units().communes.get(raw.get("pick", "")) if asked else None
    if picked is not None:
        return parts | _as_answer(picked.province, picked.name, picked.code)
    former = units().former_provinces.get(province.removeprefix(FORMER))
    if province.startswith(FORMER) and former is not None:
        parts["province"] = former.now
    if asked:
        return parts
    found = settle(units(), parts.get("province", ""), written)
    if former is not None and province.startswith(FORMER):
        # The name is meant as it was then, unless then and now it is the same place.
        became = successors(units(), written, former_province=former.code)
        if became and [match.commune for match in became] != [found]:
            return parts
    if found is not None:
        return parts | _as_answer(found.province, found.name, found.code)
    return parts


def _as_answer(province: str, name: str, code: str) -> dict[str, str]:
    parts = {"province": province, "commune": name}
    return parts | {"commune_code": code} if code else parts


def asked_for(province: str, commune: str) -> str:
    """Return what `asked` holds for an address."""
    return f"{province}|{commune.strip()}"


def is_settled(answer: Mapping[str, str]) -> bool:
    """Whether an address leaves nothing to ask: its commune was recognised or chosen."""
    if "commune_code" in answer:
        return True
    return answer.get("province") == OWN_PROVINCE and is_known(answer)


def is_known(answer: Mapping[str, str]) -> bool:
    """Whether the commune of an address stands in the lists of today."""
    if "commune_code" in answer:
        return answer["commune_code"] in units().communes
    return settle(units(), answer.get("province", ""), answer.get("commune", "")) is not None


def proposals(answer: Mapping[str, str]) -> tuple[Match, ...]:
    """Return the units that an address may mean whose commune was not recognised."""
    if not answer or is_settled(answer):
        return ()
    return successors(units(), answer.get("commune", ""), province=answer.get("province", ""))


def has_something_to_propose(
    page: CompiledPage, answers: Mapping[str, Any], sent: Mapping[str, Sequence[str]]
) -> bool:
    """Whether an address of a page saved just now may mean another unit, and nobody asked yet."""
    asked = {text for name, texts in sent.items() if name.endswith("-asked") for text in texts}
    fields = [f.id for f in page.fields if f.field.type == FieldType.ADDRESS]
    if not fields:
        return False
    rows = [answers] if page.repeat is None else answers.get(page.repeat.id) or []
    given = [row[field] for row in rows for field in fields if field in row]
    return any(
        asked_for(address["province"], address["commune"]) not in asked and bool(proposals(address))
        for address in given
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """One unit of today as it is proposed; `before` is the old name by which it was found."""

    code: str
    name: str
    province: str
    province_name: str
    before: str


def proposal(match: Match, language: str) -> Proposal:
    """Return a match in words."""
    commune, former = match.commune, match.former
    names = vocabularies().province_names
    before = ""
    if former is not None:
        place = units().former_provinces[former.province].name
        before = ", ".join(p for p in (former.name, former.district, place) if p)
    province = names[commune.province].say(language)
    return Proposal(commune.code, commune.name, commune.province, province, before)


def proposed_while_typing(province: str, typed: str, language: str) -> list[Proposal]:
    """Return what somebody may be about to write as a commune. No query beyond `units`."""
    all_units = units()
    former = all_units.former_provinces.get(province.removeprefix(FORMER))
    if province.startswith(FORMER) and former is not None:
        province = former.now
    found = suggest(all_units, province, typed)
    # With nothing in the province chosen, perhaps it is another's.
    found = found or successors(all_units, typed, province=province)[:8]
    return [proposal(match, language) for match in found]


def communes_of_own_province() -> tuple[str, ...]:
    """Return the names of the communes of the province that this installation serves."""
    index = units().of_province.get(own_province(), {})
    return tuple(sorted(entry.unit.name for entries in index.values() for entry in entries))


def former_provinces() -> tuple[tuple[str, str], ...]:
    """Return code and name of the provinces that bear their name no more, in the order of names."""
    still = {read_name(option.label.vi).key for option in vocabularies().provinces}
    named = {p.code: read_name(p.name).key for p in units().former_provinces.values()}
    gone = sorted((key, code) for code, key in named.items() if key not in still)
    return tuple((f"{FORMER}{code}", units().former_provinces[code].name) for _, code in gone)
