"""Options of lists as they are printed. A list of nations is long, so its HTML is kept."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.rules.form_document import Field, FieldType, Option, Vocabularies
from motcua.rules.form_document.saying import NO, YES

NOTHING_CHOSEN = SafeString("")


@dataclass(frozen=True, slots=True)
class OptionView:
    """One radio button or tick box."""

    id: str
    value: str
    label: str
    hint: str
    is_chosen: bool


_YES_NO = (Option("yes", YES), Option("no", NO))


def tick_options(
    field: Field, name: str, vocabularies: Vocabularies, language: str, chosen: tuple[str, ...]
) -> tuple[OptionView, ...]:
    """Return radio buttons or tick boxes; the first has the id that error links lead to."""
    options = field.options or vocabularies.options(field.type)
    if field.type == FieldType.YES_NO:
        options = _YES_NO
    return tuple(
        OptionView(
            f"{name}-{number}", o.value, o.label.say(language), o.hint.say(language),
            o.value in chosen,
        )
        for number, o in enumerate(options, start=1)
    )  # fmt: skip


def list_options(options: tuple[Option, ...], selected: str, language: str) -> SafeString:
    """Return the options of a select, an empty one first when nothing is chosen."""
    known = selected if any(o.value == selected for o in options) else ""
    before, after = _halves(_Key(options), known, language)
    if known:
        return before + after
    return format_html('<option value="">{}</option>', _("Chọn")) + before


class _Key:
    """A list of options compared by identity: hashing 250 of them would cost what is saved."""

    def __init__(self, options: tuple[Option, ...]) -> None:
        self.options = options

    def __hash__(self) -> int:
        return id(self.options)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.options is other.options


@lru_cache(maxsize=512)
def _halves(key: _Key, selected: str, language: str) -> tuple[SafeString, SafeString]:
    at = next((i for i, o in enumerate(key.options) if o.value == selected), len(key.options))
    return _html(key.options[:at], language), _html(key.options[at:], language, chosen=True)


def _html(options: tuple[Option, ...], language: str, *, chosen: bool = False) -> SafeString:
    marks = [" selected" if chosen and i == 0 else "" for i in range(len(options))]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((o.value, m, o.label.say(language)) for o, m in zip(options, marks, strict=True)),
    )
