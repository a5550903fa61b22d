"""One target: its burn-down, its list with what each service lacks, giving it out, planning it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on
from motcua.casework.operations.tasks import DueBeforeToday
from motcua.catalogue.models import OfferedService, ProcedureVersion
from motcua.catalogue.queries.versions import in_force
from motcua.design.level_words import fact_words, level_words, missing_words
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.programme_forms import AssignForm, ScopeForm
from motcua.desk.stewarding import kept_agency_ids
from motcua.desk.views.programmes.assumed import assumed_words_of
from motcua.desk.views.programmes.board import target_shown
from motcua.desk.views.programmes.rights import PROGRAMMES, leads, readers, stewards
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.programmes.models import ScopeItem, Target, TargetKind
from motcua.programmes.operations.assign import NothingToAssign, assign_services
from motcua.programmes.operations.scope import ReasonMissing, add_to_scope, remove_from_scope
from motcua.programmes.queries.planning import DEFAULT_EFFORTS, plan_of
from motcua.programmes.queries.progress import is_done
from motcua.rules.programme import Work
from motcua.rules.service_level import Fact, RuleSet, missing_for

PAGE = 50
_MOST_EFFORT = 999
# Two forms stand on the page, each with an agency.
_SCOPE_IDS = "them-%s"


class NoSuchList(Http404):
    """The address names a part of the list that there is none of."""


@dataclass(frozen=True)
class ItemShown:
    """One service of a target's list. `assumed`: what of it a scenario assumed, in a few words."""

    item: ScopeItem
    name: str
    level: str
    missing: tuple[str, ...]
    is_done: bool
    assumed: str


def _target(target_id: int) -> Target:
    return get_object_or_404(Target.objects.select_related("programme__unit"), pk=target_id)


def _led(request: OfficerRequest, target_id: int) -> Target:
    target = _target(target_id)
    if not leads(request, target.programme) or target.programme.closed_at:
        raise PermissionDenied
    return target


def names_of(procedures: set[int], request: OfficerRequest) -> Mapping[int, str]:
    """Return procedures' names of today, by id. One query."""
    found = ProcedureVersion.objects.filter(
        in_force(local_day(request.at)), procedure__in=procedures
    )
    return dict(found.values_list("procedure_id", "name"))


def level_of(target: Target, service: OfferedService) -> str:
    """Return a service's level of today under the target's decree."""
    rule_set = target.rule_set or RuleSet.DECREE_43_2011
    old = rule_set == RuleSet.DECREE_43_2011
    return level_words(rule_set, service.level_43 if old else service.level_42)


def missing_of(target: Target, service: OfferedService) -> tuple[str, ...]:
    """Return what a service still lacks for its target, in words."""
    if is_done(target, service):
        return ()
    if target.kind == TargetKind.EFORMS or target.level_to is None:
        return (missing_words((Fact.EFORM,)),)
    lacking = missing_for(RuleSet(target.rule_set), service.holds, target.level_to)
    return tuple(map(missing_words, lacking))


@readers
@require_safe
def target(request: OfficerRequest, target_id: int) -> HttpResponse:
    """Show a target. A fixed number of queries beside one a week."""
    return _page(request, _target(target_id))


