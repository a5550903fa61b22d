"""The files of a form in the making: the Word original, a filled trial of it, the workbook."""

from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.frame import OfficerRequest, form_makers, show
from motcua.desk.views.forms.board import BOARD
from motcua.desk.views.forms.uploading import Upload, take_upload
from motcua.eforms.filling import filled_word
from motcua.eforms.models import FormProject, WordFile
from motcua.eforms.operations.import_documents import import_documents
from motcua.eforms.vocabularies import vocabularies
from motcua.eforms.word.fill import CannotFill
from motcua.eforms.workbook.export import export_workbook
from motcua.eforms.workbook.importing import import_workbook
from motcua.eforms.workbook.problems import WorkbookRefused
from motcua.eforms.workbook.wording import problem_words
from motcua.kit.clock import local_day
from motcua.rules.form_document import compile_form, journey, parse_document
from motcua.rules.form_document.sampling import sample_answers

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_WORKBOOK = 20 * 1024 * 1024


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Return a file to be saved under a name, with its diacritics."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@form_makers
@require_safe
def original(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Return the Word file that a form was drafted from, byte for byte."""
    project = get_object_or_404(FormProject, pk=project_id)
    file = get_object_or_404(WordFile, pk=project.word_sha256)
    return attachment(bytes(file.content), project.word_name or file.name, DOCX)


@form_makers
@require_safe
def trial(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Return the Word file filled with the first example that is accepted."""
    project = get_object_or_404(FormProject, pk=project_id, document__isnull=False)
    file = get_object_or_404(WordFile, pk=project.word_sha256)
    today = local_day(request.at)
    form = compile_form(parse_document(project.document), vocabularies())
    answers = next(
        (dict(e.answers) for e in form.document.examples if e.expect.complete),
        sample_answers(form, today),
    )
    replayed = journey(form, answers, today)
    try:
        content = filled_word(
            form=form, replayed=replayed, content=bytes(file.content), on=today,
            place=settings.PROVINCE_NAME,
        )  # fmt: skip
    except CannotFill:
        messages.error(request, _("Có chỗ trống không khớp với tệp Word. Xin xem lại từng câu."))
        return HttpResponseRedirect(f"{BOARD}{project.pk}/")
    return attachment(content, _("Điền thử - %(name)s") % {"name": project.word_name}, DOCX)


@form_makers
@require_POST
def attach(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Give a planned form its Word file."""
    project = get_object_or_404(FormProject, pk=project_id)
    if project.document is not None:
        # A second file would take the place of all that was made of the first one.
        messages.error(request, _("Biểu mẫu vừa được sửa ở nơi khác. Xin xem bản mới rồi làm lại."))
        return HttpResponseRedirect(f"{BOARD}{project.pk}/")
    file = request.FILES.get("tep")
    if file is None or not file.name:
        messages.error(request, _("Xin chọn tệp Word của biểu mẫu."))
        return HttpResponseRedirect(f"{BOARD}{project.pk}/")
    outcome = take_upload(request, Upload(file.name, file.read()), project=project)
    if outcome.project is None:
        messages.error(request, outcome.reason)
        return HttpResponseRedirect(f"{BOARD}{project.pk}/")
    if outcome.project.pk != project.pk:
        messages.error(request, _("Tệp này đã thuộc một biểu mẫu khác, mở dưới đây."))
    return HttpResponseRedirect(f"{BOARD}{outcome.project.pk}/")


@form_makers
@require_safe
def one_workbook(request: OfficerRequest, project_id: int) -> HttpResponse:
    """Return one form as a workbook."""
    project = get_object_or_404(FormProject, pk=project_id, document__isnull=False)
    return attachment(export_workbook([project.document or {}]), f"{project.form_id}.xlsx", XLSX)


@form_makers
@require_safe
def whole_workbook(request: OfficerRequest) -> HttpResponse:
    """Return every form in the making as one workbook."""
    documents = FormProject.objects.filter(document__isnull=False).order_by("form_id")
    content = export_workbook([p.document or {} for p in documents.only("document")])
    return attachment(content, f"bieu-mau-{_stamp(local_day(request.at))}.xlsx", XLSX)


def _stamp(day: date) -> str:
    return day.isoformat()


@form_makers
@require_http_methods(["GET", "POST"])
def workbook(request: OfficerRequest) -> HttpResponse:
    """Export all forms, or import a workbook: all of its forms, or none."""
    complaints: list[str] = []
    if request.method == "POST":
        file = request.FILES.get("tep")
        if file is None or (file.size or 0) > MOST_WORKBOOK:
            complaints = [_("Xin chọn một tệp .xlsx, không quá 20 MB.")]
        else:
            try:
                documents = import_workbook(file.read())
            except WorkbookRefused as refused:
                complaints = [problem_words(p) for p in refused.problems]
            else:
                done = import_documents(
                    documents=documents, actor=request.officer.actor, at=request.at
                )
                count = len(done.begun) + len(done.changed)
                messages.success(
                    request,
                    ngettext("Đã nhập %(n)s biểu mẫu.", "Đã nhập %(n)s biểu mẫu.", count)
                    % {"n": count},
                )
                return HttpResponseRedirect(BOARD)
    count = FormProject.objects.filter(document__isnull=False).count()
    context = {
        "complaints": complaints[:200],
        "more": max(0, len(complaints) - 200),
        "count": count,
    }
    return show(request, "desk/forms/workbook.html", context, 422 if complaints else 200)
