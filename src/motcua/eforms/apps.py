from django.apps import AppConfig


class EformsConfig(AppConfig):
    """The app of `motcua.eforms`."""

    name = "motcua.eforms"
