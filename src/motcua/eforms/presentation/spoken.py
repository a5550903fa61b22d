"""Amounts read back in words, so that a nought too many is heard."""

from typing import Any

from motcua.rules.form_document import Field, FieldType, Raw, Words, normalise
from motcua.rules.form_document.field_types import NUMBER_TYPES
from motcua.rules.form_document.saying import DONG
from motcua.rules.number_words import number_in_words

# A small whole number is its own best reading.
_SMALL = 100


def has_words(field: Field) -> bool:
    """Whether answers to a field are read back."""
    return field.type in NUMBER_TYPES


def words_of(field: Field, value: Any, language: str) -> str:
    """Return a number in words with its unit; "" where figures say it as well."""
    if value is None or field.type not in NUMBER_TYPES:
        return ""
    is_small = field.type != FieldType.MONEY and value == int(value) and abs(value) < _SMALL
    if is_small:
        return ""
    unit = DONG if field.type == FieldType.MONEY else field.unit
    return f"{number_in_words(value, language)} {unit.say(language)}".strip()


def words_of_typed(field: Field, raw: Raw, language: str) -> str:
    """Return the same for what stands in an input; "" for what is no number."""
    if field.type not in NUMBER_TYPES:
        return ""
    normalised = normalise(field, raw)
    return words_of(field, normalised.value, language) if normalised.problem is None else ""


def words_of_anything(kind: str, typed: str, language: str) -> str:
    """Return a number as typed in words, without its unit, for a kind of input."""
    if kind not in NUMBER_TYPES or len(typed) > 40:
        return ""
    return words_of_typed(Field("number", FieldType(kind), Words("")), typed, language)
