"""
Questions as they are printed: identifiers, what describes what, which keyboard a phone shows.

The template decides nothing; it looks at `kind` and prints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.eforms import addressing, inputs
from motcua.eforms.presentation.options import (
    NOTHING_CHOSEN,
    OptionView,
    list_options,
    tick_options,
)
from motcua.eforms.presentation.spoken import has_words, words_of_typed
from motcua.eforms.presentation.wording import error_words, part_words
from motcua.eforms.vocabularies import own_province
from motcua.rules.form_document import (
    CompiledPage,
    Field,
    FieldError,
    FieldType,
    Journey,
    Raw,
    Vocabularies,
)
from motcua.rules.form_document.compilation import CompiledField
from motcua.rules.form_document.saying import DONG
from motcua.rules.form_logic import Call, Literal, Reference

_KINDS = {
    FieldType.LONG_TEXT: "textarea",
    FieldType.DATE: "date",
    FieldType.PARTIAL_DATE: "date",
    FieldType.ADDRESS: "address",
    FieldType.MULTI_CHOICE: "ticks",
    FieldType.DECLARATION: "declaration",
    FieldType.YES_NO: "radios",
    FieldType.SEX: "radios",
    FieldType.ETHNIC_GROUP: "select",
    FieldType.NATIONALITY: "select",
    FieldType.PROVINCE: "select",
}
_KEYBOARDS = {
    FieldType.PERSON_ID: "numeric",
    FieldType.YEAR: "numeric",
    FieldType.INTEGER: "numeric",
    FieldType.MONEY: "numeric",
    FieldType.NUMBER: "decimal",
    FieldType.PHONE: "tel",
    FieldType.EMAIL: "email",
}
_WIDTHS = {
    FieldType.PERSON_ID: "w-id",
    FieldType.PHONE: "w-id",
    FieldType.YEAR: "w-short",
    FieldType.INTEGER: "w-short",
    FieldType.NUMBER: "w-mid",
    FieldType.MONEY: "w-mid",
    FieldType.ETHNIC_GROUP: "w-mid",
    FieldType.NATIONALITY: "w-mid",
    FieldType.PROVINCE: "w-mid",
}
_BDAY = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}


@dataclass(frozen=True, slots=True)
class PartView:
    """One input of a date or an address."""

    id: str
    name: str
    part: str
    label: str
    value: str
    autocomplete: str
    is_wrong: bool
    options: SafeString


@dataclass(frozen=True, slots=True)
class Reveal:
    """When a question on the same page counts: for the script, and in words for everybody."""

    input: str
    values: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question. `id` is where an error link leads: the first input."""

    kind: str
    id: str
    name: str
    label: str
    hides_label: bool
    hint: str
    is_optional: bool
    error: str
    css: str
    described_by: str
    value: str
    unit: str
    keyboard: str
    autocomplete: str
    width: str
    max_length: int
    checks_spelling: bool
    suggestions: tuple[str, ...]
    parts: tuple[PartView, ...]
    options: tuple[OptionView, ...]
    options_html: SafeString
    reveal: Reveal | None
    is_recommended: bool = False
    reads: str = ""
    in_words: str = ""
    asked: str = ""
    proposals: tuple[addressing.Proposal, ...] = ()

    @property
    def is_only_proposal(self) -> bool:
        """Whether an old name leads to one unit of today, which is then chosen beforehand."""
        return len(self.proposals) == 1

    @property
    def described(self) -> SafeString:
        """The attribute naming what describes the question; nothing when nothing does."""
        return _attribute("aria-describedby", self.described_by)

    @property
    def described_by_error(self) -> SafeString:
        """The attribute of an input inside a group, which the group's error describes."""
        return _attribute("aria-describedby", f"{self.name}-e" if self.error else "")

    @property
    def wrong(self) -> SafeString:
        """The attribute by which a wrong input is announced."""
        return _attribute("aria-invalid", "true" if self.error else "")


def _attribute(name: str, value: str) -> SafeString:
    return format_html(' {}="{}"', name, value) if value else NOTHING_CHOSEN


@dataclass(frozen=True)
class Printing:
    """What every question of a page is printed with."""

    page: CompiledPage
    replayed: Journey
    vocabularies: Vocabularies
    language: str
    errors: Mapping[str, FieldError]
    hides_label: bool
    proposes: bool = False


def may_be_asked(field: CompiledField, page: CompiledPage, replayed: Journey) -> bool:
    """Whether to print a question: unless an answer of an earlier page rules it out."""
    if field.when is None or _revealed_by(field.field, page) is not None:
        return True
    return field.when(replayed.scope) is True


def _revealed_by(field: Field, page: CompiledPage) -> tuple[Field, tuple[str, ...]] | None:
    """Return the question of the same page that decides about this one, and its values."""
    when = field.when
    if not isinstance(when, Call) or len(when.arguments) != 2:
        return None
    answer, values = when.arguments
    if not isinstance(answer, Reference) or not isinstance(values, Literal):
        return None
    asked = next((f.field for f in page.fields if f.id == answer.name), None)
    if asked is None:
        return None
    many = values.value if isinstance(values.value, tuple) else (values.value,)
    return asked, tuple(_sent_as(value) for value in many)


