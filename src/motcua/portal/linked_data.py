"""
A procedure as linked data: schema.org GovernmentService and CPSV-AP's PublicService in one; pure.

A limit becomes a duration only where one follows: calendar days and months. Working days and
hours have no ISO 8601 duration and are left out rather than told wrongly. Which class and property
may stand where: data/vocabularies/terms.toml.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from motcua.catalogue.queries import LimitShown, Office, ProcedurePage
from motcua.catalogue.reading.content import Fee
from motcua.catalogue.vocabulary import Channel, LimitUnit, Subject

PREFIXES = {
    "schema": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "m8g": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
}
_DONG = {"@id": "http://publications.europa.eu/resource/authority/currency/VND"}
_VIETNAMESE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}
_DURATIONS = {str(LimitUnit.DAYS): "P{}D", str(LimitUnit.MONTHS): "P{}M"}


def linked_data(page: ProcedurePage, *, site: str) -> dict[str, Any]:
    """Return the JSON-LD of a procedure; `site` is the portal's own address without a slash."""
    content = page.content
    href = f"{site}/thu-tuc/{content.code}/"
    return _present(
        {
            "@context": PREFIXES,
            "@id": href,
            "@type": ["schema:GovernmentService", "cpsv:PublicService"],
            "schema:name": content.name,
            "dct:title": _vi(content.name),
            "schema:identifier": content.code,
            "dct:identifier": content.code,
            "schema:url": {"@id": href},
            "schema:serviceType": content.field,
            "dct:language": _VIETNAMESE,
            "schema:provider": [_provider(office, site) for office in page.offices],
            "m8g:hasCompetentAuthority": _authorities(page.offices, site),
            "schema:audience": [
                {"@type": "schema:Audience", "schema:audienceType": str(Subject(subject).label)}
                for subject in content.subjects
                if subject in Subject.values
            ],
            "schema:serviceOutput": [
                {"@type": ["schema:Thing", "m8g:Output"], "schema:name": result.name}
                for result in content.results
            ],
            "cpsv:produces": [
                _present({"@type": "m8g:Output", "dct:title": _vi(result.name),
                          "dct:identifier": result.code})
                for result in content.results
            ],
            "cpsv:hasInput": [
                _present({"@type": "m8g:Evidence", "dct:title": _vi(paper.name),
                          "dct:identifier": paper.code})
                for group in content.papers
                for paper in group.papers
                if not paper.is_note
            ],
            "schema:availableChannel": [
                _channel(page, channel, href) for channel in _channels(page)
            ],
            "m8g:hasChannel": [_cpsv_channel(page, channel) for channel in _channels(page)],
            "schema:offers": [
                {"@type": "schema:Offer", "schema:price": fee.amount_dong,
                 "schema:priceCurrency": "VND"}
                for fee in _fees(page)
                if fee.amount_dong is not None
            ],
            "m8g:hasCost": [_cost(fee) for fee in _fees(page)],
            "m8g:hasLegalResource": [
                {"@type": "eli:LegalResource", "dct:identifier": law.number}
                for law in content.legal_basis
                if law.number
            ],
        }
    )  # fmt: skip


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """Return what there is: nothing empty is said."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _vi(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "vi"}


def _provider(office: Office, site: str) -> dict[str, Any]:
    return {
        "@type": "schema:GovernmentOrganization",
        "@id": f"{site}/#{office.agency_code}",
        "schema:name": office.name_vi,
    }


def _authorities(offices: Iterable[Office], site: str) -> list[dict[str, Any]]:
    named = {office.competent_code: office.competent_name_vi for office in offices}
    return [
        {"@type": "m8g:PublicOrganisation", "@id": f"{site}/#{code}", "dct:title": _vi(name)}
        for code, name in named.items()
    ]


def _channels(page: ProcedurePage) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms.channel for terms in page.content.terms))


def _fees(page: ProcedurePage) -> tuple[Fee, ...]:
    return tuple(dict.fromkeys(fee for terms in page.content.terms for fee in terms.fees))


def _limit(page: ProcedurePage, channel: str) -> str | None:
    found = next((limit for limit in page.limits if limit.channel == channel), None)
    return _duration(found) if found else None


def _duration(limit: LimitShown) -> str | None:
    written = _DURATIONS.get(limit.unit)
    return written.format(limit.quantity) if written and limit.quantity.isdecimal() else None


def _channel(page: ProcedurePage, channel: str, href: str) -> dict[str, Any]:
    online = channel == Channel.ONLINE and page.is_open_online
    return _present(
        {
            "@type": "schema:ServiceChannel",
            "schema:name": str(Channel(channel).label),
            "schema:serviceUrl": {"@id": href} if online else None,
            "schema:processingTime": _limit(page, channel),
        }
    )


def _cpsv_channel(page: ProcedurePage, channel: str) -> dict[str, Any]:
    return _present(
        {
            "@type": "m8g:Channel",
            "dct:identifier": channel,
            "dct:description": str(Channel(channel).label),
            "m8g:processingTime": _limit(page, channel),
        }
    )


def _cost(fee: Fee) -> dict[str, Any]:
    known = fee.amount_dong is not None
    return _present(
        {
            "@type": "m8g:Cost",
            "m8g:hasValue": fee.amount_dong,
            "m8g:currency": _DONG if known else None,
            "dct:description": _vi(fee.words) if fee.words else None,
        }
    )


# Inside a script element only these could end it or begin a comment.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script_of(data: dict[str, Any]) -> SafeString:
    """Return the data as text that stands safely inside a script element; it is data, never run."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - escaped on the line above
