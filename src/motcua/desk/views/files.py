"""Files and slips of a dossier, served only to those who may see it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.design.form_words import unfillable_words, unprintable_words
from motcua.desk.frame import OfficerRequest, at_work
from motcua.desk.views.dossier import find
from motcua.documents.content import DOCX
from motcua.documents.serving import as_attachment, as_made, as_pdf
from motcua.dossiers import slips
from motcua.dossiers.answer_paper import NoAnswers, answers_pdf
from motcua.dossiers.answer_word import (
    NotPrintable,
    NoWordForm,
    WordFormUnfillable,
    filled_word_of,
    printed_word_of,
)
from motcua.dossiers.files import find_file


@at_work
@require_safe
def file(request: OfficerRequest, dossier_id: int, file_id: UUID) -> FileResponse:
    """Serve one file of the dossier as an attachment."""
    found = find(request, dossier_id)
    stored = find_file(dossier=found, file_id=file_id)
    if stored is None:
        raise Http404
    return as_attachment(stored)


@at_work
@require_safe
def answers(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Give the applicant's answers as a PDF, in the language that the officer reads."""
    found = find(request, dossier_id)
    try:
        pdf = answers_pdf(dossier=found, language=get_language() or "vi")
    except NoAnswers as missing:
        raise Http404 from missing
    return as_pdf(pdf, name=f"to-khai-{found.number}.pdf")


@at_work
@require_safe
def word(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Give the applicant's answers in the official Word form."""
    try:
        filled = filled_word_of(dossier=find(request, dossier_id))
    except NoWordForm as missing:
        raise Http404 from missing
    except WordFormUnfillable:
        messages.warning(request, unfillable_words())
        return HttpResponseRedirect(f"/can-bo/ho-so/{dossier_id}/?the=to-khai")
    return as_made(filled.content, name=filled.name, content_type=DOCX)


@at_work
@require_safe
def printed_word(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Give the filled Word form as a PDF, where LibreOffice is installed."""
    try:
        printed = printed_word_of(dossier=find(request, dossier_id))
    except NoWordForm as missing:
        raise Http404 from missing
    except WordFormUnfillable:
        messages.warning(request, unfillable_words())
    except NotPrintable as refused:
        messages.warning(request, unprintable_words(is_busy=refused.is_busy))
    else:
        return as_pdf(printed.content, name=printed.name)
    return HttpResponseRedirect(f"/can-bo/ho-so/{dossier_id}/?the=to-khai")


@at_work
@require_safe
def slip(request: OfficerRequest, dossier_id: int, form: str) -> HttpResponse:
    """Print form 01, or form 02 of the supplement whose number follows the dash."""
    found = find(request, dossier_id)
    try:
        pdf = slips.slip(dossier=found, form=form, site=request.build_absolute_uri("/")[:-1])
    except slips.NoSuchSlip as missing:
        raise Http404 from missing
    return as_pdf(pdf, name=f"mau-{form}-{found.number}.pdf")
