"""Forms that an office issues: filled at the desk, and taken away as the Word file."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk.frame import RESULT_MAKERS, OfficerRequest, officers_only, show
from motcua.desk.views.forms.files import DOCX, attachment
from motcua.desk.views.forms.saying import form_language
from motcua.desk.views.forms.trying import Tried, fill_whole, show_whole
from motcua.eforms.filling import WordFormMissing, filled_word, word_form_of
from motcua.eforms.models import FormProject, ProjectState, Purpose
from motcua.eforms.operations.issue_result import note_result
from motcua.eforms.releases import form_of
from motcua.eforms.word.fill import CannotFill
from motcua.kit.clock import local_day
from motcua.rules.form_document import Form

# Who makes results, and who makes their templates; whoever only looks on does not.
result_makers = officers_only(*RESULT_MAKERS)
_PUBLISHED = {"purpose": Purpose.RESULT, "state": ProjectState.PUBLISHED}


@result_makers
@require_safe
def templates(request: OfficerRequest) -> HttpResponse:
    """List the result templates that are published."""
    rows = FormProject.objects.filter(**_PUBLISHED).defer("document", "reading").order_by("title")
    return show(request, "desk/forms/results.html", {"rows": rows})


@result_makers
@require_http_methods(["GET", "POST"])
def fill_template(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Show a result template to be filled; return the Word file once it is filled rightly."""
    project = get_object_or_404(FormProject, pk=project_id, **_PUBLISHED)
    form = form_of(release_id=project.published_release_id or 0)
    today = local_day(request.at)
    if request.method == "GET":
        tried = show_whole(form, {}, today)
    else:
        tried = fill_whole(form, {n: request.POST.getlist(n) for n in request.POST}, today)
        if tried.is_accepted:
            answer = _word(request, form, tried)
            if answer is not None:
                note_result(project=project, actor=request.officer.actor, at=request.at)
                return answer
    asked = [page for page in tried.pages if page.id in tried.replayed.path]
    context = {
        "project": project, "asked": asked, "failed": request.method == "POST",
        "speaks": form_language(form),
    }  # fmt: skip
    return show(request, "desk/forms/result.html", context, 422 if context["failed"] else 200)


def _word(request: OfficerRequest, form: Form, tried: Tried) -> HttpResponse | None:
    try:
        original = word_form_of(form)
        content = filled_word(
            form=form, replayed=tried.replayed, content=bytes(original.content),
            on=local_day(request.at), place=settings.PROVINCE_NAME,
        )  # fmt: skip
    except WordFormMissing:
        messages.error(request, _("Tệp Word gốc của mẫu này không có trên máy."))
        return None
    except CannotFill:
        messages.error(request, _("Có chỗ trống không khớp với tệp Word của mẫu này."))
        return None
    return attachment(content, original.name, DOCX)
