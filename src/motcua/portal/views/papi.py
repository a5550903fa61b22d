"""PAPI for the public: why a province stands where it stands, in the same numbers as at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.design.papi.asking import Asked, asked, file_name
from motcua.design.papi.print import report_pdf
from motcua.design.papi.report import report_page
from motcua.design.papi.sheets import report_xlsx
from motcua.design.papi.words import source_words
from motcua.design.sheets import XLSX
from motcua.documents.serving import as_made, as_pdf
from motcua.kit.clock import now
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
def pdf(request: HttpRequest) -> HttpResponse:
    """Hand out the report as PDF."""
    of = asked(request)
    made = report_pdf(of.panel, of.report, language_of(request), at=now(), is_example=of.is_example)
    return as_pdf(made, name=f"{file_name(of)}.pdf")


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the same as a workbook."""
    of = asked(request)
    made = report_xlsx(of.panel, of.report, language_of(request), at=now())
    return as_made(made, name=f"{file_name(of)}.xlsx", content_type=XLSX)


@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Hand out the report's numbers as JSON."""
    of = asked(request)
    said = as_json(of.panel, of.report)
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
