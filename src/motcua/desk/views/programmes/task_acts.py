"""What is done about a task of a programme: reporting, sending back, confirming, postponing."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.casework.models import Case
from motcua.casework.operations import tasks
from motcua.casework.operations.handling import forward, return_to_previous
from motcua.casework.operations.performing import (
    Acting,
    ActNotPossible,
    CaseChangedMeanwhile,
)
from motcua.desk.admin_forms import PlainForm
from motcua.desk.frame import OfficerRequest
from motcua.desk.programme_forms import NoteForm, PostponeForm
from motcua.desk.views.programmes.rights import does
from motcua.kit.references import new_token

# The forms of a task's page, each with ids of its own. An answer is no act, but stands there too.
IDS = {
    "note_form": "bao-%s", "return_form": "tra-%s", "postpone_form": "lui-%s",
    "answer_form": "dap-%s",
}  # fmt: skip
Forms = Mapping[str, PlainForm]


class Refused(Exception):
    """What was typed does not do; `forms` are to be shown again with the words beside a field."""

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self.forms = forms


def do_act(request: OfficerRequest, case: Case, name: str, may_lead: bool) -> None:
    """
    Perform an act on a task and say what came of it.

    :raises PermissionDenied: the officer may not, or there is no such act
    :raises Refused: see there
    """
    acts: dict[str, tuple[bool, Callable[[HttpRequest, Acting], str]]] = {
        "bao-cao": (does(request, case.competent_unit_id), _report),
        "tra-lai": (may_lead, _send_back),
        "xac-nhan": (may_lead, _finish),
        "gia-han": (may_lead, _postpone),
    }
    allowed, act = acts.get(name, (False, _report))
    if not allowed:
        raise PermissionDenied
    acting = Acting(
        case.pk, _version(request), request.POST.get("token") or new_token(),
        request.officer.actor, case.unit.code, request.at,
    )  # fmt: skip
    try:
        messages.success(request, act(request, acting))
    except CaseChangedMeanwhile:
        messages.error(request, _("Việc này vừa được xử lý ở nơi khác. Xin xem lại."))
    except (ActNotPossible, tasks.TaskNotReported):
        messages.error(request, _("Lúc này chưa làm được việc đó."))


def _version(request: HttpRequest) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _words(request: HttpRequest, name: str, asked: str) -> str:
    """Return what was typed into a form of one field, the form being called `name`."""
    form = NoteForm(request.POST, auto_id=IDS[name])
    form.fields["note"].error_messages["required"] = asked
    if not form.is_valid():
        raise Refused({name: form})
    return str(form.cleaned_data["note"])


def _report(request: HttpRequest, acting: Acting) -> str:
    forward(acting=acting, note=_words(request, "note_form", _("Xin ghi đã làm gì.")))
    return _("Đã báo cáo; chờ đơn vị giao việc xác nhận.")


def _send_back(request: HttpRequest, acting: Acting) -> str:
    words = _words(request, "return_form", _("Xin ghi lý do trả lại."))
    return_to_previous(acting=acting, reason=words)
    return _("Đã trả lại cho đơn vị làm tiếp.")


def _finish(request: HttpRequest, acting: Acting) -> str:
    tasks.finish_task(acting=acting, note=request.POST.get("note", "").strip()[:2000])
    return _("Đã xác nhận việc xong.")


def _postpone(request: HttpRequest, acting: Acting) -> str:
    form = PostponeForm(request.POST, auto_id=IDS["postpone_form"])
    if not form.is_valid():
        raise Refused({"postpone_form": form})
    try:
        tasks.postpone_task(acting=acting, **form.cleaned_data)
    except tasks.DueBeforeToday:
        form.blame("due_on", _("Hạn đã qua. Xin chọn từ hôm nay trở đi."))
        raise Refused({"postpone_form": form}) from None
    return _("Đã lùi hạn; hạn đầu vẫn được giữ lại để đối chiếu.")
