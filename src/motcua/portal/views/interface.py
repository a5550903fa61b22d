"""Language and text size: two cookies, set by plain links."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from motcua.portal.requests import safe_next

_YEAR = 365 * 24 * 3600
TEXT_SIZES = {"small", "normal", "large"}
LANGUAGES = {"vi", "en"}


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Read on in another language."""
    if code not in LANGUAGES:
        raise Http404
    return _keep(request, "language", code)


@require_safe
def text_size(request: HttpRequest, size: str) -> HttpResponse:
    """Read on in smaller or larger letters."""
    if size not in TEXT_SIZES:
        raise Http404
    return _keep(request, "text_size", size)


def _keep(request: HttpRequest, name: str, value: str) -> HttpResponse:
    response = HttpResponseRedirect(safe_next(request))
    response.set_cookie(
        name, value, max_age=_YEAR, samesite="Lax", secure=settings.PRODUCTION, httponly=True
    )
    return response
