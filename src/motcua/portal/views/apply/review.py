"""Checking one's answers, submitting them, and the receipt."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.access import DossierNotTheirs, get_dossier_for_applicant
from motcua.dossiers.answer_word import word_state
from motcua.dossiers.operations.submit import (
    DraftNotReady,
    DraftNotTheirs,
    ServiceClosed,
    submit,
)
from motcua.eforms.access import Opener, expires_at, get_draft
from motcua.eforms.models import Draft, DraftFile
from motcua.eforms.operations import claim_draft, discard_draft
from motcua.eforms.presentation import Reminder, SummarySection, reminders, summary
from motcua.eforms.queries import files_of, journey_of
from motcua.eforms.releases import form_of
from motcua.guidance.operations.assisting import assisting_unit_of, session_open
from motcua.kit.clock import now
from motcua.kit.references import new_token
from motcua.portal import arrival_cookie
from motcua.portal.requests import CitizenRequest, language_of, signed_in
from motcua.portal.views.apply.ended import if_ended
from motcua.portal.views.apply.offers import OfferView, offer_view
from motcua.portal.views.apply.opening import (
    address,
    citizen,
    opener_of,
    opens_draft,
    place_after,
)


@dataclass(frozen=True)
class ReviewPaper:
    """A paper as the check page prints it."""

    title: str
    files: list[DraftFile]
    is_required: bool


@dataclass(frozen=True)
class ReviewPage:
    """All that the check page prints."""

    draft: Draft
    form_title: str
    steps: int
    sections: list[SummarySection]
    reminders: list[Reminder]
    papers: list[ReviewPaper]
    declaration: str
    token: str
    error: str = ""
    offer: OfferView | None = None


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    """Officers apply from an account of their own as citizens."""
    if citizen(request) is not None:
        return None
    messages.warning(
        request, _("Tài khoản cán bộ không nộp hồ sơ được. Xin đăng nhập bằng tài khoản công dân.")
    )
    return HttpResponseRedirect(f"/dang-nhap/?next={request.path}")


@signed_in
@opens_draft
@require_safe
def review(request: CitizenRequest, draft_id: UUID) -> HttpResponse:
    """Show everything once more. The draft becomes the account's, and opens on any device."""
    return _sign_in_first(request) or _show(request, draft_id)


def _show(
    request: CitizenRequest, draft_id: UUID, *, error: str = "", status: int = 200
) -> HttpResponse:
    opener, at = opener_of(request, draft_id), now()
    draft = get_draft(draft_id=draft_id, opener=opener, at=at)
    if (ended := if_ended(request, draft)) is not None:
        return ended
    if draft.account_id is None:
        claim_draft(draft_id=draft_id, opener=opener, at=at)
    form, files = form_of(release_id=draft.release_id), files_of(draft=draft)
    replayed, language = journey_of(draft=draft, at=at, files=files), language_of(request)
    if not replayed.is_ready:
        return HttpResponseRedirect(address(draft, place_after(replayed)))
    page = ReviewPage(
        draft=draft,
        form_title=form.document.title.say(language),
        steps=len(replayed.path) + (2 if replayed.papers else 1),
        sections=summary(form, replayed.answers, language),
        reminders=reminders(form, replayed, language),
        papers=[
            ReviewPaper(
                need.paper.title.say(language),
                [f for f in files if f.paper == need.paper.id],
                need.is_required,
            )
            for need in replayed.papers
        ],
        declaration=form.document.declaration.say(language),
        token=new_token(),
        error=error,
        offer=offer_view(draft, at, language) if status == 200 else None,
    )
    return render(request, "portal/form/check_answers.html", {"page": page}, status=status)


@signed_in
@opens_draft
@require_POST
def send(request: CitizenRequest, draft_id: UUID) -> HttpResponse:
    """Submit. Whatever fails, the draft stays as it was."""
    refused = _sign_in_first(request)
    if refused is not None:
        return refused
    if "declared" not in request.POST:
        error = _("Xin đánh dấu vào ô cam đoan trước khi gửi.")
        return _show(request, draft_id, error=error, status=422)
    at = now()
    try:
        done = submit(
            draft_id=draft_id, applicant=request.user, submitted_at=at,
            token=request.POST.get("token", "") or new_token(),
            assisting_unit_id=_who_helped(request, draft_id, at),
        )  # fmt: skip
    except DraftNotTheirs:
        return render(request, "portal/apply/lost.html", status=404)
    except DraftNotReady as missing:
        place = missing.page or "giay-to"
        return HttpResponseRedirect(f"/ho-so/nhap/{draft_id}/{place}/")
    except ServiceClosed:
        draft = get_draft(draft_id=draft_id, opener=opener_of(request, draft_id), at=at)
        if (ended := if_ended(request, draft)) is not None:
            return ended
        return render(request, "portal/apply/closed.html", {"draft_id": draft_id}, status=409)
    return HttpResponseRedirect(f"/ho-so/da-nop/{done.reference}/")


def _who_helped(request: CitizenRequest, draft_id: UUID, at: datetime) -> int | None:
    """Return the counter whose officer helped when the draft was begun, or helps as it is sent."""
    begun_at = assisting_unit_of(draft_id=draft_id)
    if begun_at is not None:
        return begun_at
    session = session_open(code=arrival_cookie.read(request, arrival_cookie.ASSISTING), at=at)
    return session.agency_id if session else None


@signed_in
@require_safe
def receipt(request: CitizenRequest, reference: str) -> HttpResponse:
    """Say that the dossier has come in, what happens next, and how one will hear of it."""
    try:
        dossier = get_dossier_for_applicant(reference=reference, account=request.user)
    except DossierNotTheirs as refused:
        raise Http404 from refused
    title = dossier.case.title
    if dossier.form_release_id is not None:
        title = form_of(release_id=dossier.form_release_id).document.title.say(language_of(request))
    context = {"dossier": dossier, "title": title, "word": word_state(dossier=dossier)}
    response = render(request, "portal/apply/receipt.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@dataclass(frozen=True)
class SavedDraftPage:
    """All that the page after "save and go on later" prints."""

    draft: Draft
    form_title: str
    expires_at: datetime
    is_claimed: bool


@opens_draft
@require_safe
def saved(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Say that the draft is kept, till when, and how to open it elsewhere; claim it if possible."""
    opener, at = opener_of(request, draft_id), now()
    draft = get_draft(draft_id=draft_id, opener=opener, at=at)
    if draft.account_id is None and opener.account_id is not None:
        claim_draft(draft_id=draft_id, opener=opener, at=at)
    form = form_of(release_id=draft.release_id)
    page = SavedDraftPage(
        draft=draft,
        form_title=form.document.title.say(language_of(request)),
        expires_at=expires_at(draft),
        is_claimed=opener.account_id is not None,
    )
    return render(request, "portal/apply/saved.html", {"page": page})


@opens_draft
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Ask once more, then remove a draft with everything in it."""
    opener: Opener = opener_of(request, draft_id)
    draft = get_draft(draft_id=draft_id, opener=opener, at=now())
    if request.method == "POST":
        discard_draft(draft_id=draft_id, opener=opener, at=now())
        messages.success(request, _("Đã xóa bản nháp."))
        return HttpResponseRedirect("/ho-so/" if opener.account_id else "/")
    title = form_of(release_id=draft.release_id).document.title.say(language_of(request))
    return render(request, "portal/apply/discard.html", {"draft": draft, "title": title})
