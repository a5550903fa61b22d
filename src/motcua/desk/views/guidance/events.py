"""Life events: the list, what one is called, its steps in order."""

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue.queries import versions_on
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guidance_forms import EventForm, ProcedureRowForm, StepForm
from motcua.desk.guiding import ROOT, readers, tabs, writers
from motcua.guidance.models import EventProcedure, LifeEvent
from motcua.guidance.operations import life_events
from motcua.guidance.operations.life_events import (
    CodeUnknown,
    EventChangedMeanwhile,
    EventTaken,
    ProcedureRow,
    StepRow,
    steps_of,
)
from motcua.kit.clock import local_day

LIST = f"{ROOT}su-kien/"
_Rows = formset_factory(ProcedureRowForm, extra=3, max_num=30)


@readers
@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    """Lead to the first page of the section that the officer may open."""
    return HttpResponseRedirect(tabs(request)[0].href)


@writers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the events, with codes that are no longer in force."""
    events = LifeEvent.objects.select_related("guide").prefetch_related("steps__procedures")
    held = set(
        versions_on(local_day(request.at))
        .filter(procedure__code__in=EventProcedure.objects.values("code"))
        .values_list("procedure__code", flat=True)
    )
    rows = []
    for event in events:
        codes = [p.code for step in event.steps.all() for p in step.procedures.all()]
        gone = sorted({code for code in codes if code not in held})
        rows.append((event, len(event.steps.all()), len(set(codes)), gone))
    context = {"rows": rows, "tabs": tabs(request)}
    return show(request, "desk/guidance/events.html", context)


@writers
@require_http_methods(["GET", "POST"])
def event(request: OfficerRequest, event_id: int | None = None) -> HttpResponse:
    """Write what an event is called; below stand its steps."""
    found = get_object_or_404(LifeEvent, pk=event_id) if event_id else None
    initial: dict[str, Any] = {"position": LifeEvent.objects.count()}
    if found:
        initial = {name: getattr(found, name) for name in EventForm.base_fields}
    form = EventForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        guide = values.pop("guide")
        try:
            saved = life_events.write_event(
                particulars=values, guide_id=guide.pk if guide else None, event_id=event_id,
                revision=_revision(request), actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except EventTaken:
            form.blame("slug", _("Tên này đã dùng cho sự kiện khác."))
        except EventChangedMeanwhile:
            form.add_error(None, _changed())
        else:
            messages.success(request, _("Đã lưu. Người dân thấy ngay."))
            return HttpResponseRedirect(f"{LIST}{saved.pk}/")
    steps = steps_of(found) if found else []
    context = {"form": form, "event": found, "steps": steps, "tabs": tabs(request)}
    return show(request, "desk/guidance/event.html", context, 422 if form.errors else 200)


@writers
@require_http_methods(["GET", "POST"])
def step(request: OfficerRequest, event_id: int, place: int) -> HttpResponse:
    """Write a step and its procedures; one beyond the last is new."""
    found = get_object_or_404(LifeEvent, pk=event_id)
    steps = steps_of(found)
    present = steps[place] if place < len(steps) else None
    form = StepForm(request.POST or None, initial=_texts(present))
    rows = _Rows(request.POST or None, initial=_procedures(present), prefix="r")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        written = StepRow(
            **form.cleaned_data,
            procedures=tuple(ProcedureRow(**r.cleaned_data) for r in rows if r.cleaned_data),
        )
        try:
            life_events.write_step(
                event_id=event_id, revision=_revision(request), place=place, step=written,
                actor=request.officer.actor, at=request.at,
            )  # fmt: skip
        except CodeUnknown as unknown:
            _blame_code(rows, unknown)
        except EventChangedMeanwhile:
            form.add_error(None, _changed())
        else:
            messages.success(request, _("Đã lưu. Người dân thấy ngay."))
            return HttpResponseRedirect(f"{LIST}{event_id}/")
    wrong = bool(form.errors or any(r.errors for r in rows))
    context = {"form": form, "rows": rows, "event": found, "is_new": present is None,
               "tabs": tabs(request)}  # fmt: skip
    return show(request, "desk/guidance/step.html", context, 422 if wrong else 200)


@writers
@require_POST
def act(request: OfficerRequest, event_id: int) -> HttpResponse:
    """Show or hide an event; put a step higher; remove a step."""
    found = get_object_or_404(LifeEvent, pk=event_id)
    who: dict[str, Any] = {"actor": request.officer.actor, "at": request.at}
    what, place = request.POST.get("lam", ""), _number(request, "buoc")
    try:
        if what in {"hien", "an"}:
            life_events.switch_event(event_id=found.pk, is_shown=what == "hien", **who)
            messages.success(request, _("Đã lưu."))
            return HttpResponseRedirect(LIST)
        if what == "len":
            life_events.move_step(
                event_id=found.pk, revision=_revision(request), place=place, **who
            )
        elif what == "bo":
            life_events.write_step(
                event_id=found.pk, revision=_revision(request), place=place, step=None, **who
            )
        messages.success(request, _("Đã lưu. Người dân thấy ngay."))
    except EventChangedMeanwhile:
        messages.error(request, _changed())
    return HttpResponseRedirect(f"{LIST}{event_id}/")


def _changed() -> str:
    return _("Có người vừa sửa. Xin mở lại trang rồi sửa tiếp; những gì anh/chị gõ còn ở dưới.")


def _blame_code(rows: Any, unknown: CodeUnknown) -> None:
    words = _("Thủ tục này đã có trong bước.") if unknown.twice else _("Danh mục không có mã này.")
    guilty = [row for row in rows if row.cleaned_data.get("code") == unknown.code]
    guilty[-1].blame("code", words)


def _texts(present: StepRow | None) -> dict[str, str]:
    return {n: getattr(present, n) for n in StepForm.base_fields} if present else {}


def _procedures(present: StepRow | None) -> list[dict[str, str]]:
    names = list(ProcedureRowForm.base_fields)
    return [{n: getattr(p, n) for n in names} for p in present.procedures] if present else []


def _revision(request: OfficerRequest) -> int:
    return _number(request, "revision")


def _number(request: OfficerRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
