"""Which answers a caller may keep."""

from django.http import HttpResponse


def may_be_kept(response: HttpResponse) -> None:
    """Let the caller keep this answer and ask again by its ETag; everything else is not kept."""
    response["Cache-Control"] = "private, no-cache"
