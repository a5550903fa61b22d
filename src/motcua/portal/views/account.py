"""Signing in and out, opening an account, one's own particulars and messages."""

from dataclasses import dataclass, field

from django.contrib import messages as flash
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts import identity, operations, throttle
from motcua.accounts.models import Account
from motcua.kit.clock import now
from motcua.notifications import operations as notifications
from motcua.notifications.queries import messages_of
from motcua.portal import particulars
from motcua.portal.message_words import words_of
from motcua.portal.requests import CitizenRequest, network_address, safe_next, signed_in


@dataclass
class FormPage:
    """A small form: what was typed, and what is wrong with it, by field."""

    next: str = ""
    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and password; after a success go on to where one wanted to go."""
    page = FormPage(next=safe_next(request, ""))
    if request.method == "GET":
        return render(request, "portal/account/sign_in.html", {"page": page})
    page.values = {"login": request.POST.get("login", "")}
    try:
        account = identity.authenticate(
            request=request, login=page.values["login"], password=request.POST.get("password", ""),
            address=network_address(request), at=now(),
        )  # fmt: skip
    except identity.WrongLoginOrPassword:
        page.errors["login"] = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Xin anh/chị nhập lại.")
        return render(request, "portal/account/sign_in.html", {"page": page}, status=422)
    except throttle.TooManyAttempts as refused:
        return too_many(request, refused)
    identity.sign_in(request=request, account=account)
    return HttpResponseRedirect(page.next or ("/can-bo/" if account.is_officer else "/ho-so/"))


def too_many(request: HttpRequest, refused: throttle.TooManyAttempts) -> HttpResponse:
    """Answer 429 and say in how many minutes to try again."""
    minutes = -(-refused.retry_after // 60)
    response = render(request, "design/errors/429.html", {"retry_minutes": minutes}, status=429)
    response["Retry-After"] = str(refused.retry_after)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    identity.sign_out(request=request)
    return HttpResponseRedirect("/")


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Open a citizen's or a business's account."""
    page = FormPage(next=safe_next(request, ""))
    if request.method == "GET":
        page.values = {"kind": "citizen"}
        return render(request, "portal/account/register.html", {"page": page})
    at, address = now(), network_address(request)
    page.values = particulars.read(request.POST, _REGISTER_FIELDS)
    try:
        throttle.check(limit=throttle.REGISTRATIONS, key=address, at=at)
    except throttle.TooManyAttempts as refused:
        return too_many(request, refused)
    password = request.POST.get("password", "")
    page.errors = particulars.wrong_with_registration(page.values, password)
    account = None if page.errors else _open(request, page)
    if account is None:
        return render(request, "portal/account/register.html", {"page": page}, status=422)
    throttle.count(limit=throttle.REGISTRATIONS, key=address, at=at)
    identity.sign_in(request=request, account=account)
    flash.success(request, _("Đã mở tài khoản. Anh/chị đang đăng nhập."))
    return HttpResponseRedirect(page.next or "/ho-so/")


_REGISTER_FIELDS = ("kind", "full_name", "phone", "email", "person_id", "tax_code", "address")


def _open(request: HttpRequest, page: FormPage) -> Account | None:
    values = page.values
    citizen = values["kind"] == "citizen"
    try:
        return operations.open_account(
            login=values["phone"], password=request.POST["password"], kind=values["kind"],
            full_name=values["full_name"], phone=values["phone"],
            email=values["email"], address=values["address"],
            person_id=values["person_id"] if citizen else "",
            tax_code="" if citizen else values["tax_code"], actor="", at=now(),
        )  # fmt: skip
    except (operations.LoginTaken, IntegrityError):  # the latter: by a request beside this one
        page.errors["phone"] = _("Số này đã có tài khoản. Xin anh/chị đăng nhập.")
    except operations.BadLogin:
        page.errors["phone"] = _("Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0.")
    except ValidationError:
        page.errors["password"] = _(
            "Mật khẩu cần ít nhất 8 ký tự và không quá phổ biến, ví dụ không phải 12345678."
        )
    return None


@signed_in
@require_http_methods(["GET", "POST"])
def profile(request: CitizenRequest) -> HttpResponse:
    """Show and correct one's own particulars."""
    page = FormPage(values={n: str(getattr(request.user, n) or "") for n in _PROFILE_FIELDS})
    if request.method == "GET":
        return render(request, "portal/account/profile.html", {"page": page})
    page.values = particulars.read(request.POST, _PROFILE_FIELDS)
    page.errors = particulars.wrong_with_profile(page.values)
    if page.errors:
        return render(request, "portal/account/profile.html", {"page": page}, status=422)
    operations.correct_account(
        account=request.user, actor=request.user.actor, at=now(), **page.values
    )
    flash.success(request, _("Đã lưu thông tin của anh/chị."))
    return HttpResponseRedirect("/tai-khoan/")


_PROFILE_FIELDS = ("full_name", "phone", "email", "address")


@signed_in
@require_safe
def messages(request: CitizenRequest) -> HttpResponse:
    """List one's messages and mark them as read."""
    rows = [(message, words_of(message)) for message in messages_of(account_id=request.user.pk)]
    response = render(request, "portal/account/messages.html", {"rows": rows})
    notifications.mark_read(account_id=request.user.pk, at=now())
    return response
