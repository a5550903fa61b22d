from django.apps import AppConfig


class PapiConfig(AppConfig):
    """The app of `motcua.papi`."""

    name = "motcua.papi"
