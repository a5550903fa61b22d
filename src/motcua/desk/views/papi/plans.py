"""The plan: its actions, how far they are, and next year's result beside what was expected."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.casework.operations.performing import TokenSpent
from motcua.casework.operations.tasks import DueBeforeToday
from motcua.design.papi.asking import asked
from motcua.design.papi.words import points, signed, verdict_words
from motcua.desk.frame import OfficerRequest
from motcua.desk.papi_forms import ActionForm, PlanForm, rows_year
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import HOME, keepers, leads_plan, readers
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.papi.models import Plan
from motcua.papi.operations.plan import (
    ActionNotPossible,
    Expected,
    PlanNotPossible,
    close_plan,
    give_action,
    open_plan,
)
from motcua.papi.queries.plans import ActionStanding, PlanStanding, standing_of_plan, standings_of
from motcua.rules.papi.expected import Result
from motcua.rules.papi.model import Panel

PLANS = f"{HOME}ke-hoach/"


@dataclass(frozen=True)
class ResultShown:
    """One sub-dimension: what was expected and what came, as printed."""

    name: str
    base: str
    expected: str
    spread: str
    goal: str
    actual: str
    change: str
    beyond: str
    verdict: str
    tone: str


@readers
@require_safe
def plans(request: OfficerRequest) -> HttpResponse:
    """List the plans."""
    of = asked(request)
    found = list(
        Plan.objects.select_related("unit").order_by(F("closed_at").desc(nulls_first=True), "-pk")[
            :50
        ]
    )
    context = {
        "plans": [
            (one, of.panel.provinces[one.plan.province].name)
            for one in standings_of(of.panel, found, at=request.at)
        ],
        "may_open": request.officer.scope.has_role(Role.ANALYST),
    }
    return show_papi(request, of, "plans", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Open a plan."""
    of = asked(request)
    form = PlanForm(
        request.POST or None, panel=of.panel,
        initial={
            "province": of.province.code, "base_year": of.year, "target_year": of.year + 1,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            plan = open_plan(
                title=given["title"], province=int(given["province"]),
                base_year=given["base_year"], target_year=given["target_year"],
                unit=_unit(request), actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except PlanNotPossible as wrong:
            form.blame(wrong.field, _not_possible(wrong.field))
        else:
            messages.success(request, _("Đã lập kế hoạch. Xin giao việc đầu tiên."))
            return HttpResponseRedirect(f"{PLANS}{plan.pk}/")
    status = 422 if request.method == "POST" else 200
    return show_papi(request, of, "plan_new", {"form": form}, status)


def _unit(request: OfficerRequest) -> Agency:
    """The unit of the analyst; of several the first by code."""
    mine = request.officer.scope.agency_ids(Role.ANALYST)
    found = Agency.objects.filter(pk__in=mine).order_by("code").first()
    if found is None:
        raise PermissionDenied
    return found


def _not_possible(field: str) -> str:
    if field == "base_year":
        return _("Bảng điểm năm này không có điểm của tỉnh.")
    return _("Xin chọn năm sau năm xuất phát, không quá mười năm.")


@readers
@require_safe
def plan(request: OfficerRequest, plan_id: int) -> HttpResponse:
    """Show a plan."""
    return _plan(request, _found(plan_id))


def _found(plan_id: int) -> Plan:
    return get_object_or_404(Plan.objects.select_related("unit"), pk=plan_id)


def _plan(
    request: OfficerRequest, shown: Plan, status: int = 200, form: ActionForm | None = None
) -> HttpResponse:
    of, spoken = asked(request), language()
    standing = standing_of_plan(of.panel, shown, at=request.at)
    may_lead = leads_plan(request, shown)
    context = {
        "plan": shown,
        "standing": standing,
        "province": of.panel.provinces[shown.province].name,
        "actions": [(one, _name(of.panel, one, spoken)) for one in standing.actions],
        "results": [_result(of.panel, shown, one, spoken) for one in standing.results],
        "has_result": shown.target_year in of.panel.years,
        "totals": _totals(standing, spoken),
        "leads": may_lead,
        "action_form": form or _form(request, shown, of.panel),
        "rows_year": rows_year(of.panel, shown.base_year),
        "token": new_token(),
    }
    return show_papi(request, of, "plan", context, status)


def _form(request: OfficerRequest, shown: Plan, panel: Panel) -> ActionForm:
    return ActionForm(
        request.POST or None, panel=panel, base_year=shown.base_year, language=language(),
        on=local_day(request.at), initial={"number": request.GET.get("muc", "")},
    )  # fmt: skip


def _name(panel: Panel, one: ActionStanding, spoken: str) -> str:
    action = one.action
    return f"{action.number} {panel.name(action.number, action.plan.base_year, spoken)}"


def _result(panel: Panel, shown: Plan, one: Result, spoken: str) -> ResultShown:
    words, tone = verdict_words(one.verdict)
    spread = ""
    if one.low is not None and one.high is not None:
        spread = f"{signed(one.low, spoken)} … {signed(one.high, spoken)}"
    return ResultShown(
        name=f"{one.number} {panel.name(one.number, shown.base_year, spoken)}",
        base=points(one.base, spoken),
        expected=signed(one.expected, spoken),
        spread=spread,
        goal=points(one.goal, spoken),
        actual=points(one.actual, spoken),
        change=signed(one.change, spoken),
        beyond=signed(one.beyond_national, spoken),
        verdict=words,
        tone=tone,
    )


def _totals(standing: PlanStanding, spoken: str) -> dict[str, str]:
    return {
        "base": points(standing.base_total, spoken),
        "hoped": points(standing.hoped_total, spoken),
        "actual": points(standing.actual_total, spoken),
    }


@keepers
@require_POST
def act(request: OfficerRequest, plan_id: int, name: str) -> HttpResponse:
    """Give an action, or close the plan."""
    shown = _found(plan_id)
    if not leads_plan(request, shown) or name not in ("giao", "ket-thuc"):
        raise PermissionDenied
    if name == "ket-thuc":
        close_plan(plan=shown, actor=request.officer.actor, at=request.at)
        messages.success(request, _("Đã kết thúc kế hoạch; kết quả vẫn được đối chiếu."))
        return HttpResponseRedirect(f"{PLANS}{shown.pk}/")
    return _give(request, shown)


def _give(request: OfficerRequest, shown: Plan) -> HttpResponse:
    panel = asked(request).panel
    form = _form(request, shown, panel)
    if not form.is_valid():
        return _plan(request, shown, 422, form)
    given = form.cleaned_data
    expected = None
    if given["expected"] is not None:
        expected = Expected(given["expected"], given["why"], given["low"], given["high"])
    elif given["low"] is not None or given["high"] is not None:
        form.blame("expected", _("Xin ghi cả mức dự kiến."))
        return _plan(request, shown, 422, form)
    try:
        give_action(
            plan=shown, number=given["number"], title=given["title"], agency=given["agency"],
            due_on=given["due_on"], actor=request.officer.actor, at=request.at,
            token=request.POST.get("token") or new_token(), row=given["row"],
            row_year=rows_year(panel, shown.base_year), expected=expected,
        )  # fmt: skip
    except ActionNotPossible as wrong:
        field, words = _action_words(wrong.field)
        form.blame(field, words)
        return _plan(request, shown, 422, form)
    except DueBeforeToday:
        form.blame("due_on", _("Hạn đã qua. Xin chọn từ hôm nay trở đi."))
        return _plan(request, shown, 422, form)
    except TokenSpent:
        messages.info(request, _("Việc này đã được giao; không giao hai lần."))
        return HttpResponseRedirect(f"{PLANS}{shown.pk}/")
    messages.success(request, _("Đã giao việc; việc nằm trong hộp việc của đơn vị."))
    return HttpResponseRedirect(f"{PLANS}{shown.pk}/")


def _action_words(field: str) -> tuple[str, str]:
    """Return beside which field a refusal stands, and its words."""
    words = {
        "plan": ("title", _("Kế hoạch đã kết thúc.")),
        "row": ("row", _("Chỉ tiêu này không thuộc mục đã chọn.")),
        "expected": (
            "expected", _("Mức tăng phải lớn hơn 0 và không vượt phần còn lại của thang điểm."),
        ),
        "range": ("low", _("Mức dự kiến phải nằm giữa ít nhất và nhiều nhất.")),
        "why": ("why", _("Xin ghi dựa vào đâu mà dự kiến mức tăng này.")),
    }  # fmt: skip
    return words.get(field, (field, _("Xin xem lại ô này.")))