def _sent_as(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _reveal(field: Field, printing: Printing) -> Reveal | None:
    found = _revealed_by(field, printing.page)
    if found is None:
        return None
    asked, values = found
    options = tick_options(asked, asked.id, printing.vocabularies, printing.language, ())
    chosen = [f"“{o.label}”" for o in options if o.value in values]
    words = _("Chỉ trả lời nếu đã chọn %(options)s") % {"options": _(" hoặc ").join(chosen)}
    return Reveal(asked.id, " ".join(values), words)


def question_view(
    printing: Printing, compiled: CompiledField, name: str, place: str, raw: Raw
) -> FieldView:
    field, language = compiled.field, printing.language
    error = printing.errors.get(place)
    kind = _kind(field)
    hint = field.hint.say(language)
    reveal = _reveal(field, printing)
    described = [f"{name}-h"] if hint or reveal else []
    if error is not None:
        described.append(f"{name}-e")
    chosen = tuple(raw) if isinstance(raw, list) else (raw,) if isinstance(raw, str) else ()
    ticks: tuple[OptionView, ...] = ()
    if kind in {"radios", "ticks"}:
        ticks = tick_options(field, name, printing.vocabularies, language, chosen)
    return FieldView(
        kind=kind,
        id=_first_input(kind, name, field),
        name=name,
        label=field.label.say(language),
        hides_label=printing.hides_label and kind == "radios" and field.when is None,
        hint=hint,
        is_optional=not (
            field.soft or compiled.is_required or _is_required_now(compiled, printing.replayed)
        ),
        error=error_words(error, field, language) if error else "",
        css=" ".join(["field", *["err"] * (error is not None), *["reveal"] * (reveal is not None)]),
        described_by=" ".join(described),
        value=raw if isinstance(raw, str) else "",
        unit=(DONG if field.type == FieldType.MONEY else field.unit).say(language),
        keyboard=_KEYBOARDS.get(field.type, ""),
        autocomplete=field.autocomplete,
        width={"short": "w-short", "mid": "w-mid"}.get(field.width, _WIDTHS.get(field.type, "")),
        max_length=field.max_length,
        checks_spelling=field.type == FieldType.LONG_TEXT,
        suggestions=field.suggestions,
        parts=_parts(printing, field, name, raw, error) if isinstance(raw, dict) else (),
        options=ticks,
        options_html=_list(printing, field, chosen) if kind == "select" else SafeString(""),
        reveal=reveal,
        is_recommended=field.soft,
        reads=str(field.type) if has_words(field) else "",
        in_words=words_of_typed(field, raw, language) if isinstance(raw, str) else "",
        **_proposed(field, raw, printing),
    )


def _proposed(field: Field, raw: Raw, printing: Printing) -> dict[str, Any]:
    """Return what an address whose commune was not recognised may mean, where it is asked."""
    if field.type != FieldType.ADDRESS or not isinstance(raw, dict):
        return {}
    if not raw.get("commune") or addressing.is_settled(raw):
        return {}
    found = addressing.proposals(raw) if printing.proposes else ()
    return {
        "asked": addressing.asked_for(raw.get("province", ""), raw["commune"]),
        "proposals": tuple(addressing.proposal(m, printing.language) for m in found),
    }


def _list(printing: Printing, field: Field, chosen: tuple[str, ...]) -> SafeString:
    selected = chosen[0] if chosen else ""
    if field.type == FieldType.CHOICE:
        return list_options(field.options, selected, printing.language)
    return list_options(printing.vocabularies.options(field.type), selected, printing.language)


def _is_required_now(compiled: CompiledField, replayed: Journey) -> bool:
    return compiled.required_when is not None and compiled.required_when(replayed.scope) is True


def _kind(field: Field) -> str:
    if field.type == FieldType.CHOICE:
        return "select" if field.display == "select" else "radios"
    return _KINDS.get(field.type, "text")


def _first_input(kind: str, name: str, field: Field) -> str:
    if kind in {"date", "address"}:
        return f"{name}-{inputs.PARTS[field.type][0]}"
    return f"{name}-1" if kind in {"radios", "ticks"} else name


def _parts(
    printing: Printing, field: Field, name: str, raw: Mapping[str, str], error: FieldError | None
) -> tuple[PartView, ...]:
    concerned = str(error.values.get("parts", "")).split() if error else []
    return tuple(
        PartView(
            id=f"{name}-{part}",
            name=f"{name}-{part}",
            part=part,
            label=_part_label(field, part),
            value=raw.get(part, ""),
            autocomplete=_BDAY.get(part, "") if field.autocomplete == "bday" else "",
            is_wrong=error is not None and (part in concerned or not concerned),
            options=_provinces(printing, raw) if part == "province" else NOTHING_CHOSEN,
        )
        for part in inputs.PARTS[field.type]
        if part != "detail" or field.detail != "none"
    )


def _part_label(field: Field, part: str) -> str:
    words = part_words(part)
    label = words[:1].upper() + words[1:]
    if part == "detail" and field.detail == "optional":
        return _("%(label)s (không bắt buộc)") % {"label": label}
    return label


def _provinces(printing: Printing, raw: Mapping[str, str]) -> SafeString:
    chosen = raw.get("province") or own_province()
    today = list_options(printing.vocabularies.provinces, chosen, printing.language)
    return today + _former_provinces(_("Tên cũ, trước 1/7/2025"))


@cache
def _former_provinces(label: str) -> SafeString:
    options = format_html_join(
        "", '<option value="{}" lang="vi">{}</option>', addressing.former_provinces()
    )
    return format_html('<optgroup label="{}">{}</optgroup>', label, options)
