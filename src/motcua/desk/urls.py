"""Addresses of the desk, below /can-bo/."""

from django.urls import path

from motcua.desk.views import acting, dossier, files, worklist

urlpatterns = [
    path("", worklist.inbox, name="inbox"),
    path("tiep-nhan/", worklist.intake, name="intake"),
    path("tra-ket-qua/", worklist.hand_over, name="hand-over"),
    path("ho-so/<int:dossier_id>/", dossier.dossier, name="desk-dossier"),
    path("ho-so/<int:dossier_id>/giay-to/", acting.papers, name="check-papers"),
    path("ho-so/<int:dossier_id>/phieu/<slug:form>.pdf", files.slip, name="slip"),
    path("ho-so/<int:dossier_id>/tep/<uuid:file_id>/", files.file, name="desk-file"),
    path("ho-so/<int:dossier_id>/viec/<slug:name>/", acting.act, name="act"),
]
