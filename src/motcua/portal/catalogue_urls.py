"""Addresses of the public catalogue."""

from django.urls import path

from motcua.portal.views import catalogue

urlpatterns = [
    path("thu-tuc/", catalogue.index, name="procedures"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
]
