"""What the script asks while somebody types: units of today, numbers in words. No page needs it."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from motcua.eforms.addressing import proposed_while_typing
from motcua.eforms.presentation.spoken import words_of_anything
from motcua.portal.requests import language_of

_LONGEST = 80


@require_safe
def communes(request: HttpRequest) -> JsonResponse:
    """Return communes that somebody may be about to write, today's and what became of former."""
    typed = request.GET.get("q", "")[:_LONGEST]
    found = proposed_while_typing(request.GET.get("tinh", "")[:20], typed, language_of(request))
    return _kept({"communes": [asdict(one) for one in found]})


@require_safe
def number(request: HttpRequest) -> JsonResponse:
    """Return a number as typed in words; "" for what is none."""
    typed, kind = request.GET.get("so", ""), request.GET.get("loai", "")
    return _kept({"words": words_of_anything(kind, typed, language_of(request))})


def _kept(content: dict[str, object]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    # The same for everybody, but for the language, which stands in a cookie.
    response["Cache-Control"] = "private, max-age=600"
    return response
