"""Addresses of public figures."""

from django.urls import path

from motcua.portal.views import figures, figures_files, papi

urlpatterns = [
    path("so-lieu/", figures.index, name="figures"),
    path("so-lieu/co-quan/", figures.agencies, name="figures-agencies"),
    path("so-lieu/ho-so/", figures.dossiers, name="figures-dossiers"),
    path("so-lieu/dich-vu/", figures.services, name="figures-services"),
    path("so-lieu/thu-tuc/", figures.procedures, name="figures-procedures"),
    path("papi/", papi.report, name="public-papi"),
    path("papi/bao-cao.pdf", papi.pdf, name="public-papi-pdf"),
    path("papi/bao-cao.xlsx", papi.xlsx, name="public-papi-xlsx"),
    path("papi/bao-cao.json", papi.as_file, name="public-papi-json"),
    path("so-lieu/<slug:name>.csv", figures_files.as_csv, name="figures-csv"),
]
