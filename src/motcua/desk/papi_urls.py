"""Addresses of PAPI, below /can-bo/."""

from django.urls import path

from motcua.desk.views.papi import cheapest, own, raising, report, trial

urlpatterns = [
    path("papi/", report.report, name="papi"),
    path("papi/bao-cao.json", report.as_file, name="papi-json"),
    path("papi/nang-diem/", raising.raising, name="papi-raising"),
    path("papi/thu/", trial.trial, name="papi-trial"),
    path("papi/cach-it-cong/", cheapest.page, name="papi-cheapest"),
    path("papi/so-cua-minh/", own.own, name="papi-own"),
]
