from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The app of `motcua.agencies`."""

    name = "motcua.agencies"
