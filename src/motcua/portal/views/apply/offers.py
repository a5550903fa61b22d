"""A form has a newer release: say so, show what changed, let the applicant choose."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.queries.services import services_open_online
from motcua.eforms.access import get_draft
from motcua.eforms.models import Draft
from motcua.eforms.offering import NotOffered, Offer, offer_of
from motcua.eforms.operations import accept_release, decline_release
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id, newest_known_id
from motcua.kit.clock import local_day, now
from motcua.portal.requests import language_of
from motcua.portal.views.apply.opening import opener_of, opens_draft

OFFER = "ban-moi"


@dataclass(frozen=True)
class OfferView:
    """A newer release as pages print it: what changed for this applicant, and what is to do."""

    release_id: int
    changes: tuple[str, ...]
    again: tuple[str, ...]


@dataclass(frozen=True)
class OfferPage:
    """All that the page prints."""

    draft: Draft
    form_title: str
    offer: OfferView


def offer_view(draft: Draft, at: datetime, language: str) -> OfferView | None:
    """Return what to offer on a draft's pages. No query as a rule; some while there is an offer."""
    offer = _offer(draft, at)
    return None if offer is None else _view(offer, language)


def _view(offer: Offer, language: str) -> OfferView:
    titles = {page.id: page.title.say(language) for page in offer.form.document.pages}
    return OfferView(
        release_id=offer.release_id,
        changes=tuple(change.words.say(language) for change in offer.rebased.changes),
        again=tuple(titles[page] for page in offer.rebased.again),
    )


def _offer(draft: Draft, at: datetime) -> Offer | None:
    form_id = form_of(release_id=draft.release_id).document.form
    try:
        newest = newest_known_id(form_id=form_id)
        if newest in {draft.release_id, draft.declined_release_id}:
            return None
        newest = _offered_by_the_service(draft, form_id, at)
    except FormNotPublished:
        return None
    return offer_of(draft=draft, newest_id=newest, at=at)


def _offered_by_the_service(draft: Draft, form_id: str, at: datetime) -> int:
    """
    Return the release that somebody beginning now at the same office would get.

    :raises FormNotPublished: the office takes this procedure by another form, or no longer
    """
    services = services_open_online(code=draft.procedure_code, on=local_day(at))
    pinned = next(
        (s for s in services if s.agency_id == draft.agency_id and s.form_id == form_id), None
    )
    if pinned is None:
        raise FormNotPublished(form_id)
    return latest_release_id(form_id=form_id, version=pinned.form_version)


@opens_draft
@require_http_methods(["GET", "POST"])
def newer_release(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show what changed since; go over, or stay."""
    at, opener = now(), opener_of(request, draft_id)
    if request.method == "POST":
        return _decide(request, draft_id, at)
    draft = get_draft(draft_id=draft_id, opener=opener, at=at)
    language = language_of(request)
    offer = offer_view(draft, at, language)
    if offer is None:
        return HttpResponseRedirect(f"/ho-so/nhap/{draft_id}/")
    title = form_of(release_id=draft.release_id).document.title.say(language)
    page = OfferPage(draft=draft, form_title=title, offer=offer)
    return render(request, "portal/form/newer_release.html", {"page": page})


def _decide(request: HttpRequest, draft_id: UUID, at: datetime) -> HttpResponse:
    sent, opener = request.POST.get("release", ""), opener_of(request, draft_id)
    release_id = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0
    try:
        if "keep" in request.POST:
            decline_release(draft_id=draft_id, release_id=release_id, opener=opener, at=at)
            messages.info(request, _("Anh/chị làm tiếp trên bản đang dùng."))
        else:
            accept_release(draft_id=draft_id, release_id=release_id, opener=opener, at=at)
            messages.success(
                request, _("Đã chuyển sang bản mới. Những gì anh/chị đã khai vẫn còn nguyên.")
            )
    except NotOffered:
        messages.warning(
            request, _("Bản mới này không dùng được nữa. Anh/chị làm tiếp trên bản đang dùng.")
        )
    return HttpResponseRedirect(f"/ho-so/nhap/{draft_id}/")
