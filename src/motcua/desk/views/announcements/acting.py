"""The acts on an announcement: one POST each, every refusal in words to whoever can mend it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.catalogue.models import Announcement
from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.operations.announcements import checking, drafting, entering, signing
from motcua.catalogue.operations.announcements.standing import (
    AnnouncementNotInState,
    EditedMeanwhile,
)
from motcua.desk.admin_forms import PlainForm
from motcua.desk.announcement_forms import EntryForm, ItemForm, ReasonForm, SignForm
from motcua.desk.frame import OfficerRequest, stewards
from motcua.desk.views.announcements.board import LIST
from motcua.desk.views.announcements.decision import edited_meanwhile, show_decision
from motcua.desk.views.announcements.rights import may_draft, may_sign

_FORMS: dict[str, type[PlainForm]] = {
    "them": ItemForm,
    "ky": SignForm,
    "nhap": EntryForm,
    "tra": ReasonForm,
    "bo": ReasonForm,
    "thu-hoi": ReasonForm,
}


class Refused(Exception):
    """An act was refused; `field` is the one to blame, "" for none."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.words, self.field = words, field


@stewards
@require_POST
def act(request: OfficerRequest, announcement_id: int, name: str) -> HttpResponse:
    """Do one act on an announcement; a refusal gives the page back with what was typed."""
    found = get_object_or_404(Announcement, pk=announcement_id)
    if name not in _ACTS:
        raise Http404
    right, do = _ACTS[name]
    if not right(request):
        raise PermissionDenied
    form = _FORMS[name](request.POST, prefix=name) if name in _FORMS else None
    if form is not None and not form.is_valid():
        return show_decision(request, found, {name: form}, 422)
    try:
        said = do(request, found, form.cleaned_data if form else {})
    except Refused as refused:
        if form is not None and refused.field:
            form.blame(refused.field, refused.words)
            return show_decision(request, found, {name: form}, 422)
        messages.error(request, refused.words)
        return show_decision(request, found, {name: form} if form else None, 409)
    except (AnnouncementNotInState, EditedMeanwhile):
        messages.error(request, edited_meanwhile())
        return HttpResponseRedirect(f"{LIST}{found.pk}/")
    messages.success(request, said)
    return HttpResponseRedirect(f"{LIST}{found.pk}/")


def _revision(request: OfficerRequest) -> int:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else -1


def _item_id(request: OfficerRequest, found: Announcement) -> int:
    typed = request.POST.get("item", "")
    ids = set(found.items.values_list("pk", flat=True))
    if not typed.isdecimal() or int(typed) not in ids:
        raise Refused(_("Dòng này không còn trong dự thảo."))
    return int(typed)


