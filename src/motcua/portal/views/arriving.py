"""Arriving by a campaign's short link, and by the link of an officer who helps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.guidance.operations.assisting import session_open
from motcua.guidance.operations.attribution import count_visit, counts_on, place_of
from motcua.kit.clock import local_day, now
from motcua.portal import arrival_cookie


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Count a visit and lead on. After the campaign the link leads on, and nothing is counted."""
    place = place_of(code=code)
    if place is None:
        raise Http404(code)
    at = now()
    response = HttpResponseRedirect(place.campaign.target)
    response["Cache-Control"] = "no-store"
    looked_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and not looked_ahead and counts_on(place, local_day(at)):
        count_visit(place=place, at=at)
        arrival_cookie.put(response, arrival_cookie.CAMPAIGN, place.code)
    return response


@require_http_methods(["GET", "POST"])
def assisted(request: HttpRequest, code: str) -> HttpResponse:
    """Say who helps and what that means; when agreed, let this browser's drafts be marked so."""
    session = session_open(code=code, at=now())
    if session is None:
        return render(request, "portal/guiding/assist_over.html", status=404)
    if request.method == "GET":
        return render(request, "portal/guiding/assist.html", {"session": session})
    response = HttpResponseRedirect("/thu-tuc/")
    arrival_cookie.put(response, arrival_cookie.ASSISTING, session.code)
    messages.success(request, _("Hồ sơ anh/chị bắt đầu từ bây giờ được ghi là có cán bộ hỗ trợ."))
    return response


@require_POST
def alone(request: HttpRequest) -> HttpResponse:
    """Go on without help: later drafts of this browser are nobody's but the applicant's."""
    response = HttpResponseRedirect("/thu-tuc/")
    arrival_cookie.drop(response, arrival_cookie.ASSISTING)
    messages.success(request, _("Đã thôi ghi nhận hỗ trợ trên máy này."))
    return response
