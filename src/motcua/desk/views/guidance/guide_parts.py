"""Writing one question with its answers, or one end, of a guide."""

from typing import Any

from django.forms import formset_factory
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk.frame import OfficerRequest, show
from motcua.desk.guidance_forms import OptionRowForm, OutcomeForm, QuestionForm, spelled
from motcua.desk.guiding import writers
from motcua.desk.views.guidance.guides import LIST, keep
from motcua.guidance.models import Guide

_Rows = formset_factory(OptionRowForm, extra=2, max_num=12)


@writers
@require_http_methods(["GET", "POST"])
def question(request: OfficerRequest, guide_id: int, place: int) -> HttpResponse:
    """Write a question; one beyond the last is new."""
    found = get_object_or_404(Guide, pk=guide_id)
    present = _part(found, "questions", place)
    form = QuestionForm(request.POST or None, initial=_flat(present, ("ask", "hint")))
    options = [_flat(row, ("label", "means")) for row in present.get("options", [])]
    rows = _Rows(request.POST or None, initial=options, prefix="r")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        written = _deep(form.cleaned_data, ("ask", "hint"))
        written["options"] = [
            _deep(row.cleaned_data, ("label", "means")) for row in rows if row.cleaned_data
        ]
        if keep(request, found, _put(found, "questions", place, written), form):
            return HttpResponseRedirect(f"{LIST}{guide_id}/")
    title = _("Câu hỏi") if present else _("Câu hỏi mới")
    return _show(request, found, form, rows, title, place)


@writers
@require_http_methods(["GET", "POST"])
def outcome(request: OfficerRequest, guide_id: int, place: int) -> HttpResponse:
    """Write an end; one beyond the last is new."""
    found = get_object_or_404(Guide, pk=guide_id)
    present = _part(found, "outcomes", place)
    initial = _flat(present, ("case", "why"))
    presets = present.get("answers")
    pairs = presets.items() if isinstance(presets, dict) else ()
    initial["answers"] = "\n".join(f"{field} = {value}" for field, value in pairs)
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        written = _deep(form.cleaned_data, ("case", "why"))
        if keep(request, found, _put(found, "outcomes", place, written), form):
            return HttpResponseRedirect(f"{LIST}{guide_id}/")
    title = _("Kết thúc") if present else _("Kết thúc mới")
    return _show(request, found, form, None, title, place)


def _show(
    request: OfficerRequest, guide: Guide, form: Any, rows: Any, title: str, place: int
) -> HttpResponse:
    wrong = bool(form.errors or (rows is not None and any(row.errors for row in rows)))
    questions = guide.working.get("questions") or []
    before = questions if rows is None else questions[:place]
    known = [
        (q.get("id"), q.get("ask", {}).get("vi", ""), [o.get("value") for o in q.get("options", [])])
        for q in before
    ]  # fmt: skip
    context = {"form": form, "rows": rows, "guide": guide, "title": title, "known": known}
    return show(request, "desk/guidance/part.html", context, 422 if wrong else 200)


def _part(guide: Guide, key: str, place: int) -> dict[str, Any]:
    rows = guide.working.get(key) or []
    return dict(rows[place]) if place < len(rows) else {}


def _put(guide: Guide, key: str, place: int, part: dict[str, Any]) -> dict[str, Any]:
    """Return the guide's document with a part at its place."""
    rows = list(guide.working.get(key) or [])
    rows[place : place + 1] = [part]
    return {**guide.working, key: rows}


def _flat(part: dict[str, Any], worded: tuple[str, ...]) -> dict[str, Any]:
    """Return a part of the document as a form shows it."""
    flat = {key: value for key, value in part.items() if key not in {*worded, "options", "when"}}
    for key in worded:
        words = part.get(key) or {}
        flat |= {f"{key}_vi": words.get("vi", ""), f"{key}_en": words.get("en", "")}
    return {**flat, "when": spelled(part.get("when"))}


def _deep(values: dict[str, Any], worded: tuple[str, ...]) -> dict[str, Any]:
    """Return a form's values as the document holds them; an empty condition is left out."""
    names = {f"{key}_{language}" for key in worded for language in ("vi", "en")}
    deep = {key: value for key, value in values.items() if key not in names}
    for key in worded:
        deep[key] = {"vi": values[f"{key}_vi"], "en": values[f"{key}_en"]}
    if "when" in deep and deep["when"] is None:
        del deep["when"]
    return deep
