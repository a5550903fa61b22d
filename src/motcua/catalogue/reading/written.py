"""
A content as an official writes it in a form: plain lines, and back; pure.

    limits and fees of a channel      papers                         steps
    3 ngày làm việc                   # Trường hợp: trẻ bị bỏ rơi    ## Nộp hồ sơ
    phí 50.000: mỗi bản               Tờ khai | 1 | 0                Người dân nộp …
    lệ phí: theo nghị quyết           * Lưu ý: …                     ## Trả kết quả
    ghi chú: nộp trước 15 giờ

A second limit of the same channel follows after an empty line. Reading what was written gives the
same content; what the form does not show (codes of papers and results, the source's raw text) is
kept from the content on which it was based.
"""

import re
from dataclasses import dataclass, replace

from motcua.catalogue.reading import text
from motcua.catalogue.reading.content import (
    Fee,
    LegalDocument,
    Paper,
    PaperGroup,
    ProcedureContent,
    Result,
    Step,
    Terms,
)
from motcua.catalogue.reading.limits import read_written_limit
from motcua.catalogue.vocabulary import Channel, LimitUnit, TextState

_FEE_KINDS = {"phí": "phi", "lệ phí": "le_phi", "giá": "gia", "thu": ""}
_KIND_WORDS = {kind: words for words, kind in _FEE_KINDS.items()}
_FEE = re.compile(r"(lệ phí|phí|giá|thu)\b\s*([^:]*?)\s*(?::\s*(.*))?", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:đồng|đ)?", re.IGNORECASE)
_NOTE = "ghi chú:"
_NO_LIMIT = "không ghi thời hạn"


@dataclass(frozen=True)
class CannotRead(Exception):
    """A line cannot be understood; `field` is its place in the form, `words` the line itself."""

    field: str
    words: str


def write_terms(terms: tuple[Terms, ...], channel: str) -> str:
    """Return the limits, fees and notes of a channel as lines."""
    return "\n\n".join("\n".join(_lines(one)) for one in terms if one.channel == channel)


def _lines(terms: Terms) -> list[str]:
    return [
        _limit_line(terms),
        *(_fee_line(fee) for fee in terms.fees),
        *(f"{_NOTE} {line}" for line in terms.note.split("\n") if line.strip()),
    ]


def _limit_line(terms: Terms) -> str:
    if terms.quantity is None:
        return terms.words or _NO_LIMIT
    number = format(terms.quantity.normalize(), "f").replace(".", ",")
    return f"{number} {_UNIT_WORDS[terms.unit]}".strip()


# In the interface's source language always: the lines are read again.
_UNIT_WORDS = {
    "": "",
    str(LimitUnit.WORKING_HOURS): "giờ làm việc",
    str(LimitUnit.WORKING_DAYS): "ngày làm việc",
    str(LimitUnit.DAYS): "ngày",
    str(LimitUnit.MONTHS): "tháng",
    str(LimitUnit.HOURS): "giờ",
    str(LimitUnit.SAME_DAY): "trong ngày",
}


def _fee_line(fee: Fee) -> str:
    kind = _KIND_WORDS.get(fee.kind, "thu")
    amount = "" if fee.amount_dong is None else f" {fee.amount_dong:,}".replace(",", ".")
    return f"{kind}{amount}" + (f": {fee.words}" if fee.words else "")


def read_terms(written: str, channel: str) -> tuple[Terms, ...]:
    """
    Return the terms of a channel from its lines; no line, no such channel.

    :raises CannotRead: an amount is neither a number nor left out
    """
    blocks = re.split(r"\n[ \t]*\n+", written.replace("\r", "").strip())
    return tuple(_read_block(block, channel) for block in blocks if block.strip())


