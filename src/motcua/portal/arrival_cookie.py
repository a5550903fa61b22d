"""
How a draft is told to come from a campaign, or to be filled in with an officer's help.

Two signed cookies that last as long as the browser's session and are sent to the pages of
applying only. They hold a code of a place, of a session at a counter: nothing about the reader.
"""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

CAMPAIGN, ASSISTING = "campaign", "assisting"
_SALT = "motcua.portal.arrival"
_PATH = "/ho-so/"
# A browser may keep its session open for weeks; what it then brings is no campaign's doing.
_OLDEST = 86_400


def read(request: HttpRequest, name: str) -> str:
    """Return the code a cookie holds; "" when there is none, or it was altered or is a day old."""
    try:
        return request.get_signed_cookie(name, salt=_SALT + name, max_age=_OLDEST) or ""
    except (KeyError, BadSignature):
        return ""


def put(response: HttpResponse, name: str, code: str) -> None:
    """Let the browser's session carry a code."""
    response.set_signed_cookie(
        name, code, salt=_SALT + name, path=_PATH, secure=settings.SESSION_COOKIE_SECURE,
        httponly=True, samesite="Lax",
    )  # fmt: skip


def drop(response: HttpResponse, name: str) -> None:
    """Take the code out of the browser."""
    response.delete_cookie(name, path=_PATH, samesite="Lax")
