from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app of `motcua.api`."""

    name = "motcua.api"
