"""Addresses of the public catalogue."""

from django.urls import path

from motcua.portal.views import blank_forms, catalogue

urlpatterns = [
    path("thu-tuc/", catalogue.index, name="procedures"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
    path("thu-tuc/<str:code>/mau/<int:blank_form_id>/", blank_forms.attached, name="blank-form"),
    path("thu-tuc/<str:code>/mau/<str:form_id>.docx", blank_forms.word, name="blank-form-word"),
]
