"""
The national catalogue's record (json, one a line) as a procedure's content.

The reader is strict about what it builds on (code, name, the types of what it reads) and lenient
about everything else: unknown keys are passed over, missing parts are empty. The source's
`required` flag of papers is never true, even for mandatory ones, and is not read.
"""

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

from motcua.catalogue.reading import text
from motcua.catalogue.reading.content import (
    LegalDocument,
    LimitOfCase,
    Paper,
    PaperGroup,
    ProcedureContent,
    Result,
    Step,
    Terms,
)
from motcua.catalogue.reading.fees import read_fee
from motcua.catalogue.reading.levels import read_levels
from motcua.catalogue.reading.limits import read_limit
from motcua.catalogue.reading.refusals import Reason, Refusal
from motcua.catalogue.reading.subjects import read_subjects
from motcua.catalogue.vocabulary import Channel, OnlineLevel, ProcedureClass, TextState

T = TypeVar("T")
CODE = re.compile(r"\d\.\d{6}[0-9A-Za-z.-]{0,25}")
NO_FIELD = "Chưa rõ lĩnh vực"
_LONGEST_NAME = 2_000
_CHANNELS = {
    "truc_tuyen": Channel.ONLINE,
    "truc_tiep": Channel.COUNTER,
    "buu_chinh": Channel.POST,
}
_CHANNEL_ORDER = {str(channel): place for place, channel in enumerate(Channel)}
_CLASSES = {
    "TTHC tiêu chuẩn": ProcedureClass.STANDARD,
    "TTHC đặc thù địa phương": ProcedureClass.LOCAL,
    "TTHC nội bộ": ProcedureClass.INTERNAL,
}
_ONLINE_LEVELS = {
    "toan_trinh": OnlineLevel.FULL,
    "mot_phan": OnlineLevel.PART,
    "mot_phan_hoac_cung_cap_thong_tin": OnlineLevel.PART_OR_INFORMATION,
}
_LISTED = re.compile(r"^[*+\-–•\s]+")
_INDEX_ONLY = "index"


def read_record(data: bytes) -> ProcedureContent:
    """
    Return the content of one line.

    :raises Refusal: the line is no JSON object, lacks code or name, or holds a wrong type
    """
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise Refusal(Reason.NOT_UTF8) from wrong
    except (ValueError, RecursionError) as wrong:
        raise Refusal(Reason.NOT_JSON) from wrong
    if not isinstance(raw, dict):
        raise Refusal(Reason.NOT_AN_OBJECT)
    code = _code(raw)
    try:
        return _content(code, raw)
    except Refusal as refusal:
        raise Refusal(refusal.reason, refusal.detail, code) from refusal


def _code(raw: dict[str, Any]) -> str:
    code = _get(raw, "code", str, "").strip()
    if not code:
        raise Refusal(Reason.CODE_MISSING)
    if not CODE.fullmatch(code):
        raise Refusal(Reason.CODE_MALFORMED, code[:40])
    return code


def _name(raw: dict[str, Any]) -> str:
    name = text.line(_get(raw, "name", str, ""))
    if not name:
        raise Refusal(Reason.NAME_MISSING)
    if len(name) > _LONGEST_NAME:
        raise Refusal(Reason.NAME_TOO_LONG)
    return name


def _content(code: str, raw: dict[str, Any]) -> ProcedureContent:
    index_only = raw.get("detail_level") == _INDEX_ONLY
    return ProcedureContent(
        code=code,
        name=_name(raw),
        field=_line(raw, "field")[:300] or NO_FIELD,
        agency=_line(raw, "promulgating_agency")[:300],
        procedure_class=_coded(raw, "procedure_class", _CLASSES),
        levels=_levels(raw),
        levels_inferred=_get(raw, "levels_inferred", bool, False),
        executing_agency=_line(raw, "executing_agency"),
        subjects=read_subjects(_strings(raw, "subjects")),
        terms=_ordered_terms(raw),
        papers=_papers(raw),
        results=_results(raw),
        online_level=_coded(raw, "online_level", _ONLINE_LEVELS),
        decision_number=_line(raw, "decision_no"),
        field_code=_line(raw, "field_code")[:40],
        text_state=str(TextState.NOT_GIVEN if index_only else TextState.FULL),
        **_texts(raw),
    )


def _texts(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "competent_agency": _line(raw, "competent_agency"),
        "coordinating_agency": _line(raw, "coordinating_agency"),
        "receiving_address": _block(raw, "receiving_address"),
        "steps": tuple(s for s in _each(raw, "steps", _step) if s.text or s.title),
        "conditions": _block(raw, "requirements"),
        "legal_basis": tuple(_each(raw, "legal_basis", _legal_document)),
        "limits_of_cases": tuple(_each(raw, "processing_cases", _limit_of_case)),
        "raw_terms": _block(raw, "submission_raw"),
        "raw_papers": _block(raw, "dossier_raw"),
        "raw_legal_basis": _block(raw, "legal_basis_raw"),
        "portal_id": _line(raw, "portal_id"),
    }


