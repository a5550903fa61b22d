"""
A procedure as linked data: schema.org GovernmentService and CPSV-AP's PublicService in one; pure.

A limit becomes a duration only where one follows: calendar days and months. Working days, and hours
of which nobody says which, have no ISO 8601 duration: the channel's description tells them in words.
All words are Vietnamese whoever reads, for they are marked as such. Which class and property may
stand where: data/vocabularies/terms.toml; which must stand there: data/vocabularies/cpsv_ap.toml.
"""

import json
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from motcua.catalogue.queries import LimitShown, Office, ProcedurePage
from motcua.catalogue.reading.content import Fee, Paper, ProcedureContent
from motcua.catalogue.vocabulary import Channel, LimitUnit, Subject

PREFIXES = {
    "schema": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "m8g": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "atu": "http://data.europa.eu/88u/dataset/",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_DONG = {"@id": f"{_AUTHORITY}/currency/VND", "@type": "skos:Concept"}
_VIETNAMESE = {"@id": f"{_AUTHORITY}/language/VIE", "@type": "dct:LinguisticSystem"}
_VIETNAM = {"@id": f"{_AUTHORITY}/country/VNM", "@type": "atu:atu-type"}
_DURATIONS = {str(LimitUnit.DAYS): "P{}D", str(LimitUnit.MONTHS): "P{}M"}


def linked_data(page: ProcedurePage, *, site: str) -> dict[str, Any]:
    """Return the JSON-LD of a procedure; `site` is the portal's own address without a slash."""
    with override("vi"):
        return _linked_data(page, site)


def _linked_data(page: ProcedurePage, site: str) -> dict[str, Any]:
    content = page.content
    href = f"{site}/thu-tuc/{content.code}/"
    return _present(
        {
            "@context": PREFIXES,
            "@id": href,
            "@type": ["schema:GovernmentService", "cpsv:PublicService"],
            "schema:name": content.name,
            "dct:title": _vi(content.name),
            "dct:description": _vi(_description(page)),
            "schema:identifier": content.code,
            "dct:identifier": content.code,
            "schema:url": {"@id": href},
            "schema:serviceType": content.field,
            "dct:language": _VIETNAMESE,
            "dct:valid": _validity(page),
            "schema:provider": [_provider(office, site) for office in page.offices],
            "m8g:hasCompetentAuthority": _authorities(page, site),
            "schema:audience": [
                {"@type": "schema:Audience", "schema:audienceType": str(Subject(subject).label)}
                for subject in content.subjects
                if subject in Subject.values
            ],
            "schema:serviceOutput": [
                {"@type": "schema:Thing", "schema:name": result.name}
                for result in content.results
            ],
            "cpsv:produces": [
                {"@type": "m8g:Output", "dct:title": _vi(result.name),
                 "dct:identifier": result.code or f"{content.code}-ket-qua-{place}"}
                for place, result in enumerate(content.results, 1)
            ],
            "cpsv:hasInput": [
                {"@type": "m8g:Evidence", "dct:title": _vi(paper.name),
                 "dct:identifier": paper.code or f"{content.code}-giay-to-{place}"}
                for place, paper in enumerate(_papers(page), 1)
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
            "m8g:hasCost": [
                _cost(fee, f"{content.code}-phi-{place}")
                for place, fee in enumerate(_fees(page), 1)
            ],
            "m8g:hasLegalResource": [
                {"@id": f"{site}/#van-ban-{quote(law.number, safe='')}",
                 "@type": "eli:LegalResource", "dct:identifier": law.number}
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


def _authorities(page: ProcedurePage, site: str) -> list[dict[str, Any]]:
    """Return who decides it here; where nobody holds it yet, whom the record names."""
    named = {office.competent_code: office.competent_name_vi for office in page.offices}
    if not named:
        return _named_by_record(page.content)
    return [
        _organisation(name, code, {"@id": f"{site}/#dia-ban-{code}", "@type": "atu:atu-type"})
        | {"@id": f"{site}/#{code}"}
        for code, name in named.items()
    ]


def _named_by_record(content: ProcedureContent) -> list[dict[str, Any]]:
    # A kind of office ("cấp xã") or a ministry: where it decides is no narrower than the country.
    name = content.competent_agency or content.executing_agency or content.agency
    return [_organisation(name, f"{content.code}-co-quan", _VIETNAM)] if name else []


def _organisation(name: str, identifier: str, area: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": "m8g:PublicOrganisation",
        "dct:identifier": identifier,
        "dct:title": _vi(name),
        "skos:prefLabel": _vi(name),
        "dct:spatial": area,
    }


def _description(page: ProcedurePage) -> str:
    """Return a few sentences made of the record's own facts; the name alone when it has none."""
    content = page.content
    said = (
        ("Lĩnh vực", content.field),
        ("Cơ quan thực hiện", content.executing_agency),
        ("Kết quả", "; ".join(result.name for result in content.results)),
    )
    return " ".join([f"{content.name}.", *(f"{what}: {words}." for what, words in said if words)])


def _validity(page: ProcedurePage) -> dict[str, str] | None:
    """Return since when it holds, where a decision says so: an import knows only its own day."""
    if not page.is_announced:
        return None
    return {"@value": f"start={page.valid_from.isoformat()};", "@type": "dct:Period"}


def _papers(page: ProcedurePage) -> list[Paper]:
    return [p for group in page.content.papers for p in group.papers if not p.is_note]


def _channels(page: ProcedurePage) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms.channel for terms in page.content.terms))


def _fees(page: ProcedurePage) -> tuple[Fee, ...]:
    return tuple(dict.fromkeys(fee for terms in page.content.terms for fee in terms.fees))


def _limit(page: ProcedurePage, channel: str) -> LimitShown | None:
    return next((limit for limit in page.limits if limit.channel == channel), None)


def _duration(limit: LimitShown | None) -> str | None:
    if limit is None:
        return None
    written = _DURATIONS.get(limit.unit)
    return written.format(limit.quantity) if written and limit.quantity.isdecimal() else None


def _channel(page: ProcedurePage, channel: str, href: str) -> dict[str, Any]:
    online = channel == Channel.ONLINE and page.is_open_online
    return _present(
        {
            "@type": "schema:ServiceChannel",
            "schema:name": str(Channel(channel).label),
            "schema:serviceUrl": {"@id": href} if online else None,
            "schema:processingTime": _duration(_limit(page, channel)),
        }
    )


def _cpsv_channel(page: ProcedurePage, channel: str) -> dict[str, Any]:
    limit = _limit(page, channel)
    duration = _duration(limit)
    return _present(
        {
            "@type": "m8g:Channel",
            "dct:identifier": channel,
            "dct:description": _vi(_channel_words(channel, limit)),
            "m8g:processingTime": _typed(duration, "xsd:duration") if duration else None,
        }
    )


def _channel_words(channel: str, limit: LimitShown | None) -> str:
    words = f"{Channel(channel).label}."
    if limit and limit.quantity:
        unit = LimitUnit(limit.unit).label if limit.unit in LimitUnit.values else ""
        told = f"{limit.quantity} {unit}".strip() if unit else f"{limit.quantity} (chưa rõ đơn vị)"
    else:
        told = limit.words if limit else ""
    return f"{words} Thời hạn: {told}." if told else words


def _typed(value: str, datatype: str) -> dict[str, str]:
    return {"@value": value, "@type": datatype}


def _cost(fee: Fee, identifier: str) -> dict[str, Any]:
    known = fee.amount_dong is not None
    return _present(
        {
            "@type": "m8g:Cost",
            "dct:identifier": identifier,
            "m8g:hasValue": _typed(str(fee.amount_dong), "xsd:double") if known else None,
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
