"""Blank forms for whoever fills in by hand: as attached, and as the e-forms came."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from motcua.catalogue.models import BlankForm
from motcua.catalogue.queries.levels.public import word_forms_of
from motcua.catalogue.queries.versions import in_force
from motcua.documents.content import DOCX
from motcua.documents.serving import as_attachment, as_made
from motcua.eforms.models import WordFile
from motcua.kit.clock import local_day, now


@require_safe
def attached(request: HttpRequest, code: str, blank_form_id: int) -> HttpResponseBase:
    """Hand out a form that an official attached, while it is in force."""
    forms = BlankForm.objects.filter(in_force(local_day(now())), procedure__code=code)
    found = get_object_or_404(forms.select_related("file"), pk=blank_form_id)
    try:
        return as_attachment(found.file)
    except FileNotFoundError as lost:
        raise Http404 from lost


@require_safe
def word(request: HttpRequest, code: str, form_id: str) -> HttpResponseBase:
    """Hand out the empty Word file of an e-form in use."""
    sha256 = word_forms_of(code=code, on=local_day(now())).get(form_id)
    if sha256 is None:
        raise Http404
    found = get_object_or_404(WordFile, pk=sha256)
    return as_made(bytes(found.content), name=f"{form_id}.docx", content_type=DOCX)
