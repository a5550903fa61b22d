"""A whole form document from a Word draft: pages, people, how the result comes, examples."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from motcua.eforms.drafting.identifiers import Identifiers
from motcua.eforms.drafting.pages import grouped, title_of
from motcua.eforms.drafting.people import name_prefills, parties_of
from motcua.eforms.drafting.questions import Question, question_of, words
from motcua.eforms.drafting.titles import in_sentence
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.word.draft import WordDraft
from motcua.eforms.word.fields import Field, Repeating
from motcua.rules.form_document import WordSource, compile_form, parse_document
from motcua.rules.form_document.limits import MAX_FIELDS, MAX_PAGES
from motcua.rules.form_document.sampling import sample_examples

DECLARATION = (
    "Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật."
)
_MOST_ROWS = 20
_RESULT_PAGE: dict[str, Any] = {
    "id": "nhan_ket_qua",
    "title": {"vi": "Anh/chị muốn nhận kết quả thế nào?"},
    "section": {"vi": "Nhận kết quả"},
    "fields": [
        {
            "id": "cach_nhan_ket_qua",
            "type": "choice",
            "label": {"vi": "Cách nhận kết quả"},
            "options": [
                {"value": "counter", "label": {"vi": "Đến nhận tại nơi nộp hồ sơ"}},
                {"value": "post", "label": {"vi": "Gửi đến nhà qua bưu điện"}},
                {"value": "online", "label": {"vi": "Chỉ nhận bản điện tử"}},
            ],
        },
        {
            "id": "gui_ket_qua_den",
            "type": "address",
            "label": {"vi": "Gửi đến địa chỉ"},
            "when": {"eq": ["$cach_nhan_ket_qua", "post"]},
        },
    ],
}


class TooLarge(Exception):
    """The Word form asks more than one e-form may: the message says how much."""


@dataclass(frozen=True)
class Drafted:
    """A proposed document, and how sure the reader was of each question: id → 0 to 1."""

    document: dict[str, Any]
    confidence: dict[str, float]


def draft_document(draft: WordDraft, *, form_id: str, word: WordSource, today: date) -> Drafted:
    """
    Return the form document that a Word draft proposes.

    `today` is the day on which its two examples apply: one that is accepted, one that is not.

    :raises TooLarge: more questions or pages than a form may have
    """
    ids = Identifiers()
    for kept in ("nhan_ket_qua", "cach_nhan_ket_qua", "gui_ket_qua_den"):
        ids.of(kept)
    questions = [question_of(made, ids) for made in _boxes_joined(draft.fields)]
    name_prefills(questions)
    pages = [_page(page, ids) for page in grouped(questions)]
    tables = [_table(table, ids) for table in draft.tables if table.columns]
    asked = [*pages, *(page for page, _ in tables)]
    if draft.purpose == "applicant":
        asked.append(deepcopy(_RESULT_PAGE))
    _refuse_too_large(asked)
    document = _whole(draft, form_id, word, asked, questions)
    compiled = compile_form(parse_document(document), vocabularies())
    document["examples"] = sample_examples(compiled, today)
    confidence = {q.id: q.confidence for q in questions}
    for _, columns in tables:
        confidence |= {column.id: column.confidence for column in columns}
    return Drafted(document, confidence)


def _whole(
    draft: WordDraft,
    form_id: str,
    word: WordSource,
    pages: list[dict[str, Any]],
    questions: list[Question],
) -> dict[str, Any]:
    title = words(in_sentence(draft.title)) if draft.title else word.name.rpartition(".")[0]
    whole: dict[str, Any] = {
        "form": form_id,
        "version": 1,
        "law": [],
        "verified": False,
        "lang": ["vi"],
        "title": {"vi": title},
        "subject_title": {"vi": title},
        "pages": pages,
        "word": _word(word),
    }
    if draft.purpose == "applicant":
        whole["declaration"] = {"vi": DECLARATION}
        whole["result_channel"] = "$cach_nhan_ket_qua"
    parties = parties_of(questions)
    if parties:
        whole["parties"] = parties
        name = str(parties["applicant"]["full_name"]).removeprefix("$")
        whole["subject_title"] = {"vi": f"{title} – {{{name}}}"[:1_000]}
    return whole


def _word(word: WordSource) -> dict[str, str]:
    said = {"sha256": word.sha256, "name": word.name}
    for part in ("signing_place", "signing_date", "signature"):
        if getattr(word, part):
            said[part] = getattr(word, part)
    return said


def _page(page: list[Question], ids: Identifiers) -> dict[str, Any]:
    title = title_of(page)
    raw: dict[str, Any] = {
        "id": ids.of(f"trang {title}"[:40], "trang"),
        "title": {"vi": title},
        "fields": [question.raw for question in page],
    }
    if page[0].section:
        raw["section"] = {"vi": page[0].section}
    return raw


def _table(table: Repeating, ids: Identifiers) -> tuple[dict[str, Any], list[Question]]:
    columns = [question_of(column, ids) for column in table.columns]
    title = words(table.label or "Danh sách kê khai")
    repeat: dict[str, Any] = {
        "id": ids.of(f"bang {title}"[:40], "bang"),
        "item": {"vi": "Dòng"},
        "max": _MOST_ROWS,
    }
    if table.blank:
        repeat["blank"] = table.blank
    raw = {
        "id": ids.of(f"trang {title}"[:40], "trang"),
        "title": {"vi": title},
        "repeat": repeat,
        "fields": [_in_row(column.raw, first=not n) for n, column in enumerate(columns)],
    }
    return raw, columns


def _in_row(raw: dict[str, Any], *, first: bool) -> dict[str, Any]:
    """A printed table leaves many cells empty: in a row only its first question is needed."""
    kept = {key: value for key, value in raw.items() if key not in {"prefill", "soft"}}
    return kept if first else {**kept, "required": False}


def _boxes_joined(fields: Iterable[Field]) -> list[Field]:
    """Boxes that follow each other in one section are one question with several ticks."""
    joined: list[Field] = []
    for made in fields:
        before = joined[-1] if joined else None
        if made.type == "checkbox" and before is not None and _goes_with(made, before):
            joined[-1] = replace(
                before,
                options=(*before.options, made.label),
                option_blanks=(*before.option_blanks, made.blank),
            )
        elif made.type == "checkbox":
            joined.append(replace(made, options=(made.label,), option_blanks=(made.blank,)))
        else:
            joined.append(made)
    return [_settled_boxes(made) for made in joined]


def _goes_with(made: Field, before: Field) -> bool:
    return before.type == "checkbox" and made.section == before.section


def _settled_boxes(made: Field) -> Field:
    if made.type != "checkbox":
        return made
    if len(made.options) == 1:
        return replace(made, options=(), option_blanks=())
    label = made.section or "Đánh dấu những mục đúng với anh/chị"
    return replace(made, type="ticks", label=label, blank="")


def _refuse_too_large(pages: list[dict[str, Any]]) -> None:
    fields = sum(len(page["fields"]) for page in pages)
    if fields > MAX_FIELDS or len(pages) > MAX_PAGES:
        raise TooLarge(f"{fields} questions on {len(pages)} pages")
