"""A task of a programme on its desk: what it is about, how it stands, and what can be done now."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.calendars import calendar_of
from motcua.casework.models import Case, CaseStep
from motcua.casework.operations import tasks
from motcua.design.case_words import DueWords, due_words
from motcua.design.level_words import fact_words
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.programme_forms import NoteForm, PostponeForm, ReviewForm
from motcua.desk.views.programmes.rights import PROGRAMMES, does, leads, readers, stewards
from motcua.desk.views.programmes.target import level_of, missing_of, names_of
from motcua.desk.views.programmes.task_acts import IDS, Refused, do_act
from motcua.programmes.models import Assignment, CriterionReview, DirectiveTask, ScopeItem
from motcua.programmes.operations.directive import NobodyDirected, answer_directive
from motcua.programmes.operations.review import (
    ConfirmsOwnFinding,
    EvidenceMissing,
    ReviewNotPossible,
    confirm_review,
    review_criterion,
)
from motcua.programmes.queries.progress import is_done
from motcua.rules.service_level import Fact


@dataclass(frozen=True)
class Standing:
    """Where a task stands. `at_desk`: it lies with whoever does it; `reported`: with the giver."""

    case: Case
    due: DueWords
    at_desk: bool
    reported: bool
    closed: bool
    may_do: bool
    may_confirm: bool
    visits: tuple[CaseStep, ...]


def standing_of(request: OfficerRequest, case: Case, may_lead: bool) -> Standing:
    """Return where a task stands and what this officer may do. One query."""
    is_open = case.is_open
    due = due_words(
        due_at=case.due_at, standing=False, at=request.at, calendar=calendar_of(case.calendar_id)
    )
    visits = case.visits.select_related("unit").exclude(left_at__isnull=True).order_by("id")
    return Standing(
        case,
        due,
        at_desk=is_open and case.step_key == tasks.DO,
        reported=is_open and case.step_key == tasks.CONFIRM,
        closed=not is_open,
        may_do=is_open and case.step_key == tasks.DO and does(request, case.competent_unit_id),
        may_confirm=is_open and may_lead,
        visits=tuple(visits),
    )


@dataclass(frozen=True)
class ItemOfTask:
    """One service of an assignment with what was found of it."""

    item: ScopeItem
    name: str
    level: str
    missing: tuple[str, ...]
    is_done: bool
    reviews: tuple[tuple[CriterionReview, str], ...]


@readers
@require_safe
def assignment(request: OfficerRequest, assignment_id: int) -> HttpResponse:
    """Show an assignment."""
    return _assignment(request, _found(assignment_id))


def _found(assignment_id: int) -> Assignment:
    found = Assignment.objects.select_related("target__programme__unit", "agency", "case")
    return get_object_or_404(found, pk=assignment_id)


def _assignment(
    request: OfficerRequest, shown: Assignment, status: int = 200, **more: Any
) -> HttpResponse:
    items = list(
        shown.items.filter(removed_at__isnull=True)
        .select_related("service__procedure", "service__agency")
        .prefetch_related("reviews__by", "reviews__confirmed_by")
        .order_by("service__procedure__code", "service__agency__code")
    )
    names = names_of({item.service.procedure_id for item in items}, request)
    may_lead = leads(request, shown.target.programme)
    context = {
        "task": shown,
        "standing": standing_of(request, shown.case, may_lead),
        "items": [
            ItemOfTask(
                item, names.get(item.service.procedure_id, ""),
                level_of(shown.target, item.service), missing_of(shown.target, item.service),
                is_done(shown.target, item.service),
                tuple((r, fact_words(Fact(r.fact))) for r in _newest(item)),
            )
            for item in items
        ],
        "done": sum(is_done(shown.target, item.service) for item in items),
        "leads": may_lead,
        "does": does(request, shown.agency_id),
        "note_form": NoteForm(auto_id=IDS["note_form"]),
        "return_form": NoteForm(auto_id=IDS["return_form"]),
        "postpone_form": PostponeForm(initial={"due_on": shown.target.due_on}, auto_id=IDS["postpone_form"]),
        "review_form": ReviewForm(),
        "base": f"{PROGRAMMES}viec/{shown.pk}/",
        **more,
    }  # fmt: skip
    return show(request, "desk/programmes/assignment.html", context, status)


def _newest(item: ScopeItem) -> list[CriterionReview]:
    """Return the newest finding of each criterion."""
    newest = {review.fact: review for review in sorted(item.reviews.all(), key=lambda r: r.pk)}
    return list(newest.values())


@stewards
@require_POST
def assignment_act(request: OfficerRequest, assignment_id: int, name: str) -> HttpResponse:
    """Report, send back, confirm or postpone an assignment."""
    shown = _found(assignment_id)
    may_lead = leads(request, shown.target.programme)
    try:
        do_act(request, shown.case, name, may_lead)
    except Refused as refused:
        return _assignment(request, shown, 422, **refused.forms)
    return HttpResponseRedirect(f"{PROGRAMMES}viec/{shown.pk}/")


@stewards
@require_POST
def review(request: OfficerRequest, assignment_id: int, item_id: int) -> HttpResponse:
    """Note what was found of a criterion of one service."""
    shown = _found(assignment_id)
    if not does(request, shown.agency_id):
        raise PermissionDenied
    item = get_object_or_404(shown.items, pk=item_id)
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            review_criterion(item=item, by=request.user, at=request.at, **form.cleaned_data)
        except EvidenceMissing:
            form.blame("evidence", _("Điều này máy không tự thấy được: xin ghi bằng chứng."))
        except ReviewNotPossible:
            form.blame("why", _("Xin ghi vì sao."))
        else:
            messages.success(request, _("Đã ghi kết luận. Phòng kiểm soát thủ tục sẽ xác nhận."))
            return HttpResponseRedirect(f"{PROGRAMMES}viec/{shown.pk}/#dv-{item.pk}")
    return _assignment(request, shown, 422, review_form=form, reviewing=item.pk)


@stewards
@require_POST
def confirm(request: OfficerRequest, assignment_id: int, review_id: int) -> HttpResponse:
    """Confirm what a department found."""
    shown = _found(assignment_id)
    if not leads(request, shown.target.programme):
        raise PermissionDenied
    found = get_object_or_404(CriterionReview, pk=review_id, item__assignment=shown)
    try:
        confirmed = confirm_review(review=found, by=request.user, at=request.at)
    except ConfirmsOwnFinding:
        messages.error(request, _("Người kết luận không tự xác nhận. Xin để người khác xác nhận."))
    else:
        words = (
            _("Đã xác nhận và ghi vào căn cứ của dịch vụ.")
            if confirmed.recorded
            else _("Đã xác nhận.")
        )
        messages.success(request, words)
    return HttpResponseRedirect(f"{PROGRAMMES}viec/{shown.pk}/")


@readers
@require_safe
def directive(request: OfficerRequest, task_id: int) -> HttpResponse:
    """Show a directive as one department has it."""
    return _directive(request, _found_directive(task_id))


def _found_directive(task_id: int) -> DirectiveTask:
    found = DirectiveTask.objects.select_related(
        "directive__programme__unit", "directive__given_by", "agency", "case"
    )
    return get_object_or_404(found, pk=task_id)


def _directive(
    request: OfficerRequest, shown: DirectiveTask, status: int = 200, **more: Any
) -> HttpResponse:
    may_lead = leads(request, shown.directive.programme)
    context = {
        "task": shown,
        "standing": standing_of(request, shown.case, may_lead),
        "answers": shown.answers.select_related("by").order_by("id"),
        "leads": may_lead,
        "may_answer": shown.case.is_open and (may_lead or does(request, shown.agency_id)),
        "answer_form": NoteForm(auto_id=IDS["answer_form"]),
        "note_form": NoteForm(auto_id=IDS["note_form"]),
        "return_form": NoteForm(auto_id=IDS["return_form"]),
        "postpone_form": PostponeForm(
            initial={"due_on": shown.directive.due_on}, auto_id=IDS["postpone_form"]
        ),
        "base": f"{PROGRAMMES}chi-dao/{shown.pk}/",
        **more,
    }
    return show(request, "desk/programmes/directive.html", context, status)


@stewards
@require_POST
def answer(request: OfficerRequest, task_id: int) -> HttpResponse:
    """Answer a directive."""
    shown = _found_directive(task_id)
    if not (does(request, shown.agency_id) or leads(request, shown.directive.programme)):
        raise PermissionDenied
    form = NoteForm(request.POST, auto_id=IDS["answer_form"])
    try:
        answer_directive(
            task=shown, text=request.POST.get("note", "")[:2000], by=request.user, at=request.at
        )
    except NobodyDirected:
        return _directive(request, shown, 422, answer_form=form)
    messages.success(request, _("Đã gửi phản hồi."))
    return HttpResponseRedirect(f"{PROGRAMMES}chi-dao/{shown.pk}/")


@stewards
@require_POST
def directive_act(request: OfficerRequest, task_id: int, name: str) -> HttpResponse:
    """Report, send back, confirm or postpone what was directed."""
    shown = _found_directive(task_id)
    try:
        do_act(request, shown.case, name, leads(request, shown.directive.programme))
    except Refused as refused:
        return _directive(request, shown, 422, **refused.forms)
    return HttpResponseRedirect(f"{PROGRAMMES}chi-dao/{shown.pk}/")
