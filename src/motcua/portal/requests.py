"""What views of the portal read from a request."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.accounts.models import Account
from motcua.kit.network import network_address as network_address


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


def language_of(request: HttpRequest) -> str:
    """Return the reader's language: "vi" or "en"."""
    return str(getattr(request, "LANGUAGE_CODE", "vi"))


def site_of(request: HttpRequest) -> str:
    """Return this site's own address without a slash at its end, for links that leave it."""
    return request.build_absolute_uri("/").rstrip("/")
