"""What the designer's buttons do: one address, one act at a time, each a step to undo."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk.form_words import act_words
from motcua.desk.frame import OfficerRequest, form_makers
from motcua.desk.views.forms.acts import pages, questions, rules, whole
from motcua.desk.views.forms.acts.sent import Change, NotUnderstood, Sent, question_place
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.numbers import sent_number
from motcua.desk.views.forms.saying import formula_words, refusal_words
from motcua.eforms.making import edits
from motcua.eforms.making.conditions import NotAValue
from motcua.eforms.making.edits import NoSuchPlace
from motcua.eforms.models import FormProject
from motcua.eforms.operations.edit_form import NothingToUndo, edit_form, see_field, undo_step
from motcua.eforms.operations.plan_forms import send_to_review
from motcua.eforms.operations.steps import ProjectChanged
from motcua.rules.form_document import DocumentRefused
from motcua.rules.form_logic.unspelling import SpellingRefused

_TYPED = (
    "label-vi", "label-en", "hint-vi", "hint-en", "options", "title-vi", "title-en", "section-vi",
    "why-vi", "law", "declaration-vi", "say-vi", "value", "ten", "cong-thuc",
)  # fmt: skip


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


def _is_still_there(project: FormProject, show: str) -> bool:
    document = project.document or {}
    for key, find in (("?cau=", edits.find_field), ("?trang=", edits.find_page)):
        if show.startswith(key):
            try:
                find(document, show.removeprefix(key).split("#")[0])
            except NoSuchPlace:
                return False
    return True


def _see(request: OfficerRequest, project_id: int) -> HttpResponse:
    field_id = request.POST.get("cau", "")
    see_field(project_id=project_id, field_id=field_id, actor=request.officer.actor,
              at=request.at)  # fmt: skip
    return HttpResponseRedirect(f"{BOARD}{project_id}/{question_place(field_id)}")


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
    "save-field": questions.save_field,
    "add-field": questions.add_field,
    "remove-field": questions.remove_field,
    "move-field": questions.move_field,
    "to-page": questions.to_page,
    "split-page": questions.split_page,
    "join-page": pages.join_page,
    "move-page": pages.move_page,
    "save-page": pages.save_page,
    "add-page": pages.add_page,
    "add-condition": rules.add_condition,
    "drop-condition": rules.drop_condition,
    "add-check": rules.add_check,
    "drop-check": rules.drop_check,
    "save-form": whole.save_form,
    "save-paper": whole.save_paper,
    "drop-paper": whole.drop_paper,
    "drop-example": whole.drop_example,
    "save-derived": whole.save_derived,
    "drop-derived": whole.drop_derived,
}
_WITHOUT_EDIT: dict[str, Callable[[OfficerRequest, int], HttpResponse]] = {
    "see": _see,
    "undo": _undo,
    "redo": _undo,
    "review": _review,
    "take-back": _review,
}
