"""What a form needs beside its questions: titles, law, papers, a Word file, examples."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from motcua.rules.form_document.compilation import Form
from motcua.rules.form_document.examples import Outcome
from motcua.rules.form_document.gate.finding import Finding, note, stop, warn
from motcua.rules.form_document.journey import journey
from motcua.rules.form_document.model import Document, Example, Field, Page, Words
from motcua.rules.form_document.satisfiability import Goal, Solver
from motcua.rules.form_logic import references

# Letters that Vietnamese has and English has not.
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯà-ãè-êìíò-õùúỳýạ-ỹ]", re.IGNORECASE)


def form_findings(document: Document) -> Iterator[Finding]:
    """Yield what is missing of the form as a whole."""
    if not document.subject_title.vi.strip():
        yield stop("no_subject_title")
    if not document.declaration.vi.strip():
        yield warn("no_declaration")
    if not document.law:
        yield warn("no_law")
    if not document.verified:
        yield note("not_verified")
    for paper in document.papers:
        if not paper.component:
            yield warn("paper_without_component", about=paper.id, title=paper.title)


def translation_findings(document: Document) -> Iterator[Finding]:
    """Yield words without English, or whose English is still the Vietnamese."""
    if "en" not in document.lang:
        yield note("no_english")
        return
    yield from _of("", "", document)


def _of(page: str, about: str, value: Any) -> Iterator[Finding]:
    if isinstance(value, Words):
        yield from _translated(page, about, value)
    elif isinstance(value, Page):
        for attribute in fields(value):
            yield from _of(value.id, "", getattr(value, attribute.name))
    elif isinstance(value, Example):
        return
    elif is_dataclass(value) and not isinstance(value, type):
        inner = value.id if isinstance(value, Field) else about or getattr(value, "id", "")
        for attribute in fields(value):
            yield from _of(page, inner, getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _of(page, about, item)


def _translated(page: str, about: str, words: Words) -> Iterator[Finding]:
    if words.vi.strip() and not words.en.strip():
        yield stop("no_translation", page, about, words=Words(words.vi, words.vi))
    elif words.en == words.vi and _VIETNAMESE.search(words.en):
        yield warn("not_translated", page, about, words=words)


def word_findings(document: Document, solver: Solver) -> Iterator[Finding]:
    """Yield answers that have no place in the Word form, and places that two answers want."""
    if document.word is None:
        return
    places: dict[str, list[tuple[Page, Field]]] = defaultdict(list)
    of_result = _pages_of_the_result(document)
    for page, field in document.fields():
        has_place = field.blank or any(option.blank for option in field.options)
        # How the result comes is our question, not the official form's.
        if not has_place and page.id not in of_result:
            yield warn("no_blank", page.id, field.id, label=field.label)
        if field.blank:
            places[field.blank].append((page, field))
    for rivals in places.values():
        yield from _rivals(rivals, solver)


def _pages_of_the_result(document: Document) -> frozenset[str]:
    """Return the ids of the pages that ask how the result is received."""
    if document.result_channel is None:
        return frozenset()
    asked = frozenset(references(document.result_channel))
    return frozenset(page.id for page, field in document.fields() if field.id in asked)


def _rivals(rivals: list[tuple[Page, Field]], solver: Solver) -> Iterator[Finding]:
    """Answers that are never both asked may share a blank."""
    for index, (page, field) in enumerate(rivals):
        for other_page, other in rivals[:index]:
            conditions = (page.when, field.when, other_page.when, other.when)
            goals = [Goal(condition) for condition in conditions if condition is not None]
            if not goals or not solver.never(*goals):
                yield warn("blank_twice", page.id, field.id, label=field.label, other=other.label)
                return


_TAKEN = Words("được nhận, nhưng đáng lẽ bị từ chối", "is accepted, but should be refused")
_REFUSED = Words("bị từ chối ở {}", "is refused at {}")
_OTHERWISE = Words("đi qua những trang hoặc giấy tờ khác", "passes other pages or papers")
_MOST_NAMED = 3


def _what_came(form: Form, name: str) -> Words:
    """Say what came of an example instead of what its author expected."""
    example = next(e for e in form.document.examples if e.name == name)
    errors = journey(form, example.answers, example.today).errors
    if not errors:
        return _OTHERWISE if example.expect.complete else _TAKEN
    labels = {field.id: field.label for _, field in form.document.fields()}
    asked = dict.fromkeys(error.field.split(".")[-1] for error in errors)
    named = [labels.get(field, Words(field)) for field in asked][:_MOST_NAMED]
    return Words(
        _REFUSED.vi.format(", ".join(f"«{words.vi}»" for words in named)),
        _REFUSED.en.format(", ".join(f"«{words.say('en')}»" for words in named)),
    )


def example_findings(form: Form, outcomes: tuple[Outcome, ...]) -> Iterator[Finding]:
    """Yield examples that did not come out as expected, and sorts of example that are missing."""
    examples = form.document.examples
    for outcome in outcomes:
        if not outcome.holds:
            yield stop(
                "example_fails", about=outcome.name, name=Words(outcome.name),
                differences=_what_came(form, outcome.name),
            )  # fmt: skip
    if not any(example.expect.complete for example in examples):
        yield stop("no_accepted_example")
    if all(example.expect.complete for example in examples):
        yield warn("no_refused_example")
