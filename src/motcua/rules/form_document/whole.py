"""
Judging answers that come as one JSON object, from a program instead of page by page.

A person can only answer what is asked; a program can send anything. So what `journey` leaves out
in silence (keys that the form does not know, answers of a branch not taken) is named here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from motcua.rules.form_document.compilation import CompiledPage, Form
from motcua.rules.form_document.errors import FieldError, problem
from motcua.rules.form_document.journey import Journey, journey
from motcua.rules.form_document.values import WRONG_KIND

UNKNOWN_FIELD = problem("unknown_field")
NOT_ASKED = problem("not_asked")


def faults(form: Form, answers: Mapping[str, Any], today: date) -> tuple[FieldError, ...]:
    """
    Return everything that is wrong with complete answers, in the order of the form.

    Empty exactly when `accepts` accepts them.
    """
    replayed = journey(form, answers, today)
    found = [*replayed.errors, *_unknown(form, answers)]
    blamed = {error.field.partition(".")[0] for error in found}
    asked = _names_of(form, replayed)
    for name in answers:
        taken = name in replayed.answers and answers[name] == replayed.answers[name]
        if taken or name in blamed:
            continue
        found.append((WRONG_KIND if name in asked else NOT_ASKED).at(name))
    return tuple(found)


def faults_so_far(form: Form, answers: Mapping[str, Any], today: date) -> tuple[FieldError, ...]:
    """
    Return what is wrong with the answers of somebody who has not finished.

    What is missing is no fault yet, and an answer that is not asked for (any more) is kept as a
    page keeps it; but whatever was answered must be an answer to its question.
    """
    replayed = journey(form, answers, today)
    found = [*_unknown(form, answers), *_wrong_values(form, answers, today)]
    places = {error.field for error in found}
    for error in replayed.errors:
        is_missing = error.code in {"required", "too_few_rows"}
        if not is_missing and error.field not in places:
            found.append(error)
    return tuple(found)


def not_asked(replayed: Journey, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of answers that a submission would leave out."""
    return tuple(name for name in answers if name not in replayed.answers)


def _names_of(form: Form, replayed: Journey) -> set[str]:
    """Return the names of the questions and groups that the journey asked."""
    names = set()
    for page_id in replayed.path:
        page = form.page(page_id)
        assert page is not None
        names |= set(_asked_on(page, replayed))
    return names


def _asked_on(page: CompiledPage, replayed: Journey) -> Iterator[str]:
    if page.repeat is not None:
        yield page.repeat.id
        return
    for field in page.fields:
        if field.when is None or field.when(replayed.scope) is True:
            yield field.id


def _unknown(form: Form, answers: Mapping[str, Any]) -> list[FieldError]:
    known = {field.id for page in form.pages if page.repeat is None for field in page.fields}
    groups = {page.repeat.id: page for page in form.pages if page.repeat is not None}
    found = [UNKNOWN_FIELD.at(name) for name in answers if name not in known | groups.keys()]
    for name, page in groups.items():
        columns = {field.id for field in page.fields}
        for index, row in _rows(answers.get(name)):
            if isinstance(row, dict):
                found += [UNKNOWN_FIELD.at(f"{name}.{index}.{k}") for k in row if k not in columns]
    return found


def _rows(value: Any) -> list[tuple[int, Any]]:
    return list(enumerate(value)) if isinstance(value, list) else []


def _wrong_values(form: Form, answers: Mapping[str, Any], today: date) -> list[FieldError]:
    """Return every value that is no answer to its question, asked or not."""
    found: list[FieldError] = []
    for page in form.pages:
        if page.repeat is None:
            found += _wrong_in(page, answers, "", today)
        elif page.repeat.id in answers:
            found += _wrong_rows(page, page.repeat.id, answers[page.repeat.id], today)
    return found


def _wrong_rows(page: CompiledPage, group: str, value: Any, today: date) -> list[FieldError]:
    assert page.repeat is not None
    if not isinstance(value, list):
        return [WRONG_KIND.at(group)]
    if len(value) > page.repeat.most:
        return [problem("too_many_rows", most=page.repeat.most).at(group)]
    found: list[FieldError] = []
    for index, row in enumerate(value):
        if isinstance(row, dict):
            found += _wrong_in(page, row, f"{group}.{index}.", today)
        else:
            found.append(WRONG_KIND.at(f"{group}.{index}"))
    return found


def _wrong_in(
    page: CompiledPage, answers: Mapping[str, Any], prefix: str, today: date
) -> list[FieldError]:
    found = []
    for field in page.fields:
        if field.id in answers:
            wrong = field.check(answers[field.id], today)
            if wrong is not None:
                found.append(wrong.at(prefix + field.id))
    return found
