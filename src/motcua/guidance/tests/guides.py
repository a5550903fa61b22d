"""A small guide for tests: two questions, three ends, over the three procedures of the world."""

from typing import Any

BIRTH, MARITAL_STATUS, RESIDENCE = "1.001193", "1.004873", "1.004194"


def words(text: str) -> dict[str, str]:
    """Return words in two languages."""
    return {"vi": text, "en": f"{text} (en)"}


def option(value: str) -> dict[str, Any]:
    """Return an answer."""
    return {"value": value, "label": words(value), "means": words(f"nghĩa của {value}")}


def question(name: str, *values: str, **more: Any) -> dict[str, Any]:
    """Return a question with the answers to choose from."""
    return {"id": name, "ask": words(f"{name}?"), "options": [option(v) for v in values], **more}


def outcome(name: str, procedure: str, **more: Any) -> dict[str, Any]:
    """Return an end."""
    return {"id": name, "procedure": procedure, "case": words(name), "why": words(f"vì {name}"),
            **more}  # fmt: skip


def a_guide(**more: Any) -> dict[str, Any]:
    """Return a guide in which nothing is wrong, changed by `more`."""
    return {
        "title": words("Cần gì"), "lead": words("Vài câu"), "law": ["Luật thử"], "verified": True,
        "questions": [
            question("viec", "sinh", "o", "khac"),
            question("tinh_trang", "chua", "goa", when={"eq": ["$viec", "khac"]}),
        ],
        "outcomes": [
            outcome("khai_sinh", BIRTH, when={"eq": ["$viec", "sinh"]},
                    answers={"hon_nhan": "da_ket_hon"}),
            outcome("xac_nhan", MARITAL_STATUS, when={"eq": ["$viec", "khac"]},
                    answers={"tinh_trang": "$tinh_trang"}),
            outcome("tam_tru", RESIDENCE),
        ],
        **more,
    }  # fmt: skip
