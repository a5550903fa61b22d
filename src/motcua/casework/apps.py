from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The app of `motcua.casework`."""

    name = "motcua.casework"
