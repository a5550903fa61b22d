"""Error answers in calm words; each says what to do next."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.http import escape_leading_slashes

READING = ("GET", "HEAD")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return render(request, "design/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not theirs to see."""
    return render(request, "design/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page; an address that only lacks its last slash is completed instead."""
    if request.method in READING and is_valid_path(f"{request.path_info}/"):
        query = request.META.get("QUERY_STRING", "")
        completed = escape_leading_slashes(f"{request.path}/")
        return HttpResponseRedirect(f"{completed}?{query}" if query else completed)
    return render(request, "design/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return render(request, "design/errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page lay open too long; what was typed is kept by the browser's back button."""
    return render(request, "design/errors/csrf.html", status=403)


class NulRefused:
    """
    Refuses a NUL in an address, and one in a sent form that reached a query.

    No browser sends one and PostgreSQL keeps none; pages that clean what was typed never get here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; 400 when the path or the query holds a NUL."""
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        """Answer 400 to a query that failed over a sent NUL; None: another failure."""
        if not isinstance(failure, DataError):
            return None
        sent = (text for name, values in request.POST.lists() for text in (name, *values))
        return bad_request(request) if any("\0" in text for text in sent) else None


class MethodRefused:
    """Says in words that an address cannot be opened by itself, such as the one to sign out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; an empty 405 to a reader becomes a page."""
        response = self.get_response(request)
        if response.status_code != 405 or request.method not in READING:
            return response
        page = render(request, "design/errors/405.html", status=405)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page
