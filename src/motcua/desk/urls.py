"""Addresses of the desk, below /can-bo/."""

from django.urls import include, path

from motcua.desk.views import acting, dossier, drift, files, worklist
from motcua.desk.views.admin import agencies, calendars, limits, officers, partners, synonyms
from motcua.desk.views.announcements import acting as announcement_acts
from motcua.desk.views.announcements import board as announcements
from motcua.desk.views.announcements import decision, item
from motcua.desk.views.asked_once import pages as asked_once
from motcua.desk.views.forms import acts as form_acts
from motcua.desk.views.forms import board, publishing, results, studio, trying, uploading
from motcua.desk.views.forms import files as form_files
from motcua.desk.views.levels import acts as level_acts
from motcua.desk.views.levels import board as levels
from motcua.desk.views.levels import service as level_service
from motcua.desk.views.processes import board as processes
from motcua.desk.views.processes import editing as process_editing
from motcua.desk.views.processes import services as settings
from motcua.desk.views.programmes import board as programmes
from motcua.desk.views.programmes import report as programme_report
from motcua.desk.views.programmes import target as programme_target
from motcua.desk.views.programmes import tasks as programme_tasks
from motcua.desk.views.reconciliation import entering as published
from motcua.desk.views.reconciliation import listing as reconciled
from motcua.desk.views.reconciliation import papers as reconciliation_papers
from motcua.desk.views.reconciliation import report as reconciliation
from motcua.desk.views.reviews import costs as review_costs
from motcua.desk.views.reviews import plans as review_plans
from motcua.desk.views.reviews import review

