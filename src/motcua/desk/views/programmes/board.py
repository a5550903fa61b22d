"""The programmes, and one programme: its targets, who is how far, what was directed."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on
from motcua.casework.operations.tasks import DueBeforeToday
from motcua.design.charts.burndown import BurnDown, burn_down
from motcua.design.wording import grouped
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.programme_forms import FORMS, DirectiveForm, ProgrammeForm, TargetForm
from motcua.desk.stewarding import kept_agency_ids
from motcua.desk.views.programmes.assumed import assumed_in
from motcua.desk.views.programmes.rights import (
    PROGRAMMES,
    directors,
    directs,
    leads,
    readers,
    stewards,
)
from motcua.desk.views.programmes.words import Standing, standing, target_words
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.programmes.models import Programme, Target
from motcua.programmes.operations.directive import give_directive
from motcua.programmes.operations.programme import (
    TargetNotPossible,
    close_programme,
    found_programme,
    set_form_target,
    set_level_target,
)
from motcua.programmes.queries.progress import Progress, done_by_agency, progress_of


@dataclass(frozen=True)
class TargetShown:
    """A target with its drawing."""

    progress: Progress
    words: str
    standing: Standing
    chart: BurnDown
    chart_words: str
    href: str


@dataclass(frozen=True)
class DepartmentCell:
    """How far a department is in one target; `href` opens its part of the list."""

    words: str
    scope: int
    done: int
    href: str


@dataclass(frozen=True)
class DepartmentLine:
    """How far one department is, target by target; `agency` None: given to nobody."""

    agency: Agency | None
    cells: tuple[DepartmentCell, ...]

    @property
    def left(self) -> int:
        """What it still has to do, in all targets."""
        return sum(cell.scope - cell.done for cell in self.cells)


def target_shown(target: Target, request: OfficerRequest) -> TargetShown:
    """Return a target as the pages print it."""
    progress = progress_of(target=target, at=request.at)
    points = [(week.day, week.remaining) for week in progress.turns]
    left, all_ = grouped(progress.remaining), grouped(progress.scope)
    words = _("Còn %(left)s trong %(all)s") % {"left": left, "all": all_}
    chart = burn_down(points, target.programme.starts_on, target.due_on)
    href = f"{PROGRAMMES}chi-tieu/{target.pk}/"
    return TargetShown(progress, target_words(target), standing(progress), chart, words, href)


@readers
@require_safe
def programmes(request: OfficerRequest) -> HttpResponse:
    """List the programmes, running ones first."""
    found = Programme.objects.select_related("unit").order_by("closed_at", "-starts_on")
    context = {
        "running": [p for p in found if p.closed_at is None],
        "closed": [p for p in found if p.closed_at],
        "may_found": request.officer.scope.has_role(Role.STEWARD),
    }
    return show(request, "desk/programmes/list.html", context)


@stewards
@require_http_methods(["GET", "POST"])
def found(request: OfficerRequest) -> HttpResponse:
    """Found a programme led by the steward's own unit."""
    form = ProgrammeForm(request.POST or None, initial={"starts_on": local_day(request.at)})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if chosen["ends_on"] < chosen["starts_on"]:
            form.blame("ends_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
        else:
            own = min(request.officer.scope.agency_ids(Role.STEWARD))
            programme = found_programme(
                **chosen, unit=Agency.objects.get(pk=own), actor=request.officer.actor,
                at=request.at,
            )  # fmt: skip
            messages.success(request, _("Đã lập chương trình. Bước tiếp theo: đặt chỉ tiêu."))
            return HttpResponseRedirect(f"{PROGRAMMES}{programme.pk}/")
    context = {"form": form, "title": _("Lập chương trình"), "back": PROGRAMMES}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


@readers
@require_safe
def programme(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Show a programme."""
    shown = get_object_or_404(Programme.objects.select_related("unit"), pk=programme_id)
    targets = list(shown.targets.select_related("programme").order_by("id"))
    directives = shown.directives.prefetch_related("tasks__agency", "tasks__case", "tasks__answers")
    context = {
        "programme": shown,
        "targets": [target_shown(target, request) for target in targets],
        "departments": _departments(targets),
        "assumed": assumed_in(shown, local_day(request.at)),
        "directives": directives.select_related("given_by").order_by("-id"),
        "leads": leads(request, shown) and shown.closed_at is None,
        "directs": (leads(request, shown) or directs(request, shown)) and shown.closed_at is None,
        "base": f"{PROGRAMMES}{shown.pk}/",
    }
    return show(request, "desk/programmes/programme.html", context)


def _departments(targets: list[Target]) -> list[DepartmentLine]:
    counted = [(target, target_words(target), done_by_agency(target)) for target in targets]
    units = {pk for _target, _words, counts in counted for pk in counts}
    agencies = Agency.objects.in_bulk([pk for pk in units if pk])

    def line(pk: int) -> DepartmentLine:
        agency = agencies.get(pk)
        narrowed = f"don-vi={agency.code}" if agency else "nhom=chua-giao"
        return DepartmentLine(agency, tuple(
            DepartmentCell(
                words, *counts.get(pk, (0, 0)), f"{PROGRAMMES}chi-tieu/{target.pk}/?{narrowed}"
            )
            for target, words, counts in counted
        ))  # fmt: skip

    return sorted(map(line, units), key=lambda line: (line.agency is None, -line.left))


@stewards
@require_http_methods(["GET", "POST"])
def new_target(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Set a target."""
    shown = get_object_or_404(Programme.objects.select_related("unit"), pk=programme_id)
    if not leads(request, shown) or shown.closed_at:
        raise PermissionDenied
    form = TargetForm(request.POST or None, initial={"due_on": shown.ends_on})
    if request.method == "POST" and form.is_valid():
        try:
            target = _set_target(request, shown, form)
        except TargetNotPossible:
            form.blame("due_on", _("Hạn phải nằm trong thời gian của chương trình."))
        else:
            messages.success(request, _("Đã đặt chỉ tiêu. Bước tiếp theo: chọn dịch vụ."))
            return HttpResponseRedirect(f"{PROGRAMMES}chi-tieu/{target.pk}/")
    context = {"form": form, "title": _("Đặt chỉ tiêu"), "back": f"{PROGRAMMES}{shown.pk}/"}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)


def _set_target(request: OfficerRequest, shown: Programme, form: TargetForm) -> Target:
    chosen, actor = form.cleaned_data, request.officer.actor
    if chosen["step"] == FORMS:
        return set_form_target(
            programme=shown, wanted=chosen["wanted"], due_on=chosen["due_on"],
            source=chosen["source"], actor=actor, at=request.at,
        )  # fmt: skip
    rule_set, low, high = chosen["step"].split(":")
    return set_level_target(
        programme=shown, rule_set=rule_set, level_from=int(low), level_to=int(high),
        wanted=chosen["wanted"], due_on=chosen["due_on"], source=chosen["source"], actor=actor,
        at=request.at,
    )  # fmt: skip


@stewards
@require_POST
def close(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Close a programme: it stays to be read, and counts no further."""
    shown = get_object_or_404(Programme.objects.select_related("unit"), pk=programme_id)
    if not leads(request, shown):
        raise PermissionDenied
    close_programme(programme=shown, actor=request.officer.actor, at=request.at)
    messages.success(
        request, _("Đã kết thúc chương trình. Việc đang mở vẫn ở hộp việc các đơn vị.")
    )
    return HttpResponseRedirect(f"{PROGRAMMES}{shown.pk}/")


@directors
@require_http_methods(["GET", "POST"])
def new_directive(request: OfficerRequest, programme_id: int) -> HttpResponse:
    """Direct departments."""
    shown = get_object_or_404(Programme.objects.select_related("unit"), pk=programme_id)
    if not (leads(request, shown) or directs(request, shown)) or shown.closed_at:
        raise PermissionDenied
    below = kept_agency_ids(request, Role.LEADER) | kept_agency_ids(request, Role.STEWARD)
    among = agencies_on(day=local_day(request.at)).filter(pk__in=below).exclude(pk=shown.unit_id)
    form = DirectiveForm(request.POST or None, among=among)
    if request.method == "POST" and form.is_valid():
        try:
            give_directive(
                programme=shown, text=form.cleaned_data["text"],
                agencies=list(form.cleaned_data["agencies"]), due_on=form.cleaned_data["due_on"],
                by=request.user, at=request.at, token=new_token(),
            )  # fmt: skip
        except DueBeforeToday:
            form.blame("due_on", _("Hạn đã qua. Xin chọn từ hôm nay trở đi."))
        else:
            messages.success(request, _("Đã gửi chỉ đạo; việc nằm trong hộp việc của từng đơn vị."))
            return HttpResponseRedirect(f"{PROGRAMMES}{shown.pk}/")
    context = {"form": form, "title": _("Gửi chỉ đạo"), "back": f"{PROGRAMMES}{shown.pk}/"}
    return show(request, "desk/admin/form.html", context, 422 if form.errors else 200)
