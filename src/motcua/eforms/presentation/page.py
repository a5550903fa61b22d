"""A page of a form as it is printed: its questions or rows, its errors, where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.accounts.models import Account
from motcua.eforms import addressing, inputs
from motcua.eforms.pages import Typed
from motcua.eforms.presentation.questions import (
    FieldView,
    Printing,
    may_be_asked,
    question_view,
)
from motcua.eforms.presentation.showing import prefilled, raw_of
from motcua.eforms.presentation.wording import error_words
from motcua.rules.form_document import (
    CompiledPage,
    FieldError,
    FieldType,
    Form,
    Journey,
    Raw,
    say,
)
from motcua.rules.form_document.compilation import CompiledField


@dataclass(frozen=True, slots=True)
class RowView:
    """One of several things that a page asks about."""

    index: int
    title: str
    fields: tuple[FieldView, ...]
    says: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One line of the summary of errors, leading to its input."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a form as it is printed."""

    id: str
    form_title: str
    title: str
    hint: str
    why: str
    step: int
    steps: int
    fields: tuple[FieldView, ...]
    rows: tuple[RowView, ...]
    is_repeated: bool
    may_add_row: bool
    add_label: str
    errors: tuple[ErrorView, ...]
    has_address: bool
    proposals: tuple[ErrorView, ...]
    back_id: str
    back_title: str


def page_view(
    *,
    form: Form,
    page: CompiledPage,
    replayed: Journey,
    answers: Mapping[str, Any],
    typed: Typed,
    errors: tuple[FieldError, ...],
    language: str,
    account: Account | None = None,
    is_new: bool = False,
    wants_row: bool = False,
    proposes: bool = False,
) -> PageView:
    """
    Return a page as it is printed. No query.

    `typed` goes before `answers`. `is_new`: the page was never saved, so questions begin with
    what the account or the form's author proposes. `wants_row`: show an empty row at the end.
    `proposes`: show what communes of today may be meant where a name was not recognised.
    """
    by_place = {error.field: error for error in reversed(errors)}
    printing = Printing(
        page, replayed, form.vocabularies, language, by_place, _asks_one_question(page),
        proposes,
    )  # fmt: skip
    fields: tuple[FieldView, ...] = ()
    rows: tuple[RowView, ...] = ()
    if page.repeat is None:
        proposed = prefilled(page, account) if is_new else {}
        fields = tuple(
            question_view(printing, f, f.id, f.id, typed.get(f.id) or _raw(f, answers, proposed))
            for f in page.fields
            if may_be_asked(f, page, replayed)
        )
    else:
        rows = _rows(printing, answers.get(page.repeat.id) or [], typed, wants_row=wants_row)
    path = [*replayed.path, page.id] if page.id not in replayed.path else list(replayed.path)
    at = path.index(page.id)
    back = form.page(path[at - 1]) if at else None
    repeat = page.repeat
    return PageView(
        id=page.id,
        form_title=form.document.title.say(language),
        title=page.page.title.say(language),
        hint=page.page.hint.say(language),
        why=page.page.why.say(language),
        step=at + 1,
        # After the questions come the papers, when any are asked for, and checking.
        steps=len(path) + (2 if replayed.papers else 1),
        fields=fields,
        rows=rows,
        is_repeated=repeat is not None,
        may_add_row=repeat is not None and len(rows) < repeat.most,
        add_label=repeat.item.say(language) if repeat else "",
        errors=tuple(_error_views(printing, errors, fields, rows)),
        has_address=any(f.field.type == FieldType.ADDRESS for f in page.fields),
        proposals=tuple(_to_choose(fields, rows)),
        back_id=back.id if back else "",
        back_title=back.page.section.say(language) if back else "",
    )


def _to_choose(fields: tuple[FieldView, ...], rows: tuple[RowView, ...]) -> Iterator[ErrorView]:
    everything = [
        *(("", f) for f in fields),
        *((f"{r.title}, ", f) for r in rows for f in r.fields),
    ]
    for before, view in everything:
        if view.proposals:
            yield ErrorView(f"#{view.name}-pick-1", f"{before}{view.label}")