urlpatterns = [
    path("", worklist.inbox, name="inbox"),
    path("", include("motcua.desk.guidance_urls")),
    path("", include("motcua.desk.papi_urls")),
    path("tiep-nhan/", worklist.intake, name="intake"),
    path("tra-ket-qua/", worklist.hand_over, name="hand-over"),
    path("ho-so/<int:dossier_id>/", dossier.dossier, name="desk-dossier"),
    path("ho-so/<int:dossier_id>/giay-to/", acting.papers, name="check-papers"),
    path("ho-so/<int:dossier_id>/to-khai.pdf", files.answers, name="desk-answers"),
    path("ho-so/<int:dossier_id>/don.pdf", files.printed_word, name="desk-word-pdf"),
    path("ho-so/<int:dossier_id>/to-khai.docx", files.word, name="desk-word"),
    path("ho-so/<int:dossier_id>/phieu/<slug:form>.pdf", files.slip, name="slip"),
    path("ho-so/<int:dossier_id>/tep/<uuid:file_id>/", files.file, name="desk-file"),
    path("ho-so/<int:dossier_id>/viec/<slug:name>/", acting.act, name="act"),
    path("bieu-mau/", board.board, name="forms"),
    path("bieu-mau/giao/", board.assign, name="forms-assign"),
    path("bieu-mau/con-thieu/", board.lacking, name="forms-lacking"),
    path("bieu-mau/tai-len/", uploading.upload, name="forms-upload"),
    path("bieu-mau/bang-tinh/", form_files.workbook, name="forms-workbook"),
    path("bieu-mau/tat-ca.xlsx", form_files.whole_workbook, name="forms-export"),
    path("bieu-mau/<int:project_id>/", studio.studio, name="form-studio"),
    path("bieu-mau/<int:project_id>/lam/", form_acts.act, name="form-act"),
    path("bieu-mau/<int:project_id>/tep/", form_files.attach, name="form-attach"),
    path("bieu-mau/<int:project_id>/thu/", trying.try_out, name="form-try"),
    path("bieu-mau/<int:project_id>/goc.docx", form_files.original, name="form-original"),
    path("bieu-mau/<int:project_id>/thu.docx", form_files.trial, name="form-trial"),
    path("bieu-mau/<int:project_id>/bang-tinh.xlsx", form_files.one_workbook, name="form-workbook"),
    path("bieu-mau/<int:project_id>/cong-bo/", publishing.publish, name="form-publish"),
    path("bieu-mau/<int:project_id>/mo-nhan/", publishing.open_online, name="form-open"),
    path("mau-ket-qua/", results.templates, name="result-templates"),
    path("mau-ket-qua/<int:project_id>/", results.fill_template, name="result-template"),
    path("quy-trinh/", processes.board, name="processes"),
    path("quy-trinh/moi/", process_editing.new, name="process-new"),
    path("quy-trinh/dich-vu/", settings.services, name="services"),
    path("quy-trinh/dich-vu/moi/", settings.begin, name="service-new"),
    path("quy-trinh/dich-vu/<str:code>/<str:agency_code>/", settings.setting, name="service"),
    path("quy-trinh/dich-vu/<str:code>/<str:agency_code>/thoi/", settings.end, name="service-end"),
    path("quy-trinh/<str:code>/", process_editing.process, name="process"),
    path("quy-trinh/<str:code>/sua/", process_editing.edit, name="process-edit"),
    path("quy-trinh/<str:code>/cong-bo/", process_editing.publish, name="process-publish"),
    path("chuong-trinh/", programmes.programmes, name="programmes"),
    path("chuong-trinh/moi/", programmes.found, name="programme-new"),
    path("chuong-trinh/<int:programme_id>/", programmes.programme, name="programme"),
    path("chuong-trinh/<int:programme_id>/chi-tieu/", programmes.new_target, name="target-new"),
    path("chuong-trinh/<int:programme_id>/ket-thuc/", programmes.close, name="programme-close"),
    path(
        "chuong-trinh/<int:programme_id>/chi-dao/", programmes.new_directive, name="directive-new"
    ),
    path("chuong-trinh/<int:programme_id>/bao-cao.pdf", programme_report.pdf, name="programme-pdf"),
    path(
        "chuong-trinh/<int:programme_id>/bao-cao.xlsx", programme_report.xlsx, name="programme-xlsx"
    ),
    path("chuong-trinh/chi-tieu/<int:target_id>/", programme_target.target, name="target"),
    path("chuong-trinh/chi-tieu/<int:target_id>/them/", programme_target.add, name="target-add"),
    path(
        "chuong-trinh/chi-tieu/<int:target_id>/giao/", programme_target.assign, name="target-assign"
    ),
    path(
        "chuong-trinh/chi-tieu/<int:target_id>/ke-hoach/", programme_target.plan, name="target-plan"
    ),
    path("chuong-trinh/viec/<int:assignment_id>/", programme_tasks.assignment, name="assignment"),
    path(
        "chuong-trinh/viec/<int:assignment_id>/lam/<slug:name>/",
        programme_tasks.assignment_act,
        name="assignment-act",
    ),
    path(
        "chuong-trinh/viec/<int:assignment_id>/ra-soat/<int:item_id>/",
        programme_tasks.review,
        name="criterion-review",
    ),
    path(
        "chuong-trinh/viec/<int:assignment_id>/xac-nhan/<int:review_id>/",
        programme_tasks.confirm,
        name="criterion-confirm",
    ),
    path("chuong-trinh/chi-dao/<int:task_id>/", programme_tasks.directive, name="directive"),
    path(
        "chuong-trinh/chi-dao/<int:task_id>/tra-loi/",
        programme_tasks.answer,
        name="directive-answer",
    ),
    path(
        "chuong-trinh/chi-dao/<int:task_id>/lam/<slug:name>/",
        programme_tasks.directive_act,
        name="directive-act",
    ),
    path("muc-do/", levels.board, name="levels"),
    path("muc-do/danh-sach.csv", levels.download, name="levels-csv"),
    path("muc-do/<int:service_id>/", level_service.service, name="level"),
    path("muc-do/<int:service_id>/den-truc-tiep/", level_acts.fact, name="level-fact"),
    path("muc-do/<int:service_id>/tra-ket-qua/", level_acts.results, name="level-results"),
    path("muc-do/<int:service_id>/cong-bo/", level_acts.declare, name="level-declare"),
    path("muc-do/<int:service_id>/mau/", level_acts.attach, name="level-blank-form"),
    path(
        "muc-do/<int:service_id>/mau/<int:blank_form_id>/go/",
        level_acts.remove,
        name="level-blank-form-remove",
    ),
    path("cong-bo/", announcements.index, name="announcements"),
    path("cong-bo/moi/", announcements.new, name="announcement-new"),
    path("cong-bo/lich/", announcements.calendar, name="announcement-calendar"),
    path("cong-bo/can-sua/", announcements.faults, name="catalogue-faults"),
    path("cong-bo/dang-chay/<str:code>/", item.running, name="running-dossiers"),
    path("cong-bo/<int:announcement_id>/", decision.decision, name="announcement"),
    path("cong-bo/<int:announcement_id>/dau/", decision.head, name="announcement-head"),
    path(
        "cong-bo/<int:announcement_id>/viec/<slug:name>/",
        announcement_acts.act,
        name="announcement-act",
    ),
    path(
        "cong-bo/<int:announcement_id>/thu-tuc/<int:item_id>/", item.item, name="announcement-item"
    ),
    path("lech-quoc-gia/", drift.index, name="drifts"),
    path("lech-quoc-gia/dua-vao/", drift.accept, name="drifts-accept"),
    path("lech-quoc-gia/<int:drift_id>/", drift.drift, name="drift"),
    path("lech-quoc-gia/<int:drift_id>/giu/", drift.dismiss, name="drift-dismiss"),
    path("doi-soat/", reconciliation.report, name="reconciliation"),
    path("doi-soat/danh-sach/", reconciled.procedures, name="reconciliation-list"),
    path("doi-soat/danh-sach.csv", reconciled.download, name="reconciliation-csv"),
    path("doi-soat/bao-cao.xlsx", reconciliation_papers.workbook, name="reconciliation-xlsx"),
    path("doi-soat/bao-cao.pdf", reconciliation_papers.paper, name="reconciliation-pdf"),
    path("doi-soat/so-cong-bo/", published.totals, name="published-totals"),
    path("doi-soat/so-cong-bo/nhap/", published.enter, name="published-total-enter"),
    path("doi-soat/so-cong-bo/chi-tieu/", published.define, name="published-figure-define"),
    path("doi-soat/so-cong-bo/<int:figure_id>/", published.figure, name="published-figure"),
    path(
        "doi-soat/so-cong-bo/<int:figure_id>/rut/",
        published.withdraw,
        name="published-total-withdraw",
    ),
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
    path("ra-soat/", review_plans.index, name="reviews"),
    path("ra-soat/moi/", review_plans.open_one, name="review-plan-open"),
    path("ra-soat/tham-so/", review_costs.parameters, name="cost-parameters"),
    path("ra-soat/<int:plan_id>/", review_plans.plan, name="review-plan"),
    path("ra-soat/<int:plan_id>/them/", review_plans.add, name="review-plan-add"),
    path("ra-soat/<int:plan_id>/bo/<str:code>/", review_plans.take, name="review-plan-take"),
    path("ra-soat/<int:plan_id>/phe-duyet/", review_plans.adopt, name="review-plan-adopt"),
    path("ra-soat/<int:plan_id>/tong-hop.xlsx", review_plans.workbook, name="review-plan-xlsx"),
    path("ra-soat/thu-tuc/<int:item_id>/", review.review, name="review"),
    path("ra-soat/thu-tuc/<int:item_id>/bo-phan/<slug:part>/", review.part, name="review-part"),
    path("ra-soat/thu-tuc/<int:item_id>/so-luong/", review.volume, name="review-volume"),
    path("ra-soat/thu-tuc/<int:item_id>/phuong-an/", review.option, name="review-option"),
    path("ra-soat/thu-tuc/<int:item_id>/ket-thuc/", review.finish, name="review-finish"),
    path("ra-soat/thu-tuc/<int:item_id>/mo-lai/", review.reopen, name="review-reopen"),
    path("ra-soat/thu-tuc/<int:item_id>/chi-phi/", review_costs.sheet, name="review-sheet"),
    path(
        "ra-soat/thu-tuc/<int:item_id>/chi-phi/<int:option_id>/",
        review_costs.sheet,
        name="review-option-sheet",
    ),
    path("hoi-mot-lan/", asked_once.index, name="asked-once"),
    path("hoi-mot-lan/doi-chieu/", asked_once.refresh, name="asked-once-refresh"),
    path("hoi-mot-lan/do-chinh-xac/", asked_once.measure, name="asked-once-measure"),
    path("hoi-mot-lan/tat-ca.xlsx", asked_once.workbook, name="asked-once-xlsx"),
    path("hoi-mot-lan/xac-nhan/<int:match_id>/", asked_once.decide, name="asked-once-decide"),
    path("hoi-mot-lan/<str:code>/", asked_once.procedure, name="asked-once-procedure"),
]
