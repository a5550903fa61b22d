from django.apps import AppConfig


class StewardshipConfig(AppConfig):
    """The app of `motcua.stewardship`."""

    name = "motcua.stewardship"
