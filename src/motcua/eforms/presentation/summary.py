"""The answers of a form as people read them, page by page: for checking, and for officers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.eforms import addressing
from motcua.eforms.presentation.spoken import words_of
from motcua.eforms.releases import form_of
from motcua.rules.form_document import FieldType, Form, Journey, Page, say


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """
    One answer. `page` and `input` are where it is changed.

    `words`: an amount in words. `is_unlisted`: an address whose commune stands in no list of
    today, so that somebody may have another look.
    """

    label: str
    value: str
    page: str
    input: str
    words: str = ""
    is_unlisted: bool = False


@dataclass(frozen=True, slots=True)
class SummarySection:
    """The answers under one heading."""

    title: str
    rows: tuple[SummaryRow, ...]


def summary(form: Form, answers: Mapping[str, Any], language: str) -> list[SummarySection]:
    """Return what was answered, in the order of the form; unanswered questions are left out."""
    sections: list[SummarySection] = []
    for page in form.document.pages:
        rows = _rows(form, page, answers, language)
        title = page.section.say(language)
        if rows and sections and sections[-1].title == title:
            sections[-1] = SummarySection(title, sections[-1].rows + rows)
        elif rows:
            sections.append(SummarySection(title, rows))
    return sections


def summary_of_release(
    *, release_id: int, answers: Mapping[str, Any], language: str
) -> list[SummarySection]:
    """Return the same for the answers of a dossier, which pins its release."""
    return summary(form_of(release_id=release_id), answers, language)


def _rows(
    form: Form, page: Page, answers: Mapping[str, Any], language: str
) -> tuple[SummaryRow, ...]:
    if page.repeat is not None:
        return _repeated(form, page, answers, language)
    return tuple(
        SummaryRow(
            field.label.say(language),
            say(field, answers[field.id], form.vocabularies, language),
            page.id,
            field.id,
            words_of(field, answers[field.id], language),
            field.type == FieldType.ADDRESS and not addressing.is_known(answers[field.id]),
        )
        for field in page.fields
        if field.id in answers
    )


def _repeated(
    form: Form, page: Page, answers: Mapping[str, Any], language: str
) -> tuple[SummaryRow, ...]:
    assert page.repeat is not None
    item, rows = page.repeat.item.say(language), answers.get(page.repeat.id) or []
    return tuple(
        SummaryRow(f"{item} {number}", _lines(form, page, row, language), page.id, item)
        for number, row in enumerate(rows, start=1)
    )


def _lines(form: Form, page: Page, row: Mapping[str, Any], language: str) -> str:
    """Return a line for each answer of a row with its question; a lone answer needs none."""
    said = {
        f.label.say(language): say(f, row[f.id], form.vocabularies, language)
        for f in page.fields
        if f.id in row
    }
    if len(page.fields) == 1:
        return "".join(said.values())
    return "\n".join(f"{label}: {value}" for label, value in said.items())


@dataclass(frozen=True, slots=True)
class Reminder:
    """A question that ought to have an answer and has none; `page` is where to give it."""

    label: str
    page: str


def reminders(form: Form, replayed: Journey, language: str) -> list[Reminder]:
    """Return the soft questions left open, in the order of the form. They stop nobody."""
    found = []
    for page in form.document.pages:
        labels = {field.id: field.label.say(language) for field in page.fields}
        for warning in replayed.warnings:
            group, _, rest = warning.field.partition(".")
            if page.repeat is None and warning.field in labels:
                found.append(Reminder(labels[warning.field], page.id))
            elif page.repeat is not None and page.repeat.id == group:
                number, _, field_id = rest.partition(".")
                item = page.repeat.item.say(language)
                found.append(Reminder(f"{item} {int(number) + 1}: {labels[field_id]}", page.id))
    return found
