"""Every address of the citizens' pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from motcua.portal.views import arriving, components, guiding, home, pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("su-kien/", guiding.life_events, name="life-events"),
    path("su-kien/<slug:slug>/", guiding.life_event, name="life-event"),
    path("viec/<slug:slug>/", guiding.former_life_event, name="life-event-formerly"),
    path("tim-thu-tuc/", guiding.guides, name="guides"),
    path("tim-thu-tuc/<slug:slug>/", guiding.guide, name="guide"),
    path("d/<str:code>", arriving.short_link, name="short-link"),
    path("ho-tro/<str:code>/", arriving.assisted, name="assisted"),
    path("huong-dan/", pages.how_to_submit, name="how-to-submit"),
    path("noi-tiep-nhan/", pages.places, name="places"),
    path("tro-nang/", pages.accessibility, name="accessibility"),
    path("du-lieu-ca-nhan/", pages.personal_data, name="personal-data"),
    path("", include("motcua.portal.account_urls")),
    path("", include("motcua.portal.catalogue_urls")),
    path("", include("motcua.portal.figures_urls")),
    # Before the addresses of dossiers: /ho-so/nhap/… is no reference.
    path("", include("motcua.portal.apply_urls")),
    path("", include("motcua.portal.tracking_urls")),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("thiet-ke/", components.catalogue, name="components"))
