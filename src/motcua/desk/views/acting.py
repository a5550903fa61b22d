"""Every POST of an act on a dossier: one-time token, version seen, one domain call."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.accounts.models import Account
from motcua.accounts.throttle import TooManyAttempts
from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.states import Act
from motcua.desk.acts import ACT_DONE
from motcua.desk.frame import OfficerRequest, at_work
from motcua.desk.views.dossier import find, may_check, page_of
from motcua.documents.models import StoredFile
from motcua.documents.operations import EmptyFile, FileTooLarge, UnacceptedType
from motcua.dossiers.access import ActNotTheirs
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import close_early, handle
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.check_papers import Tick, UnknownPaper, check_papers
from motcua.dossiers.operations.hand_over import ReceiverMissing, hand_over
from motcua.dossiers.operations.refuse import refuse
from motcua.dossiers.operations.supplement import UnknownComponent, request_supplement
from motcua.dossiers.uploads import store_upload
from motcua.kit.clock import VN


class BadInput(Exception):
    """What was typed cannot be used; the text says how to mend it, in the reader's language."""


Do = Callable[[OfficerRequest, Dossier, Click], CaseAct]


@at_work
@require_POST
def act(request: OfficerRequest, dossier_id: int, name: str) -> HttpResponse:
    """Do one act and go back to the dossier; refused, show it with what was typed."""
    found = find(request, dossier_id)
    if name not in _DOING:
        raise Http404
    try:
        click = Click(request.POST.get("token", ""), int(request.POST.get("version", "")))
        if not 8 <= len(click.token) <= 64:
            raise BadInput(_("Trang đã cũ. Xin tải lại trang rồi làm lại."))
        outcome = _DOING[name](request, found, click)
    except _WORDS as refused:
        words = _why(refused)
        status = 403 if isinstance(refused, ActNotTheirs) else 409
        return page_of(
            request, dossier_id, error=words, failed_act=name, typed=_typed(request.POST),
            status=status,
        )  # fmt: skip
    messages.success(request, str(ACT_DONE[Act(outcome.act)]) % {"number": found.number})
    return HttpResponseRedirect(f"/can-bo/ho-so/{dossier_id}/")


def _typed(post: QueryDict) -> dict[str, str]:
    return {k: str(v) for k, v in post.items() if k not in {"csrfmiddlewaretoken", "token"}}


# As long as the columns that take them; what is not named here is a reason or an opinion.
_LONGEST = {"number": 60, "basis": 300, "received_by": 200, "proxy_basis": 300}
_LONGEST_TEXT = 2000


def _text(request: OfficerRequest, name: str) -> str:
    typed = str(request.POST.get(name, "")).strip()
    most = _LONGEST.get(name, _LONGEST_TEXT)
    if len(typed) > most:
        raise BadInput(_("Dài quá. Xin ghi nhiều nhất %(most)s ký tự.") % {"most": most})
    return typed


