from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app of `motcua.desk`."""

    name = "motcua.desk"
