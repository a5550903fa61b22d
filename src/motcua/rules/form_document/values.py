"""
Whether a JSON value is an answer to a field: one checker for each field, made once.

These are the values that are kept, exchanged and described by the derived schema. What people
type becomes such a value in `normalise`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from motcua.rules.form_document import characters
from motcua.rules.form_document.errors import Problem, problem
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.limits import EARLIEST_YEAR, LARGEST_NUMBER, LATEST_YEAR
from motcua.rules.form_document.model import Field
from motcua.rules.form_document.vocabularies import Vocabularies

Checker: TypeAlias = Callable[[Any, date], Problem | None]

WRONG_KIND = problem("wrong_kind")
UNKNOWN_OPTION = problem("unknown_option")
_BAD_YEAR = problem("bad_year", least=EARLIEST_YEAR, most=LATEST_YEAR)


def checker(field: Field, vocabularies: Vocabularies) -> Checker:
    """Return a function from value and today to what is wrong with it; None when nothing is."""
    return _MAKERS[field.type](field, vocabularies)


def _matching(pattern: str, code: str, least: int, most: int) -> Checker:
    matches = re.compile(pattern).search

    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not str:
            return WRONG_KIND
        if len(value) > most:
            return problem("too_long", most=most, actual=len(value))
        if len(value) < least:
            return problem("too_short", least=least) if value else problem("required")
        return None if matches(value) else problem(code)

    return check


def _text(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(
        characters.LINE, "forbidden_characters", field.min_length, field.max_length
    )  # fmt: skip


def _long_text(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(
        characters.LINES, "forbidden_characters", field.min_length, field.max_length
    )  # fmt: skip


def _person_name(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(
        characters.PERSON_NAME, "forbidden_characters", 2, characters.LONGEST_NAME
    )  # fmt: skip


def _person_id(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(characters.PERSON_ID, "digits_only", 12, 12)


def _phone(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(characters.PHONE, "not_a_phone", 1, 20)


def _email(field: Field, vocabularies: Vocabularies) -> Checker:
    return _matching(characters.EMAIL, "not_an_email", 1, characters.LONGEST_EMAIL)


def _date(field: Field, vocabularies: Vocabularies) -> Checker:
    matches, wanted = re.compile(characters.DATE).search, field.range

    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not str or not matches(value):
            return WRONG_KIND
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return no_such_day(int(value[:4]), int(value[5:7]))
        return _out_of_range(day, today, wanted)

    return check


def no_such_day(year: int, month: int) -> Problem:
    """Return the problem of a day that the month does not have."""
    last = monthrange(year, month)[1]
    return problem("date_no_such_day", month=month, year=year, last=last, parts="day month")


def _out_of_range(day: date, today: date, wanted: str) -> Problem | None:
    if wanted == "past" and day > today:
        return problem("in_future")
    if wanted == "future" and day < today:
        return problem("in_past")
    return None


def _partial_date(field: Field, vocabularies: Vocabularies) -> Checker:
    matches, wanted = re.compile(characters.PARTIAL_DATE).search, field.range

    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not str or not matches(value):
            return WRONG_KIND
        year, month = int(value[:4]), int(value[5:7] or 0)
        if len(value) == 10 and int(value[8:]) > monthrange(year, month)[1]:
            return no_such_day(year, month)
        return _partly_out_of_range(value, today.isoformat()[: len(value)], wanted)

    return check


def _partly_out_of_range(value: str, today: str, wanted: str) -> Problem | None:
    # As far as it is known: "1994" lies in the past as soon as the year 1994 has begun.
    if wanted == "past" and value > today:
        return problem("in_future")
    if wanted == "future" and value < today:
        return problem("in_past")
    return None


def _whole(value: Any) -> bool:
    return type(value) is int or (type(value) is float and value.is_integer())


def _year(field: Field, vocabularies: Vocabularies) -> Checker:
    wanted = field.range

    def check(value: Any, today: date) -> Problem | None:
        if not _whole(value):
            return WRONG_KIND
        if not EARLIEST_YEAR <= value <= LATEST_YEAR:
            return _BAD_YEAR
        return _partly_out_of_range(str(int(value)), str(today.year), wanted)

    return check


def bounds(field: Field) -> tuple[int, int]:
    """Return the least and the largest number that a field takes, both included."""
    floor = 0 if field.type == FieldType.MONEY else -LARGEST_NUMBER
    least = floor if field.least is None else field.least
    return least, LARGEST_NUMBER if field.most is None else field.most


def _outside(value: float, least: int, most: int) -> Problem | None:
    if value < least:
        return problem("too_small", least=least)
    return problem("too_large", most=most) if value > most else None


def _integer(field: Field, vocabularies: Vocabularies) -> Checker:
    least, most = bounds(field)

    def check(value: Any, today: date) -> Problem | None:
        return _outside(value, least, most) if _whole(value) else WRONG_KIND

    return check


def _number(field: Field, vocabularies: Vocabularies) -> Checker:
    (least, most), decimals = bounds(field), field.decimals

    def check(value: Any, today: date) -> Problem | None:
        if type(value) not in {int, float} or value != value:
            return WRONG_KIND
        outside = _outside(value, least, most)
        if outside is not None:
            return outside
        if -int(Decimal(str(value)).normalize().as_tuple().exponent) > decimals:
            return problem("too_many_decimals", most=decimals)
        return None

    return check


def _one_of(values: frozenset[str]) -> Checker:
    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not str:
            return WRONG_KIND
        return None if value in values else UNKNOWN_OPTION

    return check


def _choice(field: Field, vocabularies: Vocabularies) -> Checker:
    return _one_of(frozenset(o.value for o in field.options))


def _listed(field: Field, vocabularies: Vocabularies) -> Checker:
    return _one_of(frozenset(o.value for o in vocabularies.options(field.type)))


def _multi_choice(field: Field, vocabularies: Vocabularies) -> Checker:
    values = frozenset(o.value for o in field.options)

    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not list or not all(type(v) is str for v in value):
            return WRONG_KIND
        if not value:
            return problem("required")
        if len(set(value)) != len(value):
            return WRONG_KIND
        return None if values.issuperset(value) else UNKNOWN_OPTION

    return check


def _yes_no(field: Field, vocabularies: Vocabularies) -> Checker:
    return lambda value, today: None if type(value) is bool else WRONG_KIND


def _declaration(field: Field, vocabularies: Vocabularies) -> Checker:
    return lambda value, today: None if value is True else WRONG_KIND


COMMUNE_LENGTH = 120
DETAIL_LENGTH = 200


def address_parts(field: Field) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Return the parts of an address that must be there, and those that may.

    `commune_code` is the commune's code in the official list, where it is known. It is nobody's
    to type: whoever saves an answer finds it, and an address without it is as good.
    """
    if field.detail == "required":
        return ("province", "commune", "detail"), ("commune_code",)
    optional = ("detail", "commune_code") if field.detail == "optional" else ("commune_code",)
    return ("province", "commune"), optional


