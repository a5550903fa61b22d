"""Addresses of PAPI, below /can-bo/."""

from django.urls import path

from motcua.desk.views.papi import actions, cheapest, own, plans, raising, report, tables, trial

urlpatterns = [
    path("papi/", report.report, name="papi"),
    path("papi/bao-cao.pdf", report.pdf, name="papi-pdf"),
    path("papi/bao-cao.xlsx", report.xlsx, name="papi-xlsx"),
    path("papi/bao-cao.json", report.as_file, name="papi-json"),
    path("papi/nang-diem/", raising.raising, name="papi-raising"),
    path("papi/thu/", trial.trial, name="papi-trial"),
    path("papi/cach-it-cong/", cheapest.page, name="papi-cheapest"),
    path("papi/so-cua-minh/", own.own, name="papi-own"),
    path("papi/ke-hoach/", plans.plans, name="papi-plans"),
    path("papi/ke-hoach/moi/", plans.new, name="papi-plan-new"),
    path("papi/ke-hoach/<int:plan_id>/", plans.plan, name="papi-plan"),
    path("papi/ke-hoach/<int:plan_id>/lam/<slug:name>/", plans.act, name="papi-plan-act"),
    path("papi/viec/<int:action_id>/", actions.action, name="papi-action"),
    path("papi/viec/<int:action_id>/tien-do/", actions.report, name="papi-action-report"),
    path("papi/viec/<int:action_id>/lam/<slug:name>/", actions.act, name="papi-action-act"),
    path("papi/bang-diem/", tables.tables, name="papi-tables"),
    path("papi/bang-diem/tai-len/", tables.upload, name="papi-upload"),
    path("papi/bang-diem/tinh/", tables.province, name="papi-province"),
    path("papi/bang-diem/ngat-chuoi/", tables.register, name="papi-break"),
    path("papi/bang-diem/ngat-chuoi/<int:break_id>/bo/", tables.remove, name="papi-break-remove"),
    path("papi/bang-diem/<int:table_id>/", tables.table, name="papi-table"),
    path("papi/bang-diem/<int:table_id>/nhan/", tables.take, name="papi-table-take"),
    path("papi/bang-diem/<int:table_id>/rut/", tables.withdraw, name="papi-table-withdraw"),
    path("papi/bang-diem/<int:table_id>/goc.xlsx", tables.original, name="papi-table-file"),
]