def _add(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    typed = [code.strip() for code in values["replaced_codes"].split(",") if code.strip()]
    kind = ItemKind(values["kind"])
    if typed and kind != ItemKind.REPLACED:
        raise Refused(_("Chỉ hình thức thay thế mới kết thúc mã khác."), "replaced_codes")
    try:
        drafting.add_item(
            announcement_id=found.pk, kind=kind, code=values["code"],
            replaced_codes=typed, legal_document=values["legal_document"],
            legal_title=values["legal_title"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except drafting.ItemNotPossible as wrong:
        words = {
            "malformed": _("Mã không đúng dạng, ví dụ 1.001193."),
            "twice": _("Mã này đã có trong dự thảo."),
            "unknown": _("Không có thủ tục đang dùng với mã này."),
            "taken": _("Mã này đã có thủ tục đang dùng; xin chọn “Sửa đổi, bổ sung”."),
        }
        raise Refused(words[wrong.reason], "code") from wrong
    return _("Đã thêm thủ tục vào dự thảo.")


def _remove(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    drafting.remove_item(item_id=_item_id(request, found), actor=request.officer.actor,
                         at=request.at)  # fmt: skip
    return _("Đã bỏ thủ tục khỏi dự thảo.")


def _rebase(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    drafting.rebase_item(item_id=_item_id(request, found), actor=request.officer.actor,
                         at=request.at)  # fmt: skip
    return _("Đã so lại với bản đang dùng. Xin đọc lại những gì sẽ đổi.")


def _acknowledge(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    try:
        checking.acknowledge(
            item_id=_item_id(request, found), key=request.POST.get("key", ""),
            actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except checking.NothingToAcknowledge as gone:
        raise Refused(_("Điều này không còn nữa, hoặc phải sửa chứ không xác nhận được.")) from gone
    return _("Đã ghi nhận.")


def _check(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    try:
        checking.check_announcement(
            announcement_id=found.pk, revision=_revision(request), actor=request.officer.actor,
            at=request.at,
        )  # fmt: skip
    except checking.CheckerDraftedIt as own:
        raise Refused(_("Người soạn không tự kiểm tra; xin nhờ một cán bộ khác.")) from own
    except checking.NotSound as wrong:
        raise Refused(_not_sound(wrong)) from wrong
    return _("Đã kiểm tra. Dự thảo chờ lãnh đạo tỉnh ký.")


def _not_sound(wrong: checking.NotSound) -> str:
    return _("Còn %(n)s điều phải sửa hoặc xác nhận, xem bên dưới.") % {"n": len(wrong.problems)}


def _return(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    checking.return_to_draft(announcement_id=found.pk, reason=values["reason"],
                             actor=request.officer.actor, at=request.at)  # fmt: skip
    return _("Đã trả về để sửa.")


def _sign(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    try:
        signing.sign_announcement(
            announcement_id=found.pk, revision=_revision(request), number=values["number"],
            signed_on=values["signed_on"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except signing.SignerDraftedIt as own:
        raise Refused(_("Người soạn không ký quyết định của chính mình.")) from own
    except signing.SignedInTheFuture as early:
        raise Refused(_("Ngày ký chưa đến."), "signed_on") from early
    except signing.NumberTaken as taken:
        raise Refused(_("Số này đã dùng cho quyết định khác cùng ngày."), "number") from taken
    except checking.NotSound as wrong:
        words = "; ".join(str(problem.kind.label) for problem in wrong.problems[:3])
        raise Refused(f"{_not_sound(wrong)} {words}.") from wrong
    return _("Đã ký. Nội dung không sửa được nữa và tự công khai đúng ngày.")


def _revoke(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    signing.revoke_announcement(announcement_id=found.pk, reason=values["reason"],
                                actor=request.officer.actor, at=request.at)  # fmt: skip
    return _("Đã thu hồi trước ngày hiệu lực.")


def _discard(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    drafting.discard_announcement(announcement_id=found.pk, reason=values["reason"],
                                  actor=request.officer.actor, at=request.at)  # fmt: skip
    return _("Đã bỏ dự thảo. Vẫn xem lại được ở mục đã bỏ.")


def _enter(request: OfficerRequest, found: Announcement, values: dict[str, Any]) -> str:
    try:
        entering.record_entry(announcement_id=found.pk, entered_on=values["entered_on"],
                              actor=request.officer.actor, at=request.at)  # fmt: skip
    except entering.EntryDayNotPossible as wrong:
        raise Refused(_("Ngày nhập phải từ ngày ký đến hôm nay."), "entered_on") from wrong
    return _("Đã ghi ngày nhập Cơ sở dữ liệu quốc gia.")


Right = Callable[[OfficerRequest], bool]
Act = Callable[[OfficerRequest, Announcement, dict[str, Any]], str]


def _either(request: OfficerRequest) -> bool:
    return may_draft(request) or may_sign(request)


_ACTS: dict[str, tuple[Right, Act]] = {
    "them": (may_draft, _add),
    "bot": (may_draft, _remove),
    "so-lai": (may_draft, _rebase),
    "xac-nhan": (may_draft, _acknowledge),
    "kiem-tra": (may_draft, _check),
    "tra": (_either, _return),
    "bo": (may_draft, _discard),
    "ky": (may_sign, _sign),
    "thu-hoi": (may_sign, _revoke),
    "nhap": (may_draft, _enter),
}
