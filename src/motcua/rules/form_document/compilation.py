"""A document made ready to run: expressions as functions, a checker and a loader a field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from motcua.rules.form_document.field_types import ADDRESS_PARTS, FieldType
from motcua.rules.form_document.model import (
    Derived,
    Document,
    Field,
    Page,
    Paper,
    Repeat,
)
from motcua.rules.form_document.values import Checker, checker
from motcua.rules.form_document.vocabularies import Vocabularies
from motcua.rules.form_logic import Evaluate, Expression, Value, compile_expression

Load: TypeAlias = Callable[[dict[str, Any], Any], None]


@dataclass(frozen=True, slots=True)
class CompiledField:
    """One field ready to check and to enter into the scope of expressions."""

    id: str
    field: Field
    check: Checker
    load: Load
    convert: Callable[[Any], Value]
    is_required: bool
    required_when: Evaluate | None
    when: Evaluate | None
    checks: tuple[Evaluate, ...]


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """One page ready to replay, with the derived values that are known after it."""

    id: str
    page: Page
    when: Evaluate | None
    repeat: Repeat | None
    fields: tuple[CompiledField, ...]
    derived: tuple[tuple[str, Evaluate], ...]


@dataclass(frozen=True, slots=True)
class CompiledPaper:
    """One paper ready to be asked for."""

    paper: Paper
    when: Evaluate | None
    required_when: Evaluate | None


@dataclass(frozen=True)
class Form:
    """A document with everything that a journey through it needs. Make one and keep it."""

    document: Document
    vocabularies: Vocabularies
    pages: tuple[CompiledPage, ...]
    papers: tuple[CompiledPaper, ...]

    def page(self, page_id: str) -> CompiledPage | None:
        """Return the page with this id."""
        return next((p for p in self.pages if p.id == page_id), None)


def compile_form(document: Document, vocabularies: Vocabularies) -> Form:
    """Return the form ready to run: some milliseconds, so make it once for each release."""
    return Form(
        document=document,
        vocabularies=vocabularies,
        pages=tuple(
            _page(page, number, document.derived, vocabularies)
            for number, page in enumerate(document.pages)
        ),
        papers=tuple(
            CompiledPaper(p, _maybe(p.when), _maybe(p.required_when)) for p in document.papers
        ),
    )


def _maybe(expression: Expression | None) -> Evaluate | None:
    return None if expression is None else compile_expression(expression)


def _page(
    page: Page, number: int, derived: tuple[Derived, ...], vocabularies: Vocabularies
) -> CompiledPage:
    return CompiledPage(
        id=page.id,
        page=page,
        when=_maybe(page.when),
        repeat=page.repeat,
        fields=tuple(_field(field, vocabularies) for field in page.fields),
        derived=tuple((d.id, compile_expression(d.as_)) for d in derived if d.after == number),
    )


def _field(field: Field, vocabularies: Vocabularies) -> CompiledField:
    convert = _CONVERT.get(field.type, _as_it_is)
    return CompiledField(
        id=field.id,
        field=field,
        check=checker(field, vocabularies),
        load=_address_loader(field.id) if field.type == FieldType.ADDRESS else _loader(
            field.id, convert
        ),
        convert=convert,
        is_required=field.required,
        required_when=_maybe(field.required_when),
        when=_maybe(field.when),
        checks=tuple(compile_expression(c.that) for c in field.checks),
    )  # fmt: skip


def _as_it_is(value: Any) -> Value:
    return value  # type: ignore[no-any-return]


def _number(value: Any) -> Value:
    return value if isinstance(value, int) else Decimal(str(value))


_CONVERT: dict[FieldType, Callable[[Any], Value]] = {
    FieldType.DATE: date.fromisoformat,
    FieldType.INTEGER: int,
    FieldType.YEAR: int,
    FieldType.MONEY: int,
    FieldType.NUMBER: _number,
    FieldType.MULTI_CHOICE: tuple,
    FieldType.ADDRESS: lambda value: tuple(value.get(part, "") for part in ADDRESS_PARTS),
}


def _loader(name: str, convert: Callable[[Any], Value]) -> Load:
    def load(scope: dict[str, Any], value: Any) -> None:
        scope[name] = convert(value)

    return load


def _address_loader(name: str) -> Load:
    convert = _CONVERT[FieldType.ADDRESS]
    keys = tuple((part, f"{name}.{part}") for part in ADDRESS_PARTS)

    def load(scope: dict[str, Any], value: Any) -> None:
        scope[name] = convert(value)
        for part, key in keys:
            if part in value:
                scope[key] = value[part]

    return load
