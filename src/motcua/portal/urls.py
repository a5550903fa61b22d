"""Every address of the citizens' pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from motcua.portal.views import components, home, pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("viec/<slug:slug>/", home.life_event, name="life-event"),
    path("huong-dan/", pages.how_to_submit, name="how-to-submit"),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("tro-nang/", pages.accessibility, name="accessibility"),
    path("du-lieu-ca-nhan/", pages.personal_data, name="personal-data"),
    path("", include("motcua.portal.account_urls")),
    path("", include("motcua.portal.catalogue_urls")),
    # Before the addresses of dossiers: /ho-so/nhap/… is no reference.
    path("", include("motcua.portal.apply_urls")),
    path("", include("motcua.portal.tracking_urls")),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("thiet-ke/", components.catalogue, name="components"))
