"""
From what people type to the value of an answer.

People write dates in three boxes, numbers as 1.250.000, phones as +84 90 …, digits in full
width, names with two spaces. What can be understood is understood; what cannot is an error, and
whoever calls keeps what was typed.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from motcua.rules.form_document.characters import CONTROL, HAS_DIGIT
from motcua.rules.form_document.errors import Problem, problem
from motcua.rules.form_document.field_types import DATE_PARTS, FieldType
from motcua.rules.form_document.limits import EARLIEST_YEAR, LATEST_YEAR
from motcua.rules.form_document.model import Field
from motcua.rules.form_document.values import address_parts, no_such_day

Raw: TypeAlias = str | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Normalised:
    """The value of what was typed: None when nothing was, or when `problem` says why not."""

    value: Any = None
    problem: Problem | None = None


NOTHING = Normalised()


def normalise(field: Field, raw: Raw) -> Normalised:
    """
    Return the value of what was typed into a field.

    `raw` is a text; for several ticks a list; for dates and addresses a text for each part. The
    value still has to pass the field's checker.
    """
    if isinstance(raw, dict):
        return _COMPOSITE[field.type](field, raw)
    if isinstance(raw, list):
        return Normalised(list(dict.fromkeys(v for v in raw if v)) or None)
    return _SIMPLE[field.type](field, raw) if raw.strip() else NOTHING


def _ascii_digits(text: str) -> str:
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text
    )


def line(text: str) -> str:
    """Return a text in NFC on one line, single spaces, nothing invisible, ends trimmed."""
    visible = CONTROL.sub("", re.sub(r"\s", " ", text))
    return re.sub(r" +", " ", unicodedata.normalize("NFC", visible)).strip()


def _line(field: Field, raw: str) -> Normalised:
    return Normalised(line(raw) or None)


def _lines(field: Field, raw: str) -> Normalised:
    parts = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Normalised("\n".join(line(part) for part in parts).strip() or None)


def _name(field: Field, raw: str) -> Normalised:
    name = line(raw)
    if HAS_DIGIT.search(_ascii_digits(name)):
        return Normalised(problem=problem("name_has_digits"))
    return Normalised(name or None)


def _bare_digits(raw: str) -> str:
    return re.sub(r"[\s.\-–]", "", _ascii_digits(line(raw)))


def _person_id(field: Field, raw: str) -> Normalised:
    digits = _bare_digits(raw)
    if not digits.isascii() or not digits.isdigit():
        return Normalised(problem=problem("digits_only", expected=12))
    if len(digits) == 9:
        return Normalised(problem=problem("old_identity_card", expected=12))
    if len(digits) != 12:
        return Normalised(problem=problem("wrong_length", expected=12, actual=len(digits)))
    return Normalised(digits)


def _phone(field: Field, raw: str) -> Normalised:
    typed = re.sub(r"[\s.\-–()]", "", _ascii_digits(line(raw)))
    national = re.sub(r"^(\+84|0084)0?|^84(?=[0-9]{9,10}$)", "0", typed)
    return Normalised(re.sub(r"^00(?=[1-9])", "+", national))


def _email(field: Field, raw: str) -> Normalised:
    typed = line(raw).replace(" ", "")
    local, at, domain = typed.rpartition("@")
    return Normalised(f"{local}{at}{domain.lower()}")


_UNITS = re.compile(r"(đồng|vnđ|vnd|đ)$", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,\s])\d{3}(?:\1\d{3})*")


def _plain(raw: str) -> str:
    return _UNITS.sub("", _ascii_digits(line(raw))).strip().replace("\u2212", "-")


def _whole(field: Field, raw: str) -> Normalised:
    """Read a whole number; points, commas and spaces between groups of three are for the eye."""
    typed = _plain(raw)
    if _GROUPED.fullmatch(typed):
        typed = re.sub(r"[.,\s]", "", typed)
    if re.fullmatch(r"[+-]?[0-9]{1,18}", typed):
        return Normalised(int(typed))
    fraction = re.fullmatch(r"[+-]?[0-9.\s]*[.,][0-9]+", typed)
    return Normalised(problem=problem("not_whole" if fraction else "not_a_number"))


def _decimal(field: Field, raw: str) -> Normalised:
    """
    Read a number as Vietnamese write it: a comma before the fraction, points between groups.

    `12.5` cannot be groups of three, so its point is read as the comma that was meant.
    """
    typed = _plain(raw).replace(" ", "")
    if "," in typed:
        typed = typed.replace(".", "").replace(",", ".", 1)
    elif _GROUPED.fullmatch(typed):
        typed = typed.replace(".", "")
    try:
        if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?", typed):
            return Normalised(problem=problem("not_a_number"))
        number = Decimal(typed)
    except InvalidOperation:
        return Normalised(problem=problem("not_a_number"))
    return Normalised(int(number) if number == number.to_integral_value() else float(number))


def _year(field: Field, raw: str) -> Normalised:
    typed = _bare_digits(raw)
    if not re.fullmatch(r"[0-9]{4}", typed):
        return Normalised(problem=problem("bad_year", least=EARLIEST_YEAR, most=LATEST_YEAR))
    return Normalised(int(typed))


def _option(field: Field, raw: str) -> Normalised:
    return Normalised(raw.strip())


def _yes_no(field: Field, raw: str) -> Normalised:
    answer = {"yes": True, "no": False}.get(raw.strip())
    return Normalised(problem=problem("unknown_option")) if answer is None else Normalised(answer)


def _declaration(field: Field, raw: str) -> Normalised:
    return Normalised(True) if raw.strip() == "yes" else NOTHING


def _parts(raw: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: line(raw.get(name, "")) for name in names}


def _split_pasted_date(parts: dict[str, str]) -> dict[str, str]:
    # A whole date pasted into the first box.
    pasted = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", parts["day"])
    if pasted and not parts["month"] and not parts["year"]:
        return dict(zip(DATE_PARTS, pasted.groups(), strict=True))
    return parts


def _date(field: Field, raw: Mapping[str, str]) -> Normalised:
    typed = {name: _ascii_digits(text) for name, text in _parts(raw, DATE_PARTS).items()}
    parts = _split_pasted_date(typed)
    if not any(parts.values()):
        return NOTHING
    missing = _missing_parts(field, parts)
    if missing:
        return Normalised(problem=problem("date_incomplete", parts=" ".join(missing)))
    wrong = [n for n, t in parts.items() if t and not re.fullmatch(r"[0-9]{1,4}", t)]
    if wrong:
        return Normalised(problem=problem("date_not_numbers", parts=" ".join(wrong)))
    return _calendar_day({name: int(text) for name, text in parts.items() if text})


def _missing_parts(field: Field, parts: Mapping[str, str]) -> list[str]:
    if field.type == FieldType.DATE:
        return [name for name in DATE_PARTS if not parts[name]]
    needed = ("month", "year") if parts["day"] else ("year",)
    return [name for name in needed if not parts[name]]


def _calendar_day(parts: Mapping[str, int]) -> Normalised:
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        bad_year = problem("bad_year", least=EARLIEST_YEAR, most=LATEST_YEAR, parts="year")
        return Normalised(problem=bad_year)
    if month is None:
        return Normalised(f"{year}")
    if not 1 <= month <= 12:
        return Normalised(problem=problem("date_bad_month", parts="month"))
    if day is None:
        return Normalised(f"{year}-{month:02}")
    impossible = no_such_day(year, month)
    if not 1 <= day <= int(dict(impossible.params)["last"]):
        return Normalised(problem=impossible)
    return Normalised(f"{year}-{month:02}-{day:02}")


def _address(field: Field, raw: Mapping[str, str]) -> Normalised:
    needed, optional = address_parts(field)
    parts = {n: t for n, t in _parts(raw, (*needed, *optional)).items() if t}
    if not parts.keys() - {"province"}:
        # The province alone is only what the list happened to show.
        return NOTHING if not field.required else Normalised(parts or None)
    return Normalised(parts)


_SIMPLE: dict[FieldType, Callable[[Field, str], Normalised]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _lines,
    FieldType.PERSON_NAME: _name,
    FieldType.PERSON_ID: _person_id,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.YEAR: _year,
    FieldType.INTEGER: _whole,
    FieldType.NUMBER: _decimal,
    FieldType.MONEY: _whole,
    FieldType.CHOICE: _option,
    FieldType.YES_NO: _yes_no,
    FieldType.DECLARATION: _declaration,
    FieldType.SEX: _option,
    FieldType.ETHNIC_GROUP: _option,
    FieldType.NATIONALITY: _option,
    FieldType.PROVINCE: _option,
}

_COMPOSITE: dict[FieldType, Callable[[Field, Mapping[str, str]], Normalised]] = {
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _date,
    FieldType.ADDRESS: _address,
}
