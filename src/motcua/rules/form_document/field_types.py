"""The closed list of field types, what each yields to expressions and which settings it takes."""

from dataclasses import dataclass, field
from enum import StrEnum

from motcua.rules.form_logic import Kind


class FieldType(StrEnum):
    """What is asked. The value of an answer is what `values` accepts for the type."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PERSON_NAME = "person_name"
    PERSON_ID = "person_id"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO = "yes_no"
    DECLARATION = "declaration"
    SEX = "sex"
    ETHNIC_GROUP = "ethnic_group"
    NATIONALITY = "nationality"
    PROVINCE = "province"
    ADDRESS = "address"


@dataclass(frozen=True)
class TypeFacts:
    """What holds for every field of a type."""

    kind: Kind
    settings: frozenset[str] = field(default_factory=frozenset)


def _facts(kind: Kind, *settings: str) -> TypeFacts:
    return TypeFacts(kind, frozenset(settings))


TYPES: dict[FieldType, TypeFacts] = {
    FieldType.TEXT: _facts(Kind.TEXT, "min_length", "max_length", "suggestions", "width"),
    FieldType.LONG_TEXT: _facts(Kind.TEXT, "min_length", "max_length"),
    FieldType.PERSON_NAME: _facts(Kind.TEXT),
    FieldType.PERSON_ID: _facts(Kind.TEXT),
    FieldType.PHONE: _facts(Kind.TEXT),
    FieldType.EMAIL: _facts(Kind.TEXT),
    FieldType.DATE: _facts(Kind.DATE, "range"),
    FieldType.PARTIAL_DATE: _facts(Kind.PARTIAL_DATE, "range"),
    FieldType.YEAR: _facts(Kind.NUMBER, "range"),
    FieldType.INTEGER: _facts(Kind.NUMBER, "least", "most", "unit"),
    FieldType.NUMBER: _facts(Kind.NUMBER, "least", "most", "unit", "decimals"),
    FieldType.MONEY: _facts(Kind.NUMBER, "least", "most"),
    FieldType.CHOICE: _facts(Kind.TEXT, "options", "display", "initial"),
    FieldType.MULTI_CHOICE: _facts(Kind.TEXTS, "options"),
    FieldType.YES_NO: _facts(Kind.BOOLEAN),
    FieldType.DECLARATION: _facts(Kind.BOOLEAN),
    FieldType.SEX: _facts(Kind.TEXT),
    FieldType.ETHNIC_GROUP: _facts(Kind.TEXT, "initial"),
    FieldType.NATIONALITY: _facts(Kind.TEXT, "initial"),
    FieldType.PROVINCE: _facts(Kind.TEXT, "initial"),
    FieldType.ADDRESS: _facts(Kind.GROUP, "detail"),
}

# The parts of a composite answer, in the order in which they are asked.
ADDRESS_PARTS = ("province", "commune", "detail")
DATE_PARTS = ("day", "month", "year")

DATE_TYPES = frozenset({FieldType.DATE, FieldType.PARTIAL_DATE})
NUMBER_TYPES = frozenset({FieldType.INTEGER, FieldType.NUMBER, FieldType.MONEY})
LIST_TYPES = frozenset({FieldType.ETHNIC_GROUP, FieldType.NATIONALITY, FieldType.PROVINCE})
