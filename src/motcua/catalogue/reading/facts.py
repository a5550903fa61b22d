"""
The shipped facts file: our own compact line for a procedure, and its header.

Lines are JSON with few keys; channels with the same terms share them; a paper is [name,
originals, copies]. Writing what was read gives the same bytes.
"""

import gzip
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from motcua.catalogue.reading.content import (
    Fee,
    Paper,
    PaperGroup,
    ProcedureContent,
    Result,
    Terms,
    facts_of,
)
from motcua.catalogue.reading.refusals import Reason, Refusal
from motcua.catalogue.vocabulary import Channel, Level, TextState

FORMAT = 1
_CHANNELS = Channel.values
_PLAIN = ("code", "name", "field", "agency", "procedure_class", "executing_agency")
_MORE = ("online_level", "decision_number", "field_code")


@dataclass(frozen=True)
class Header:
    """The first line: which day the facts describe, where they come from, how many there are."""

    as_of: str
    source: str
    count: int


def belongs(content: ProcedureContent) -> bool:
    """Whether a procedure is carried out by a province or a commune, stated or inferred."""
    return Level.PROVINCE in content.levels or Level.COMMUNE in content.levels


def write_file(contents: Iterable[ProcedureContent], *, as_of: str, source: str) -> bytes:
    """Return the gzipped facts file, sorted by code; the same contents give the same bytes."""
    kept = sorted(filter(belongs, contents), key=lambda content: content.code)
    header = {"facts": FORMAT, "as_of": as_of, "count": len(kept), "source": source}
    lines = [_json(header), *(_json(_line(content)) for content in kept)]
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as out:
        out.write("".join(f"{line}\n" for line in lines).encode())
    return packed.getvalue()


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(content: ProcedureContent) -> dict[str, Any]:
    facts = facts_of(content)
    line = {name: getattr(facts, name) for name in (*_PLAIN, *_MORE)}
    line |= {
        "levels": list(facts.levels),
        "inferred": facts.levels_inferred,
        "subjects": list(facts.subjects),
        "terms": _shared_terms(facts.terms),
        "papers": [
            [g.case, [[p.name, p.originals, p.copies] for p in g.papers]] for g in facts.papers
        ],
        "results": [[result.name, result.code] for result in facts.results],
        "no_text": content.text_state == TextState.NOT_GIVEN,
    }
    return {key: value for key, value in line.items() if value}


def _shared_terms(terms: tuple[Terms, ...]) -> list[dict[str, Any]]:
    shared: dict[Terms, list[str]] = {}
    for one in terms:
        shared.setdefault(replace(one, channel=""), []).append(one.channel)
    return [_terms(rest, channels) for rest, channels in shared.items()]


def _terms(rest: Terms, channels: list[str]) -> dict[str, Any]:
    limit = format(rest.quantity.normalize(), "f") if rest.quantity is not None else None
    fees = [{k: v for k, v in asdict(fee).items() if v not in ("", None)} for fee in rest.fees]
    packed = {"channels": channels, "limit": limit, "unit": rest.unit, "words": rest.words}
    return {key: value for key, value in {**packed, "fees": fees}.items() if value}


def read_header(data: bytes) -> Header | None:
    """Return the header in a file's first line, or None: it is not a facts file."""
    try:
        raw = json.loads(data)
    except ValueError:
        return None
    if not isinstance(raw, dict) or raw.get("facts") != FORMAT:
        return None
    return Header(raw["as_of"], raw["source"], raw["count"])


def read_line(data: bytes) -> ProcedureContent:
    """
    Return the content of one line of a facts file.

    :raises Refusal: it is not one
    """
    try:
        return _content(json.loads(data))
    except (ValueError, KeyError, TypeError) as wrong:
        raise Refusal(Reason.NOT_JSON, str(wrong)[:80]) from wrong


def _content(raw: dict[str, Any]) -> ProcedureContent:
    text = TextState.NOT_GIVEN if raw.get("no_text") else TextState.COMES_WITH_IMPORT
    return ProcedureContent(
        **{name: raw.get(name, "") for name in (*_PLAIN, *_MORE)},
        levels=tuple(raw.get("levels", ())),
        levels_inferred=raw.get("inferred", False),
        subjects=tuple(raw.get("subjects", ())),
        terms=_separate_terms(raw.get("terms", ())),
        papers=tuple(_group(*group) for group in raw.get("papers", ())),
        results=tuple(Result(name, code) for name, code in raw.get("results", ())),
        text_state=str(text),
    )


def _group(case: str, papers: list[list[Any]]) -> PaperGroup:
    return PaperGroup(case, tuple(Paper(*paper) for paper in papers))


def _separate_terms(shared: Iterable[dict[str, Any]]) -> tuple[Terms, ...]:
    separate = [
        Terms(
            channel=channel,
            quantity=Decimal(one["limit"]) if "limit" in one else None,
            unit=one.get("unit", ""),
            words=one.get("words", ""),
            fees=tuple(Fee(**fee) for fee in one.get("fees", ())),
        )
        for one in shared
        for channel in one["channels"]
    ]
    return tuple(sorted(separate, key=lambda terms: _CHANNELS.index(terms.channel)))
