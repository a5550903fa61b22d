"""Which addresses of the portal a poster may lead to: pages that open for everybody, and are there."""

from datetime import date
from typing import Any

from django.urls import Resolver404, resolve

from motcua.catalogue.queries import versions_on
from motcua.guidance.models import Guide, LifeEvent

# Signing in is the citizen's first step on some of these pages; none of them needs a dossier.
_ALWAYS = frozenset({
    "home", "procedures", "life-events", "guides", "how-to-submit", "places", "look-up", "figures",
    "figures-agencies", "public-papi", "open-data", "accessibility", "personal-data", "register",
    "sign-in",
})  # fmt: skip
_OF_A_PROCEDURE = frozenset({"procedure", "procedure-history", "procedure-notice", "apply"})


def is_public_page(target: str, *, on: date) -> bool:
    """Return whether an address, path first, is such a page on a day. At most one query."""
    if not target.startswith("/") or target.startswith("//") or "\\" in target:
        return False
    try:
        found = resolve(target.partition("?")[0].partition("#")[0])
    except Resolver404:
        return False
    return found.url_name in _ALWAYS or _is_there(str(found.url_name), found.kwargs, on)


def _is_there(page: str, asked: dict[str, Any], on: date) -> bool:
    if page in _OF_A_PROCEDURE:
        return versions_on(on).filter(procedure__code=asked["code"]).exists()
    if page == "life-event":
        return LifeEvent.objects.filter(slug=asked["slug"], is_shown=True).exists()
    if page == "guide":
        return Guide.objects.filter(slug=asked["slug"], is_in_use=True).exists()
    return False
