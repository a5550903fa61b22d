"""Handing a stored file to a browser: always as an attachment, never interpreted."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from motcua.documents.models import StoredFile
from motcua.documents.store import open_content


def as_attachment(stored: StoredFile) -> FileResponse:
    """
    Return the file as a download. Whether the reader may have it was asked before.

    :raises FileNotFoundError: the store has lost the content
    """
    response = FileResponse(
        open_content(stored.sha256), as_attachment=True, filename=stored.name,
        content_type=stored.content_type,
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def as_made(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """Return a file that the system made itself as a download under a name of any letters."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def as_pdf(content: bytes, *, name: str) -> HttpResponse:
    """Return a paper that the system made itself, to be looked at and printed."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
