"""Reading one field of the form document."""

import re
from collections.abc import Mapping
from typing import Any

from motcua.rules.form_document.field_types import LIST_TYPES, TYPES, FieldType
from motcua.rules.form_document.limits import (
    LARGEST_NUMBER,
    LONG_TEXT,
    MAX_OPTIONS,
    SHORT_TEXT,
)
from motcua.rules.form_document.model import Check, Field, Option
from motcua.rules.form_document.names import NameTable, Sketch
from motcua.rules.form_document.reading import Reader
from motcua.rules.form_logic import Call, Expression, Kind, Literal, Reference, references

OPTION_VALUE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
BLANK = re.compile(r"[!-~]{1,1200}")
INITIAL = re.compile(r"[A-Za-z0-9_]{1,40}")
RESERVED = frozenset({"csrfmiddlewaretoken", "next", "language"})

PREFILLS = tuple(
    f"account.{part}" for part in ("full_name", "person_id", "birth_date", "phone", "email")
)
AUTOCOMPLETE = (
    "name", "bday", "tel", "email", "sex", "street-address", "off",
)  # fmt: skip

_ALWAYS = "id type label"
_OFTEN = "hint required required_when soft when checks prefill autocomplete blank"
_IN_ROWS = "hint required soft autocomplete blank"


def sketch_of(raw: Any, page: int, index: int, repeat: str) -> Sketch | None:
    """Return enough of a field to type expressions; None when it is too broken to say."""
    if not isinstance(raw, dict):
        return None
    field_id, written = raw.get("id"), raw.get("type")
    if not isinstance(field_id, str) or not isinstance(written, str):
        return None
    if written not in set(FieldType):
        return None
    return Sketch(field_id, FieldType(written), page, index, repeat)


def parse_field(reader: Reader, *, names: NameTable, page: int, index: int, rows: bool) -> Field:
    """Read one field; its expressions may use what `names` knows at its place."""
    written = reader.one_of("type", FieldType, FieldType.TEXT)
    field_type = FieldType(written)
    settings = TYPES[field_type].settings
    reader.keys(_ALWAYS, " ".join([_IN_ROWS if rows else _OFTEN, *settings]))
    field_id = reader.id()
    if field_id in RESERVED:
        reader.refuse("id", "reserved")
    before = names.before(page, index)
    when = reader.expression("when", before, Kind.BOOLEAN)
    _refuse_hard_to_follow(reader, "when", when, names, page)
    required_when = reader.expression("required_when", before, Kind.BOOLEAN)
    if required_when is not None and "required" in reader.raw:
        reader.refuse("required_when", "stands beside required: one of the two")
    soft = reader.flag("soft", False)
    if soft and {"required", "required_when"} & reader.raw.keys():
        reader.refuse("soft", "stands beside required: one of the two")
    return Field(
        id=field_id,
        type=field_type,
        label=reader.words("label"),
        hint=reader.words("hint"),
        required=reader.flag("required", required_when is None and not soft),
        required_when=required_when,
        soft=soft,
        when=when,
        checks=_checks(reader, names.through(page)),
        prefill=_one_of_or_none(reader, "prefill", PREFILLS),
        autocomplete=_one_of_or_none(reader, "autocomplete", AUTOCOMPLETE),
        blank=optional_blank(reader, "blank"),
        **_settings(reader, field_type),
    )


def optional_blank(reader: Reader, key: str) -> str:
    """Return the place of a blank in the Word form; empty when the key is not there."""
    return reader.text(key, pattern=BLANK) if key in reader.raw else ""


def _one_of_or_none(reader: Reader, key: str, allowed: tuple[str, ...]) -> str:
    return reader.one_of(key, allowed, "") if key in reader.raw else ""


def _checks(reader: Reader, names: Mapping[str, Kind]) -> tuple[Check, ...]:
    checks = []
    for inner in reader.readers("checks", 1, 10) if "checks" in reader.raw else ():
        inner.keys("that say")
        that = inner.expression("that", names, Kind.BOOLEAN)
        if that is not None:
            checks.append(Check(that, inner.words("say")))
    return tuple(checks)


def _refuse_hard_to_follow(
    reader: Reader, key: str, when: Expression | None, names: NameTable, page: int
) -> None:
    """
    A condition on a question of the same page must name one answer and its values, so that the
    page can say in words, without a script, when to fill it in.
    """
    if when is None or is_reveal(when):
        return
    if any(names.places[n][0] == page for n in references(when) if n in names.places):
        reader.refuse(key, "on its own page a condition is one eq, in or contains of an answer")


def is_reveal(when: Expression) -> bool:
    """Whether a condition is one answer compared with values written in the document."""
    if not isinstance(when, Call) or when.operator not in {"eq", "in", "contains"}:
        return False
    answer, values = when.arguments
    return isinstance(answer, Reference) and isinstance(values, Literal)


def _settings(reader: Reader, field_type: FieldType) -> dict[str, Any]:
    if field_type in {FieldType.TEXT, FieldType.LONG_TEXT}:
        return _text_settings(reader, field_type)
    if field_type in {FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.YEAR}:
        return {"range": reader.one_of("range", ("any", "past", "future"), "any")}
    if field_type in {FieldType.INTEGER, FieldType.NUMBER, FieldType.MONEY}:
        return _number_settings(reader)
    if field_type in {FieldType.CHOICE, FieldType.MULTI_CHOICE}:
        return _choice_settings(reader)
    if field_type == FieldType.ADDRESS:
        return {"detail": reader.one_of("detail", ("required", "optional", "none"), "required")}
    if field_type in LIST_TYPES and "initial" in reader.raw:
        return {"initial": reader.text("initial", pattern=INITIAL)}
    return {}


def _text_settings(reader: Reader, field_type: FieldType) -> dict[str, Any]:
    longest = SHORT_TEXT if field_type == FieldType.TEXT else LONG_TEXT
    least = reader.integer("min_length", 1, 1, longest)
    most = reader.integer("max_length", longest, 1, longest)
    if least > most:
        reader.refuse("min_length", "more than max_length")
    return {
        "min_length": least,
        "max_length": most,
        "suggestions": reader.texts("suggestions", 60),
        "width": reader.one_of("width", ("full", "mid", "short"), "full"),
    }


def _number_settings(reader: Reader) -> dict[str, Any]:
    settings: dict[str, Any] = {"unit": reader.words("unit")}
    for key in ("least", "most"):
        if key in reader.raw:
            settings[key] = reader.integer(key, 0, -LARGEST_NUMBER, LARGEST_NUMBER)
    if settings.get("least", -LARGEST_NUMBER) > settings.get("most", LARGEST_NUMBER):
        reader.refuse("least", "more than most")
    if "decimals" in reader.raw:
        settings["decimals"] = reader.integer("decimals", 2, 1, 6)
    return settings


def _choice_settings(reader: Reader) -> dict[str, Any]:
    options: list[Option] = []
    for inner in reader.readers("options", 1, MAX_OPTIONS):
        inner.keys("value label", "hint blank")
        value = inner.text("value", pattern=OPTION_VALUE)
        if value in {o.value for o in options}:
            inner.refuse("value", "there already")
        blank = optional_blank(inner, "blank")
        options.append(Option(value, inner.words("label"), inner.words("hint"), blank))
    if not options:
        reader.refuse("options", "missing")
    settings: dict[str, Any] = {"options": tuple(options)}
    if "display" in reader.raw:
        settings["display"] = reader.one_of("display", ("radio", "select"), "radio")
    if "initial" in reader.raw:
        settings["initial"] = reader.one_of("initial", [o.value for o in options], "")
    return settings
