"""What the list of procedures reports about searches: words and whether anything came of them."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from motcua.catalogue.queries import ProcedureList
from motcua.guidance.operations.count_words import count_opened, count_search
from motcua.kit.clock import local_day, now


def count_list(request: HttpRequest, found: ProcedureList) -> None:
    """
    Count a search: of words alone, its first page.

    With a filter, nothing found may be the filter's doing; a second page is the same search.
    """
    filters = found.filters
    alone = filters.q and not any(
        (filters.level, filters.field, filters.agency, filters.subject, filters.online)
    )
    if alone and request.method == "GET" and "trang" not in request.GET:
        count_search(words=filters.q, found=found.total, on=local_day(now()))


def count_procedure(request: HttpRequest) -> None:
    """
    Count that a procedure was opened from the results of a search.

    The browser says itself from which of our pages it comes; nothing follows the reader.
    """
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host() and came_from.path == "/thu-tuc/":
        words = parse_qs(came_from.query[:2000]).get("q", [""])[0]
        if words.strip():
            count_opened(words=words[:200], on=local_day(now()))
