"""The signed cookie by which a browser opens the drafts that were begun in it without an account."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from motcua.eforms.access import KEPT_DAYS

NAME = "drafts"
SALT = "motcua.portal.drafts"
MOST = 6


def keys_in(request: HttpRequest) -> dict[str, str]:
    """Return draft id → key; empty when the cookie is missing, altered or too old."""
    try:
        value = request.get_signed_cookie(NAME, salt=SALT, max_age=KEPT_DAYS * 86400)
    except (KeyError, BadSignature):
        return {}
    pairs = (entry.partition("~") for entry in (value or "").split("|"))
    return {draft_id: key for draft_id, _, key in pairs if key}


def remember(request: HttpRequest, response: HttpResponse, draft_id: UUID, key: str) -> None:
    """Add a draft's key to the browser's cookie; the oldest gives way beyond a handful."""
    keys = {**keys_in(request), str(draft_id): key}
    kept = list(keys.items())[-MOST:]
    response.set_signed_cookie(
        NAME,
        "|".join(f"{draft}~{secret}" for draft, secret in kept),
        salt=SALT,
        max_age=KEPT_DAYS * 86400,
        path="/ho-so/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