def _page(
    request: OfficerRequest, shown: Target, status: int = 200, **forms: object
) -> HttpResponse:
    today = local_day(request.at)
    group, page = request.GET.get("nhom", ""), _number(request.GET.get("trang", "1"))
    if group not in _groups():
        raise NoSuchList
    department = _department(request)
    items = shown.scope.filter(removed_at__isnull=True)
    if department:
        items = items.filter(assignment__agency=department)
    if group == "chua-giao":
        items = items.filter(assignment__isnull=True)
    found = list(
        items.select_related(
            "service__procedure", "service__agency", "assignment__agency"
        ).order_by("service__procedure__code", "service__agency__code")
    )
    if group in ("xong", "con"):
        found = [item for item in found if is_done(shown, item.service) == (group == "xong")]
    rows = found[(page - 1) * PAGE : page * PAGE]
    names = names_of({item.service.procedure_id for item in rows}, request)
    assumed = assumed_words_of((item.service for item in rows), today)
    context = {
        "target": shown,
        "shown": target_shown(shown, request),
        "rows": [
            ItemShown(
                item, names.get(item.service.procedure_id, ""), level_of(shown, item.service),
                missing_of(shown, item.service), is_done(shown, item.service),
                assumed[item.service_id],
            )
            for item in rows
        ],
        "total": len(found),
        "page": page,
        "pages": max(1, -(-len(found) // PAGE)),
        "group": group,
        "groups": _groups().items(),
        "department": department,
        "kept": urlencode({"don-vi": department.code}) if department else "",
        "leads": leads(request, shown.programme) and shown.programme.closed_at is None,
        "scope_form": ScopeForm(on=today, auto_id=_SCOPE_IDS),
        "assign_form": AssignForm(among=_departments(request), initial={"due_on": shown.due_on}),
        "base": f"{PROGRAMMES}chi-tieu/{shown.pk}/",
        **forms,
    }  # fmt: skip
    return show(request, "desk/programmes/target.html", context, status)


def _groups() -> dict[str, str]:
    return {
        "": _("Tất cả"), "con": _("Còn phải làm"), "xong": _("Đã đạt"), "chua-giao": _("Chưa giao"),
    }  # fmt: skip


def _department(request: OfficerRequest) -> Agency | None:
    """Return the department whose part of the list is asked for; None: the whole list."""
    code = request.GET.get("don-vi", "")
    return get_object_or_404(Agency, code=code) if code else None


def _departments(request: OfficerRequest) -> QuerySet[Agency]:
    """Return to whom the officer may give services: the units kept."""
    return agencies_on(day=local_day(request.at)).filter(pk__in=kept_agency_ids(request))


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1


@stewards
@require_POST
def add(request: OfficerRequest, target_id: int) -> HttpResponse:
    """Put services into the target's list."""
    shown, today = _led(request, target_id), local_day(request.at)
    form = ScopeForm(request.POST, on=today, auto_id=_SCOPE_IDS)
    if not form.is_valid():
        return _page(request, shown, 422, scope_form=form)
    services = OfferedService.objects.filter(level_43__isnull=False)
    if codes := form.wanted_codes:
        known = set(
            services.filter(procedure__code__in=codes).values_list("procedure__code", flat=True)
        )
        if unknown := [code for code in codes if code not in known]:
            form.blame(
                "codes", _("Không cơ quan nào mở: %(codes)s.") % {"codes": ", ".join(unknown)}
            )
            return _page(request, shown, 422, scope_form=form)
        services = services.filter(procedure__code__in=codes)
    elif shown.kind == TargetKind.LEVELS:
        services = services.filter(_at_start(shown))
    if form.cleaned_data["agency"]:
        services = services.filter(agency=form.cleaned_data["agency"])
    added = add_to_scope(
        target=shown, services=services.values_list("pk", flat=True), actor=request.officer.actor,
        at=request.at,
    )  # fmt: skip
    messages.success(request, _("Đã đưa thêm %(n)s dịch vụ vào danh sách.") % {"n": added})
    return HttpResponseRedirect(f"{PROGRAMMES}chi-tieu/{shown.pk}/")


def _at_start(target: Target) -> Q:
    old = target.rule_set == RuleSet.DECREE_43_2011
    return Q(level_43=target.level_from) if old else Q(level_42=target.level_from)


@stewards
@require_POST
def assign(request: OfficerRequest, target_id: int) -> HttpResponse:
    """Give the marked services to a department, or take them out of the list."""
    shown = _led(request, target_id)
    chosen = [int(pk) for pk in request.POST.getlist("chon") if pk.isdecimal() and len(pk) < 18]
    if request.POST.get("act") == "remove":
        return _remove(request, shown, chosen)
    form = AssignForm(request.POST, among=_departments(request))
    if not chosen:
        form.add_error(None, _("Xin đánh dấu ít nhất một dịch vụ."))
    if form.is_valid():
        try:
            given = assign_services(
                target=shown, items=chosen, agency=form.cleaned_data["agency"],
                due_on=form.cleaned_data["due_on"], note=form.cleaned_data["note"],
                actor=request.officer.actor, at=request.at, token=new_token(),
            )  # fmt: skip
        except DueBeforeToday:
            form.blame("due_on", _("Hạn đã qua. Xin chọn từ hôm nay trở đi."))
        except NothingToAssign:
            form.add_error(None, _("Các dịch vụ đã đánh dấu đều đã giao cho đơn vị khác."))
        else:
            words = _("Đã giao %(n)s dịch vụ cho %(agency)s.")
            counted = {"n": given.items.count(), "agency": given.agency.name_vi}
            messages.success(request, words % counted)
            return HttpResponseRedirect(f"{PROGRAMMES}chi-tieu/{shown.pk}/")
    return _page(request, shown, 422, assign_form=form, chosen=chosen)


def _remove(request: OfficerRequest, shown: Target, chosen: list[int]) -> HttpResponse:
    items = list(shown.scope.filter(pk__in=chosen, removed_at__isnull=True))
    try:
        for item in items:
            remove_from_scope(
                item=item, reason=request.POST.get("reason", ""), actor=request.officer.actor,
                at=request.at,
            )  # fmt: skip
    except ReasonMissing:
        messages.error(request, _("Xin ghi lý do đưa ra khỏi danh sách."))
        return _page(request, shown, 422, chosen=chosen)
    messages.success(request, _("Đã đưa %(n)s dịch vụ ra khỏi danh sách.") % {"n": len(items)})
    return HttpResponseRedirect(f"{PROGRAMMES}chi-tieu/{shown.pk}/")


@dataclass(frozen=True)
class RankedShown:
    """One service in the planner's order."""

    service: OfferedService
    name: str
    used: int
    effort: int
    works: tuple[str, ...]


@dataclass(frozen=True)
class BundleShown:
    """Works that together unlock services."""

    works: tuple[str, ...]
    effort: int
    unlocks: int
    names: tuple[str, ...]


@readers
@require_safe
def plan(request: OfficerRequest, target_id: int) -> HttpResponse:
    """Show what to do first, by efforts that the reader may change in the address."""
    shown = _target(target_id)
    efforts = {
        str(fact): _effort(request.GET.get(fact, ""), DEFAULT_EFFORTS[fact]) for fact in Fact
    }
    found = plan_of(target=shown, at=request.at, efforts=efforts)
    names = names_of({s.procedure_id for s in found.services.values()}, request)
    context = {
        "target": shown,
        "shown": target_shown(shown, request),
        "efforts": [(fact, fact_words(fact), efforts[fact]) for fact in Fact],
        "ranked": [
            RankedShown(
                found.services[one.needed.service],
                names.get(found.services[one.needed.service].procedure_id, ""),
                one.needed.used, one.effort,
                tuple(work_words(work) for work in sorted(one.needed.works)),
            )
            for one in found.ranked[:100]
        ],
        "more": max(0, len(found.ranked) - 100),
        "bundles": [
            BundleShown(
                tuple(work_words(work) for work in bundle.works), bundle.effort,
                len(bundle.unlocks),
                tuple(
                    f"{found.services[pk].procedure.code} · {found.services[pk].agency.name_vi}"
                    for pk in bundle.unlocks[:12]
                ),
            )
            for bundle in found.bundles
        ],
        "base": f"{PROGRAMMES}chi-tieu/{shown.pk}/",
    }  # fmt: skip
    return show(request, "desk/programmes/plan.html", context)


def _effort(typed: str, default: int) -> int:
    return min(int(typed), _MOST_EFFORT) if typed.isdecimal() and len(typed) < 5 else default


def work_words(work: Work) -> str:
    """Return a piece of work in words: what, and where."""
    what = missing_words((Fact(work.fact),))
    return f"{what}: {work.where}" if work.where else _("%(what)s: cả tỉnh") % {"what": what}