def _levels(raw: dict[str, Any]) -> tuple[str, ...]:
    try:
        return read_levels(_strings(raw, "levels"))
    except KeyError as unknown:
        raise Refusal(Reason.WRONG_TYPE, f"levels: {str(unknown)[:40]}") from unknown


def _ordered_terms(raw: dict[str, Any]) -> tuple[Terms, ...]:
    found = _each(raw, "submission", _terms)
    return tuple(sorted(found, key=lambda t: _CHANNEL_ORDER[t.channel]))


def _terms(raw: dict[str, Any]) -> Terms:
    method = _get(raw, "method", str, "")
    if method not in _CHANNELS:
        raise Refusal(Reason.WRONG_TYPE, f"submission.method: {method[:40]}")
    limit = read_limit(raw.get("qty"), raw.get("unit"))
    return Terms(
        channel=str(_CHANNELS[method]),
        quantity=limit.quantity,
        unit=limit.unit,
        words=text.line(limit.words),
        fees=tuple(_each(raw, "fees", _fee)),
        note=_block(raw, "note"),
    )


def _fee(raw: dict[str, Any]) -> Any:
    _get(raw, "text", str, "")
    _get(raw, "amount_vnd", int, 0)
    return read_fee(raw)


def _papers(raw: dict[str, Any]) -> tuple[PaperGroup, ...]:
    """Return the dossier's groups. Where no line of it counts a copy, nobody counted."""
    groups = [group for group in _each(raw, "dossier", _group) if group.papers]
    if all(paper.is_note for group in groups for paper in group.papers):
        groups = [_as_papers(group) for group in groups]
    return tuple(groups)


def _group(raw: dict[str, Any]) -> PaperGroup:
    papers = tuple(paper for paper in _each(raw, "items", _paper) if paper.name)
    return PaperGroup(case=_line(raw, "case").lstrip("*-+ "), papers=papers)


def _as_papers(group: PaperGroup) -> PaperGroup:
    """Return a group with its lines as papers, but for those that call themselves notes."""
    if _is_note(group.case):
        return group
    papers = tuple(
        paper if _is_note(paper.name) else Paper(paper.name, None, None, paper.forms, paper.code)
        for paper in group.papers
    )
    return PaperGroup(group.case, papers)


def _is_note(words: str) -> bool:
    return words.lower().startswith(("lưu ý", "ghi chú"))


def _paper(raw: dict[str, Any]) -> Paper:
    originals, copies = _get(raw, "originals", int, None), _get(raw, "copies", int, None)
    name = text.line(_get(raw, "name", str, ""))
    return Paper(
        name=_LISTED.sub("", name) or name,
        originals=originals,
        copies=copies,
        forms=tuple(text.line(f) for f in _strings(raw, "forms")),
        code=_line(raw, "component_code"),
        is_note=originals == 0 and copies == 0,
    )


def _results(raw: dict[str, Any]) -> tuple[Result, ...]:
    found = _each(raw, "results", lambda r: Result(_line(r, "name"), _line(r, "code")))
    return tuple(r for r in found if r.name)


def _step(raw: dict[str, Any]) -> Step:
    return Step(title=_line(raw, "name"), text=_block(raw, "text"))


def _legal_document(raw: dict[str, Any]) -> LegalDocument:
    return LegalDocument(number=_line(raw, "code"), title=_line(raw, "name"))


def _limit_of_case(raw: dict[str, Any]) -> LimitOfCase:
    limit = read_limit(raw.get("qty"), raw.get("unit"))
    return LimitOfCase(_line(raw, "name"), limit.quantity, limit.unit)


def _coded(raw: dict[str, Any], key: str, codes: dict[str, Any]) -> str:
    value = _get(raw, key, str, "")
    return str(codes[value]) if value in codes else ""


def _line(raw: dict[str, Any], key: str) -> str:
    return text.line(_get(raw, key, str, ""))


def _block(raw: dict[str, Any], key: str) -> str:
    return text.block(_get(raw, key, str, ""))


def _strings(raw: dict[str, Any], key: str) -> list[str]:
    values = _get(raw, key, list, [])
    if not all(isinstance(value, str) for value in values):
        raise Refusal(Reason.WRONG_TYPE, key)
    return values


def _each(raw: dict[str, Any], key: str, build: Callable[[dict[str, Any]], T]) -> list[T]:
    values = _get(raw, key, list, [])
    if not all(isinstance(value, dict) for value in values):
        raise Refusal(Reason.WRONG_TYPE, key)
    return [build(value) for value in values]


def _get(raw: dict[str, Any], key: str, kind: type[T], otherwise: Any) -> Any:
    """Return a value of the given type, `otherwise` for null. Booleans are not numbers here."""
    value = raw.get(key)
    if value is None:
        return otherwise
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Refusal(Reason.WRONG_TYPE, key)
    return value
