"""What views of the portal read from a request."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.accounts.models import Account


class CitizenRequest(HttpRequest):
    """A request whose sender is signed in."""

    user: Account  # type: ignore[assignment]


View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Send strangers to the sign-in page, and back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"/dang-nhap/?next={quote(request.get_full_path())}")
        return view(request, *args, **kwargs)

    return guarded


def safe_next(request: HttpRequest, otherwise: str = "/") -> str:
    """Return where to go next: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if wanted.startswith("/") and own else otherwise


def network_address(request: HttpRequest) -> str:
    """
    Return the sender's network address: the connection's, or behind a proxy of ours what that
    proxy added last to X-Forwarded-For. What a sender writes there themselves is not believed.
    """
    if settings.BEHIND_PROXY:
        hops = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        if hops[-1].strip():
            return hops[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def language_of(request: HttpRequest) -> str:
    """Return the reader's language: "vi" or "en"."""
    return str(getattr(request, "LANGUAGE_CODE", "vi"))
