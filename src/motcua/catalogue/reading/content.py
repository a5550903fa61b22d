"""A procedure's content as one frozen value, and its form as JSON."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal
from typing import Any

from motcua.catalogue.vocabulary import Channel


@dataclass(frozen=True)
class Fee:
    """What is charged. `amount_dong` None: the source's number makes no sense, see `words`."""

    kind: str = ""
    amount_dong: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Terms:
    """What holds for one channel. `unit` is a `LimitUnit` or ""; `quantity` None: see `words`."""

    channel: str
    quantity: Decimal | None = None
    unit: str = ""
    words: str = ""
    fees: tuple[Fee, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """One line of the dossier list; `is_note` when it is guidance and no paper."""

    name: str
    originals: int | None = None
    copies: int | None = None
    forms: tuple[str, ...] = ()
    code: str = ""
    is_note: bool = False


@dataclass(frozen=True)
class PaperGroup:
    """The papers of one case (trường hợp); `case` "" when the source names none."""

    case: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Step:
    """A step of the procedure as the source tells it."""

    title: str
    text: str


@dataclass(frozen=True)
class LegalDocument:
    """A document of the legal basis; either part may be missing at the source."""

    number: str
    title: str


@dataclass(frozen=True)
class Result:
    """What the applicant gets."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class LimitOfCase:
    """The limit that the source's list of processing cases gives, beside that of the channels."""

    name: str
    quantity: Decimal | None
    unit: str


@dataclass(frozen=True)
class ProcedureContent:
    """
    Everything that a version publishes.

    The upper part are the facts that the product ships with; the lower part are texts, which
    come with the national file. `text_state` says whether they are there.
    """

    code: str
    name: str
    field: str
    agency: str = ""
    procedure_class: str = ""
    levels: tuple[str, ...] = ()
    levels_inferred: bool = False
    executing_agency: str = ""
    subjects: tuple[str, ...] = ()
    terms: tuple[Terms, ...] = ()
    papers: tuple[PaperGroup, ...] = ()
    results: tuple[Result, ...] = ()
    online_level: str = ""
    decision_number: str = ""
    field_code: str = ""
    text_state: str = ""
    # texts
    competent_agency: str = ""
    coordinating_agency: str = ""
    receiving_address: str = ""
    steps: tuple[Step, ...] = ()
    conditions: str = ""
    legal_basis: tuple[LegalDocument, ...] = ()
    limits_of_cases: tuple[LimitOfCase, ...] = ()
    raw_terms: str = ""
    raw_papers: str = ""
    raw_legal_basis: str = ""
    portal_id: str = ""
    written_by_us: bool = False


TEXT_FIELDS = (
    "competent_agency",
    "coordinating_agency",
    "receiving_address",
    "steps",
    "conditions",
    "legal_basis",
    "limits_of_cases",
    "raw_terms",
    "raw_papers",
    "raw_legal_basis",
    "portal_id",
    "written_by_us",
)
_CHANNEL_ORDER = {channel: place for place, channel in enumerate(Channel.values)}
_EMPTY: dict[str, Any] = {f.name: f.default for f in fields(ProcedureContent)}
LONGEST_NAME_IN_FACTS = 300
LONGEST_WORDS_IN_FACTS = 160


def facts_of(content: ProcedureContent) -> ProcedureContent:
    """
    Return what the shipped file holds of a content: facts without texts.

    Notes among the papers go, and names that run into prose are cut, so that the same facts
    come out whether they are taken from the national record or from the shipped file.
    """
    return replace(
        content,
        **{name: _EMPTY[name] for name in TEXT_FIELDS},
        text_state="",
        papers=tuple(_facts_of_group(g) for g in content.papers if not _only_notes(g)),
        terms=tuple(sorted(map(_facts_of_terms, content.terms), key=_place_of_terms)),
        results=tuple(
            replace(r, name=_cut(r.name, LONGEST_NAME_IN_FACTS)) for r in content.results
        ),
    )


def _only_notes(group: PaperGroup) -> bool:
    return all(paper.is_note for paper in group.papers)


def _facts_of_group(group: PaperGroup) -> PaperGroup:
    kept = tuple(
        replace(paper, name=_cut(paper.name, LONGEST_NAME_IN_FACTS), forms=(), code="")
        for paper in group.papers
        if not paper.is_note
    )
    return PaperGroup(case=_cut(group.case, LONGEST_NAME_IN_FACTS), papers=kept)


def _facts_of_terms(terms: Terms) -> Terms:
    fees = tuple(replace(f, words=_cut(f.words, LONGEST_WORDS_IN_FACTS)) for f in terms.fees)
    return replace(terms, note="", words=_cut(terms.words, LONGEST_WORDS_IN_FACTS), fees=fees)


def _place_of_terms(terms: Terms) -> tuple[int, str]:
    return _CHANNEL_ORDER[terms.channel], json.dumps(_plain(asdict(terms)), ensure_ascii=False)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def as_json(content: ProcedureContent) -> dict[str, Any]:
    """Return the content as JSON values; quantities become text, such as "1.5"."""
    return {
        name: _plain(value)
        for name, value in asdict(content).items()
        if value != _EMPTY.get(name, object())
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner not in ("", None, ())}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


def digest(content: ProcedureContent) -> str:
    """Return the SHA-256 of what a content publishes, as hex; its key at the source is not."""
    published = as_json(replace(content, portal_id=""))
    text = json.dumps(published, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def from_json(stored: dict[str, Any]) -> ProcedureContent:
    """Return the content that `as_json` gave."""
    values = dict(stored)
    builders = {
        "terms": _terms,
        "papers": _group,
        "results": lambda r: Result(**r),
        "steps": lambda s: Step(title=s.get("title", ""), text=s.get("text", "")),
        "legal_basis": lambda d: LegalDocument(d.get("number", ""), d.get("title", "")),
        "limits_of_cases": _limit_of_case,
    }
    for name, build in builders.items():
        if name in values:
            values[name] = tuple(build(item) for item in values[name])
    for name in ("levels", "subjects"):
        values[name] = tuple(values.get(name, ()))
    return ProcedureContent(**values)


def _terms(stored: dict[str, Any]) -> Terms:
    fees = tuple(Fee(**fee) for fee in stored.get("fees", ()))
    return Terms(**{**stored, "quantity": _quantity(stored), "fees": fees})


def _quantity(stored: dict[str, Any]) -> Decimal | None:
    return Decimal(stored["quantity"]) if stored.get("quantity") else None


def _group(stored: dict[str, Any]) -> PaperGroup:
    papers = tuple(
        Paper(**{**paper, "forms": tuple(paper.get("forms", ()))}) for paper in stored["papers"]
    )
    return PaperGroup(case=stored.get("case", ""), papers=papers)


def _limit_of_case(stored: dict[str, Any]) -> LimitOfCase:
    return LimitOfCase(stored.get("name", ""), _quantity(stored), stored.get("unit", ""))
