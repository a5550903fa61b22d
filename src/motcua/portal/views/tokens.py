"""One's own tokens for programs: made here, shown once, revoked here."""

from dataclasses import dataclass, field

from django.contrib import messages as flash
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kit.clock import now
from motcua.portal.requests import CitizenRequest, signed_in
from motcua.tokens import operations
from motcua.tokens.models import Scope
from motcua.tokens.operations import LIFETIMES
from motcua.tokens.queries import TokenRow, tokens_of

ADDRESS = "/tai-khoan/ma-truy-cap/"
DEFAULT_DAYS = 90


@dataclass
class TokensPage:
    """All that the page prints. `secret`: the token made just now, on this answer only."""

    rows: list[TokenRow]
    scopes: list[tuple[str, str, bool]]
    lifetimes: list[tuple[int, bool]]
    label: str = ""
    secret: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@signed_in
@require_http_methods(["GET", "POST"])
def tokens(request: CitizenRequest) -> HttpResponse:
    """List one's tokens, or make one. Officers' accounts have none."""
    if request.user.is_officer:
        raise Http404
    if request.method == "GET":
        return _show(request, chosen=(Scope.CATALOGUE,))
    label, chosen = request.POST.get("label", ""), tuple(request.POST.getlist("scopes"))
    days = request.POST.get("days", "")
    errors: dict[str, str] = {}
    try:
        issued = operations.issue_to_account(
            account=request.user, label=label, scopes=chosen,
            days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0, at=now(),
        )  # fmt: skip
    except operations.NoLabel:
        errors["label"] = _("Xin đặt tên cho mã, nhiều nhất 80 chữ cái.")
    except operations.ScopesNotGrantable:
        errors["scopes"] = _("Xin chọn ít nhất một quyền.")
    except operations.LifetimeNotOffered:
        errors["days"] = _("Xin chọn mã dùng được bao lâu.")
    except operations.TooManyTokens as full:
        errors["label"] = _("Đã có %(n)s mã đang dùng. Xin thu hồi bớt rồi lập mã mới.") % {
            "n": full.limit
        }
    else:
        return _show(request, chosen=(Scope.CATALOGUE,), secret=issued.secret)
    return _show(request, chosen=chosen, label=label, days=days, errors=errors)


def _show(
    request: CitizenRequest,
    *,
    chosen: tuple[str, ...],
    label: str = "",
    days: str = "",
    secret: str = "",
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    page = TokensPage(
        rows=tokens_of(account=request.user, at=now()),
        scopes=[(s.value, str(s.label), s.value in chosen) for s in Scope],
        lifetimes=[(n, str(n) == (days or str(DEFAULT_DAYS))) for n in LIFETIMES],
        label=label,
        secret=secret,
        errors=errors or {},
    )
    status = 422 if errors else 200
    response = render(request, "portal/account/tokens.html", {"page": page}, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_POST
def revoke(request: CitizenRequest, token_id: int) -> HttpResponse:
    """Revoke one of one's own tokens."""
    try:
        operations.revoke_token(
            token_id=token_id, account=request.user, actor=request.user.actor, at=now()
        )
    except operations.TokenNotFound as missing:
        raise Http404 from missing
    flash.success(request, _("Đã thu hồi mã. Chương trình dùng mã này không vào được nữa."))
    return HttpResponseRedirect(ADDRESS)
