"""The reader's language, from Accept-Language. Vietnamese is what has legal effect."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = ("vi", "en")


def wanted(request: HttpRequest) -> str:
    """Return "vi" or "en": the first of them that the reader accepts, "vi" for neither."""
    for tag, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if tag.partition("-")[0] in LANGUAGES:
            return tag.partition("-")[0]
    return LANGUAGES[0]


def language_of(request: HttpRequest) -> str:
    """Return the language that the frame chose for this call."""
    return str(getattr(request, "LANGUAGE_CODE", LANGUAGES[0]))
