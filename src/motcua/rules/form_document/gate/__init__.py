"""
The gate before publishing: everything that can be said of a form without anybody filling it in.

`inspect` looks at a document, `inspect_raw` also at one that cannot be read; `finding_words` puts a
finding into words. A finding of severity `stop` refuses publication, `warn` is told and kept with
the release, `note` is only worth knowing. Every finding is bounded in time: conditions are searched
in so many steps and no more.
"""

from collections.abc import Iterator
from typing import Any

from motcua.rules.form_document.compilation import Form, compile_form
from motcua.rules.form_document.examples import Outcome, run_examples
from motcua.rules.form_document.gate.conditions import condition_findings
from motcua.rules.form_document.gate.finding import Finding, Severity
from motcua.rules.form_document.gate.pages import page_findings
from motcua.rules.form_document.gate.reading import Ease, reading_ease, reading_findings
from motcua.rules.form_document.gate.refusal import refusal_findings
from motcua.rules.form_document.gate.whole import (
    example_findings,
    form_findings,
    translation_findings,
    word_findings,
)
from motcua.rules.form_document.gate.words import finding_words, kept_finding_words
from motcua.rules.form_document.labels import labels_of
from motcua.rules.form_document.model import Document
from motcua.rules.form_document.parse import parse_document
from motcua.rules.form_document.reading import DocumentRefused
from motcua.rules.form_document.satisfiability import Solver
from motcua.rules.form_document.vocabularies import Vocabularies

__all__ = [
    "Ease",
    "Finding",
    "Severity",
    "finding_words",
    "inspect",
    "inspect_form",
    "inspect_raw",
    "kept_finding_words",
    "reading_ease",
    "refusal_findings",
]

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def inspect(document: Document, vocabularies: Vocabularies) -> tuple[Finding, ...]:
    """Return all that the gate finds, what stops first, then in the order of the form."""
    form = compile_form(document, vocabularies)
    return inspect_form(form, run_examples(form))


def inspect_raw(raw: Any, vocabularies: Vocabularies) -> tuple[Finding, ...]:
    """Return the same for a JSON value; what cannot be read is found to stop it."""
    try:
        document = parse_document(raw)
    except DocumentRefused as refused:
        return tuple(refusal_findings(raw, refused))
    return inspect(document, vocabularies)


def inspect_form(form: Form, outcomes: tuple[Outcome, ...]) -> tuple[Finding, ...]:
    """Return all that the gate finds of a form whose examples have been run."""
    found = dict.fromkeys(_findings(form, outcomes))
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _findings(form: Form, outcomes: tuple[Outcome, ...]) -> Iterator[Finding]:
    document = form.document
    solver = Solver(document, form.vocabularies)
    yield from form_findings(document)
    yield from condition_findings(document, solver, labels_of(document, form.vocabularies))
    yield from page_findings(document)
    yield from translation_findings(document)
    yield from reading_findings(document)
    yield from word_findings(document, solver)
    yield from example_findings(form, outcomes)
