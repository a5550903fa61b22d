"""One announcement: what it announces, what is wrong, its deadlines, and the acts on it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.accounts.models import Account
from motcua.catalogue.announcing.deadlines import deadlines_of
from motcua.catalogue.announcing.problems import Problem, find_problems
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import SIGNED_ONCE, State
from motcua.catalogue.operations.announcements import drafting
from motcua.catalogue.operations.announcements.standing import (
    AnnouncementNotInState,
    EditedMeanwhile,
)
from motcua.catalogue.reading.change_words import Told, tell
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import differences
from motcua.desk.admin_forms import PlainForm
from motcua.desk.announcement_forms import EntryForm, HeadForm, ItemForm, ReasonForm, SignForm
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.views.announcements.board import LIST
from motcua.desk.views.announcements.rights import may_draft, may_sign
from motcua.kit.clock import local_day


@dataclass(frozen=True)
class ItemShown:
    """One procedure of the decision: its name, what changes in words, what is wrong."""

    item: AnnouncementItem
    name: str
    told: tuple[Told, ...]
    problems: tuple[Problem, ...]
    href: str


@stewards
@require_safe
def decision(request: OfficerRequest, announcement_id: int) -> HttpResponse:
    """Show an announcement."""
    found = get_object_or_404(Announcement, pk=announcement_id)
    return show_decision(request, found)


def show_decision(
    request: OfficerRequest,
    found: Announcement,
    bound: dict[str, PlainForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page; `bound` are forms to be given back with what was typed."""
    today = local_day(request.at)
    problems = () if found.state in SIGNED_ONCE else find_problems(found)
    forms: dict[str, PlainForm] = {
        "them": ItemForm(prefix="them", initial={"code": request.GET.get("ma", "")}),
        "ky": SignForm(prefix="ky", initial={"signed_on": today}),
        "nhap": EntryForm(prefix="nhap", initial={"entered_on": found.entered_on or today}),
        "tra": ReasonForm(prefix="tra"),
        "bo": ReasonForm(prefix="bo"),
        "thu-hoi": ReasonForm(prefix="thu-hoi"),
    }
    items = found.items.select_related("base").order_by("position")
    context: dict[str, Any] = {
        "found": found,
        "items": [_item(item, problems) for item in items],
        "whole": [p for p in problems if p.item_id is None],
        "open_count": sum(problem.is_open for problem in problems),
        "deadlines": deadlines_of(found, today=today),
        "people": _people(found),
        "forms": forms | (bound or {}),
        "may_draft": may_draft(request),
        "may_sign": found.state in (State.CHECKED, State.SIGNED) and may_sign(request),
        "is_mine": found.drafted_by == request.officer.actor,
    }
    return show(request, "desk/announcements/decision.html", context, status)


def _item(item: AnnouncementItem, problems: tuple[Problem, ...]) -> ItemShown:
    content = from_json(item.content) if item.content is not None else None
    before = from_json(item.base.content) if item.base else None
    name = content.name if content else before.name if before else ""
    told: tuple[Told, ...] = ()
    if content is not None and before is not None:
        told = tell(differences(before, content))
    return ItemShown(
        item, name or item.code, told, tuple(p for p in problems if p.item_id == item.pk),
        f"{LIST}{item.announcement_id}/thu-tuc/{item.pk}/",
    )  # fmt: skip


def _people(found: Announcement) -> dict[str, str]:
    """Return who drafted, checked, signed and closed, by name. One query."""
    actors = {
        "drafted": found.drafted_by, "checked": found.checked_by, "signed": found.signed_by,
        "closed": found.closed_by,
    }  # fmt: skip
    ids = [int(a.partition(":")[2]) for a in actors.values() if a.startswith("account:")]
    names = dict(Account.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    return {
        act: names.get(int(actor.partition(":")[2]), "") if actor.startswith("account:") else ""
        for act, actor in actors.items()
    }


@stewards
@require_http_methods(["GET", "POST"])
def head(request: OfficerRequest, announcement_id: int) -> HttpResponse:
    """Edit the head of a draft."""
    found = get_object_or_404(Announcement, pk=announcement_id)
    if not may_draft(request):
        raise PermissionDenied
    back = f"{LIST}{found.pk}/"
    if found.state != State.DRAFT:
        return HttpResponseRedirect(back)
    names = ("title", "issuer", "announcer", "effective_on", "legal_in_force_on", "note")
    form = HeadForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            drafting.edit_head(
                announcement_id=found.pk, revision=found.revision, head=form.head(),
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except (AnnouncementNotInState, EditedMeanwhile):
            form.blame("title", edited_meanwhile())
        else:
            messages.success(request, _("Đã lưu."))
            return HttpResponseRedirect(back)
    context = {"form": form, "title": _("Sửa phần đầu quyết định"), "back": back}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


def edited_meanwhile() -> str:
    """Return what is said when the page was older than the draft."""
    return _("Có người vừa sửa hoặc chuyển dự thảo này. Xin mở lại trang rồi làm tiếp.")


def content_or_empty(item: AnnouncementItem) -> ProcedureContent:
    """Return what an item would publish; an empty content for an abolition."""
    if item.content is None:
        return ProcedureContent(code=item.code, name="", field="")
    return from_json(item.content)
