"""What a procedure is handed out as: linked data, the counter's notice, its history."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import (
    Coming,
    HistoryEntry,
    ProcedureHistory,
    ProcedureNotFound,
    get_procedure_history,
    get_procedure_page,
)
from motcua.catalogue.queries.succession import EndedProcedure, ended_procedures
from motcua.catalogue.reading.change_words import tell
from motcua.documents.rendering import render as render_paper
from motcua.kit.clock import local_day, now
from motcua.portal.linked_data import linked_data
from motcua.portal.notice import notice_of
from motcua.portal.requests import language_of, site_of


def _history_or_404(code: str, on: date) -> ProcedureHistory:
    try:
        return get_procedure_history(code=code, on=on)
    except ProcedureNotFound as missing:
        raise Http404 from missing


@require_safe
def jsonld(request: HttpRequest, code: str) -> HttpResponse:
    """Return the procedure as JSON-LD; of one that is no more, the page which says so."""
    today = local_day(now())
    try:
        page = get_procedure_page(code=code, on=today)
    except ProcedureNotFound:
        return ended_procedure(request, code)
    data = linked_data(page, site=site_of(request))
    return JsonResponse(
        data, content_type="application/ld+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip


@require_safe
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """Return the notice for the counter as an A4 PDF, with a QR code to the page."""
    at = now()
    try:
        page, language = get_procedure_page(code=code, on=local_day(at)), language_of(request)
    except ProcedureNotFound:
        _history_or_404(code, local_day(at))
        # Nothing is put up any more: the page says since when, and why.
        return redirect("procedure", code=code)
    href = request.build_absolute_uri(f"/thu-tuc/{code}/")
    data = notice_of(page, href=href, on=local_day(at), language=language)
    pdf = render_paper(template="notice", data=data, made_at=at)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="niem-yet-{code}.pdf"'
    return response


@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what changed, from when, by which decision, and what is signed to come."""
    today = local_day(now())
    found = _history_or_404(code, today)
    ended = ended_procedures(codes=[code], on=today).get(code) if found.ended_on else None
    return _show_history(request, found, ended=ended)


def ended_procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Tell of a procedure that is no more; one that never was is not found."""
    today = local_day(now())
    found = _history_or_404(code, today)
    ended = ended_procedures(codes=[code], on=today).get(code)
    return _show_history(request, found, 410, ended)


def _show_history(
    request: HttpRequest,
    found: ProcedureHistory,
    status: int = 200,
    ended: EndedProcedure | None = None,
) -> HttpResponse:
    context = {
        "ended": ended,
        "found": found,
        "entries": [_entry(entry) for entry in found.entries if not _is_idle(entry)],
        "coming": [_coming(one) for one in found.coming],
    }
    return render(request, "portal/catalogue/history.html", context, status=status)


def _is_idle(entry: HistoryEntry) -> bool:
    """Whether nobody ever saw it: replaced on the day it began."""
    return entry.held_no_day and not entry.is_first


def _entry(entry: HistoryEntry) -> dict[str, Any]:
    return {"v": entry, "told": tell(entry.changes)}


def _coming(one: Coming) -> dict[str, Any]:
    return {"one": one, "told": tell(one.changes)}