def _raw(field: CompiledField, answers: Mapping[str, Any], proposed: Mapping[str, Any]) -> Raw:
    value = answers.get(field.id, proposed.get(field.id))
    return raw_of(field.field, value)


def _asks_one_question(page: CompiledPage) -> bool:
    """Whether the page's heading is the question itself, so that its label would repeat it."""
    return page.repeat is None and not any(f.when is None for f in page.fields[1:])


def _rows(
    printing: Printing, answered: list[dict[str, Any]], typed: Typed, *, wants_row: bool
) -> tuple[RowView, ...]:
    repeat = printing.page.repeat
    assert repeat is not None
    of_typed = [int(name.split("-")[1]) + 1 for name in typed]
    many = max(len(answered), *of_typed, repeat.least, 1) if of_typed else max(
        len(answered), repeat.least, 1
    )  # fmt: skip
    many = min(many + bool(wants_row), repeat.most)
    return tuple(
        RowView(
            index,
            f"{repeat.item.say(printing.language)} {index + 1}",
            tuple(_row_fields(printing, repeat.id, index, answered, typed)),
            *_folded(printing, repeat.id, index, many, answered, typed),
        )
        for index in range(many)
    )


def _folded(
    printing: Printing,
    group: str,
    index: int,
    many: int,
    answered: list[dict[str, Any]],
    typed: Typed,
) -> tuple[str, bool]:
    """
    Return what a row says in one line and whether its questions stand open.

    With several rows, one that is answered and right is folded up: on a phone thirty rows of six
    questions would be a very long page.
    """
    row = answered[index] if index < len(answered) else {}
    said = (
        say(f.field, row[f.id], printing.vocabularies, printing.language)
        for f in printing.page.fields
        if f.id in row
    )
    place = f"{group}.{index}"
    is_wrong = any(e == place or e.startswith(f"{place}.") for e in printing.errors)
    is_typed = any(name.startswith(f"{group}-{index}-") for name in typed)
    to_choose = printing.proposes and any(
        f.field.type == FieldType.ADDRESS and addressing.proposals(row.get(f.id, {}))
        for f in printing.page.fields
    )
    return "; ".join(said), not row or many == 1 or is_wrong or is_typed or to_choose


def _row_fields(
    printing: Printing,
    group: str,
    index: int,
    answered: list[dict[str, Any]],
    typed: Typed,
) -> list[FieldView]:
    answers = answered[index] if index < len(answered) else {}
    views = []
    for field in printing.page.fields:
        name = inputs.row_name(group, index, field.id)
        raw = typed.get(name) or raw_of(field.field, answers.get(field.id))
        views.append(question_view(printing, field, name, f"{group}.{index}.{field.id}", raw))
    return views


def _error_views(
    printing: Printing,
    errors: tuple[FieldError, ...],
    fields: tuple[FieldView, ...],
    rows: tuple[RowView, ...],
) -> list[ErrorView]:
    in_rows = ((row, field) for row in rows for field in row.fields)
    views = {field.name.replace("-", "."): ("", field) for field in fields}
    views.update({f.name.replace("-", "."): (f"{row.title}, ", f) for row, f in in_rows})
    shown = []
    for error in errors:
        if error.field in views:
            before, view = views[error.field]
            words = before + _one_sentence(view.label, view.error)
            shown.append(ErrorView(f"#{view.id}", words))
        else:
            first = rows[0].fields[0].id if rows else "noi-dung"
            shown.append(ErrorView(f"#{first}", error_words(error, None, printing.language)))
    return shown


def _one_sentence(label: str, error: str) -> str:
    """Return "Ngày sinh: tháng 2 …"; a label that is a question keeps its question mark."""
    if label.endswith("?"):
        return f"{label} {error}"
    return f"{label}: {error[:1].lower()}{error[1:]}"
