"""One page of a form: shown, saved, shown again with what is wrong."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.queries.services import ways_withheld_at
from motcua.eforms.access import expires_at, get_draft
from motcua.eforms.addressing import communes_of_own_province, has_something_to_propose
from motcua.eforms.models import Draft
from motcua.eforms.operations import PageNotOpen, SavedPage, save_page
from motcua.eforms.pages import errors_on, standing
from motcua.eforms.presentation import PageView, page_view
from motcua.eforms.queries import files_of, journey_of
from motcua.eforms.releases import form_for, form_of
from motcua.kit.clock import local_day, now
from motcua.portal.requests import language_of
from motcua.portal.views.apply.ended import if_ended
from motcua.portal.views.apply.offers import OfferView, offer_view
from motcua.portal.views.apply.opening import (
    PAPERS,
    REVIEW,
    address,
    citizen,
    opener_of,
    opens_draft,
    place_after,
)
from motcua.rules.form_document import FieldError, Form
from motcua.rules.form_document.narrowing import asks_for_the_result

# In the query of a page that asks which commune of today an old name means.
PROPOSING = "dia-chi"


@dataclass(frozen=True)
class FormPage:
    """All that the page prints. `conflict`: somebody saved it elsewhere meanwhile."""

    draft: Draft
    view: PageView
    communes: tuple[str, ...]
    expires_at: datetime
    is_change: bool
    conflict: bool = False
    offer: OfferView | None = None


@opens_draft
@require_safe
def resume(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Go to where the draft was left."""
    at = now()
    draft = get_draft(draft_id=draft_id, opener=opener_of(request, draft_id), at=at)
    if (ended := if_ended(request, draft)) is not None:
        return ended
    replayed = journey_of(draft=draft, at=at, files=files_of(draft=draft))
    return HttpResponseRedirect(address(draft, place_after(replayed)))


@opens_draft
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, draft_id: UUID, page_id: str) -> HttpResponse:
    """Show a page of the form, or save what was sent."""
    if request.method == "POST":
        return _save(request, draft_id, page_id)
    at = now()
    draft = get_draft(draft_id=draft_id, opener=opener_of(request, draft_id), at=at)
    form, today = _form(draft, page_id), local_day(at)
    replayed, compiled = standing(form, draft, today), form.page(page_id)
    if compiled is None or not replayed.may_open(page_id):
        return HttpResponseRedirect(address(draft, replayed.next_page or REVIEW))
    typed = draft.typed.get(page_id, {})
    is_new = page_id not in draft.saved_pages
    errors = [] if is_new else errors_on(compiled, typed, replayed, today)
    view = page_view(
        form=form, page=compiled, replayed=replayed, answers=draft.answers, typed=typed,
        errors=tuple(e for e in errors if e.code != "required"), language=language_of(request),
        account=citizen(request), is_new=is_new, wants_row="them" in request.GET,
        proposes=PROPOSING in request.GET,
    )  # fmt: skip
    return _show(request, draft, view)


def _form(draft: Draft, page_id: str) -> Form:
    """Return the form; on the page about receiving the result, without ways that the office lacks."""
    form = form_of(release_id=draft.release_id)
    if not asks_for_the_result(form.document, page_id):
        return form
    withheld = ways_withheld_at(code=draft.procedure_code, agency_id=draft.agency_id)
    return form_for(release_id=draft.release_id, withheld=withheld)


def _save(request: HttpRequest, draft_id: UUID, page_id: str) -> HttpResponse:
    try:
        saved = save_page(
            draft_id=draft_id, page_id=page_id, sent=dict(request.POST.lists()), at=now(),
            opener=opener_of(request, draft_id), seen_version=_whole(request, "page-version"),
            drop_row=_whole(request, "drop-row"),
        )  # fmt: skip
    except PageNotOpen as elsewhere:
        place = elsewhere.next_page or REVIEW
        return HttpResponseRedirect(f"/ho-so/nhap/{draft_id}/{place}/")
    if saved.conflict:
        return _show_again(request, saved, ())
    if "save-and-leave" in request.POST:
        return HttpResponseRedirect(address(saved.draft, "da-luu"))
    if "drop-row" in request.POST:
        return HttpResponseRedirect(address(saved.draft, page_id))
    typed_wrong = tuple(e for e in saved.errors if e.code != "required")
    if "add-row" in request.POST and not typed_wrong:
        return HttpResponseRedirect(address(saved.draft, page_id) + "?them=1")
    if saved.errors:
        return _show_again(request, saved, saved.errors)
    if has_something_to_propose(saved.page, saved.answers, dict(request.POST.lists())):
        change = "&sua=1" if "sua" in request.GET else ""
        return HttpResponseRedirect(f"{address(saved.draft, page_id)}?{PROPOSING}=1{change}")
    return HttpResponseRedirect(address(saved.draft, _next_place(request, saved)))


def _next_place(request: HttpRequest, saved: SavedPage) -> str:
    """Return the page after this one; after a change, straight back to checking."""
    replayed = saved.journey
    if "sua" in request.GET:
        return replayed.next_page or REVIEW
    path = replayed.path
    following = path[path.index(saved.page.id) + 1 :]
    if following:
        return following[0]
    return replayed.next_page or (PAPERS if replayed.papers else REVIEW)


def _whole(request: HttpRequest, name: str) -> int | None:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def _show_again(
    request: HttpRequest, saved: SavedPage, errors: tuple[FieldError, ...]
) -> HttpResponse:
    view = page_view(
        form=saved.form, page=saved.page, replayed=saved.journey, answers=saved.answers,
        typed=saved.typed, errors=errors, language=language_of(request),
    )  # fmt: skip
    status = 409 if saved.conflict else 422
    return _show(request, saved.draft, view, conflict=saved.conflict, status=status)


def _show(
    request: HttpRequest,
    draft: Draft,
    view: PageView,
    *,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    shown = FormPage(
        draft=draft,
        view=view,
        communes=communes_of_own_province() if view.has_address else (),
        expires_at=expires_at(draft),
        is_change="sua" in request.GET,
        conflict=conflict,
        offer=offer_view(draft, now(), language_of(request)) if status == 200 else None,
    )
    return render(request, "portal/form/page.html", {"page": shown}, status=status)
