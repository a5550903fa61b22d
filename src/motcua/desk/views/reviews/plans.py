"""Plans of review: the list, one plan with its summary, opening, listing, adopting, the workbook."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.accounts.models import Role
from motcua.agencies.models import Agency
from motcua.agencies.queries import agencies_on
from motcua.design.sheets import XLSX, Table, workbook_of
from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.review_forms import AddForm, AdoptForm, PlanForm
from motcua.desk.views.forms.files import attachment
from motcua.desk.views.reviews.rights import (
    HOME,
    holds_at_the_top,
    leaders,
    require_at_the_top,
    writers,
)
from motcua.kit.clock import local_day
from motcua.stewardship.models.review import PlanState
from motcua.stewardship.operations.plans import (
    AdoptedAlready,
    DecisionMissing,
    NoSuchPlan,
    NoSuchProcedure,
    NothingToReview,
    PlanTaken,
    WorkHasBegun,
    add_to_plan,
    adopt_plan,
    open_plan,
    take_from_plan,
)
from motcua.stewardship.queries.reviews import ReviewNotFound, Summary, plans, summary


@stewards
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the plans."""
    return _index(request, 200)


def _index(request: OfficerRequest, status: int, form: PlanForm | None = None) -> HttpResponse:
    may_open = holds_at_the_top(request, Role.STEWARD)
    context = {"plans": plans(), "may_open": may_open, "form": form or PlanForm()}
    return show(request, "desk/reviews/plans.html", context, status)


