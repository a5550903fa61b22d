"""Reading what stands in a form document beside its pages."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.rules.form_document.limits import MAX_EXAMPLES, MAX_PAPERS
from motcua.rules.form_document.model import (
    PARTY_PARTS,
    Accept,
    Example,
    Expectation,
    Output,
    Paper,
    PartyMap,
    Role,
    WordSource,
)
from motcua.rules.form_document.parse_fields import optional_blank
from motcua.rules.form_document.reading import Reader
from motcua.rules.form_logic import Expression, Kind

COMPONENT = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,59}")
TEMPLATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
SHA256 = re.compile(r"[0-9a-f]{64}")
FILE_NAME = re.compile(r"[^/\\\x00-\x1f]{1,200}")
_PART_KINDS = {
    "birth_date": {Kind.DATE, Kind.PARTIAL_DATE},
    "address": {Kind.TEXT, Kind.GROUP},
}

Names = Mapping[str, Kind]


def parse_papers(reader: Reader, names: Names) -> tuple[Paper, ...]:
    """Read the papers; their conditions may use every answer and derived value."""
    return tuple(_paper(inner, names) for inner in reader.readers("papers", 0, MAX_PAPERS))


def _paper(reader: Reader, names: Names) -> Paper:
    reader.keys(
        "id title",
        "component hint when required required_when soft accept max_megabytes max_files",
    )
    required_when = reader.expression("required_when", names, Kind.BOOLEAN)
    if required_when is not None and "required" in reader.raw:
        reader.refuse("required_when", "stands beside required: one of the two")
    accept = reader.texts("accept", len(Accept)) or ("pdf", "image")
    for kind in accept:
        if kind not in set(Accept):
            reader.refuse("accept", f"unknown kind of file {kind}")
    return Paper(
        id=reader.id(),
        title=reader.words("title"),
        component=reader.text("component", pattern=COMPONENT),
        hint=reader.words("hint"),
        when=reader.expression("when", names, Kind.BOOLEAN),
        required=reader.flag("required", required_when is None),
        required_when=required_when,
        soft=reader.flag("soft", False),
        accept=tuple(Accept(k) for k in accept if k in set(Accept)),
        max_megabytes=reader.integer("max_megabytes", 10, 1, 50),
        max_files=reader.integer("max_files", 5, 1, 20),
    )


def parse_parties(reader: Reader, names: Names) -> tuple[PartyMap, ...]:
    """Read who the people of the dossier are."""
    if "parties" not in reader.raw:
        return ()
    inner = reader.reader("parties")
    inner.keys("applicant", "subject authorised")
    return tuple(_party(inner, role, names) for role in Role if role in inner.raw)


def _party(reader: Reader, role: Role, names: Names) -> PartyMap:
    inner = reader.reader(role)
    inner.keys("full_name", " ".join(("when", *PARTY_PARTS)))
    parts = []
    for part in PARTY_PARTS:
        value = inner.expression(part, names, None)
        if value is None:
            continue
        if value.kind not in _PART_KINDS.get(part, {Kind.TEXT}):
            inner.refuse(part, f"cannot be a {value.kind}")
        parts.append((part, value))
    return PartyMap(role, tuple(parts), inner.expression("when", names, Kind.BOOLEAN))


def parse_outputs(reader: Reader, names: Names) -> tuple[Output, ...]:
    """Read the documents made from the answers."""
    return tuple(_output(inner, names) for inner in reader.readers("outputs", 0, 20))


def _output(reader: Reader, names: Names) -> Output:
    reader.keys("id template title map")
    blanks: list[tuple[str, Expression]] = []
    inner = reader.reader("map")
    for blank in sorted(inner.raw):
        value = inner.expression(blank, names, None)
        if value is not None:
            blanks.append((blank, value))
    return Output(
        reader.id(), reader.text("template", pattern=TEMPLATE), reader.words("title"),
        tuple(blanks),
    )  # fmt: skip


def parse_word(reader: Reader) -> WordSource | None:
    """Read which Word form the questions come from; None when they come from none."""
    if "word" not in reader.raw:
        return None
    inner = reader.reader("word")
    inner.keys("sha256 name", "signing_place signing_date signature")
    return WordSource(
        sha256=inner.text("sha256", pattern=SHA256),
        name=inner.text("name", pattern=FILE_NAME),
        signing_place=optional_blank(inner, "signing_place"),
        signing_date=optional_blank(inner, "signing_date"),
        signature=optional_blank(inner, "signature"),
    )


def parse_examples(reader: Reader) -> tuple[Example, ...]:
    """Read the example applicants; whether they hold is found out by running them."""
    examples = tuple(_example(inner) for inner in reader.readers("examples", 0, MAX_EXAMPLES))
    names = [e.name for e in examples]
    if len(set(names)) != len(names):
        reader.refuse("examples", "two have the same name")
    return examples


def _example(reader: Reader) -> Example:
    reader.keys("name today answers expect")
    answers = reader.raw.get("answers")
    if not isinstance(answers, dict):
        reader.refuse("answers", "not an object")
    return Example(
        name=reader.text("name"),
        today=_day(reader),
        answers=answers if isinstance(answers, dict) else {},
        expect=_expectation(reader.reader("expect")),
    )


def _day(reader: Reader) -> date:
    try:
        return date.fromisoformat(reader.raw.get("today", ""))
    except (TypeError, ValueError):
        reader.refuse("today", "not a date of the form 2026-11-23")
        return date(2000, 1, 1)


def _expectation(reader: Reader) -> Expectation:
    reader.keys("complete", "pages errors papers derived")
    return Expectation(
        complete=reader.flag("complete", True),
        pages=_optional(reader, "pages"),
        errors=_errors(reader),
        papers=_optional(reader, "papers"),
        derived=_derived(reader),
    )


def _optional(reader: Reader, key: str) -> tuple[str, ...] | None:
    return reader.texts(key, 1000) if key in reader.raw else None


def _errors(reader: Reader) -> tuple[tuple[str, str], ...] | None:
    if "errors" not in reader.raw:
        return None
    pairs = []
    for inner in reader.readers("errors", 0, 300):
        inner.keys("field code")
        pairs.append((inner.text("field"), inner.text("code")))
    return tuple(pairs)


def _derived(reader: Reader) -> Mapping[str, Any] | None:
    return reader.reader("derived").raw if "derived" in reader.raw else None
