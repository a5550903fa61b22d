"""Showing the way: life events step by step, and questions that end in the right procedure."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import codes_open_online, versions_on
from motcua.catalogue.queries.succession import ended_procedures
from motcua.design.guide_pages import GuidePage, guide_page
from motcua.guidance.queries.guides import GuideNotFound, OpenGuide, open_guide, open_guides
from motcua.guidance.queries.life_events import (
    LifeEventNotFound,
    events_shown,
    life_event_page,
)
from motcua.kit.clock import local_day, now
from motcua.portal.requests import language_of


@require_safe
def life_events(request: HttpRequest) -> HttpResponse:
    """List the events of life, and the guides."""
    language = language_of(request)
    context = {"events": events_shown(), "guides": _titles(language)}
    return render(request, "portal/guiding/events.html", context)


@require_safe
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an event of life calls for, in the order in which people meet it."""
    try:
        page = life_event_page(slug=slug, on=local_day(now()), language=language_of(request))
    except LifeEventNotFound as missing:
        raise Http404 from missing
    return render(request, "portal/guiding/event.html", {"page": page})


@require_safe
def former_life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead addresses of before to where the page is now."""
    return redirect("life-event", slug, permanent=True)


@dataclass(frozen=True)
class GuideTitle:
    """A guide in a list."""

    slug: str
    title: str
    lead: str


def _titles(language: str) -> list[GuideTitle]:
    return [_title(guide, language) for guide in open_guides()]


def _title(guide: OpenGuide, language: str) -> GuideTitle:
    document = guide.walker.guide
    return GuideTitle(guide.slug, document.title.say(language), document.lead.say(language))


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """List the guides."""
    return render(request, "portal/guiding/guides.html", {"guides": _titles(language_of(request))})


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """
    Ask the next question, or say where the answers end. They stand in the address and nowhere else.
    """
    try:
        found = open_guide(slug=slug)
    except GuideNotFound as missing:
        raise Http404 from missing
    today = local_day(now())
    page = guide_page(
        walker=found.walker, sent=request.GET.dict(), address=f"/tim-thu-tuc/{slug}/",
        language=language_of(request), answer_first=_("Xin chọn một câu trả lời."),
    )  # fmt: skip
    context: dict[str, Any] = {"page": page, "slug": slug}
    if page.end is not None and page.end.code:
        code = page.end.code
        held = versions_on(today).filter(procedure__code=code).values_list("name", flat=True)
        online = code in codes_open_online(on=today, among=[code])
        context |= {"official_name": held.first() or "", "start": _start(slug, page, online)}
        if not context["official_name"]:
            context["ended"] = ended_procedures(codes=[code], on=today).get(code)
    return render(request, "portal/guiding/guide.html", context, status=422 if page.error else 200)


def _start(slug: str, page: GuidePage, online: bool) -> str:
    """Return where the online form begins with what was answered here; "" where it is not open."""
    if page.end is None or not online:
        return ""
    query = urlencode({"hd": slug, **page.answers})
    return f"/ho-so/nhap/bat-dau/{page.end.code}/?{query}"
