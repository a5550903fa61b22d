"""Whose particulars a form asks: what the account can fill in, and who applies."""

import re
from typing import Any

from motcua.eforms.drafting.questions import Question
from motcua.eforms.word.kinds import fold

# Names of others than the person at the screen.
_OTHERS = re.compile(
    r"\bcon\b|\bcha\b|\bme\b|\bvo\b|\bchong\b|\btre\b|chu ho|nguoi mat|nguoi chet|nguoi duoc|"
    r"thanh vien|dai dien|giam doc|nguoi bao lanh|nguoi lien he|lien lac|nguoi than|co quan|to chuc"
)
_PREFILLS = {
    "person_name": ("account.full_name", "name"),
    "person_id": ("account.person_id", ""),
    "phone": ("account.phone", "tel"),
    "email": ("account.email", "email"),
}
_BORN = re.compile(r"sinh")


def is_own(question: Question) -> bool:
    """Whether a question is about the person who fills the form, as far as its words tell."""
    return _OTHERS.search(fold(f"{question.section} {question.label}")) is None


def name_prefills(questions: list[Question]) -> None:
    """Mark the first question of each sort that the account can answer. Changes them in place."""
    given: set[str] = set()
    for question in questions:
        sort = _sort(question)
        if sort and sort not in given and is_own(question):
            given.add(sort)
            prefill, autocomplete = _PREFILLS.get(sort, ("account.birth_date", "bday"))
            question.raw["prefill"] = prefill
            if autocomplete:
                question.raw["autocomplete"] = autocomplete


def _sort(question: Question) -> str:
    if question.type == "date" and _BORN.search(fold(question.label)):
        return "birth_date"
    return question.type if question.type in _PREFILLS else ""


def parties_of(questions: list[Question]) -> dict[str, Any]:
    """Return the applicant's particulars as expressions; empty where no name is asked for."""
    parts: dict[str, str] = {}
    for question in questions:
        prefill = str(question.raw.get("prefill", ""))
        if prefill:
            parts[prefill.removeprefix("account.")] = f"${question.id}"
    if "full_name" not in parts:
        return {}
    address = next((q for q in questions if q.type == "address" and is_own(q)), None)
    if address is not None:
        parts["address"] = f"${address.id}"
    return {"applicant": parts}
