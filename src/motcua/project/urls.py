"""Every address of the product, put together from the surfaces."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from motcua.project import errors, health

urlpatterns: list[URLPattern | URLResolver] = [path("healthz", health.healthz, name="healthz")]
for module, prefix in (("motcua.portal.urls", ""), ("motcua.desk.urls", "can-bo/")):
    if find_spec(module) is not None:
        urlpatterns.append(path(prefix, include(module)))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
