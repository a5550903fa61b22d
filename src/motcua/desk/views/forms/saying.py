"""Conditions, checks and refusals of a form in the making, in the reader's language."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.desk.form_words import OPERATOR_WORDS
from motcua.eforms.making.edits import Json, places
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.workbook.problems import problem
from motcua.eforms.workbook.wording import defect_words, reason_words
from motcua.rules.form_document import DocumentRefused, Form
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_logic.spelling import CannotSpell, spell
from motcua.rules.form_logic.unspelling import SpellingRefused

LONGEST = 300


def form_language(form: Form) -> str:
    """Return the language to show a form in: the reader's where the form has it, else Vietnamese."""
    language = get_language() or "vi"
    return language if language in form.document.lang else "vi"


def refusal_words(refused: DocumentRefused) -> str:
    """Return why a change was not taken: the first reasons, each once."""
    reasons = list(dict.fromkeys(defect_words(defect.reason) for defect in refused.defects))
    said = " ".join(reasons[:3])
    return _("Chưa sửa được, biểu mẫu vẫn như cũ. %(reasons)s") % {"reasons": said}


def formula_words(refused: SpellingRefused) -> str:
    """Return why a formula cannot be read."""
    found = problem(f"spelling_{refused.code}", position=refused.position, about=refused.about)
    return _("Không đọc được công thức. %(reason)s") % {"reason": reason_words(found)}


def condition_words(document: Json, expression: Any) -> str:
    """Return when something is asked, as a sentence."""
    return _("Chỉ hỏi khi %(condition)s") % {"condition": expression_words(document, expression)}


def expression_words(document: Json, expression: Any) -> str:
    """Return an expression in words; what has none is shown as it stands in the workbook."""
    said = _said(document, expression)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _said(document: Json, expression: Any) -> str:
    if isinstance(expression, dict) and len(expression) == 1:
        [(operator, arguments)] = expression.items()
        listed = arguments if isinstance(arguments, list) else [arguments]
        if operator in {"and", "or"}:
            joined = _(" và ") if operator == "and" else _(" hoặc ")
            return joined.join(_said(document, part) for part in listed)
        if operator == "not":
            return _("không phải: %(what)s") % {"what": _said(document, listed[0])}
        compared = _compared(document, operator, listed)
        if compared:
            return compared
    try:
        return spell(expression)
    except CannotSpell:
        return str(expression)


def _compared(document: Json, operator: str, listed: list[Any]) -> str:
    asked = _field(document, listed[0]) if listed else None
    if asked is None:
        return ""
    name = f"“{_label(asked)}”"
    if operator in {"present", "absent"}:
        return f"{name} {OPERATOR_WORDS[operator]}"
    if len(listed) != 2 or operator not in {*OPERATOR_WORDS, "in"}:
        return ""
    if operator == "in" and isinstance(listed[1], list):
        values = _(" hoặc ").join(_value(document, asked, v) for v in listed[1])
        return f"{name} {OPERATOR_WORDS['eq']} {values}"
    return f"{name} {OPERATOR_WORDS[operator]} {_value(document, asked, listed[1])}"


def _field(document: Json, name: Any) -> Json | None:
    if not isinstance(name, str) or not name.startswith("$"):
        return None
    wanted = name.removeprefix("$").partition(".")[0]
    return next((f for _p, _n, f in places(document) if f["id"] == wanted), None)


def _label(field: Json) -> str:
    label: Json = field["label"]
    return str(label.get("en") or label["vi"]) if get_language() == "en" else str(label["vi"])


def _value(document: Json, asked: Json, value: Any) -> str:
    other = _field(document, value)
    if other is not None:
        return f"“{_label(other)}”"
    if value == "@today":
        return _("hôm nay")
    if isinstance(value, dict) and "date" in value:
        return "/".join(reversed(str(value["date"]).split("-")))
    if isinstance(value, bool):
        return f"“{_('Có') if value else _('Không')}”"
    for option in asked.get("options", ()):
        if option["value"] == value:
            return f"“{_label(option)}”"
    for known in vocabularies().options(FieldType(asked["type"])):
        if known.value == value:
            return f"“{known.label.say(get_language() or 'vi')}”"
    return str(value)
