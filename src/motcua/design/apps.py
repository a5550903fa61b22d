from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The app of `motcua.design`."""

    name = "motcua.design"
