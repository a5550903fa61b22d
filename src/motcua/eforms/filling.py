"""The official Word form filled with a submission's answers: which answer goes into which blank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.eforms.models import WordFile
from motcua.eforms.word.fill import Entry, Row, fill_form
from motcua.rules.form_document import (
    Field,
    FieldType,
    Form,
    Journey,
    Option,
    Page,
    Role,
    Vocabularies,
    people,
    say,
)

# Answers that are printed letter by letter, without the spaces in which people read them.
_AS_KEPT = frozenset({FieldType.PERSON_ID, FieldType.PHONE, FieldType.YEAR})
_SEXES = ("male", "female")


class WordFormMissing(Exception):
    """The form comes from no Word file, or the file is not kept in this installation."""


@dataclass(frozen=True)
class Signing:
    """What the system writes of itself: the day, and the place and name where they are known."""

    on: date
    place: str = ""
    name: str = ""


def word_form_of(form: Form) -> WordFile:
    """
    Return the Word file that a form was drafted from. One query.

    :raises WordFormMissing: see there
    """
    word = form.document.word
    file = WordFile.objects.filter(pk=word.sha256).first() if word else None
    if file is None:
        raise WordFormMissing(form.document.form)
    return file


def filled_word(
    *, form: Form, replayed: Journey, content: bytes, on: date, place: str = ""
) -> bytes:
    """
    Return the Word form with a journey's answers in its blanks.

    `content` are the bytes of the original; `on` is the day of signing, `place` its place, left
    blank where it is not given. The applicant signs by name.

    :raises word.fill.CannotFill: the document's blanks do not fit the file
    """
    signing = Signing(on, place, _signer(form, replayed))
    entries = list(entries_of(form=form, answers=replayed.answers, signing=signing))
    word = form.document.word
    return fill_form(content, entries, sha256=word.sha256 if word else "")


def entries_of(*, form: Form, answers: Mapping[str, Any], signing: Signing) -> Iterator[Entry]:
    """Yield each answer with its blank; what is not answered leaves its blank as it is."""
    for page in form.document.pages:
        if page.repeat is not None:
            yield from _table(page, answers.get(page.repeat.id) or (), form.vocabularies)
            continue
        for field in page.fields:
            if answers.get(field.id) is not None:
                yield from _entries(field, answers[field.id], form.vocabularies)
    yield from _by_the_system(form, signing)


def _by_the_system(form: Form, signing: Signing) -> Iterator[Entry]:
    word = form.document.word
    if word is None:
        return
    if word.signing_date:
        yield Entry(word.signing_date, signing.on)
    if word.signing_place and signing.place:
        yield Entry(word.signing_place, signing.place)
    if word.signature and signing.name:
        yield Entry(word.signature, signing.name)


def _signer(form: Form, replayed: Journey) -> str:
    persons = people(form, replayed)
    return next((p.full_name for p in persons if p.role == Role.APPLICANT), "")


def _entries(field: Field, value: Any, vocabularies: Vocabularies) -> Iterator[Entry]:
    boxes = "|".join(option.blank for option in field.options)
    if boxes.strip("|"):
        yield Entry(boxes, tuple(_chosen(field.options, value)))
    elif field.blank:
        yield Entry(field.blank, _value(field, value, vocabularies))


def _chosen(options: tuple[Option, ...], value: Any) -> list[int]:
    values = value if isinstance(value, list) else [value]
    return [number for number, option in enumerate(options) if option.value in values]


def _value(field: Field, value: Any, vocabularies: Vocabularies) -> str | date | bool | int:
    if field.type == FieldType.SEX and "|" in field.blank:
        return _SEXES.index(value)
    if field.type in {FieldType.DECLARATION, FieldType.YES_NO} and _is_box(field.blank):
        return bool(value)
    return _text(field, value, vocabularies)


def _is_box(blank: str) -> bool:
    return "?" in blank or "@" in blank


def _text(field: Field, value: Any, vocabularies: Vocabularies) -> str | date:
    if field.type == FieldType.DATE:
        return date.fromisoformat(value)
    if field.type == FieldType.PARTIAL_DATE:
        return str(value)
    if field.type in _AS_KEPT:
        return str(value)
    return say(field, value, vocabularies, "vi")


def _table(page: Page, rows: Any, vocabularies: Vocabularies) -> Iterator[Entry]:
    assert page.repeat is not None
    if not page.repeat.blank or not rows:
        return
    made: list[Row] = [
        {
            field.blank: _text(field, row[field.id], vocabularies)
            for field in page.fields
            if field.blank and row.get(field.id) is not None
        }
        for row in rows
    ]
    yield Entry(page.repeat.blank, made)
