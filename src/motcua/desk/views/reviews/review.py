"""The review of one procedure: its parts, its cost, its options, its end."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.frame import OfficerRequest, show, stewards
from motcua.desk.review_forms import FinishForm, OptionForm, PartForm, VolumeForm
from motcua.desk.stewarding import keeps
from motcua.desk.views.reviews.rights import HOME, reviewed_here, writers
from motcua.kit.clock import local_day
from motcua.stewardship.models.review import ItemState, Part, PlanState
from motcua.stewardship.operations.reviews import (
    Judgement,
    NotAdoptedYet,
    PartsMissing,
    ProposalMissing,
    ReasonMissing,
    ReviewFinished,
    SourceMissing,
    finish_review,
    reopen_review,
    review_part,
    set_volume,
    write_option,
)
from motcua.stewardship.queries.reviews import ReviewNotFound, item_page


def back(item_id: int) -> HttpResponse:
    """Return to the procedure's review."""
    return HttpResponseRedirect(f"{HOME}thu-tuc/{item_id}/")


def closed(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Say that nothing can be written now, and return."""
    messages.error(
        request, _("Việc rà soát này đã xong hoặc kế hoạch chưa được phê duyệt; chưa ghi gì.")
    )
    return back(item_id)


@stewards
@require_safe
def review(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Show the review."""
    return page(request, item_id, 200)


def page(request: OfficerRequest, item_id: int, status: int, **forms: object) -> HttpResponse:
    """Show the review, with forms that were refused."""
    try:
        found = item_page(item_id=item_id, on=local_day(request.at))
    except ReviewNotFound:
        raise Http404 from None
    item = found.item
    kept = keeps(request, item.agency_id) and item.plan.state == PlanState.ADOPTED
    finished = item.state == ItemState.FINISHED
    volume = {
        "subjects": item.subjects_per_year, "times": item.times_per_year,
        "source": item.volume_source, "fees": item.fees_dong,
    }  # fmt: skip
    context = {
        "found": found,
        "item": item,
        "parts": [(part, found.parts.get(part)) for part in Part],
        "judged": len(found.parts),
        "all_parts": len(Part),
        "may_write": kept and not finished,
        "may_reopen": kept and finished,
        "base": f"{HOME}thu-tuc/{item_id}/",
        "volume_form": VolumeForm(initial=volume),
        "option_form": OptionForm(initial={"fees": item.fees_dong}),
        "finish_form": FinishForm(),
        **forms,
    }
    return show(request, "desk/reviews/review.html", context, status)


@writers
@require_http_methods(["GET", "POST"])
def part(request: OfficerRequest, item_id: int, part: str) -> HttpResponse:
    """Judge a part."""
    item = reviewed_here(request, item_id)
    if part not in Part.values:
        raise Http404
    earlier = item.parts.filter(part=part).values().first()
    form = PartForm(request.POST) if request.method == "POST" else PartForm(initial=earlier)
    if request.method == "POST" and form.is_valid():
        try:
            review_part(
                item_id=item.pk, judgement=Judgement(part=part, **form.cleaned_data),
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except ReasonMissing:
            form.blame("reason", _("Xin điền ô này."))
        except ProposalMissing:
            form.blame("proposal", _("Không giữ nguyên thì xin ghi đề xuất."))
        except (NotAdoptedYet, ReviewFinished):
            return closed(request, item_id)
        else:
            messages.success(request, _("Đã ghi kết quả rà soát bộ phận này."))
            return back(item_id)
    context = {
        "item": item, "form": form, "part": Part(part).label, "base": f"{HOME}thu-tuc/{item_id}/"
    }  # fmt: skip
    return show(request, "desk/reviews/part.html", context, 422 if form.errors else 200)


@writers
@require_POST
def volume(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Say how many comply."""
    item, form = reviewed_here(request, item_id), VolumeForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            set_volume(
                item_id=item.pk, subjects=data["subjects"], times=data["times"],
                source=data["source"], fees_dong=data["fees"], actor=request.officer.actor,
                at=request.at,
            )  # fmt: skip
        except SourceMissing:
            form.blame("source", _("Có số lượng thì xin ghi nguồn."))
        except (NotAdoptedYet, ReviewFinished):
            return closed(request, item_id)
        else:
            messages.success(request, _("Đã ghi số lượng và phí."))
            return back(item_id)
    return page(request, item_id, 422, volume_form=form)


@writers
@require_POST
def option(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Write an option; then its cost sheet."""
    item, form = reviewed_here(request, item_id), OptionForm(request.POST)
    if not form.is_valid():
        return page(request, item_id, 422, option_form=form)
    data = form.cleaned_data
    try:
        written = write_option(
            item_id=item.pk, words=data["words"], fees_dong=data["fees"],
            proposed=data["proposed"], actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except (NotAdoptedYet, ReviewFinished):
        return closed(request, item_id)
    messages.success(request, _("Đã ghi phương án. Xin sửa bảng chi phí cho đúng phương án."))
    return HttpResponseRedirect(f"{HOME}thu-tuc/{item_id}/chi-phi/{written.pk}/")


@writers
@require_POST
def finish(request: OfficerRequest, item_id: int) -> HttpResponse:
    """End the review."""
    item, form = reviewed_here(request, item_id), FinishForm(request.POST)
    if form.is_valid():
        try:
            finish_review(
                item_id=item.pk, conclusion=form.cleaned_data["conclusion"],
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except PartsMissing as missing:
            names = ", ".join(str(Part(name).label) for name in missing.args)
            form.blame("conclusion", _("Còn bộ phận chưa rà soát: %(names)s.") % {"names": names})
        except ReasonMissing:
            form.blame("conclusion", _("Xin điền ô này."))
        except NotAdoptedYet:
            return closed(request, item_id)
        else:
            messages.success(request, _("Đã kết thúc việc rà soát thủ tục này."))
            return back(item_id)
    return page(request, item_id, 422, finish_form=form)


@writers
@require_POST
def reopen(request: OfficerRequest, item_id: int) -> HttpResponse:
    """Open a finished review again."""
    item = reviewed_here(request, item_id)
    try:
        reopen_review(item_id=item.pk, actor=request.officer.actor, at=request.at)
    except NotAdoptedYet:
        return closed(request, item_id)
    messages.success(request, _("Đã mở lại; những gì đã ghi được giữ nguyên."))
    return back(item_id)
