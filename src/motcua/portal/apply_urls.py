"""Addresses of applying. A page of a form is addressed by its id, which holds no hyphen."""

from django.urls import path

from motcua.portal.views import arriving
from motcua.portal.views.apply import helping, offers, page, papers, review, start

urlpatterns = [
    path("tro-giup/xa-phuong/", helping.communes, name="help-communes"),
    path("tro-giup/doc-so/", helping.number, name="help-number"),
    path("ho-so/tu-lam/", arriving.alone, name="unassisted"),
    path("ho-so/nhap/bat-dau/<str:code>/", start.start, name="apply"),
    path("ho-so/nhap/<uuid:draft_id>/", page.resume, name="draft"),
    path("ho-so/nhap/<uuid:draft_id>/giay-to/", papers.papers, name="draft-papers"),
    path("ho-so/nhap/<uuid:draft_id>/giay-to/<uuid:file_id>/", papers.download, name="draft-file"),
    path(
        "ho-so/nhap/<uuid:draft_id>/giay-to/<uuid:file_id>/bo/",
        papers.remove,
        name="draft-file-remove",
    ),
    path("ho-so/nhap/<uuid:draft_id>/kiem-tra/", review.review, name="draft-review"),
    path("ho-so/nhap/<uuid:draft_id>/nop/", review.send, name="draft-send"),
    path("ho-so/nhap/<uuid:draft_id>/da-luu/", review.saved, name="draft-saved"),
    path("ho-so/nhap/<uuid:draft_id>/xoa-nhap/", review.discard, name="draft-discard"),
    path("ho-so/nhap/<uuid:draft_id>/ban-moi/", offers.newer_release, name="draft-newer-release"),
    path("ho-so/nhap/<uuid:draft_id>/<str:page_id>/", page.page, name="draft-page"),
    path("ho-so/da-nop/<str:reference>/", review.receipt, name="receipt"),
]
