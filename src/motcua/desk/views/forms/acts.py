"""What the designer's buttons do: one address, one act at a time, each a step to undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk.form_words import act_words
from motcua.desk.frame import OfficerRequest, form_makers
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.numbers import sent_number
from motcua.desk.views.forms.saying import formula_words, refusal_words
from motcua.eforms.drafting.identifiers import Identifiers
from motcua.eforms.making import conditions, edits
from motcua.eforms.making.conditions import Condition, NotAValue
from motcua.eforms.making.edits import Json, NoSuchPlace
from motcua.eforms.models import FormProject
from motcua.eforms.operations.edit_form import NothingToUndo, edit_form, see_field, undo_step
from motcua.eforms.operations.plan_forms import send_to_review
from motcua.eforms.operations.steps import ProjectChanged
from motcua.rules.form_document import DocumentRefused
from motcua.rules.form_document.field_types import TYPES, FieldType
from motcua.rules.form_document.reading import ID
from motcua.rules.form_logic.unspelling import SpellingRefused, unspell

# Particulars of the applicant that a question may give, in the order of the page.
APPLICANT_PARTS = ("full_name", "person_id", "birth_date", "phone", "email", "address")
_TYPED = (
    "label-vi", "label-en", "hint-vi", "hint-en", "options", "title-vi", "title-en", "section-vi",
    "why-vi", "law", "declaration-vi", "say-vi", "value", "cong-thuc",
)  # fmt: skip
Sent = Mapping[str, str]


class NotUnderstood(Exception):
    """What was typed cannot be used; the message says so in the reader's language."""


@dataclass(frozen=True)
class Change:
    """An edit, and which question or page to show afterwards."""

    edit: edits.Edit
    show: str = ""
    act: str = ""


