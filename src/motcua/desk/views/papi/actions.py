"""An action of a plan on its desk: what it is for, how far it is, and what can be done now."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.design.papi.asking import asked
from motcua.design.papi.words import points, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.papi_forms import ProgressForm
from motcua.desk.programme_forms import NoteForm, PostponeForm
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import doers, leads_plan, readers
from motcua.desk.views.programmes.rights import does
from motcua.desk.views.programmes.task_acts import IDS, Refused, do_act
from motcua.desk.views.programmes.tasks import standing_of
from motcua.kit.clock import local_day
from motcua.papi.models import Action
from motcua.papi.operations.plan import ReportNotPossible, report_action
from motcua.papi.queries.links import action_href
from motcua.rules.papi.scoring import value_of


@readers
@require_safe
def action(request: OfficerRequest, action_id: int) -> HttpResponse:
    """Show an action."""
    return _action(request, _found(action_id))


def _found(action_id: int) -> Action:
    found = Action.objects.select_related("plan__unit", "agency", "case__unit")
    return get_object_or_404(found, pk=action_id)


def _action(request: OfficerRequest, shown: Action, status: int = 200, **more: Any) -> HttpResponse:
    of, spoken = asked(request), language()
    plan = shown.plan
    may_lead = leads_plan(request, plan)
    table = of.panel.years.get(plan.base_year)
    rows = of.panel.years.get(shown.row_year or 0)
    node = rows.nodes.get(shown.row) if rows is not None else None
    due = local_day(shown.case.due_at) if shown.case.due_at else None
    context = {
        "action": shown,
        "standing": standing_of(request, shown.case, may_lead),
        "reports": shown.reports.select_related("by").order_by("-pk"),
        "part": f"{shown.number} {of.panel.name(shown.number, plan.base_year, spoken)}",
        "score": points(
            value_of(table, plan.province, shown.number) if table is not None else None, spoken
        ),
        "row_words": (
            (node.name_vi if spoken == "vi" else node.name_en or node.name_vi) if node else ""
        ),
        "expected": signed(_number(shown.expected), spoken),
        "low": signed(_number(shown.low), spoken),
        "high": signed(_number(shown.high), spoken),
        "leads": may_lead,
        "may_report": shown.case.is_open and (does(request, shown.agency_id) or may_lead),
        "progress_form": ProgressForm(auto_id="tien-do-%s"),
        "note_form": NoteForm(auto_id=IDS["note_form"]),
        "return_form": NoteForm(auto_id=IDS["return_form"]),
        "postpone_form": PostponeForm(initial={"due_on": due}, auto_id=IDS["postpone_form"]),
        "base": action_href(shown.pk),
        **more,
    }
    return show_papi(request, of, "action", context, status)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


@doers
@require_POST
def report(request: OfficerRequest, action_id: int) -> HttpResponse:
    """Say how far an action is."""
    shown = _found(action_id)
    if not (does(request, shown.agency_id) or leads_plan(request, shown.plan)):
        raise PermissionDenied
    form = ProgressForm(request.POST, auto_id="tien-do-%s")
    if not form.is_valid():
        return _action(request, shown, 422, progress_form=form)
    try:
        report_action(
            action=shown, done=form.cleaned_data["done"], words=form.cleaned_data["words"],
            by=request.user, at=request.at,
        )  # fmt: skip
    except ReportNotPossible:
        messages.error(request, _("Việc này đã xong, không báo tiến độ nữa."))
    else:
        messages.success(request, _("Đã ghi tiến độ."))
    return HttpResponseRedirect(action_href(shown.pk))


@doers
@require_POST
def act(request: OfficerRequest, action_id: int, name: str) -> HttpResponse:
    """Report an action as done, send it back, confirm or postpone it."""
    shown = _found(action_id)
    try:
        do_act(request, shown.case, name, leads_plan(request, shown.plan))
    except Refused as refused:
        return _action(request, shown, 422, **refused.forms)
    return HttpResponseRedirect(action_href(shown.pk))
