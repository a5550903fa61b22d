"""Acts on questions."""

from django.utils.translation import gettext as _

from motcua.desk.views.forms.acts.sent import (
    Change,
    NotUnderstood,
    Sent,
    name_of,
    needed_words,
    question_place,
    step_of,
    whole_number,
    words,
)
from motcua.eforms.drafting.identifiers import Identifiers
from motcua.eforms.making import conditions, edits
from motcua.eforms.making.edits import Json
from motcua.rules.form_document.field_types import TYPES, FieldType


def save_field(sent: Sent) -> Change:
    """Save field."""
    field_id, type_ = sent["cau"], sent.get("type", "text")
    if type_ not in set(FieldType):
        raise NotUnderstood(_("Không có loại câu hỏi này."))
    values: Json = {
        "type": type_,
        "label": needed_words(sent, "label", _("câu hỏi")),
        "hint": words(sent, "hint"),
    }
    values |= _demand(sent) | _settings(sent, FieldType(type_))
    options = sent.get("options", "")

    def edit(document: Json) -> Json:
        if "options" in sent and FieldType(type_) in edits.OPTION_TYPES:
            values["options"] = _options(options, edits.field_of(document, field_id))
        return edits.save_field(document, field_id, values)

    return Change(edit, question_place(field_id))


def _demand(sent: Sent) -> Json:
    demand = sent.get("demand", "required")
    return {
        "required": False if demand == "optional" else None,
        "soft": True if demand == "soft" else None,
    }


def _settings(sent: Sent, type_: FieldType) -> Json:
    values: Json = {}
    if "prefill" in sent:
        values["prefill"] = sent["prefill"] or None
    known = TYPES[type_].settings
    for key in ("range", "detail", "display", "width"):
        if key in known and sent.get(key):
            values[key] = sent[key]
    # A setting that the page did not show stays as it is.
    for key in ("min_length", "max_length", "least", "most", "decimals"):
        if key in known and key in sent:
            values[key] = whole_number(sent[key])
    if "unit" in known and "unit-vi" in sent:
        values["unit"] = words(sent, "unit", 40)
    return values


def _options(text: str, field: Json) -> list[Json]:
    """Options line by line; one whose words stay keeps its value, as running answers need."""
    known = {o["label"]["vi"]: o for o in field.get("options", ())}
    before = list(field.get("options", ()))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ids = Identifiers()
    for option in before:
        ids.of(option["value"])
    made: list[Json] = []
    for number, line in enumerate(lines):
        vi, _bar, en = (part.strip() for part in line.partition("|"))
        label = {"vi": vi, "en": en} if en else {"vi": vi}
        kept = known.get(vi)
        if kept is None and len(lines) == len(before):
            kept = before[number]
        if kept is not None and kept["value"] not in {o["value"] for o in made}:
            made.append({**kept, "label": label})
        else:
            made.append({"value": ids.of(vi, "y")[:40].strip("_"), "label": label})
    if not made:
        raise NotUnderstood(_("Xin ghi ít nhất một lựa chọn."))
    return made


def add_field(sent: Sent) -> Change:
    """Add field."""
    label = needed_words(sent, "label", _("câu hỏi"))["vi"]
    page_id, type_ = sent["trang"], sent.get("type", "text")
    if type_ not in set(FieldType):
        raise NotUnderstood(_("Không có loại câu hỏi này."))
    return Change(lambda d: edits.add_field(d, page_id, label, type_)[0])


def remove_field(sent: Sent) -> Change:
    """Remove field."""
    field_id = sent["cau"]

    def edit(document: Json) -> Json:
        used = conditions.uses(document, field_id)
        if used:
            raise NotUnderstood(
                _("Câu này đang được dùng ở: %(where)s. Xin bỏ chỗ dùng trước.")
                % {"where": ", ".join(name_of(document, place) for place in used)}
            )
        return edits.remove_field(document, field_id)

    return Change(edit)


def move_field(sent: Sent) -> Change:
    """Move field."""
    field_id, step = sent["cau"], step_of(sent)
    return Change(lambda d: edits.move_field(d, field_id, step))


def to_page(sent: Sent) -> Change:
    """To page."""
    field_id, page_id = sent["cau"], sent["sang-trang"]
    return Change(lambda d: edits.to_page(d, field_id, page_id), act="move-field")


def split_page(sent: Sent) -> Change:
    """Split page."""
    field_id = sent["cau"]
    return Change(lambda d: edits.split_page(d, field_id))
