"""Handing a stored file to a browser: always as an attachment, never interpreted."""

from django.http import FileResponse, HttpResponse

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


def as_pdf(content: bytes, *, name: str) -> HttpResponse:
    """Return a paper that the system made itself, to be looked at and printed."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