@writers
@require_POST
def open_one(request: OfficerRequest) -> HttpResponse:
    """Open a plan."""
    require_at_the_top(request, Role.STEWARD)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            plan = open_plan(
                year=form.cleaned_data["year"], title=form.cleaned_data["title"],
                due_on=form.cleaned_data["due_on"], actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except PlanTaken:
            form.blame("title", _("Năm này đã có kế hoạch cùng tên."))
        else:
            messages.success(request, _("Đã lập kế hoạch. Xin thêm thủ tục cần rà soát."))
            return HttpResponseRedirect(f"{HOME}{plan.pk}/")
    return _index(request, 422, form)


@stewards
@require_safe
def plan(request: OfficerRequest, plan_id: int) -> HttpResponse:
    """Show a plan with the summary that nobody types."""
    return _plan(request, plan_id, 200)


def _summary(request: OfficerRequest, plan_id: int) -> Summary:
    try:
        return summary(plan_id=plan_id, on=local_day(request.at))
    except ReviewNotFound:
        raise Http404 from None


def _plan(
    request: OfficerRequest,
    plan_id: int,
    status: int,
    *,
    add: AddForm | None = None,
    adopt: AdoptForm | None = None,
) -> HttpResponse:
    found = _summary(request, plan_id)
    is_draft = found.plan.state == PlanState.DRAFT
    context = {
        "found": found,
        "is_draft": is_draft,
        "may_list": is_draft and holds_at_the_top(request, Role.STEWARD),
        "may_adopt": is_draft and holds_at_the_top(request, Role.LEADER),
        "add_form": add or _add_form(request, due_on=found.plan.due_on),
        "adopt_form": adopt or AdoptForm(),
    }
    return show(request, "desk/reviews/plan.html", context, status)


def _add_form(request: OfficerRequest, **initial: object) -> AddForm:
    form = AddForm(request.POST) if request.method == "POST" else AddForm(initial=initial)
    here = [agency.pk for agency in agencies_on(day=local_day(request.at))]
    form.fields["agency"].queryset = Agency.objects.filter(pk__in=here).order_by("code")  # type: ignore[attr-defined]
    return form


@writers
@require_POST
def add(request: OfficerRequest, plan_id: int) -> HttpResponse:
    """Put a procedure on the plan."""
    require_at_the_top(request, Role.STEWARD)
    form = _add_form(request)
    if form.is_valid():
        try:
            add_to_plan(
                plan_id=plan_id, code=form.cleaned_data["code"].strip(),
                agency=form.cleaned_data["agency"], due_on=form.cleaned_data["due_on"],
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except NoSuchPlan:
            raise Http404 from None
        except NoSuchProcedure:
            form.blame("code", _("Danh mục không có thủ tục mang mã này."))
        except AdoptedAlready:
            form.blame("code", _("Kế hoạch đã phê duyệt, danh mục không sửa được nữa."))
        else:
            messages.success(request, _("Đã thêm vào kế hoạch."))
            return HttpResponseRedirect(f"{HOME}{plan_id}/")
    return _plan(request, plan_id, 422, add=form)


@writers
@require_POST
def take(request: OfficerRequest, plan_id: int, code: str) -> HttpResponse:
    """Take a procedure off the plan."""
    require_at_the_top(request, Role.STEWARD)
    try:
        take_from_plan(plan_id=plan_id, code=code, actor=request.officer.actor, at=request.at)
    except NoSuchPlan:
        raise Http404 from None
    except (AdoptedAlready, WorkHasBegun):
        messages.error(request, _("Thủ tục này không bỏ ra được nữa."))
    else:
        messages.success(request, _("Đã bỏ khỏi kế hoạch."))
    return HttpResponseRedirect(f"{HOME}{plan_id}/")


@leaders
@require_POST
def adopt(request: OfficerRequest, plan_id: int) -> HttpResponse:
    """Adopt the plan."""
    require_at_the_top(request, Role.LEADER)
    form = AdoptForm(request.POST)
    if form.is_valid():
        try:
            adopt_plan(
                plan_id=plan_id, decision=form.cleaned_data["decision"],
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except NoSuchPlan:
            raise Http404 from None
        except NothingToReview:
            form.blame("decision", _("Kế hoạch chưa có thủ tục nào."))
        except DecisionMissing:
            form.blame("decision", _("Xin điền ô này."))
        else:
            messages.success(request, _("Đã phê duyệt kế hoạch."))
            return HttpResponseRedirect(f"{HOME}{plan_id}/")
    return _plan(request, plan_id, 422, adopt=form)


@stewards
@require_safe
def workbook(request: OfficerRequest, plan_id: int) -> HttpResponse:
    """Hand out the summary as a workbook: procedures with sums, and every proposal."""
    found = _summary(request, plan_id)
    name = f"tong-hop-ra-soat-{found.plan.year}-{found.plan.pk}.xlsx"
    above = f"{found.plan.title} · {local_day(request.at):%d/%m/%Y}"
    return attachment(workbook_of((_sums(found, above), _proposals(found, above))), name, XLSX)


def _sums(found: Summary, above: str) -> Table:
    columns = (
        (_("Mã"), 14), (_("Thủ tục"), 60), (_("Cơ quan rà soát"), 32), (_("Xong trước ngày"), 14),
        (_("Trạng thái"), 18), (_("Bộ phận đã rà soát"), 12), (_("Chi phí hiện nay (đồng/hồ sơ)"), 18),
        (_("Chi phí sau (đồng/hồ sơ)"), 18), (_("Đối tượng mỗi năm"), 12),
        (_("Tiết kiệm mỗi năm (đồng)"), 20), (_("Tỷ lệ (%)"), 10), (_("Phương án đề xuất"), 60),
    )  # fmt: skip
    rows = []
    for row in found.rows:
        saved = row.proposed.saved if row.proposed else None
        rows.append((
            row.item.procedure.code, row.name, row.item.agency.name_vi, row.item.due_on,
            row.item.get_state_display(), row.judged, row.now.dong if row.now else None,
            row.proposed.dong if row.proposed else None, row.item.subjects_per_year,
            saved.per_year if saved else None, saved.rate if saved else None,
            row.proposed.option.words if row.proposed and row.proposed.option else "",
        ))  # fmt: skip
    return Table(_("Tổng hợp"), above, columns, rows)


def _proposals(found: Summary, above: str) -> Table:
    columns = (
        (_("Mã"), 14), (_("Bộ phận"), 26), (_("Kết luận"), 16), (_("Lý do"), 60), (_("Đề xuất"), 60)
    )  # fmt: skip
    rows = [
        (row.item.procedure.code, part.get_part_display(), part.get_verdict_display(),
         part.reason, part.proposal)
        for row in found.rows for part in row.proposals
    ]  # fmt: skip
    return Table(_("Đề xuất"), above, columns, rows)
