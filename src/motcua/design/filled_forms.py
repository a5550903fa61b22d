"""A dossier's filled Word form as portal and desk both hand it out; who may have it, they know."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from motcua.design.form_words import unfillable_words, unprintable_words
from motcua.documents.content import DOCX
from motcua.documents.serving import as_made, as_pdf
from motcua.dossiers.answer_word import (
    NotPrintable,
    NoWordForm,
    WordFormUnfillable,
    filled_word_of,
    printed_word_of,
)
from motcua.dossiers.models import Dossier


def word_form(request: HttpRequest, *, dossier: Dossier, back: str) -> HttpResponse:
    """Give the Word form; where it cannot be filled, go `back` and say why. Raises Http404."""
    try:
        filled = filled_word_of(dossier=dossier)
    except NoWordForm as missing:
        raise Http404 from missing
    except WordFormUnfillable:
        messages.warning(request, unfillable_words())
        return HttpResponseRedirect(back)
    return as_made(filled.content, name=filled.name, content_type=DOCX)


def printed_word_form(request: HttpRequest, *, dossier: Dossier, back: str) -> HttpResponse:
    """Give the Word form as PDF; where it cannot be had now, go `back` and say why. Raises Http404."""
    try:
        printed = printed_word_of(dossier=dossier)
    except NoWordForm as missing:
        raise Http404 from missing
    except WordFormUnfillable:
        messages.warning(request, unfillable_words())
    except NotPrintable as refused:
        messages.warning(request, unprintable_words(is_busy=refused.is_busy))
    else:
        return as_pdf(printed.content, name=printed.name)
    return HttpResponseRedirect(back)