def _read_block(block: str, channel: str) -> Terms:
    limit, fees, notes = None, [], []
    for line in (text.line(raw) for raw in block.split("\n")):
        if line.lower().startswith(_NOTE):
            notes.append(line[len(_NOTE) :].strip())
        elif fee := _FEE.fullmatch(line):
            fees.append(_read_fee(fee, line, channel))
        elif limit is None:
            limit = line
        elif line:
            raise CannotRead(f"terms_{channel}", line)
    read = read_written_limit("" if (limit or "").lower() == _NO_LIMIT else limit or "")
    return Terms(channel, read.quantity, read.unit, read.words, tuple(fees), "\n".join(notes))


def _read_fee(found: re.Match[str], line: str, channel: str) -> Fee:
    kind, amount, words = found[1].lower(), found[2], (found[3] or "").strip()
    if not amount:
        return Fee(_FEE_KINDS[kind], None, words)
    number = _AMOUNT.fullmatch(amount)
    if number is None or int(number[1].replace(".", "")) > 10**12:
        raise CannotRead(f"terms_{channel}", line)
    return Fee(_FEE_KINDS[kind], int(number[1].replace(".", "")), words)


def write_papers(groups: tuple[PaperGroup, ...]) -> str:
    """Return the dossier's papers as lines: name | originals | copies; "–" for not counted."""
    lines: list[str] = []
    for group in groups:
        if group.case or len(groups) > 1:
            lines.append(f"# {group.case}".strip())
        lines += [_paper_line(paper) for paper in group.papers]
    return "\n".join(lines)


def _paper_line(paper: Paper) -> str:
    if paper.is_note:
        return f"* {paper.name}"
    counts = ("–" if n is None else str(n) for n in (paper.originals, paper.copies))
    return " | ".join((paper.name, *counts))


def read_papers(written: str, base: tuple[PaperGroup, ...]) -> tuple[PaperGroup, ...]:
    """
    Return the groups of papers from lines; forms and codes are those of a paper so called.

    :raises CannotRead: a count is no number
    """
    known = {paper.name: paper for group in base for paper in group.papers}
    groups: list[tuple[str, list[Paper]]] = []
    for line in _each(written):
        if line.startswith("#"):
            groups.append((line.lstrip("# "), []))
            continue
        if not groups:
            groups.append(("", []))
        groups[-1][1].append(_read_paper(line, known))
    return tuple(PaperGroup(case, tuple(papers)) for case, papers in groups)


def _read_paper(line: str, known: dict[str, Paper]) -> Paper:
    if line.startswith("* "):
        name, originals, copies, is_note = line[2:].strip(), 0, 0, True
        was = known.get(name, Paper(""))
        return Paper(name, originals, copies, was.forms, was.code, is_note)
    parts = line.rsplit(" | ", 2)
    if len(parts) != 3:
        raise CannotRead("papers", line)
    was = known.get(parts[0].strip(), Paper(""))
    counts = [_read_count(part, line) for part in parts[1:]]
    return Paper(parts[0].strip(), counts[0], counts[1], was.forms, was.code)


def _read_count(typed: str, line: str) -> int | None:
    if typed.strip() in {"–", "-", ""}:
        return None
    if not re.fullmatch(r"\d{1,3}", typed.strip()):
        raise CannotRead("papers", line)
    return int(typed)


def write_steps(steps: tuple[Step, ...]) -> str:
    """Return the steps as text, each under a line that begins with "##"."""
    return "\n".join(f"## {step.title}".strip() + f"\n{step.text}" for step in steps)


def read_steps(written: str) -> tuple[Step, ...]:
    """Return the steps from text; text before the first "##" is a step without a title."""
    parts = re.split(r"^##(?!#)[ \t]*(.*)$", text.block(written), flags=re.MULTILINE)
    found = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    steps = (Step(title.strip(), words.strip()) for title, words in found)
    return tuple(step for step in steps if step.title or step.text)


def write_laws(laws: tuple[LegalDocument, ...]) -> str:
    """Return the legal basis as lines: number | title."""
    return "\n".join(f"{law.number} | {law.title}" for law in laws)


