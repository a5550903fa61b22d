"""Helping people at the counter to file online: open a session, show its link, end it."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.desk.frame import OfficerRequest, officers_only, show
from motcua.documents.rendering import qr_svg
from motcua.guidance.models import AssistSession
from motcua.guidance.operations.assisting import NotAtThisCounter, close_session, open_session
from motcua.guidance.queries.assisting import sessions_of

PAGE = "/can-bo/ho-tro-nop/"
at_the_counter = officers_only(Role.INTAKE)


@at_the_counter
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """Show the officer's sessions, the present one with its link and QR code."""
    counters = Agency.objects.filter(pk__in=request.officer.scope.agency_ids(Role.INTAKE))
    sessions = sessions_of(officer_id=request.user.pk, at=request.at)
    present = next((s for s in sessions if s.is_open), None)
    link = qr = ""
    if present is not None:
        link = request.build_absolute_uri(f"/ho-tro/{present.session.code}/")
        qr = "data:image/svg+xml," + quote(qr_svg(link))
    context = {"counters": counters.order_by("code"), "sessions": sessions, "present": present,
               "link": link, "qr": qr}  # fmt: skip
    return show(request, "desk/guidance/assisting.html", context)


@at_the_counter
@require_POST
def begin(request: OfficerRequest) -> HttpResponse:
    """Open a session at one of the officer's counters."""
    agency = get_object_or_404(Agency, code=request.POST.get("noi", ""))
    try:
        open_session(officer=request.user, agency_id=agency.pk, at=request.at)
    except NotAtThisCounter as refused:
        raise PermissionDenied from refused
    messages.success(
        request,
        _("Đã mở phiên hỗ trợ. Đưa mã QR cho người dân, hoặc mở đường dẫn trên máy ở quầy."),
    )
    return HttpResponseRedirect(PAGE)


@at_the_counter
@require_POST
def end(request: OfficerRequest, session_id: int) -> HttpResponse:
    """End a session."""
    session = get_object_or_404(AssistSession, pk=session_id)
    try:
        close_session(session_id=session.pk, officer=request.user, at=request.at)
    except NotAtThisCounter as refused:
        raise PermissionDenied from refused
    messages.success(request, _("Đã kết thúc phiên hỗ trợ."))
    return HttpResponseRedirect(PAGE)
