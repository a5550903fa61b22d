"""What every answer of the API has in common: language, problems instead of pages, ETags."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers

from motcua.api import language, problems
from motcua.api.problems import Refused

ROOT = "/api/"
# Made for people: they speak the language of the interface and are pages, also when refused.
PAGES = ("/api/v1/", "/api/v1/problems/")

Handler = Callable[[HttpRequest], HttpResponse]


class ApiFrame:
    """
    Stands between the pages' middleware and the API, and leaves everything else alone.

    Whatever refuses a call (our code, the framework, a fault), the caller gets a problem
    document, never a page.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; calls of the API in the language that the caller accepts."""
        if not request.path.startswith(ROOT) or request.path in PAGES:
            return self.get_response(request)
        request.LANGUAGE_CODE = language.wanted(request)  # type: ignore[attr-defined]
        translation.activate(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if response.status_code >= 400 and not _is_problem(response):
            response = _as_problem(response)
        response["Content-Language"] = language.language_of(request)
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        response.headers.setdefault("Cache-Control", "private, no-store")
        return _conditional(request, response)


def _is_problem(response: HttpResponse) -> bool:
    return str(response.get("Content-Type", "")).startswith(problems.CONTENT_TYPE)


def _as_problem(response: HttpResponse) -> HttpResponse:
    kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
    return problems.answer(Refused(problems.kind_of(response.status_code), headers=kept))


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give what may be kept by a caller (catalogue, forms) its tag, and say 304 if unchanged."""
    if request.method != "GET" or response.status_code != 200:
        return response
    if "no-store" in response["Cache-Control"] or response.streaming:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
