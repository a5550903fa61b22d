"""When something is asked, and what an answer must be."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from motcua.desk.views.forms.acts.sent import (
    Change,
    Sent,
    needed_words,
    whole_number,
)
from motcua.eforms.making import conditions, edits
from motcua.eforms.making.conditions import Condition
from motcua.eforms.making.edits import Json


def _target(document: Json, sent: Sent) -> Json:
    if sent.get("cau"):
        return edits.field_of(document, sent["cau"])
    page: Json = document["pages"][edits.find_page(document, sent["trang"])]
    return page


def _with_condition(sent: Sent, change: Callable[[Json, Condition], Any]) -> Change:
    def edit(document: Json) -> Json:
        present = conditions.taken_apart(_target(document, sent).get("when"))
        when = change(document, present or Condition(conditions.ALL, ()))
        if sent.get("cau"):
            return edits.save_field(document, sent["cau"], {"when": when})
        return edits.save_page(document, sent["trang"], {"when": when})

    return Change(edit, act="condition")


def add_condition(sent: Sent) -> Change:
    """Add condition."""

    def change(document: Json, present: Condition) -> Any:
        asked = edits.field_of(document, sent["theo"])
        term = conditions.term(asked, sent.get("operator", ""), sent.get("value", ""))
        joiner = conditions.ANY if sent.get("joiner") == conditions.ANY else conditions.ALL
        return conditions.put_together(Condition(joiner, (*present.terms, term)))

    return _with_condition(sent, change)


def drop_condition(sent: Sent) -> Change:
    """Drop condition."""
    number = whole_number(sent.get("so", "")) or 0

    def change(document: Json, present: Condition) -> Any:
        left = tuple(t for n, t in enumerate(present.terms) if n != number)
        return conditions.put_together(Condition(present.joiner, left))

    return _with_condition(sent, change)


def add_check(sent: Sent) -> Change:
    """Add check."""
    field_id = sent["cau"]
    say = needed_words(sent, "say", _("câu nhắc khi sai"))

    def edit(document: Json) -> Json:
        field = edits.field_of(document, field_id)
        operator = sent.get("operator", "")
        other = sent.get("khac", "")
        if other:
            edits.find_field(document, other)
            that: Any = {operator: [f"${field_id}", f"${other}"]}
        else:
            that = conditions.term(field, operator, sent.get("value", ""))
        return edits.save_field(
            document, field_id, {"checks": [*field.get("checks", ()), {"that": that, "say": say}]}
        )

    return Change(edit, act="check")


def drop_check(sent: Sent) -> Change:
    """Drop check."""
    field_id, number = sent["cau"], whole_number(sent.get("so", "")) or 0

    def edit(document: Json) -> Json:
        checks = edits.field_of(document, field_id).get("checks", ())
        left = [check for n, check in enumerate(checks) if n != number]
        return edits.save_field(document, field_id, {"checks": left})

    return Change(edit, act="check")
