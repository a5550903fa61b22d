"""One question of the form document from one field of the Word draft."""

import re
from dataclasses import dataclass
from typing import Any

from motcua.eforms.drafting.identifiers import Identifiers
from motcua.eforms.word.fields import Field
from motcua.eforms.word.kinds import fold
from motcua.rules.form_document.limits import MAX_OPTIONS, MAX_WORDS

DOUBTFUL_BELOW = 0.75

# The reader's types and kinds, and the form document's type for each.
_BY_KIND = {
    "person_name": "person_name",
    "ethnic_group": "ethnic_group",
    "nationality": "nationality",
    "sex": "sex",
}
_BY_TYPE = {
    "text": "text",
    "long_text": "long_text",
    "date": "date",
    "year": "year",
    "number": "number",
    "money": "money",
    "person_id": "person_id",
    "phone": "phone",
    "email": "email",
    "address": "address",
    "choice": "choice",
    "checkbox": "declaration",
    "ticks": "multi_choice",
}
_IF_ANY = re.compile(r"neu co|khong bat buoc|neu biet|\bfax\b|website|so may le")
_PAST = re.compile(r"sinh|ngay cap|cap ngay|ngay mat|tu tran|ket hon|da ")
_PROMISE = re.compile(r"cam doan|cam ket|xin chiu trach nhiem|dong y")


@dataclass(frozen=True)
class Question:
    """A field of the document with what the draft knew of it."""

    raw: dict[str, Any]
    section: str
    place: str
    confidence: float

    @property
    def id(self) -> str:
        """The id that the answers are kept under."""
        return str(self.raw["id"])

    @property
    def type(self) -> str:
        """The form document's type."""
        return str(self.raw["type"])

    @property
    def label(self) -> str:
        """The words of the question."""
        return str(self.raw["label"]["vi"])


def question_of(made: Field, ids: Identifiers) -> Question:
    """Return the question that asks for a blank of the Word form."""
    label = words(made.label)
    raw: dict[str, Any] = {"id": ids.of(label), "type": _type(made), "label": {"vi": label}}
    if made.hint:
        raw["hint"] = {"vi": words(made.hint)}
    blank, boxes = _boxes(made)
    if raw["type"] in {"choice", "multi_choice"}:
        raw["options"] = options(made.options, boxes)
    elif boxes:
        blank = made.blank
    if raw["type"] == "date" and _PAST.search(fold(label)):
        raw["range"] = "past"
    raw |= _demand(made, str(raw["type"]))
    if blank:
        raw["blank"] = blank
    return Question(raw, words(made.section) if made.section else "", made.place, made.confidence)


def _boxes(made: Field) -> tuple[str, tuple[str, ...]]:
    """Return the blank of the question itself, and the boxes of its options."""
    if "|" in made.blank:
        return "", tuple(made.blank.split("|"))
    return made.blank, made.option_blanks


def words(text: str) -> str:
    """Return words as a page prints them: one line, within bounds, beginning with a capital."""
    line = " ".join(text.split())[: MAX_WORDS - 1] or "Nội dung"
    return line[:1].upper() + line[1:]


def options(labels: tuple[str, ...], blanks: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the options of a choice, each with its box in the Word form."""
    ids = Identifiers()
    made = []
    for number, label in enumerate(labels[:MAX_OPTIONS]):
        option: dict[str, Any] = {
            "value": ids.of(label, "y")[:40].strip("_"),
            "label": {"vi": words(label)},
        }
        if number < len(blanks) and blanks[number]:
            option["blank"] = blanks[number]
        made.append(option)
    return made


def _type(made: Field) -> str:
    if made.type == "choice" and (made.kind == "sex" or not made.options):
        return "sex" if made.kind == "sex" else "text"
    if made.type == "text" and made.kind in _BY_KIND:
        return _BY_KIND[made.kind]
    return _BY_TYPE.get(made.type, "text")


def _demand(made: Field, type_: str) -> dict[str, Any]:
    """
    Whether an answer is needed. A printed form does not say it, so only what its words say or
    the reader is unsure of is let off; an official decides the rest.
    """
    said = fold(f"{made.label} {made.hint}")
    if type_ == "multi_choice":
        return {"required": False}
    if type_ == "declaration":
        return {} if _PROMISE.search(said) else {"required": False}
    if _IF_ANY.search(said) or type_ == "email":
        return {"required": False}
    return {"soft": True} if made.confidence < DOUBTFUL_BELOW else {}
