"""The form document v1 as frozen values. `parse_document` makes it; nothing changes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_logic import Expression


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Vietnamese, which counts, and in English, which falls back to it."""

    vi: str
    en: str = ""

    def say(self, language: str) -> str:
        """Return the words in a language."""
        return self.en if language == "en" and self.en else self.vi


NO_WORDS = Words("")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list; `blank` is its box in the Word form."""

    value: str
    label: Words
    hint: Words = NO_WORDS
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What must not be false of an answer, and what to say when it is."""

    that: Expression
    say: Words


@dataclass(frozen=True, slots=True)
class Field:
    """
    One question. Which settings count depends on the type; the others keep their defaults.

    `soft`: asked for, but its absence only warns. `blank`: where the answer stands in the
    official Word form, in the grammar of the Word reader, which this package does not look into.
    """

    id: str
    type: FieldType
    label: Words
    hint: Words = NO_WORDS
    required: bool = True
    required_when: Expression | None = None
    soft: bool = False
    when: Expression | None = None
    checks: tuple[Check, ...] = ()
    prefill: str = ""
    blank: str = ""
    autocomplete: str = ""
    initial: str = ""
    options: tuple[Option, ...] = ()
    display: str = "radio"
    min_length: int = 1
    max_length: int = 0
    least: int | None = None
    most: int | None = None
    decimals: int = 2
    unit: Words = NO_WORDS
    range: str = "any"
    detail: str = "required"
    suggestions: tuple[str, ...] = ()
    width: str = "full"


@dataclass(frozen=True, slots=True)
class Repeat:
    """
    That a page's fields are asked once for each of several things.

    `blank`: the table of the Word form that grows by a row for each.
    """

    id: str
    item: Words
    least: int
    most: int
    blank: str = ""


@dataclass(frozen=True, slots=True)
class WordSource:
    """
    The official Word form that the questions come from, named by the SHA-256 of its bytes.

    The three blanks are filled by the system; empty where the form has none.
    """

    sha256: str
    name: str
    signing_place: str = ""
    signing_date: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One question, or one small group of them. The title is the question."""

    id: str
    title: Words
    section: Words
    fields: tuple[Field, ...]
    hint: Words = NO_WORDS
    why: Words = NO_WORDS
    when: Expression | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from answers; `after` is the index of the page that completes it."""

    id: str
    as_: Expression
    after: int


class Accept(StrEnum):
    """Kinds of file that a paper takes."""

    PDF = "pdf"
    IMAGE = "image"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One component of the dossier. `component` is its code in the procedure catalogue.

    `soft`: asked for, but its absence does not stop a submission.
    """

    id: str
    title: Words
    component: str = ""
    hint: Words = NO_WORDS
    when: Expression | None = None
    required: bool = True
    required_when: Expression | None = None
    soft: bool = False
    accept: tuple[Accept, ...] = (Accept.PDF, Accept.IMAGE)
    max_megabytes: int = 10
    max_files: int = 5


class Role(StrEnum):
    """Who somebody is to the dossier."""

    APPLICANT = "applicant"
    SUBJECT = "subject"
    AUTHORISED = "authorised"


PARTY_PARTS = ("full_name", "person_id", "birth_date", "phone", "email", "address", "basis")


@dataclass(frozen=True, slots=True)
class PartyMap:
    """Where the particulars of a person of the dossier come from."""

    role: Role
    parts: tuple[tuple[str, Expression], ...]
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A document made from the answers: a template's blanks and what fills each."""

    id: str
    template: str
    title: Words
    blanks: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must come of an example. None: not looked at."""

    complete: bool
    pages: tuple[str, ...] | None = None
    errors: tuple[tuple[str, str], ...] | None = None
    papers: tuple[str, ...] | None = None
    derived: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An applicant made up by the author; runs at every publication."""

    name: str
    today: date
    answers: Mapping[str, Any]
    expect: Expectation


@dataclass(frozen=True)
class Document:
    """A whole form. Equal documents behave equally."""

    form: str
    version: int
    law: tuple[str, ...]
    verified: bool
    lang: tuple[str, ...]
    title: Words
    subject_title: Words
    pages: tuple[Page, ...]
    declaration: Words = NO_WORDS
    derived: tuple[Derived, ...] = ()
    papers: tuple[Paper, ...] = ()
    parties: tuple[PartyMap, ...] = ()
    result_channel: Expression | None = None
    outputs: tuple[Output, ...] = ()
    word: WordSource | None = None
    examples: tuple[Example, ...] = field(default=(), compare=False)

    def fields(self) -> Iterator[tuple[Page, Field]]:
        """Yield every field with its page, in the order in which they are asked."""
        for page in self.pages:
            for asked in page.fields:
                yield page, asked

    def page(self, page_id: str) -> Page | None:
        """Return the page with this id."""
        return next((p for p in self.pages if p.id == page_id), None)

    def paper(self, paper_id: str) -> Paper | None:
        """Return the paper with this id."""
        return next((p for p in self.papers if p.id == paper_id), None)
