"""Every address of the product, put together from the surfaces."""

from django.urls import include, path

from motcua.project import errors, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("motcua.portal.urls")),
    path("can-bo/", include("motcua.desk.urls")),
    path("api/v1/", include("motcua.api.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
