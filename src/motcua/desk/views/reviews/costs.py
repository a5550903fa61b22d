"""The compliance-cost calculator: sheets of a procedure, and the parameters of a year."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.accounts.models import Role
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.review_forms import (
    EMPTY_ROWS,
    ParametersForm,
    TypedRow,
    read_rows,
    typed_rows,
)
from motcua.desk.typed_numbers import NotANumber, read_decimal
from motcua.desk.views.reviews.review import back, closed
from motcua.desk.views.reviews.rights import (
    HOME,
    holds_at_the_top,
    require_at_the_top,
    reviewed_here,
    writers,
)
from motcua.kit.clock import local_day
from motcua.rules.compliance_cost import hourly_income, lower_average
from motcua.rules.compliance_cost.parameters import rounded
from motcua.stewardship.models import CostParameters, CostTask, Option, PlanItem
from motcua.stewardship.models.review import Task
from motcua.stewardship.operations.cost_parameters import NoHour, set_cost_parameters
from motcua.stewardship.operations.reviews import (
    ChangedMeanwhile,
    NotAdoptedYet,
    ReviewFinished,
    write_sheet,
)
from motcua.stewardship.queries.reviews import item_page, parameters_for, rules_of


@writers
@require_http_methods(["GET", "POST"])
def sheet(request: OfficerRequest, item_id: int, option_id: int | None = None) -> HttpResponse:
    """Show and write a cost sheet whole; empty rows fall away."""
    item = reviewed_here(request, item_id)
    option = _option(item, option_id)
    version, status = item.version, 200
    if request.method == "POST":
        rows = typed_rows(request.POST)
        read = read_rows(rows)
        version, status = _version(request.POST.get("version", "")), 422
        if read is not None:
            try:
                write_sheet(
                    item_id=item.pk, rows=read, option_id=option_id, version=version,
                    actor=request.officer.actor, at=request.at,
                )  # fmt: skip
            except ChangedMeanwhile:
                messages.error(
                    request,
                    _("Bảng vừa được người khác sửa. Xin đối chiếu rồi lưu lại; những gì anh/chị"
                      " nhập còn ở dưới."),
                )  # fmt: skip
                version = item.version
            except (NotAdoptedYet, ReviewFinished):
                return closed(request, item_id)
            else:
                messages.success(request, _("Đã lưu bảng chi phí."))
                return back(item_id)
    else:
        rows = [_typed(task) for task in CostTask.objects.filter(item=item, option=option)]
    found = item_page(item_id=item.pk, on=local_day(request.at))
    context = {
        "item": item, "found": found, "option": option, "version": version,
        "rows": [*rows, *(TypedRow() for _row in range(EMPTY_ROWS))],
        "kinds": Task.choices, "base": f"{HOME}thu-tuc/{item_id}/",
        "income": _income(found.parameters), "spread": _spread(request.GET.get("so-lieu", "")),
        "typed_spread": request.GET.get("so-lieu", ""),
    }  # fmt: skip
    return show(request, "desk/reviews/sheet.html", context, status)


def _option(item: PlanItem, option_id: int | None) -> Option | None:
    if option_id is None:
        return None
    option = item.options.filter(pk=option_id).first()
    if option is None:
        raise Http404
    return option


def _version(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def _typed(task: CostTask) -> TypedRow:
    return TypedRow(
        task.kind, task.words, _number(task.hours), f"{task.services_dong:,}".replace(",", "."),
        _number(task.times),
    )  # fmt: skip


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _income(parameters: CostParameters | None) -> int | None:
    return rounded(hourly_income(rules_of(parameters))) if parameters else None


def _spread(typed: str) -> str | None:
    """Return the lower average of values typed with ";" between; None: nothing was asked."""
    pieces = [piece for piece in typed.split(";") if piece.strip()]
    if not pieces:
        return None
    try:
        return _number(lower_average([read_decimal(piece) for piece in pieces[:200]]))
    except NotANumber:
        return ""


@stewards
@require_http_methods(["GET", "POST"])
def parameters(request: OfficerRequest) -> HttpResponse:
    """Show the parameters of every year, and set those of one."""
    form = ParametersForm(initial={"days": 22, "hours": 8})
    if request.method == "POST":
        require_at_the_top(request, Role.STEWARD)
        form = ParametersForm(request.POST)
        if form.is_valid() and _set(request, form):
            messages.success(request, _("Đã đặt tham số. Mọi bảng chi phí được tính theo."))
            return HttpResponseRedirect(f"{HOME}tham-so/")
    today = local_day(request.at)
    rows = CostParameters.objects.order_by("-year", "-recorded_at", "-id")[:50]
    context = {
        "form": form, "rows": [(row, _income(row)) for row in rows],
        "present": parameters_for(today.year),
        "may_set": holds_at_the_top(request, Role.STEWARD),
    }  # fmt: skip
    return show(request, "desk/reviews/parameters.html", context, 422 if form.errors else 200)


def _set(request: OfficerRequest, form: ParametersForm) -> bool:
    data = form.cleaned_data
    try:
        set_cost_parameters(
            year=data["year"], gdp_per_capita_dong=data["gdp"], days_per_month=data["days"],
            hours_per_day=data["hours"], hours_per_paper=data["paper"], source=data["source"],
            is_assumed=data["is_assumed"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except NoHour:
        form.blame("gdp", _("Các số phải lớn hơn 0."))
        return False
    return True
