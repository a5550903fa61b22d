"""Officers and their role grants."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts import operations
from motcua.accounts.models import Account, AccountKind, Role, RoleGrant
from motcua.desk.admin_forms import GrantForm, OfficerForm
from motcua.desk.frame import OfficerRequest, administrators, show
from motcua.kit.clock import local_day
from motcua.kit.text import fold

LIST = "/can-bo/quan-tri/can-bo/"


@administrators
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List officers with how many roles each holds."""
    query = request.GET.get("ten", "").strip()
    officers = Account.objects.filter(kind=AccountKind.OFFICER).prefetch_related("grants__agency")
    if query:
        officers = officers.filter(name_key__contains=fold(query))
    context = {"officers": officers.order_by("name_key")[:200], "query": query,
               "today": local_day(request.at)}  # fmt: skip
    return show(request, "desk/admin/officers.html", context)


@administrators
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Open an officer's account."""
    form = OfficerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = _open(request, form)
        if account is not None:
            messages.success(request, _("Đã mở tài khoản. Xin giao vai trò cho cán bộ."))
            return HttpResponseRedirect(f"{LIST}{account.pk}/")
    context = {"form": form, "title": _("Thêm cán bộ"), "back": LIST}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


def _open(request: OfficerRequest, form: OfficerForm) -> Account | None:
    try:
        return operations.open_account(
            kind=AccountKind.OFFICER, actor=request.officer.actor, at=request.at,
            **form.cleaned_data,
        )  # fmt: skip
    except operations.LoginTaken:
        form.blame("login", _("Tên đăng nhập này đã có người dùng."))
    except operations.BadLogin:
        form.blame("login", _("Chỉ dùng chữ không dấu, số và dấu chấm, ít nhất 3 ký tự."))
    except ValidationError:
        form.blame("password", _("Mật khẩu cần ít nhất 8 ký tự và không quá phổ biến."))
    return None


@administrators
@require_http_methods(["GET", "POST"])
def officer(request: OfficerRequest, account_id: int) -> HttpResponse:
    """Show an officer's roles; grant one."""
    account = get_object_or_404(Account, pk=account_id, kind=AccountKind.OFFICER)
    today = local_day(request.at)
    form = GrantForm(request.POST or None, today=today, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        try:
            operations.grant_role(account=account, actor=request.officer.actor, at=request.at,
                                  **form.cleaned_data)  # fmt: skip
        except operations.AlreadyGranted:
            form.blame("role", _("Cán bộ đang giữ vai trò này tại cơ quan này."))
        else:
            messages.success(request, _("Đã giao vai trò."))
            return HttpResponseRedirect(f"{LIST}{account.pk}/")
    context = {"account": account, "form": form, "today": today,
               "grants": account.grants.select_related("agency").order_by("-id")}  # fmt: skip
    return show(request, "desk/admin/officer.html", context, 422 if form.errors else 200)


@administrators
@require_POST
def withdraw(request: OfficerRequest, grant_id: int) -> HttpResponse:
    """Withdraw a role from today on."""
    grant = get_object_or_404(RoleGrant, pk=grant_id)
    if grant.account_id == request.user.pk and grant.role == Role.ADMINISTRATOR:
        messages.error(request, _("Anh/chị không tự thôi quyền quản trị của mình được."))
        return HttpResponseRedirect(f"{LIST}{grant.account_id}/")
    operations.withdraw_role(grant=grant, from_day=local_day(request.at),
                             actor=request.officer.actor, at=request.at)  # fmt: skip
    messages.success(request, _("Đã thôi giao vai trò, từ hôm nay."))
    return HttpResponseRedirect(f"{LIST}{grant.account_id}/")


@administrators
@require_POST
def lock(request: OfficerRequest, account_id: int) -> HttpResponse:
    """Lock or unlock an officer's account; one's own stays open."""
    account = get_object_or_404(Account, pk=account_id, kind=AccountKind.OFFICER)
    if account.pk == request.user.pk:
        messages.error(request, _("Anh/chị không tự khóa tài khoản của mình được."))
    else:
        operations.set_active(account=account, active=not account.is_active,
                              actor=request.officer.actor, at=request.at)  # fmt: skip
        said = _("Đã mở khóa tài khoản.") if account.is_active else _("Đã khóa tài khoản.")
        messages.success(request, said)
    return HttpResponseRedirect(f"{LIST}{account.pk}/")
