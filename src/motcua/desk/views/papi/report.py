"""The report on a province and year: why it stands where it stands."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.design.papi.asking import Asked, asked, file_name
from motcua.design.papi.print import report_pdf
from motcua.design.papi.report import report_page
from motcua.design.papi.sheets import report_xlsx
from motcua.design.sheets import XLSX
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.views.papi.rights import HOME, keeps_tables, readers
from motcua.documents.serving import as_made, as_pdf
from motcua.rules.papi.as_json import as_json


@readers
@require_safe
def report(request: OfficerRequest) -> HttpResponse:
    """Show the report."""
    of = asked(request)
    page = report_page(of.panel, of.report, language())
    return show_papi(request, of, "report", {"page": page})


@readers
@require_safe
def as_file(request: OfficerRequest) -> HttpResponse:
    """Hand out the report's numbers as JSON."""
    of = asked(request)
    said = as_json(of.panel, of.report)
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


@readers
@require_safe
def pdf(request: OfficerRequest) -> HttpResponse:
    """Hand out the report as PDF."""
    of = asked(request)
    made = report_pdf(of.panel, of.report, language(), at=request.at, is_example=of.is_example)
    return as_pdf(made, name=f"{file_name(of)}.pdf")


@readers
@require_safe
def xlsx(request: OfficerRequest) -> HttpResponse:
    """Hand out the same as a workbook."""
    of = asked(request)
    made = report_xlsx(of.panel, of.report, language(), at=request.at)
    return as_made(made, name=f"{file_name(of)}.xlsx", content_type=XLSX)


def language() -> str:
    """The reader's language as the rules know it: "vi" or "en"."""
    return "en" if get_language() == "en" else "vi"


def show_papi(
    request: OfficerRequest, of: Asked, tab: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page that is about a province and year, with the tabs above."""
    shared = {
        "asked": of, "tab": tab, "home": HOME, "keeps_tables": keeps_tables(request),
        "language_code": language(),
    }  # fmt: skip
    return show(request, f"desk/papi/{tab}.html", {**shared, **context}, status)
