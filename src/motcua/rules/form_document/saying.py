"""How an answer is read by people: dates 26/10/2021, money 1.250.000 đồng, words for codes."""

from collections.abc import Mapping, Sequence
from typing import Any

from motcua.rules.form_document.field_types import DATE_TYPES, NUMBER_TYPES, FieldType
from motcua.rules.form_document.model import NO_WORDS, Field, Option, Words
from motcua.rules.form_document.vocabularies import Vocabularies

YES, NO = Words("Có", "Yes"), Words("Không", "No")
AGREED = Words("Đồng ý", "Agreed")
DONG = Words("đồng", "dong")


def say(field: Field, value: Any, vocabularies: Vocabularies, language: str) -> str:
    """Return a valid answer as people read it; "" for None."""
    if value is None:
        return ""
    if field.type in DATE_TYPES:
        return say_date(value)
    if field.type in NUMBER_TYPES:
        unit = DONG if field.type == FieldType.MONEY else field.unit
        return f"{say_number(value)} {unit.say(language)}".strip()
    if field.type == FieldType.YES_NO:
        return (YES if value else NO).say(language)
    if field.type == FieldType.DECLARATION:
        return AGREED.say(language)
    if field.type == FieldType.ADDRESS:
        return say_address(value, vocabularies, language)
    if field.type == FieldType.PERSON_ID:
        return f"{value[:3]} {value[3:6]} {value[6:9]} {value[9:]}"
    if field.type == FieldType.PHONE:
        return f"{value[:4]} {value[4:7]} {value[7:]}" if len(value) == 10 else str(value)
    return _say_listed(field, value, vocabularies, language)


def say_date(value: str) -> str:
    """Return 2026-11-02 as 02/11/2026, 2026-11 as 11/2026, 2026 as it is."""
    return "/".join(reversed(value.split("-")))


def say_number(value: float) -> str:
    """Return 1.250.000 or 12,5: as written in Vietnam, in both our languages."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def say_address(value: Mapping[str, str], vocabularies: Vocabularies, language: str) -> str:
    """Return an address from the house to the province."""
    province = vocabularies.province_names.get(value.get("province", ""), NO_WORDS)
    parts = (value.get("detail", ""), value.get("commune", ""), province.say(language))
    return ", ".join(part for part in parts if part)


def _say_listed(field: Field, value: Any, vocabularies: Vocabularies, language: str) -> str:
    options = field.options or vocabularies.options(field.type)
    if not options:
        return str(value)
    values = value if isinstance(value, list) else [value]
    return ", ".join(_label(options, v).say(language) for v in values)


def _label(options: Sequence[Option], value: str) -> Words:
    return next((o.label for o in options if o.value == value), Words(value))