@form_makers
@require_POST
def act(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Do what a button says; what cannot be done is told above the designer, and nothing is lost."""
    get_object_or_404(FormProject.objects.only("pk"), pk=project_id, document__isnull=False)
    sent: Sent = request.POST.dict()  # type: ignore[assignment]
    name = sent.get("act", "")
    target = sent.get("cau", "") or sent.get("trang", "")
    show = _place(sent)
    try:
        if name in _WITHOUT_EDIT:
            return _WITHOUT_EDIT[name](request, project_id)
        change = _ACTS[name](sent)
        project = edit_form(
            project_id=project_id, version=_version(request), change=change.edit,
            act=change.act or name, about=target[:80], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
        show = change.show or show
        if not _is_still_there(project, show):
            show = ""
    except KeyError:
        messages.error(request, _("Không rõ anh/chị muốn làm gì. Xin thử lại."))
    except NotUnderstood as refused:
        messages.error(request, str(refused))
    except NotAValue:
        messages.error(request, _("Giá trị so sánh không hợp với câu hỏi đó. Xin xem lại."))
    except ProjectChanged:
        messages.error(request, _("Biểu mẫu vừa được sửa ở nơi khác. Xin xem bản mới rồi làm lại."))
    except NoSuchPlace:
        messages.error(request, _("Câu hoặc trang này không còn nữa."))
    except SpellingRefused as refused:
        messages.error(request, formula_words(refused))
    except DocumentRefused as refused:
        messages.error(request, refusal_words(refused))
    else:
        return HttpResponseRedirect(f"{BOARD}{project_id}/{show}")
    _give_back(request, sent)
    return HttpResponseRedirect(f"{BOARD}{project_id}/{show}")


def _give_back(request: OfficerRequest, sent: Sent) -> None:
    """Show what was typed into a form that was refused: the page has the words that stand."""
    typed = [sent[name].strip()[:1_000] for name in _TYPED if sent.get(name, "").strip()]
    if typed:
        messages.info(
            request, _("Anh/chị vừa gõ: %(words)s") % {"words": " · ".join(f"“{t}”" for t in typed)}
        )


def _version(request: HttpRequest) -> int:
    return sent_number(request.POST.get("version", "")) or 0


def _place(sent: Sent) -> str:
    for key in ("cau", "trang"):
        if sent.get(key):
            return f"?{urlencode({key: sent[key]})}#{key}-{sent[key]}"
    return ""


def _question(field_id: str) -> str:
    return f"?{urlencode({'cau': field_id})}#cau-{field_id}"


def _is_still_there(project: FormProject, show: str) -> bool:
    document = project.document or {}
    for key, find in (("?cau=", edits.find_field), ("?trang=", edits.find_page)):
        if show.startswith(key):
            try:
                find(document, show.removeprefix(key).split("#")[0])
            except NoSuchPlace:
                return False
    return True


def _words(sent: Sent, name: str, most: int = 1_000) -> Json | None:
    vi, en = sent.get(f"{name}-vi", "").strip()[:most], sent.get(f"{name}-en", "").strip()[:most]
    if not vi:
        return None
    return {"vi": vi, "en": en} if en else {"vi": vi}


def _needed_words(sent: Sent, name: str, question: str) -> Json:
    words = _words(sent, name)
    if words is None:
        raise NotUnderstood(_("Xin ghi: %(what)s.") % {"what": question})
    return words


# Questions


def _save_field(sent: Sent) -> Change:
    field_id, type_ = sent["cau"], sent.get("type", "text")
    if type_ not in set(FieldType):
        raise NotUnderstood(_("Không có loại câu hỏi này."))
    values: Json = {
        "type": type_,
        "label": _needed_words(sent, "label", _("câu hỏi")),
        "hint": _words(sent, "hint"),
    }
    values |= _demand(sent) | _settings(sent, FieldType(type_))
    options = sent.get("options", "")

    def edit(document: Json) -> Json:
        if "options" in sent and FieldType(type_) in edits.OPTION_TYPES:
            values["options"] = _options(options, edits.field_of(document, field_id))
        return edits.save_field(document, field_id, values)

    return Change(edit, _question(field_id))


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
            values[key] = _whole_number(sent[key])
    if "unit" in known and "unit-vi" in sent:
        values["unit"] = _words(sent, "unit", 40)
    return values


def _whole_number(text: str) -> int | None:
    bare = text.strip().replace(".", "").replace(" ", "")
    if not bare:
        return None
    if not bare.removeprefix("-").isdecimal() or len(bare) > 13:
        raise NotUnderstood(_("“%(text)s” không phải là một số.") % {"text": text.strip()[:40]})
    return int(bare)


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


def _add_field(sent: Sent) -> Change:
    label = _needed_words(sent, "label", _("câu hỏi"))["vi"]
    page_id, type_ = sent["trang"], sent.get("type", "text")
    if type_ not in set(FieldType):
        raise NotUnderstood(_("Không có loại câu hỏi này."))
    return Change(lambda d: edits.add_field(d, page_id, label, type_)[0])


def _remove_field(sent: Sent) -> Change:
    field_id = sent["cau"]

    def edit(document: Json) -> Json:
        used = conditions.uses(document, field_id)
        if used:
            raise NotUnderstood(
                _("Câu này đang được dùng ở: %(where)s. Xin bỏ chỗ dùng trước.")
                % {"where": ", ".join(_name_of(document, place) for place in used)}
            )
        return edits.remove_field(document, field_id)

    return Change(edit)


def _name_of(document: Json, place: str) -> str:
    for page in document["pages"]:
        if page["id"] == place:
            return f"“{page['title']['vi']}”"
        for field in page["fields"]:
            if field["id"] == place:
                return f"“{field['label']['vi']}”"
    return _("thông tin chung của biểu mẫu") if place == "form" else place


def _move_field(sent: Sent) -> Change:
    field_id, step = sent["cau"], _step(sent)
    return Change(lambda d: edits.move_field(d, field_id, step))


def _step(sent: Sent) -> int:
    return -1 if sent.get("huong") == "len" else 1


def _to_page(sent: Sent) -> Change:
    field_id, page_id = sent["cau"], sent["sang-trang"]
    return Change(lambda d: edits.to_page(d, field_id, page_id), act="move-field")


def _split_page(sent: Sent) -> Change:
    field_id = sent["cau"]
    return Change(lambda d: edits.split_page(d, field_id))


def _see(request: OfficerRequest, project_id: int) -> HttpResponse:
    field_id = request.POST.get("cau", "")
    project = FormProject.objects.get(pk=project_id)
    edits.find_field(project.document or {"pages": ()}, field_id)
    see_field(project_id=project_id, field_id=field_id, actor=request.officer.actor,
              at=request.at)  # fmt: skip
    return HttpResponseRedirect(f"{BOARD}{project_id}/{_question(field_id)}")


# Pages


def _join_page(sent: Sent) -> Change:
    page_id = sent["trang"]
    return Change(lambda d: edits.join_page(d, page_id))


def _move_page(sent: Sent) -> Change:
    page_id, step = sent["trang"], _step(sent)
    return Change(lambda d: edits.move_page(d, page_id, step))


def _save_page(sent: Sent) -> Change:
    page_id = sent["trang"]
    values = {
        "title": _needed_words(sent, "title", _("tên trang")),
        "section": _words(sent, "section"),
        "hint": _words(sent, "hint"),
        "why": _words(sent, "why"),
    }
    rows = _whole_number(sent.get("rows", "")) if "rows" in sent else None

    def edit(document: Json) -> Json:
        made = edits.save_page(document, page_id, values)
        page = made["pages"][edits.find_page(made, page_id)]
        if rows is not None and "repeat" in page:
            page["repeat"]["max"] = rows
        return made

    return Change(edit)


def _add_page(sent: Sent) -> Change:
    title = _needed_words(sent, "title", _("tên trang"))["vi"]
    after = sent["trang"]
    return Change(lambda d: edits.add_page(d, after, title)[0])


# Conditions and checks


def _target(document: Json, sent: Sent) -> Json:
    if sent.get("cau"):
        return edits.field_of(document, sent["cau"])
    page: Json = document["pages"][edits.find_page(document, sent["trang"])]
    return page


def _with_condition(sent: Sent, change: Callable[[Json, Condition], Any]) -> Change:
    def edit(document: Json) -> Json:
        present = conditions.taken_apart(_target(document, sent).get("when"))
        when = change(document, present or Condition(conditions.ALL, ()))
        if sent.get("cau"):
            return edits.save_field(document, sent["cau"], {"when": when})
        return edits.save_page(document, sent["trang"], {"when": when})

    return Change(edit, act="condition")


def _add_condition(sent: Sent) -> Change:
    def change(document: Json, present: Condition) -> Any:
        asked = edits.field_of(document, sent["theo"])
        term = conditions.term(asked, sent.get("operator", ""), sent.get("value", ""))
        joiner = conditions.ANY if sent.get("joiner") == conditions.ANY else conditions.ALL
        return conditions.put_together(Condition(joiner, (*present.terms, term)))

    return _with_condition(sent, change)


def _drop_condition(sent: Sent) -> Change:
    number = _whole_number(sent.get("so", "")) or 0

    def change(document: Json, present: Condition) -> Any:
        left = tuple(t for n, t in enumerate(present.terms) if n != number)
        return conditions.put_together(Condition(present.joiner, left))

    return _with_condition(sent, change)


def _add_check(sent: Sent) -> Change:
    field_id = sent["cau"]
    say = _needed_words(sent, "say", _("câu nhắc khi sai"))

    def edit(document: Json) -> Json:
        field = edits.field_of(document, field_id)
        operator = sent.get("operator", "")
        other = sent.get("khac", "")
        if other:
            edits.find_field(document, other)
            that: Any = {operator: [f"${field_id}", f"${other}"]}
        else:
            that = conditions.term(field, operator, sent.get("value", ""))
        return edits.save_field(
            document, field_id, {"checks": [*field.get("checks", ()), {"that": that, "say": say}]}
        )

    return Change(edit, act="check")


def _drop_check(sent: Sent) -> Change:
    field_id, number = sent["cau"], _whole_number(sent.get("so", "")) or 0

    def edit(document: Json) -> Json:
        checks = edits.field_of(document, field_id).get("checks", ())
        left = [check for n, check in enumerate(checks) if n != number]
        return edits.save_field(document, field_id, {"checks": left})

    return Change(edit, act="check")


# The form as a whole


def _save_form(sent: Sent) -> Change:
    law = [line.strip()[:300] for line in sent.get("law", "").splitlines() if line.strip()]
    values: Json = {
        "title": _needed_words(sent, "title", _("tên biểu mẫu")),
        "declaration": _words(sent, "declaration"),
        "verified": "verified" in sent,
        "lang": ["vi", "en"] if "en" in sent else ["vi"],
    }
    name = sent.get("ten-trong-ho-so", "")

    def edit(document: Json) -> Json:
        title = values["title"]["vi"]
        known = {f["id"] for _p, _n, f in edits.places(document)}
        subject = f"{title} – {{{name}}}" if name in known else title
        made = edits.save_form(document, {**values, "subject_title": {"vi": subject}})
        made["law"] = law
        _put_applicant(made, sent, known)
        if values["lang"] == ["vi", "en"] and "en" not in values["title"]:
            raise NotUnderstood(_("Biểu mẫu hai thứ tiếng cần tên tiếng Anh."))
        if "en" in values["title"]:
            made["subject_title"]["en"] = subject.replace(title, values["title"]["en"], 1)
        return made

    return Change(edit)


def _put_applicant(document: Json, sent: Sent, known: set[str]) -> None:
    """Set where the applicant's particulars come from; parts written in formulas stay."""
    parties = dict(document.get("parties", {}))
    parts = dict(parties.get("applicant", {}))
    for part in APPLICANT_PARTS:
        chosen = sent.get(f"nguoi-nop-{part}")
        if chosen is None:
            continue
        if chosen in known:
            parts[part] = f"${chosen}"
        elif str(parts.get(part, "")).startswith("$"):
            parts.pop(part)
    if parts.get("full_name"):
        parties["applicant"] = parts
    else:
        parties.pop("applicant", None)
    document.pop("parties", None)
    if parties:
        document["parties"] = parties


def _save_paper(sent: Sent) -> Change:
    title = _needed_words(sent, "title", _("tên giấy tờ"))
    values: Json = {
        "title": title,
        "hint": _words(sent, "hint"),
        "component": sent.get("component", "").strip() or None,
        "required": False if sent.get("demand") == "optional" else None,
        "soft": True if sent.get("demand") == "soft" else None,
    }
    kept = {key: value for key, value in values.items() if value is not None}
    paper_id = sent.get("giay", "")
    return Change(
        lambda d: edits.save_paper(d, paper_id, values if paper_id else kept), act="paper"
    )


def _drop_paper(sent: Sent) -> Change:
    paper_id = sent["giay"]
    return Change(lambda d: edits.remove_item(d, "papers", paper_id), act="paper")


def _save_derived(sent: Sent) -> Change:
    name = sent.get("ten", "").strip()
    if not ID.fullmatch(name):
        raise NotUnderstood(_("Mã giá trị chỉ gồm chữ thường không dấu, số và gạch dưới."))
    formula = unspell(sent.get("cong-thuc", "").strip())
    return Change(lambda d: edits.save_derived(d, name, formula), act="derive")


def _drop_derived(sent: Sent) -> Change:
    name = sent["ten"]

    def edit(document: Json) -> Json:
        used = conditions.uses(document, name)
        if used:
            raise NotUnderstood(
                _("Giá trị này đang được dùng ở: %(where)s.")
                % {"where": ", ".join(_name_of(document, place) for place in used)}
            )
        return edits.remove_item(document, "derive", name)

    return Change(edit, act="derive")


def _drop_example(sent: Sent) -> Change:
    name = sent["ten"]
    return Change(lambda d: edits.remove_item(d, "examples", name, "name"), act="example")


# Without an edit of the document


def _undo(request: OfficerRequest, project_id: int) -> HttpResponse:
    forward = request.POST.get("act") == "redo"
    try:
        step = undo_step(project_id=project_id, version=_version(request), forward=forward,
                         actor=request.officer.actor, at=request.at)  # fmt: skip
    except NothingToUndo:
        messages.error(request, _("Không còn bước nào."))
    else:
        said = _("Đã làm lại: %(act)s.") if forward else _("Đã hoàn tác: %(act)s.")
        messages.success(request, said % {"act": act_words(step.act)})
    return HttpResponseRedirect(f"{BOARD}{project_id}/")


def _review(request: OfficerRequest, project_id: int) -> HttpResponse:
    back = request.POST.get("act") == "take-back"
    send_to_review(project_id=project_id, actor=request.officer.actor, at=request.at, back=back)
    messages.success(request, _("Đã đưa về soạn tiếp.") if back else _("Đã chuyển sang chờ duyệt."))
    return HttpResponseRedirect(f"{BOARD}{project_id}/")


_ACTS: dict[str, Callable[[Sent], Change]] = {
    "save-field": _save_field,
    "add-field": _add_field,
    "remove-field": _remove_field,
    "move-field": _move_field,
    "to-page": _to_page,
    "split-page": _split_page,
    "join-page": _join_page,
    "move-page": _move_page,
    "save-page": _save_page,
    "add-page": _add_page,
    "add-condition": _add_condition,
    "drop-condition": _drop_condition,
    "add-check": _add_check,
    "drop-check": _drop_check,
    "save-form": _save_form,
    "save-paper": _save_paper,
    "drop-paper": _drop_paper,
    "drop-example": _drop_example,
    "save-derived": _save_derived,
    "drop-derived": _drop_derived,
}
_WITHOUT_EDIT: dict[str, Callable[[OfficerRequest, int], HttpResponse]] = {
    "see": _see,
    "undo": _undo,
    "redo": _undo,
    "review": _review,
    "take-back": _review,
}
