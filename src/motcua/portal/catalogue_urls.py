"""Addresses of the public catalogue."""

from django.urls import path

from motcua.portal.views import blank_forms, catalogue, open_data, procedure_files

urlpatterns = [
    path("thu-tuc/", catalogue.index, name="procedures"),
    # Before the page itself: a code has letters and stops in it.
    path("thu-tuc/<str:code>.jsonld", procedure_files.jsonld, name="procedure-jsonld"),
    path("thu-tuc/<str:code>/lich-su/", procedure_files.history, name="procedure-history"),
    path("thu-tuc/<str:code>/niem-yet.pdf", procedure_files.notice, name="procedure-notice"),
    path("du-lieu-mo/", open_data.index, name="open-data"),
    path("du-lieu-mo/<slug:name>.csv", open_data.as_csv, name="open-data-csv"),
    path("du-lieu-mo/<slug:name>.json", open_data.as_json, name="open-data-json"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
    path("thu-tuc/<str:code>/mau/<int:blank_form_id>/", blank_forms.attached, name="blank-form"),
    path("thu-tuc/<str:code>/mau/<str:form_id>.docx", blank_forms.word, name="blank-form-word"),
]
