"""Addresses of the API. Calls carry no last slash, the pages about them do."""

from django.urls import URLPattern, URLResolver, path

from motcua.api import pages
from motcua.api.application import api

# Without the framework's own root, which would stand in the place of our page.
_calls = [pattern for pattern in api.urls[0] if getattr(pattern, "name", "") != "api-root"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.index, name="api-page"),
    path("problems/", pages.problems, name="api-problems"),
    path("openapi.json", pages.document, name="api-openapi"),
    *_calls,
]
