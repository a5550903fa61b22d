"""Conditions that can never be true, that always are, or that name an option nobody can choose."""

from collections.abc import Iterator

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.gate.finding import Finding, note, stop, warn
from motcua.rules.form_document.labels import Labels
from motcua.rules.form_document.model import Document, Field, Page, Words
from motcua.rules.form_document.plain_words import asked_when, check_words
from motcua.rules.form_document.satisfiability import NOT_FALSE, NOT_TRUE, Goal, Solver
from motcua.rules.form_logic import Call, Expression, Kind, Literal, Reference, references


def condition_findings(document: Document, solver: Solver, labels: Labels) -> Iterator[Finding]:
    """Yield what is wrong with the conditions and checks of a form."""
    for page in document.pages:
        yield from _page(page, solver, labels)
        for field in page.fields:
            yield from _question(page, field, solver, labels)
    for paper in document.papers:
        if paper.when is None:
            continue
        yield from _unknown_options("", paper.id, paper.when, labels)
        if solver.never(Goal(paper.when)):
            when = asked_when(paper.when, labels)
            yield stop("paper_never_asked", about=paper.id, title=paper.title, when=when)
    for derived in document.derived:
        yield from _unknown_options("", derived.id, derived.as_, labels)
    if solver.exhausted:
        yield note("not_analysed", number=solver.exhausted)


def _page(page: Page, solver: Solver, labels: Labels) -> Iterator[Finding]:
    if page.when is None:
        return
    yield from _unknown_options(page.id, "", page.when, labels)
    when = asked_when(page.when, labels)
    if solver.never(Goal(page.when)):
        yield stop("page_never_asked", page.id, title=page.title, when=when)
    elif solver.never(Goal(page.when, NOT_TRUE)):
        yield warn("page_always_asked", page.id, title=page.title, when=when)


def _question(page: Page, field: Field, solver: Solver, labels: Labels) -> Iterator[Finding]:
    for condition in (field.when, field.required_when, *(c.that for c in field.checks)):
        if condition is not None:
            yield from _unknown_options(page.id, field.id, condition, labels)
    around = [Goal(page.when)] if page.when is not None else []
    if solver.never(*around):
        return
    if field.when is not None:
        when = asked_when(field.when, labels)
        if solver.never(*around, Goal(field.when)):
            yield stop("question_never_asked", page.id, field.id, label=field.label, when=when)
            return
        if solver.never(*around, Goal(field.when, NOT_TRUE)):
            yield warn("question_always_asked", page.id, field.id, label=field.label, when=when)
        yield from _leans_on_optional(page, field, solver, labels)
        around.append(Goal(field.when))
    yield from _never_passes(page, field, around, solver, labels)


def _never_passes(
    page: Page, field: Field, around: list[Goal], solver: Solver, labels: Labels
) -> Iterator[Finding]:
    kind = Kind.GROUP if field.type == FieldType.ADDRESS else Kind.TEXT
    there = Goal(Call("present", (Reference(field.id, kind),), Kind.BOOLEAN))
    for check in field.checks:
        if solver.never(*around, there, Goal(check.that, NOT_FALSE)):
            demand = check_words(check, field.id, labels)
            yield stop("check_never_holds", page.id, field.id, label=field.label, demand=demand)


def _leans_on_optional(
    page: Page, field: Field, solver: Solver, labels: Labels
) -> Iterator[Finding]:
    """A required question that disappears when an optional one is left open."""
    if not field.required or field.when is None:
        return
    for name in dict.fromkeys(references(field.when)):
        asked = solver.fields.get(name.partition(".")[0])
        if asked is not None and not asked.required and asked.required_when is None:
            yield note(
                "leans_on_optional", page.id, field.id, label=field.label, on=labels.name(name)
            )


def _unknown_options(
    page: str, about: str, expression: Expression, labels: Labels
) -> Iterator[Finding]:
    if not isinstance(expression, Call):
        return
    for argument in expression.arguments:
        yield from _unknown_options(page, about, argument, labels)
    if expression.operator not in {"eq", "ne", "in", "contains"}:
        return
    first, second = expression.arguments
    if isinstance(first, Literal):
        first, second = second, first
    if not isinstance(first, Reference) or not isinstance(second, Literal):
        return
    options = labels.options_of(first.name)
    if not options:
        return
    values = second.value if isinstance(second.value, tuple) else (second.value,)
    for value in values:
        if value not in options:
            yield stop(
                "no_such_option", page, about, value=Words(str(value)), on=labels.name(first.name)
            )
