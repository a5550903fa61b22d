"""Filling a form in the making as an applicant would, and keeping that as an example."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.saying import form_language, refusal_words
from motcua.eforms.making import edits
from motcua.eforms.models import FormProject
from motcua.eforms.operations.edit_form import edit_form
from motcua.eforms.operations.steps import ProjectChanged
from motcua.eforms.pages import errors_on, fill
from motcua.eforms.presentation import PageView, page_view
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import local_day
from motcua.rules.form_document import (
    DocumentRefused,
    Form,
    Journey,
    compile_form,
    journey,
    parse_document,
)
from motcua.rules.form_document.sampling import sample_answers


@dataclass(frozen=True)
class Tried:
    """What came of filling the whole form: answers, journey and every page as printed."""

    answers: Mapping[str, Any]
    replayed: Journey
    pages: tuple[PageView, ...]

    @property
    def is_accepted(self) -> bool:
        """Whether an application like this would be taken."""
        return self.replayed.is_complete and not any(page.errors for page in self.pages)


@form_makers
@require_http_methods(["GET", "POST"])
def try_out(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Show the whole form to be filled; tell whether it would be accepted; keep it as an example."""
    project = get_object_or_404(FormProject, pk=project_id, document__isnull=False)
    form = compile_form(parse_document(project.document), vocabularies())
    today = local_day(request.at)
    if request.method == "POST":
        sent = {name: request.POST.getlist(name) for name in request.POST}
        tried = fill_whole(form, sent, today)
        if request.POST.get("giu") and request.POST.get("ten-mau", "").strip():
            return _keep(request, project, tried, today)
    else:
        tried = show_whole(
            form, _begin_with(form, project, request.GET.get("mau", ""), today), today
        )
    context = {
        "project": project,
        "tried": tried,
        "sent": request.method == "POST",
        "asked": [p for p in tried.pages if p.id in tried.replayed.path],
        "left_out": [p for p in tried.pages if p.id not in tried.replayed.path],
        "name": request.POST.get("ten-mau", "") or request.GET.get("mau", ""),
        "speaks": form_language(form),
        "base": f"{BOARD}{project.pk}/",
    }
    return show(request, "desk/forms/try.html", context)


def _begin_with(form: Form, project: FormProject, name: str, today: date) -> dict[str, Any]:
    examples = (project.document or {}).get("examples", ())
    for example in examples:
        if example["name"] == name:
            return dict(example["answers"])
    return sample_answers(form, today)


def fill_whole(form: Form, sent: dict[str, list[str]], today: date) -> Tried:
    """Return what comes of a whole form sent at once, with its errors."""
    answers: dict[str, Any] = {}
    typed = {}
    for page in form.pages:
        filled = fill(page, sent, answers, today)
        answers, typed[page.id] = filled.answers, filled.typed
    return _printed(form, answers, typed, today, with_errors=True)


def show_whole(form: Form, answers: dict[str, Any], today: date) -> Tried:
    """Return a whole form to be filled, beginning with these answers."""
    return _printed(form, answers, {}, today, with_errors=False)


def _printed(
    form: Form, answers: dict[str, Any], typed: dict[str, Any], today: date, *, with_errors: bool
) -> Tried:
    replayed = journey(form, answers, today)
    language = form_language(form)
    pages: list[PageView] = []
    for page in form.pages:
        of_page = typed.get(page.id, {})
        with override(language):
            errors = errors_on(page, of_page, replayed, today) if with_errors else []
            if page.id not in replayed.path:
                errors = []
            view = page_view(
                form=form, page=page, replayed=replayed, answers=answers, typed=of_page,
                errors=tuple(errors), language=language,
            )  # fmt: skip
        pages.append(replace(view, step=len(pages) + 1))
    return Tried(answers, replayed, tuple(pages))


def _keep(request: OfficerRequest, project: FormProject, tried: Tried, today: date) -> HttpResponse:
    name = request.POST["ten-mau"].strip()[:120]
    example = {
        "name": name,
        "today": today.isoformat(),
        "answers": dict(tried.answers),
        "expect": {"complete": tried.is_accepted},
    }
    try:
        edit_form(
            project_id=project.pk, version=project.version,
            change=lambda d: edits.save_example(d, example), act="example",
            actor=request.officer.actor, at=request.at,
        )  # fmt: skip
    except ProjectChanged:
        messages.error(request, _("Biểu mẫu vừa được sửa ở nơi khác. Xin xem bản mới rồi làm lại."))
    except DocumentRefused as refused:
        messages.error(request, refusal_words(refused))
    else:
        messages.success(request, _("Đã giữ hồ sơ mẫu “%(name)s”.") % {"name": name})
    return HttpResponseRedirect(f"{BOARD}{project.pk}/#chung")
