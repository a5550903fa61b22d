"""
What sending a page changes: answers that are valid, and what was typed that is not, kept apart.

Nothing typed is lost: what does not pass is kept word for word beside the answers and shown
again, on this device or another, with what is wrong about it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.eforms import addressing, inputs
from motcua.eforms.inputs import Sent
from motcua.eforms.models import Draft
from motcua.rules.form_document import (
    CompiledPage,
    FieldError,
    Form,
    Journey,
    Problem,
    Raw,
    journey,
    normalise,
)
from motcua.rules.form_document.compilation import CompiledField

Typed = dict[str, Raw]


@dataclass(frozen=True)
class Filled:
    """A page as sent: the draft's answers with it, and what was typed that is no answer."""

    answers: dict[str, Any]
    typed: Typed


def fill(
    page: CompiledPage,
    sent: Sent,
    answers: Mapping[str, Any],
    today: date,
    *,
    drop_row: int | None = None,
) -> Filled:
    """Return the answers with this page's as sent; other pages' stay as they are."""
    merged = dict(answers)
    typed: Typed = {}
    if page.repeat is not None:
        _fill_rows(page, sent, merged, typed, today, drop_row)
        return Filled(merged, typed)
    for field in page.fields:
        raw = _led_to_today(inputs.read(sent, field.field, field.id))
        _put(merged, field.id, *_value(field, raw, today), raw, typed, field.id)
    return Filled(merged, typed)


def _fill_rows(
    page: CompiledPage,
    sent: Sent,
    merged: dict[str, Any],
    typed: Typed,
    today: date,
    drop_row: int | None,
) -> None:
    assert page.repeat is not None
    group = page.repeat.id
    rows: list[dict[str, Any]] = []
    for index, row in enumerate(inputs.rows_sent(sent, page, drop=drop_row)):
        rows.append({})
        for field in page.fields:
            raw = _led_to_today(row[field.id])
            name = inputs.row_name(group, index, field.id)
            _put(rows[index], field.id, *_value(field, raw, today), raw, typed, name)
    merged.pop(group, None)
    if rows:
        merged[group] = rows


def _led_to_today(raw: Raw) -> Raw:
    """Return an address with the units of today, as far as they are certain; the rest as it is."""
    if isinstance(raw, dict) and "province" in raw:
        return addressing.settled(raw)
    return raw


def _put(
    answers: dict[str, Any],
    key: str,
    value: Any,
    problem: Problem | None,
    raw: Raw,
    typed: Typed,
    name: str,
) -> None:
    answers.pop(key, None)
    if problem is not None:
        typed[name] = raw
    elif value is not None:
        answers[key] = value


def _value(field: CompiledField, raw: Raw, today: date) -> tuple[Any, Problem | None]:
    normalised = normalise(field.field, raw)
    if normalised.value is None or normalised.problem is not None:
        return None, normalised.problem
    found = field.check(normalised.value, today)
    return (None, found) if found is not None else (normalised.value, None)


def standing(
    form: Form, draft: Draft, today: date, files: Mapping[str, int] | None = None
) -> Journey:
    """Return where a draft stands. No query."""
    return journey(form, draft.answers, today, seen=draft.saved_pages.keys(), files=files or {})


def errors_on(page: CompiledPage, typed: Typed, replayed: Journey, today: date) -> list[FieldError]:
    """
    Return what is wrong on a page: of what was typed, and of its answers in the journey.

    What was typed into a question that is not asked does not count.
    """
    of_typed = dict(_typed_errors(page, typed, replayed, today))
    state = replayed.page(page.id)
    of_answers = {e.field: e for e in reversed(state.errors if state else ())}
    found = {**of_answers, **of_typed}
    return sorted(found.values(), key=lambda e: _place(page, e.field))


def _typed_errors(
    page: CompiledPage, typed: Typed, replayed: Journey, today: date
) -> list[tuple[str, FieldError]]:
    found = []
    for field, name, place in _inputs(page, typed):
        if field.when is not None and field.when(replayed.scope) is not True:
            continue
        _, problem = _value(field, typed[name], today)
        if problem is not None:
            found.append((place, problem.at(place)))
    return found


def _inputs(page: CompiledPage, typed: Typed) -> list[tuple[CompiledField, str, str]]:
    """Return field, input name and error place of everything typed that is no answer."""
    if page.repeat is None:
        return [(f, f.id, f.id) for f in page.fields if f.id in typed]
    by_id = {f.id: f for f in page.fields}
    found = []
    for name in typed:
        group, _, rest = name.partition("-")
        index, _, field_id = rest.partition("-")
        if group == page.repeat.id and field_id in by_id:
            found.append((by_id[field_id], name, f"{group}.{index}.{field_id}"))
    return found


def _place(page: CompiledPage, error_field: str) -> tuple[int, int]:
    order = {f.id: i for i, f in enumerate(page.fields)}
    if page.repeat is None:
        return (0, order.get(error_field, 0))
    _, _, rest = error_field.partition(".")
    index, _, field_id = rest.partition(".")
    return (int(index) if index.isdigit() else -1, order.get(field_id, 0))
