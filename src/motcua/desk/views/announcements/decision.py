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
from motcua.catalogue.announcing.everywhere import where_named
from motcua.catalogue.announcing.kinds import Problem
from motcua.catalogue.announcing.naming import CONCERNED, Naming, Thing
from motcua.catalogue.announcing.problems import find_problems
from motcua.catalogue.models import Announcement, AnnouncementItem
from motcua.catalogue.models.announcements import SIGNED_ONCE, State
from motcua.catalogue.operations.announcements import drafting
from motcua.catalogue.operations.announcements.standing import (
    AnnouncementNotInState,
    EditedMeanwhile,
)
from motcua.catalogue.reading.change_words import Told, tell
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.differences import Part, differences, parts_of
from motcua.desk.admin_forms import PlainForm
from motcua.desk.announcement_forms import EntryForm, HeadForm, ItemForm, ReasonForm, SignForm
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.touching import ThingShown, projects_of, things_shown
from motcua.desk.views.announcements.board import LIST
from motcua.desk.views.announcements.rights import may_draft, may_sign
from motcua.kit.clock import local_day


@dataclass(frozen=True)
class CodeTouched:
    """
    What names a code of the decision. `ends`: the code ends; else what its changes concern.

    `places` are all, `by_hand` those that somebody must mend.
    """

    code: str
    ends: bool
    things: tuple[ThingShown, ...]

    @property
    def places(self) -> int:
        """How many places there are."""
        return sum(len(thing.places) for thing in self.things)

    @property
    def by_hand(self) -> int:
        """How many of them go on naming the code until somebody mends them."""
        return sum(len(thing.places) for thing in self.things if thing.by_hand)


@dataclass(frozen=True)
class ItemShown:
    """One procedure of the decision: its name, what changes in words, what is wrong."""

    item: AnnouncementItem
    name: str
    told: tuple[Told, ...]
    problems: tuple[Problem, ...]
    touched: tuple[CodeTouched, ...]
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
    items = list(found.items.select_related("base", "announcement").order_by("position"))
    named = Named.of(found, items)
    signed = found.state in SIGNED_ONCE
    problems = () if signed else find_problems(found, named=named.all)
    forms: dict[str, PlainForm] = {
        "them": ItemForm(prefix="them", initial={"code": request.GET.get("ma", "")}),
        "ky": SignForm(prefix="ky", initial={"signed_on": today}),
        "nhap": EntryForm(prefix="nhap", initial={"entered_on": found.entered_on or today}),
        "tra": ReasonForm(prefix="tra"),
        "bo": ReasonForm(prefix="bo"),
        "thu-hoi": ReasonForm(prefix="thu-hoi"),
    }
    context: dict[str, Any] = {
        "found": found,
        "items": [_item(request, item, problems, named) for item in items],
        "whole": [p for p in problems if p.item_id is None],
        "open_count": sum(_is_open(problem, found) for problem in problems),
        "deadlines": deadlines_of(found, today=today),
        "people": _people(found),
        "forms": forms | (bound or {}),
        "may_draft": may_draft(request),
        "may_sign": found.state in (State.CHECKED, State.SIGNED) and may_sign(request),
        "is_mine": found.drafted_by == request.officer.actor,
    }
    return show(request, "desk/announcements/decision.html", context, status)


def _is_open(problem: Problem, found: Announcement) -> bool:
    """Whether it stands in the way of the next act."""
    return problem.stops_signing if found.state == State.CHECKED else problem.is_open


@dataclass(frozen=True)
class Named:
    """What names each code of a decision, and the studio's pages of the forms among it."""

    all: tuple[Naming, ...]
    by_code: dict[str, list[Naming]]
    projects: dict[str, int]

    @classmethod
    def of(cls, found: Announcement, items: list[AnnouncementItem]) -> "Named":
        """Ask for all codes at once; nothing of a decision that was given up."""
        codes = {code for item in items for code in (item.code, *item.replaced_codes)}
        given_up = found.state in (State.DISCARDED, State.REVOKED)
        named = () if given_up else where_named(tuple(sorted(codes)))
        by_code: dict[str, list[Naming]] = {}
        for one in named:
            by_code.setdefault(one.code, []).append(one)
        return cls(named, by_code, projects_of(one.key for one in named))


def _item(
    request: OfficerRequest,
    item: AnnouncementItem,
    problems: tuple[Problem, ...],
    named: Named,
) -> ItemShown:
    content = from_json(item.content) if item.content is not None else None
    before = from_json(item.base.content) if item.base else None
    name = content.name if content else before.name if before else ""
    changes = differences(before, content) if content and before else ()
    return ItemShown(
        item, name or item.code, tell(changes),
        tuple(p for p in problems if p.item_id == item.pk),
        _touched(request, item, named, parts_of(changes)),
        f"{LIST}{item.announcement_id}/thu-tuc/{item.pk}/",
    )  # fmt: skip


def _touched(
    request: OfficerRequest,
    item: AnnouncementItem,
    named: Named,
    parts: tuple[Part, ...],
) -> tuple[CodeTouched, ...]:
    """
    Return what names the item's codes: of one that ends everything, else what its changes concern.

    Once it took effect nothing is said of a change, and of an end what is still to be mended.
    """
    published = item.announcement.state == State.PUBLISHED
    found = []
    for code in (item.code, *item.replaced_codes):
        ends = code in item.ended_codes
        places = [
            one
            for one in named.by_code.get(code, ())
            if (ends and not (published and one.thing == Thing.PAGE))
            or (not ends and not published and set(CONCERNED[one.thing]) & set(parts))
        ]
        if places:
            found.append(CodeTouched(code, ends, things_shown(request, places, named.projects)))
    return tuple(found)


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
