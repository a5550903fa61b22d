"""Middleware of our own: security headers, the interface's language and text size, error pages."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from motcua.accounts.sessions import SessionStore

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Frame-Options": "DENY",
}

TEXT_SIZES = ("small", "normal", "large")


class SecurityHeaders:
    """
    Puts the strict headers on every answer, also on errors and static files, and its length, so
    that it need not be sent in chunks.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers that the answer has not set itself."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response


class Interface:
    """
    Reads the reader's language and text size from cookies: no query, no guess from the browser.

    Vietnamese is what has legal effect, so it is the language unless the reader chose otherwise.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        language = "en" if request.COOKIES.get("language") == "en" else "vi"
        size = request.COOKIES.get("text_size", "normal")
        request.text_size = size if size in TEXT_SIZES else "normal"  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = language
        translation.activate(language)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SignedIn:
    """Puts who is signed in on the request; reads nothing before somebody asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; `request.user` is an account or an anonymous user."""
        request.user = SimpleLazyObject(lambda: _who(request))  # type: ignore[assignment]
        return self.get_response(request)


def _who(request: HttpRequest) -> object:
    session = request.session
    assert isinstance(session, SessionStore)
    return session.account() or AnonymousUser()
