"""Beginning: which office, and whether to go on with a draft begun earlier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.models import Procedure, Service
from motcua.catalogue.queries.services import services_open_online
from motcua.eforms.fill_time import FillTime, fill_time
from motcua.eforms.operations import start_draft
from motcua.eforms.queries import DraftRow, unfinished
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id
from motcua.guidance.operations.assisting import mark_assisted, session_open
from motcua.guidance.operations.attribution import attribute_draft
from motcua.guidance.queries.guides import presets_for
from motcua.kit.clock import local_day, now
from motcua.portal import arrival_cookie
from motcua.portal.draft_cookie import keys_in, remember
from motcua.portal.requests import language_of
from motcua.portal.views.apply.opening import citizen


@dataclass(frozen=True)
class StartPage:
    """All that the page prints."""

    code: str
    title: str
    services: list[Service]
    chosen: str
    begun: list[DraftRow]
    time: FillTime
    error: str = ""


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """
    Let somebody choose the office, then begin a draft there.

    An old link or poster may lead here when the procedure is not taken online, or no more: its
    own page says what to do instead.
    """
    at = now()
    services = services_open_online(code=code, on=local_day(at))
    if not services:
        if Procedure.objects.filter(code=code).exists():
            return HttpResponseRedirect(f"/thu-tuc/{code}/")
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    wanted = sent.get("noi", "")
    chosen = next((s for s in services if s.agency.code == wanted), None)
    if chosen is None and len(services) == 1:
        chosen = services[0]
    if request.method == "POST" and chosen is not None:
        return _begin(request, chosen)
    error = _("Xin chọn nơi nộp hồ sơ.") if request.method == "POST" else ""
    account = citizen(request)
    release_id = _release_of(services[0])
    page = StartPage(
        code=code,
        title=form_of(release_id=release_id).document.title.say(language_of(request)),
        time=fill_time(release_id=release_id),
        services=services,
        chosen=chosen.agency.code if chosen else "",
        begun=unfinished(
            account_id=account.pk if account else None, keys=keys_in(request),
            procedure_code=code, at=at, language=language_of(request),
        ),
        error=error,
    )  # fmt: skip
    assisting = session_open(code=arrival_cookie.read(request, arrival_cookie.ASSISTING), at=at)
    context = {"page": page, "assisting": assisting}
    return render(request, "portal/apply/start.html", context, status=422 if error else 200)


def _release_of(service: Service) -> int:
    try:
        return latest_release_id(form_id=service.form_id, version=service.form_version)
    except FormNotPublished as missing:
        raise Http404 from missing


@transaction.atomic
def _begin(request: HttpRequest, service: Service) -> HttpResponse:
    account, at = citizen(request), now()
    try:
        started = start_draft(
            form_id=service.form_id, form_version=service.form_version,
            procedure_code=service.procedure.code, agency_id=service.agency_id,
            account_id=account.pk if account else None, at=at,
            presets=_answered_before(request, service),
        )  # fmt: skip
    except FormNotPublished as missing:
        raise Http404 from missing
    _note_arrival(request, started.draft_id, at)
    first = form_of(release_id=started.release_id).pages[0].id
    response = HttpResponseRedirect(f"/ho-so/nhap/{started.draft_id}/{first}/")
    if account is None:
        remember(request, response, started.draft_id, started.key)
    return response


def _answered_before(request: HttpRequest, service: Service) -> dict[str, str]:
    """Return what a guide, named in the address, knows of the form's answers."""
    guide = request.GET.get("hd", "")[:60]
    if not guide:
        return {}
    return presets_for(slug=guide, code=service.procedure.code, answers=request.GET.dict())


def _note_arrival(request: HttpRequest, draft_id: UUID, at: datetime) -> None:
    """Note which campaign's link brought the draft, and whose officer helps."""
    if code := arrival_cookie.read(request, arrival_cookie.CAMPAIGN):
        attribute_draft(draft_id=draft_id, code=code, at=at)
    if code := arrival_cookie.read(request, arrival_cookie.ASSISTING):
        mark_assisted(draft_id=draft_id, code=code, at=at)
