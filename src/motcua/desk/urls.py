"""Addresses of the desk, below /can-bo/."""

from django.urls import path

from motcua.desk.views import acting, dossier, files, worklist
from motcua.desk.views.admin import agencies, calendars, limits, officers, partners, synonyms

urlpatterns = [
    path("", worklist.inbox, name="inbox"),
    path("tiep-nhan/", worklist.intake, name="intake"),
    path("tra-ket-qua/", worklist.hand_over, name="hand-over"),
    path("ho-so/<int:dossier_id>/", dossier.dossier, name="desk-dossier"),
    path("ho-so/<int:dossier_id>/giay-to/", acting.papers, name="check-papers"),
    path("ho-so/<int:dossier_id>/phieu/<slug:form>.pdf", files.slip, name="slip"),
    path("ho-so/<int:dossier_id>/tep/<uuid:file_id>/", files.file, name="desk-file"),
    path("ho-so/<int:dossier_id>/viec/<slug:name>/", acting.act, name="act"),
    path("quan-tri/co-quan/", agencies.index, name="agencies"),
    path("quan-tri/co-quan/moi/", agencies.new, name="agency-new"),
    path("quan-tri/co-quan/<int:agency_id>/", agencies.correct, name="agency"),
    path("quan-tri/co-quan/<int:agency_id>/cham-dut/", agencies.end, name="agency-end"),
    path("quan-tri/can-bo/", officers.index, name="officers"),
    path("quan-tri/can-bo/moi/", officers.new, name="officer-new"),
    path("quan-tri/can-bo/<int:account_id>/", officers.officer, name="officer"),
    path("quan-tri/can-bo/<int:account_id>/khoa/", officers.lock, name="officer-lock"),
    path("quan-tri/vai-tro/<int:grant_id>/thoi/", officers.withdraw, name="grant-withdraw"),
    path("quan-tri/lich/", calendars.index, name="calendars"),
    path("quan-tri/lich/gio/", calendars.hours, name="office-hours"),
    path("quan-tri/lich/<int:number>/", calendars.year, name="calendar-year"),
    path("quan-tri/lich/<int:number>/bo-ngay/", calendars.remove_day, name="calendar-day-remove"),
    path("quan-tri/lich/<int:number>/xac-nhan/", calendars.confirm, name="calendar-confirm"),
    path("quan-tri/api/", partners.index, name="partner-tokens"),
    path("quan-tri/api/<int:token_id>/thu-hoi/", partners.revoke, name="partner-token-revoke"),
    path("quan-tri/thoi-han/", limits.index, name="limits"),
    path("quan-tri/tu-dong-nghia/", synonyms.index, name="synonyms"),
    path("quan-tri/tu-dong-nghia/moi/", synonyms.edit, name="synonym-new"),
    path("quan-tri/tu-dong-nghia/<int:synonym_id>/", synonyms.edit, name="synonym"),
    path(
        "quan-tri/tu-dong-nghia/<int:synonym_id>/bat-tat/", synonyms.switch, name="synonym-switch"
    ),
]
