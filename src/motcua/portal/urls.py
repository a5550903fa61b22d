"""Every address of the citizens' pages."""

from importlib.util import find_spec

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
]
for _part in ("account", "catalogue", "apply", "tracking"):
    if find_spec(f"motcua.portal.{_part}_urls") is not None:
        urlpatterns.append(path("", include(f"motcua.portal.{_part}_urls")))
if not settings.PRODUCTION:
    urlpatterns.append(path("thiet-ke/", components.catalogue, name="components"))
