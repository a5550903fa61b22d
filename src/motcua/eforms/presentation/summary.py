"""The answers of a form as people read them, page by page: for checking, and for officers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.eforms.releases import form_of
from motcua.rules.form_document import Form, Page, say


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One answer. `page` and `input` are where it is changed."""

    label: str
    value: str
    page: str
    input: str


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
        SummaryRow(f"{item} {number}", _one_line(form, page, row, language), page.id, item)
        for number, row in enumerate(rows, start=1)
    )


def _one_line(form: Form, page: Page, row: Mapping[str, Any], language: str) -> str:
    said = (say(f, row[f.id], form.vocabularies, language) for f in page.fields if f.id in row)
    return "; ".join(said)
