"""
Conditions as an official puts them together: some simple comparisons, all of which or one of
which must hold. What is not of this shape is shown in words and edited as a formula.
"""

from dataclasses import dataclass
from typing import Any

from motcua.eforms.making.edits import Json, places
from motcua.rules.form_document.field_types import DATE_TYPES, NUMBER_TYPES, FieldType

ALL, ANY = "and", "or"
_COMPARED = ("eq", "ne", "lt", "le", "gt", "ge")
_LISTED = (FieldType.CHOICE, FieldType.SEX, FieldType.ETHNIC_GROUP, FieldType.NATIONALITY)


class NotAValue(ValueError):
    """What was typed is no value that the question's answers could be compared with."""


@dataclass(frozen=True)
class Condition:
    """Simple comparisons, and whether all or one of them must hold."""

    joiner: str
    terms: tuple[Any, ...]


def taken_apart(expression: Any) -> Condition | None:
    """Return the comparisons of a condition; None when it is not of the simple shape."""
    if expression is None:
        return Condition(ALL, ())
    if isinstance(expression, dict) and len(expression) == 1:
        [(operator, arguments)] = expression.items()
        if operator in {ALL, ANY} and isinstance(arguments, list):
            return Condition(operator, tuple(arguments)) if all(map(_simple, arguments)) else None
    return Condition(ALL, (expression,)) if _simple(expression) else None


def put_together(condition: Condition) -> Any:
    """Return the condition as an expression; None when it has no comparison."""
    if len(condition.terms) < 2:
        return condition.terms[0] if condition.terms else None
    return {condition.joiner: list(condition.terms)}


def _simple(expression: Any) -> bool:
    if not isinstance(expression, dict) or len(expression) != 1:
        return False
    [(operator, arguments)] = expression.items()
    if operator in {"present", "absent"}:
        return _is_name(arguments) or (isinstance(arguments, list) and _is_name(arguments[0]))
    return (
        operator in {*_COMPARED, "in", "contains"}
        and isinstance(arguments, list)
        and len(arguments) == 2
        and _is_name(arguments[0])
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("$")


def operators_for(type_: str) -> tuple[str, ...]:
    """Return the comparisons that make sense for answers of a type."""
    if type_ in _LISTED or type_ == FieldType.YES_NO:
        return ("eq", "ne", "present", "absent")
    if type_ == FieldType.MULTI_CHOICE:
        return ("contains", "present", "absent")
    if type_ in NUMBER_TYPES or type_ in {FieldType.YEAR, FieldType.DATE}:
        return (*_COMPARED, "present", "absent")
    return ("present", "absent")


def term(field: Json, operator: str, value: str) -> Any:
    """
    Return a comparison of a question's answer with what was typed.

    :raises NotAValue: the operator is not one of the type's, or the value cannot be compared
    """
    if operator not in operators_for(field["type"]):
        raise NotAValue(operator)
    name = f"${field['id']}"
    if operator in {"present", "absent"}:
        return {operator: [name]}
    return {operator: [name, _value(field, value.strip())]}


def _value(field: Json, typed: str) -> Any:
    type_ = field["type"]
    if typed.startswith("@") and type_ in DATE_TYPES:
        return typed
    if type_ == FieldType.YES_NO:
        return typed == "true"
    if type_ in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        if typed not in {option["value"] for option in field["options"]}:
            raise NotAValue(typed)
        return typed
    if type_ in NUMBER_TYPES or type_ == FieldType.YEAR:
        return _number(typed)
    if type_ == FieldType.DATE:
        return {"date": _date(typed)}
    if not typed:
        raise NotAValue(typed)
    return typed


def _number(typed: str) -> int:
    digits = typed.replace(".", "").replace(" ", "")
    if not digits.removeprefix("-").isdecimal() or len(digits) > 13:
        raise NotAValue(typed)
    return int(digits)


def _date(typed: str) -> str:
    from_page = typed.split("/")
    if len(from_page) == 3:
        day, month, year = from_page
        typed = f"{year}-{month.zfill(2)}-{day.zfill(2)}"
    if len(typed) != 10:
        raise NotAValue(typed)
    return typed


def askable_before(document: Json, *, field_id: str = "", page_id: str = "") -> list[Json]:
    """Return the questions that a condition of a question or a page may look back at."""
    found: list[Json] = []
    for page_number, _, field in places(document):
        page = document["pages"][page_number]
        if page["id"] == page_id or field["id"] == field_id:
            break
        if "repeat" not in page:
            found.append(field)
    return found


def uses(document: Json, name: str) -> list[str]:
    """Return the ids of pages, questions and papers whose conditions or checks use an answer."""
    found = []
    for page in document["pages"]:
        if _mentions(page.get("when"), name):
            found.append(page["id"])
        for field in page["fields"]:
            parts = (field.get("when"), field.get("required_when"), field.get("checks"))
            if field["id"] != name and any(_mentions(part, name) for part in parts):
                found.append(field["id"])
    for key in ("derive", "papers", "outputs"):
        found += [i["id"] for i in document.get(key, ()) if _mentions(i, name)]
    if _mentions(document.get("parties"), name) or document.get("result_channel") == f"${name}":
        found.append("form")
    return found


def _mentions(part: Any, name: str) -> bool:
    if isinstance(part, str):
        bare = part.removeprefix("$")
        return part.startswith("$") and bare.split(".")[0].split("[")[0] == name
    if isinstance(part, dict):
        return any(_mentions(value, name) for value in part.values())
    return isinstance(part, list) and any(_mentions(value, name) for value in part)
