"""Pages that explain: how to submit, where to go, accessibility, personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.agencies.queries import counters_on
from motcua.kit.clock import local_day, now


@require_safe
def how_to_submit(request: HttpRequest) -> HttpResponse:
    """How a dossier is submitted, from the search to the result."""
    return render(request, "portal/pages/how_to_submit.html")


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where dossiers are received: name, address, telephone. One query."""
    return render(
        request, "portal/pages/places.html", {"places": counters_on(day=local_day(now()))}
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What helps readers with weak eyes or hands, what is known to fall short."""
    return render(request, "portal/pages/accessibility.html")


@require_safe
def personal_data(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, why, and who reads it."""
    return render(request, "portal/pages/personal_data.html")