def _address(field: Field, vocabularies: Vocabularies) -> Checker:
    needed, optional = address_parts(field)
    known = frozenset((*needed, *optional))
    parts = {
        "province": _listed(field, vocabularies),
        "commune": _matching(characters.LINE, "forbidden_characters", 2, COMMUNE_LENGTH),
        "detail": _matching(characters.LINE, "forbidden_characters", 1, DETAIL_LENGTH),
        "commune_code": _matching(characters.COMMUNE_CODE, "wrong_kind", 5, 5),
    }

    def check(value: Any, today: date) -> Problem | None:
        if type(value) is not dict or not known.issuperset(value):
            return WRONG_KIND
        missing = " ".join(part for part in needed if part not in value)
        if missing:
            return problem("part_missing", parts=missing)
        for part, content in value.items():
            found = parts[part](content, today)
            if found is not None and part == "commune_code":
                return WRONG_KIND
            if found is not None:
                return Problem(found.code, (*found.params, ("parts", part)))
        return None

    return check


_MAKERS: dict[FieldType, Callable[[Field, Vocabularies], Checker]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _long_text,
    FieldType.PERSON_NAME: _person_name,
    FieldType.PERSON_ID: _person_id,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.YEAR: _year,
    FieldType.INTEGER: _integer,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _integer,
    FieldType.CHOICE: _choice,
    FieldType.MULTI_CHOICE: _multi_choice,
    FieldType.YES_NO: _yes_no,
    FieldType.DECLARATION: _declaration,
    FieldType.SEX: _listed,
    FieldType.ETHNIC_GROUP: _listed,
    FieldType.NATIONALITY: _listed,
    FieldType.PROVINCE: _listed,
    FieldType.ADDRESS: _address,
}
