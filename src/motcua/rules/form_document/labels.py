"""What the values of a form are called in words: questions by their labels, values by options."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.rules.form_document.field_types import ADDRESS_PARTS, FieldType
from motcua.rules.form_document.model import Derived, Document, Field, Page, Words
from motcua.rules.form_document.saying import DONG, NO, YES, say_date, say_number
from motcua.rules.form_document.vocabularies import Vocabularies
from motcua.rules.form_logic import Expression, Kind, Literal, Reference, Value

TODAY = Words("hôm nay", "today")
_PARTS = {
    "province": Words("tỉnh, thành phố của {}", "the province of {}"),
    "commune": Words("xã, phường của {}", "the commune of {}"),
    "detail": Words("số nhà, đường, thôn của {}", "the house and street of {}"),
}
_COLUMN = Words("{} của từng dòng", "{} of every row")
_DERIVED = Words("giá trị tính sẵn «{}»", "the computed value «{}»")


@dataclass(frozen=True)
class Labels:
    """What expressions of one document may name. Make it once a document, with `labels_of`."""

    names: Mapping[str, Words]
    fields: Mapping[str, Field]
    derived: Mapping[str, Derived]
    vocabularies: Vocabularies | None

    def name(self, name: str) -> Words:
        """Return what an answer is called; a name that the document does not know, as it is."""
        return self.names.get(name, Words(f"«{name}»"))

    def value(self, literal: Literal, compared_with: Expression | None = None) -> Words:
        """Return a written value: an option by its label where it is compared with a choice."""
        if not isinstance(compared_with, Reference):
            return _value(literal.value, None, {})
        name = compared_with.name
        return _value(literal.value, self.fields.get(name), self.options_of(name))

    def values(self, literal: Literal, compared_with: Expression) -> tuple[Words, ...]:
        """Return the values of a written list, one by one."""
        many = literal.value if isinstance(literal.value, tuple) else (literal.value,)
        return tuple(self.value(Literal(v, Kind.TEXT), compared_with) for v in many)

    def options_of(self, name: str) -> Mapping[str, Words]:
        """Return the values that an answer is chosen from; empty where it is written freely."""
        name, _, part = name.partition(".")
        asked = self.fields.get(name)
        if asked is None or part not in {"", "province"}:
            return {}
        options = asked.options
        if not options and self.vocabularies is not None:
            options = self.vocabularies.options(asked.type)
        return {option.value: option.label for option in options}


def labels_of(document: Document, vocabularies: Vocabularies | None = None) -> Labels:
    """
    Return what the document's values are called.

    `vocabularies` None: provinces and the like are called by their codes. A label that stands
    twice in the form carries its section: «Họ và tên» (Về mẹ).
    """
    times = Counter(field.label.vi for _, field in document.fields())
    names: dict[str, Words] = {"@today": TODAY}
    for page, field in document.fields():
        called = _quoted(field.label) if times[field.label.vi] == 1 else _in_section(page, field)
        if page.repeat is not None:
            names[page.repeat.id] = _quoted(page.repeat.item)
            names[f"{page.repeat.id}[].{field.id}"] = framed(_COLUMN, called)
            continue
        names[field.id] = called
        if field.type == FieldType.ADDRESS:
            names |= {f"{field.id}.{p}": framed(_PARTS[p], called) for p in ADDRESS_PARTS}
    for derived in document.derived:
        names[derived.id] = framed(_DERIVED, Words(derived.id))
    return Labels(
        names=names,
        fields={field.id: field for page, field in document.fields() if page.repeat is None},
        derived={derived.id: derived for derived in document.derived},
        vocabularies=vocabularies,
    )


def framed(frame: Words, *inner: Words) -> Words:
    """Return a sentence with its gaps filled, in both languages."""
    return Words(
        frame.vi.format(*(w.say("vi") for w in inner)),
        frame.say("en").format(*(w.say("en") for w in inner)),
    )


def joined(many: tuple[Words, ...], last: Words) -> Words:
    """Return words in a row: «a», «b» or «c»."""
    return Words(
        _join([w.say("vi") for w in many], last.say("vi")),
        _join([w.say("en") for w in many], last.say("en")),
    )


def _join(many: list[str], last: str) -> str:
    if len(many) < 2:
        return "".join(many)
    return f"{', '.join(many[:-1])} {last} {many[-1]}"


def _quoted(words: Words) -> Words:
    return Words(f"«{words.vi}»", f"«{words.say('en')}»")


def _in_section(page: Page, field: Field) -> Words:
    label, section = _quoted(field.label), page.section
    return Words(
        f"{label.vi} ({section.vi})" if section.vi else label.vi,
        f"{label.en} ({section.say('en')})" if section.vi else label.en,
    )


def _value(value: Value, asked: Field | None, options: Mapping[str, Words]) -> Words:
    if isinstance(value, bool):
        return _quoted(YES if value else NO)
    if isinstance(value, date):
        return Words(say_date(value.isoformat()), say_date(value.isoformat()))
    if isinstance(value, int | Decimal):
        return _number(value, asked)
    if isinstance(value, tuple):
        return joined(tuple(_value(v, asked, options) for v in value), Words("và", "and"))
    text = str(value)
    return _quoted(options.get(text, Words(text)))


def _number(value: int | Decimal, asked: Field | None) -> Words:
    if asked is not None and asked.type == FieldType.YEAR:
        return Words(str(value), str(value))
    number = say_number(value if isinstance(value, int) else float(value))
    if asked is None:
        return Words(number, number)
    unit = DONG if asked.type == FieldType.MONEY else asked.unit
    return Words(f"{number} {unit.vi}".strip(), f"{number} {unit.say('en')}".strip())
