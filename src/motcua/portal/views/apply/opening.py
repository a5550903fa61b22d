"""Opening a draft for whoever asks, and saying it plainly when it cannot be opened."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from motcua.accounts.models import Account
from motcua.eforms.access import DraftNotFound, DraftSubmitted, Opener
from motcua.eforms.models import Draft
from motcua.portal.draft_cookie import keys_in
from motcua.rules.form_document import Journey

View = Callable[..., HttpResponseBase]

PAPERS = "giay-to"
REVIEW = "kiem-tra"


def citizen(request: HttpRequest) -> Account | None:
    """Return the citizen or business signed in. Officers apply from an account of their own."""
    user = request.user
    return user if isinstance(user, Account) and not user.is_officer else None


def opener_of(request: HttpRequest, draft_id: UUID) -> Opener:
    """Return what the request brings along to open a draft."""
    account = citizen(request)
    return Opener(account.pk if account else None, keys_in(request).get(str(draft_id), ""))


def opens_draft(view: View) -> View:
    """Answer for drafts that are not there, not theirs, or submitted already."""

    @wraps(view)
    def guarded(
        request: HttpRequest, draft_id: UUID, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            response = view(request, draft_id, *args, **kwargs)
        except DraftNotFound:
            return render(request, "portal/apply/lost.html", status=404)
        except DraftSubmitted as submitted:
            return HttpResponseRedirect(f"/ho-so/da-nop/{submitted.reference}/")
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return guarded


def address(draft: Draft, place: str) -> str:
    """Return the address of a page of a draft."""
    return f"/ho-so/nhap/{draft.pk}/{place}/"


def place_after(replayed: Journey) -> str:
    """Return where to go on: the first page to do, then the papers, then checking."""
    if replayed.next_page is not None:
        return replayed.next_page
    return PAPERS if any(need.is_missing for need in replayed.papers) else REVIEW