def _accept(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return accept(dossier=found, officer=request.officer, click=click, at=request.at)


def _refuse(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return refuse(dossier=found, officer=request.officer, click=click, at=request.at,
                  reason=_text(request, "reason"), basis=_text(request, "basis"))  # fmt: skip


def _request_supplement(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return request_supplement(
        dossier=found, officer=request.officer, click=click, at=request.at,
        reason=_text(request, "reason"), components=tuple(request.POST.getlist("components")),
        answer_by=_end_of_day(request, "answer_by"),
    )  # fmt: skip


def _end_of_day(request: OfficerRequest, name: str) -> datetime:
    day = _date(request, name)
    return datetime.combine(day, time(17, 0), VN)


def _date(request: OfficerRequest, name: str) -> date:
    """Read a day as a browser's calendar sends it or as people write it, at most two years off."""
    day = _day(_text(request, name))
    if day is None or abs(day.year - request.at.year) > 2:
        raise BadInput(_("Xin ghi ngày, ví dụ 26/10/2026."))
    return day


def _day(typed: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _assign(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    chosen = _text(request, "assignee")
    account = Account.objects.filter(pk=int(chosen) if chosen.isdecimal() else 0).first()
    if account is None:
        raise BadInput(_("Xin chọn người xử lý."))
    return handle.assign(dossier=found, officer=request.officer, click=click, assignee=account,
                         at=request.at)  # fmt: skip


def _forward(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return handle.forward(dossier=found, officer=request.officer, click=click, at=request.at,
                          to=_text(request, "to") or None, note=_text(request, "note"))  # fmt: skip


def _return(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return handle.return_to_previous(dossier=found, officer=request.officer, click=click,
                                     reason=_text(request, "reason"), at=request.at)  # fmt: skip


def _decide(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    decision = _text(request, "decision")
    if decision not in {"granted", "denied"}:
        raise BadInput(_("Xin chọn đồng ý hay từ chối."))
    return handle.decide(
        dossier=found, officer=request.officer, click=click, granted=decision == "granted",
        number=_text(request, "number"), summary=_text(request, "summary"),
        file=_upload(request), at=request.at,
    )  # fmt: skip


def _upload(request: OfficerRequest) -> StoredFile | None:
    uploaded = request.FILES.get("file")
    if uploaded is None:
        return None
    return store_upload(uploaded=uploaded, account=request.user, at=request.at)


def _sign_off(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return handle.sign_off(dossier=found, officer=request.officer, click=click, at=request.at)


def _hand_over(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return hand_over(
        dossier=found, officer=request.officer, click=click, at=request.at,
        channel=_text(request, "channel"), received_by=_text(request, "received_by"),
        proxy_basis=_text(request, "proxy_basis"),
    )  # fmt: skip


def _agree(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return close_early.agree_withdrawal(dossier=found, officer=request.officer, click=click,
                                        at=request.at)  # fmt: skip


def _deny(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return close_early.deny_withdrawal(dossier=found, officer=request.officer, click=click,
                                       reason=_text(request, "reason"), at=request.at)  # fmt: skip


def _stop(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return close_early.stop(dossier=found, officer=request.officer, click=click, at=request.at,
                            reason=_text(request, "reason"),
                            basis=_text(request, "basis"))  # fmt: skip


def _extend(request: OfficerRequest, found: Dossier, click: Click) -> CaseAct:
    return close_early.extend(dossier=found, officer=request.officer, click=click, at=request.at,
                              until=_end_of_day(request, "until"),
                              reason=_text(request, "reason"))  # fmt: skip


_DOING: dict[str, Do] = {
    Act.ACCEPT: _accept,
    Act.REFUSE: _refuse,
    Act.REQUEST_SUPPLEMENT: _request_supplement,
    Act.ASSIGN: _assign,
    Act.FORWARD: _forward,
    Act.RETURN_TO_PREVIOUS: _return,
    Act.DECIDE: _decide,
    Act.SIGN_OFF: _sign_off,
    Act.HAND_OVER: _hand_over,
    Act.AGREE_WITHDRAWAL: _agree,
    Act.DENY_WITHDRAWAL: _deny,
    Act.STOP: _stop,
    Act.EXTEND: _extend,
}
_WORDS: tuple[type[Exception], ...] = (
    ValueError, BadInput, ActNotTheirs, casework.ActNotPossible, casework.CaseChangedMeanwhile,
    casework.TokenSpent, casework.ReasonMissing, casework.AnswerDateNotAhead,
    casework.WhichStep, casework.NoWayForward, casework.NothingBefore,
    casework.DecisionMissing, casework.StepDoesNotSign, casework.StepDoesNotDecide,
    casework.NoDateToExtend, casework.ReappointedAlready, casework.AppointmentInClosedTime,
    handle.AssigneeNotThere, handle.ResultIncomplete, ReceiverMissing,
    EmptyFile, FileTooLarge, TooManyAttempts, UnacceptedType, UnknownComponent,
)  # fmt: skip


def _why(refused: Exception) -> str:
    """Return in one or two sentences why an act was refused and what to do."""
    match refused:
        case BadInput():
            return str(refused)
        case ActNotTheirs():
            return _("Anh/chị không có quyền làm việc này với hồ sơ.")
        case casework.CaseChangedMeanwhile() | casework.ActNotPossible():
            return _("Hồ sơ vừa được người khác xử lý. Dưới đây là tình trạng mới nhất.")
        case casework.ReasonMissing():
            return _("Xin ghi lý do.")
        case casework.AnswerDateNotAhead():
            return _("Hạn bổ sung phải sau hôm nay.")
        case casework.WhichStep():
            return _("Xin chọn bước tiếp theo.")
        case casework.DecisionMissing():
            return _("Xin ghi kết luận trước khi ký.")
        case casework.ReappointedAlready():
            return _("Hồ sơ đã được hẹn lại một lần, không hẹn lại thêm được.")
        case casework.NoDateToExtend() | casework.AppointmentInClosedTime():
            return _("Ngày hẹn lại phải là ngày làm việc, sau ngày hẹn cũ.")
        case handle.AssigneeNotThere():
            return _("Người được chọn không làm bước này ở đơn vị này.")
        case handle.ResultIncomplete():
            return _("Đồng ý thì cần số của kết quả; từ chối thì cần lý do.")
        case ReceiverMissing():
            return _("Xin ghi ai nhận kết quả và nhận bằng cách nào.")
        case FileTooLarge():
            return _("Tệp lớn hơn mức cho phép.")
        case TooManyAttempts():
            return _("Gửi tệp quá nhiều lần. Xin đợi ít phút rồi thử lại.")
        case UnacceptedType() | EmptyFile():
            return _("Chỉ nhận tệp PDF, ảnh hoặc Word.")
        case _:
            return _("Chưa làm được việc này. Xin tải lại trang rồi thử lại.")


@at_work
@require_POST
def papers(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Keep the tick-list."""
    found = find(request, dossier_id)
    if not may_check(request, found):
        return page_of(request, dossier_id, status=403,
                       error=_("Anh/chị không có quyền làm việc này với hồ sơ."))  # fmt: skip
    ticks = tuple(
        Tick(
            key.removeprefix("state-"), str(value), request.POST.get(f"note-{key[6:]}", "").strip()
        )
        for key, value in request.POST.items()
        if key.startswith("state-")
    )
    try:
        check_papers(dossier=found, ticks=ticks, officer=request.user, at=request.at)
    except UnknownPaper as refused:
        raise Http404 from refused
    messages.success(request, _("Đã lưu kết quả kiểm tra giấy tờ."))
    return HttpResponseRedirect(f"/can-bo/ho-so/{dossier_id}/")
