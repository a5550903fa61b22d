"""A draft whose procedure has ended meanwhile: it cannot be sent, and its owner is led on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.catalogue.queries.succession import ended_procedures
from motcua.eforms.models import Draft
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day, now


def if_ended(request: HttpRequest, draft: Draft) -> HttpResponse | None:
    """Return the page that says so; None while the procedure is in force. One query."""
    code = draft.procedure_code
    ended = ended_procedures(codes=[code], on=local_day(now())).get(code)
    if ended is None:
        return None
    first = form_of(release_id=draft.release_id).pages[0].id
    context = {"draft_id": draft.pk, "first": first, "ended": ended}
    return render(request, "portal/apply/ended.html", context, status=410)
