"""Addresses of following, supplementing, withdrawing and rating a dossier."""

from django.urls import path

from motcua.portal.views import rating, tracking

urlpatterns = [
    path("tra-cuu/", tracking.look_up, name="look-up"),
    path("ho-so/", tracking.mine, name="my-dossiers"),
    path("ho-so/<str:reference>/", tracking.dossier, name="my-dossier"),
    path("ho-so/<str:reference>/bo-sung/", tracking.supplement, name="supplement"),
    path("ho-so/<str:reference>/rut/", tracking.withdraw, name="withdraw"),
    path("ho-so/<str:reference>/tep/<uuid:file_id>/", tracking.file, name="my-file"),
    path("ho-so/<str:reference>/to-khai.pdf", tracking.answers, name="my-answers"),
    path("ho-so/<str:reference>/don.pdf", tracking.printed_word, name="my-word-pdf"),
    path("ho-so/<str:reference>/to-khai.docx", tracking.word, name="my-word"),
    path("ho-so/<str:reference>/phieu/<slug:form>.pdf", tracking.slip, name="my-slip"),
    path("danh-gia/<str:token>/", rating.rating, name="rating"),
]
