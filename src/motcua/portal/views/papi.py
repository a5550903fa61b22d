"""PAPI for the public: why a province stands where it stands, in the same numbers as at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.design.papi_asking import Asked, asked
from motcua.design.papi_report import report_page
from motcua.design.papi_words import source_words
from motcua.portal.requests import language_of
from motcua.rules.papi.as_json import as_json


@require_safe
@gzip_page
def report(request: HttpRequest) -> HttpResponse:
    """Show the report on a province and year. Three queries."""
    of = asked(request)
    return render(request, "portal/papi.html", _context(request, of))


def _context(request: HttpRequest, of: Asked) -> dict[str, Any]:
    page = report_page(of.panel, of.report, language_of(request))
    return {"asked": of, "page": page, "source": source_words()}


@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Hand out the report's numbers as JSON."""
    of = asked(request)
    said = as_json(of.panel, of.report)
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
