"""
Example applicants made from the form itself: what an official begins with, and what tests fill.

The people are plainly invented: their numbers carry the province code 099, which no province has.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from motcua.rules.form_document.compilation import CompiledField, CompiledPage, Form
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.journey import journey
from motcua.rules.form_document.limits import SHORT_TEXT

ACCEPTED, REFUSED = "Khai đủ các câu", "Bỏ trống câu bắt buộc đầu tiên"
_ROUNDS = 3


def sample_examples(form: Form, today: date) -> list[dict[str, Any]]:
    """
    Return up to two examples: one that answers everything and is accepted, one that leaves out
    the first answer needed and is refused. Empty when no accepted answers were found.
    """
    answers = sample_answers(form, today)
    if not journey(form, answers, today).is_complete:
        return []
    made = [_example(ACCEPTED, answers, today, {"complete": True})]
    needed = next((n for n in answers if not _is_complete_without(form, answers, n, today)), None)
    if needed is not None:
        rest = {name: value for name, value in answers.items() if name != needed}
        made.append(_example(REFUSED, rest, today, {"complete": False}))
    return made


def _example(
    name: str, answers: Mapping[str, Any], today: date, expect: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "name": name,
        "today": today.isoformat(),
        "answers": dict(answers),
        "expect": dict(expect),
    }


def _is_complete_without(form: Form, answers: Mapping[str, Any], name: str, today: date) -> bool:
    rest = {key: value for key, value in answers.items() if key != name}
    return journey(form, rest, today).is_complete


def sample_answers(form: Form, today: date) -> dict[str, Any]:
    """
    Return an answer to every question that is asked, those of optional ones too.

    Conditions are followed: what is not asked is left out. Checks between answers are not
    solved; whoever writes them writes the example too.
    """
    answers: dict[str, Any] = {}
    for _ in range(_ROUNDS):
        for page in form.pages:
            answers |= _of_page(page, today, form)
        answers = dict(journey(form, answers, today).answers)
    return answers


def _of_page(page: CompiledPage, today: date, form: Form) -> dict[str, Any]:
    values = {field.id: sample_answer(field, today, form) for field in page.fields}
    values = {name: value for name, value in values.items() if value is not None}
    if page.repeat is None:
        return values
    count = max(1, page.repeat.least)
    return {page.repeat.id: [dict(values) for _ in range(count)]}


def sample_answer(field: CompiledField, today: date, form: Form) -> Any:
    """Return a valid answer to one question; None where none was found."""
    for value in _candidates(field, today, form):
        if field.check(value, today) is None:
            return value
    return None


def _candidates(field: CompiledField, today: date, form: Form) -> list[Any]:
    asked, type_ = field.field, field.field.type
    if type_ in {FieldType.TEXT, FieldType.LONG_TEXT}:
        words = f"Ví dụ: {asked.label.vi}"
        long = (words + " " * max(0, asked.min_length - len(words)))[
            : asked.max_length or SHORT_TEXT
        ]
        return [long.strip(), words[: max(1, asked.max_length)].strip(), "x" * asked.min_length]
    if type_ in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        first = asked.options[0].value
        return [[first] if type_ == FieldType.MULTI_CHOICE else first]
    if type_ in _NUMBERS:
        return [n for n in (asked.least, asked.most, 1, 1_000_000) if n is not None]
    if type_ in _DATES:
        return [d.isoformat() for d in (today - timedelta(days=9_000), today + timedelta(days=30))]
    if type_ == FieldType.YEAR:
        return [today.year - 20, today.year, today.year + 1]
    return [_FIXED[type_]] if type_ in _FIXED else _of_list(type_, form)


_NUMBERS = (FieldType.INTEGER, FieldType.NUMBER, FieldType.MONEY)
_DATES = (FieldType.DATE, FieldType.PARTIAL_DATE)
_FIXED: dict[FieldType, Any] = {
    FieldType.PERSON_NAME: "Nguyễn Thị Mẫu",
    FieldType.PERSON_ID: "099194000001",
    FieldType.PHONE: "0900000001",
    FieldType.EMAIL: "mau@example.com",
    FieldType.YES_NO: True,
    FieldType.DECLARATION: True,
    FieldType.SEX: "female",
}


def _of_list(type_: FieldType, form: Form) -> list[Any]:
    if type_ == FieldType.ADDRESS:
        province = form.vocabularies.provinces[0].value
        return [
            {"province": province, "commune": "Xã Ví Dụ", "detail": "Số 1, thôn Mẫu"},
            {"province": province, "commune": "Xã Ví Dụ"},
        ]
    return [option.value for option in form.vocabularies.options(type_)[:1]]
