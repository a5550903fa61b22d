"""Files and slips of a dossier, served only to those who may see it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.design.filled_forms import printed_word_form, word_form
from motcua.desk.frame import OfficerRequest, at_work
from motcua.desk.views.dossier import find
from motcua.documents.serving import as_attachment, as_pdf
from motcua.dossiers import slips
from motcua.dossiers.answer_paper import NoAnswers, answers_pdf
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
    back = f"/can-bo/ho-so/{dossier_id}/?the=to-khai"
    return word_form(request, dossier=find(request, dossier_id), back=back)


@at_work
@require_safe
def printed_word(request: OfficerRequest, dossier_id: int) -> HttpResponse:
    """Give the filled Word form as a PDF, where LibreOffice is installed."""
    back = f"/can-bo/ho-so/{dossier_id}/?the=to-khai"
    return printed_word_form(request, dossier=find(request, dossier_id), back=back)


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