def read_laws(written: str) -> tuple[LegalDocument, ...]:
    """Return the legal basis from lines; a line without "|" is a title."""
    split = (line.split("|", 1) for line in _each(written))
    return tuple(
        LegalDocument(parts[0].strip(), parts[1].strip())
        if len(parts) == 2
        else LegalDocument("", parts[0].strip())
        for parts in split
    )


def write_results(results: tuple[Result, ...]) -> str:
    """Return the results, one a line."""
    return "\n".join(result.name for result in results)


def read_results(written: str, base: tuple[Result, ...]) -> tuple[Result, ...]:
    """Return the results from lines; the code is that of a result so called."""
    codes = {result.name: result.code for result in base}
    return tuple(Result(name, codes.get(name, "")) for name in _each(written))


def _each(written: str) -> list[str]:
    return [line for raw in written.split("\n") if (line := text.line(raw))]


@dataclass(frozen=True)
class Written:
    """The fields of the form, all as text but for the two lists of codes."""

    name: str
    field: str
    agency: str
    executing_agency: str
    competent_agency: str
    levels: tuple[str, ...]
    subjects: tuple[str, ...]
    terms: dict[str, str]
    papers: str
    results: str
    steps: str
    conditions: str
    receiving_address: str
    legal_basis: str
    online_level: str


def write(content: ProcedureContent) -> Written:
    """Return a content as the form shows it."""
    return Written(
        name=content.name,
        field=content.field,
        agency=content.agency,
        executing_agency=content.executing_agency,
        competent_agency=content.competent_agency,
        levels=content.levels,
        subjects=content.subjects,
        terms={str(channel): write_terms(content.terms, str(channel)) for channel in Channel},
        papers=write_papers(content.papers),
        results=write_results(content.results),
        steps=write_steps(content.steps),
        conditions=content.conditions,
        receiving_address=content.receiving_address,
        legal_basis=write_laws(content.legal_basis),
        online_level=content.online_level,
    )


def read(written: Written, base: ProcedureContent) -> ProcedureContent:
    """
    Return the content that the form's fields make of the one it was based on.

    A field left as it was keeps its value. A text written for facts alone makes them a full text.

    :raises CannotRead: a line is not understood
    """
    before = write(base)
    content = replace(
        base,
        name=text.line(written.name),
        field=text.line(written.field),
        agency=text.line(written.agency),
        executing_agency=text.line(written.executing_agency),
        competent_agency=text.line(written.competent_agency),
        levels=written.levels,
        levels_inferred=base.levels_inferred and written.levels == base.levels,
        subjects=written.subjects,
        online_level=written.online_level,
        conditions=_kept(written.conditions, base.conditions),
        receiving_address=_kept(written.receiving_address, base.receiving_address),
    )
    if _other(written.terms, before.terms):
        terms = (read_terms(words, channel) for channel, words in written.terms.items())
        content = replace(
            content, terms=tuple(one for some in terms for one in some), raw_terms="",
            limits_of_cases=(),
        )  # fmt: skip
    if _differs(written.papers, before.papers):
        papers = read_papers(written.papers, base.papers)
        content = replace(content, papers=papers, raw_papers="")
    if _differs(written.results, before.results):
        content = replace(content, results=read_results(written.results, base.results))
    if _differs(written.steps, before.steps):
        content = replace(content, steps=read_steps(written.steps))
    if _differs(written.legal_basis, before.legal_basis):
        laws = read_laws(written.legal_basis)
        content = replace(content, legal_basis=laws, raw_legal_basis="")
    return replace(content, text_state=_text_state(content))


def _text_state(content: ProcedureContent) -> str:
    return str(TextState.FULL) if content.steps else content.text_state


def _kept(written: str, was: str) -> str:
    return text.block(written) if _differs(written, was) else was


def _other(written: dict[str, str], before: dict[str, str]) -> bool:
    return any(_differs(written.get(channel, ""), was) for channel, was in before.items())


def _differs(written: str, was: str) -> bool:
    """Whether a text was edited; browsers send other line ends than we wrote."""
    return written.replace("\r", "").strip() != was.replace("\r", "").strip()
